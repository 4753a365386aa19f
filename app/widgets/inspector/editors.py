"""Small editors, one a kind of value. Each shows a value or "mixed", and tells when a person has finished.

The value None means "not given": the field is then left out of the record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app import durations
from app.model.edits import library, people
from app.model.store import Store
from app.sorting import sort_key
from app.widgets import plain
from app.words import _, ui

MIXED = object()
"""Several records are selected and differ."""


class Editor(QWidget):
    """What every editor can do."""

    committed = Signal(object)
    """The person has finished: a value, or None for "not given"."""

    def show_value(self, value: Any) -> None:
        """Show a value, None for none, or MIXED; tells nobody."""
        raise NotImplementedError

    def finish(self) -> None:
        """Commit what was typed and not committed yet: the person turns to something else, or saves."""

    def _fill(self, child: QWidget) -> None:
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(child)
        self.setFocusProxy(child)


class Line(Editor):
    """One line of text."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.edit = QLineEdit()
        self._hint = hint
        self._shown = ""
        self.edit.editingFinished.connect(self.finish)
        self._fill(self.edit)

    def show_value(self, value: Any) -> None:
        self._shown = "" if value in (None, MIXED) else self.to_text(value)
        self.edit.setText(self._shown)
        self.edit.setCursorPosition(0)
        self.edit.setPlaceholderText(_("several values") if value is MIXED else self._hint)

    def to_text(self, value: Any) -> str:
        """The value as it is shown."""
        return str(value)

    def from_text(self, text: str) -> Any:
        """The value that was typed. Raises ValueError when it makes no sense."""
        return text.strip() or None

    def finish(self) -> None:
        text = self.edit.text()
        if text == self._shown:
            return
        try:
            value = self.from_text(text)
        except ValueError:
            self.edit.setText(self._shown)  # what makes no sense is taken back, as spreadsheets do
            return
        self._shown = text
        self.committed.emit(value)


class Number(Line):
    """A number, typed as the person is used to: comma or point."""

    def to_text(self, value: Any) -> str:
        return f"{value:g}" if isinstance(value, (int, float)) else str(value)

    def from_text(self, text: str) -> Any:
        if not text.strip():
            return None
        number = float(text.strip().replace(" ", "").replace(",", "."))
        if number != number or abs(number) > 1e12:
            raise ValueError(text)
        return int(number) if number.is_integer() else number


class Limit(Line):
    """A stretch of time, kept in minutes: "2 days", "3 h", "90"."""

    def to_text(self, value: Any) -> str:
        return durations.journey_words(ui(), value) if isinstance(value, (int, float)) else ""

    def from_text(self, text: str) -> Any:
        return durations.parse(text) if text.strip() else None


class Span(Line):
    """Shortest to longest time: "2-5 days", or one time for all."""

    def to_text(self, value: Any) -> str:
        return durations.typed_words(value, ui()) if isinstance(value, dict) else ""

    def from_text(self, text: str) -> Any:
        return durations.parse_spread(text) if text.strip() else None


class Day(Line):
    """A calendar day, YYYY-MM-DD; day.month.year is understood as well."""

    def from_text(self, text: str) -> Any:
        text = text.strip()
        if not text:
            return None
        found = re.fullmatch(r"(\d{1,2})[./ ]\s*(\d{1,2})[./ ]\s*(\d{4})\.?", text)
        if found:
            day, month, year = (int(part) for part in found.groups())
            return date(year, month, day).isoformat()
        return date.fromisoformat(text).isoformat()


class Text(Editor):
    """Several lines; finished when the person leaves it or presses Ctrl+Enter."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._grow)
        self._hint, self._shown = hint, ""
        self._fill(self.edit)
        self._grow()

    def show_value(self, value: Any) -> None:
        self._shown = "" if value in (None, MIXED) else str(value)
        if self.edit.toPlainText() != self._shown:
            self.edit.setPlainText(self._shown)
        self.edit.setPlaceholderText(_("several values") if value is MIXED else self._hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self.finish()
        if event.type() == QEvent.Type.Resize:
            self._grow()
        if isinstance(event, QKeyEvent) and _ctrl_enter(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # here it finishes the text; the menu's Ctrl+Enter would add a card
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.finish()
                return True
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        text = self.edit.toPlainText()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text.strip("\n") or None)

    def _grow(self) -> None:
        # A plain document tells its height in lines, wrapped ones counted.
        lines = min(8, max(2, round(self.edit.document().size().height())))
        self.edit.setFixedHeight(lines * self.edit.fontMetrics().lineSpacing() + 22)


def _ctrl_enter(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class Values(Text):
    """Dated numbers, one per line: "2026-03-01 41,5"."""

    def show_value(self, value: Any) -> None:
        lines = (
            [f"{day} {number:g}" for day, number in sorted(value.items())] if isinstance(value, dict) else []
        )
        super().show_value(MIXED if value is MIXED else "\n".join(lines))

    def finish(self) -> None:
        text = self.edit.toPlainText()
        if text == self._shown:
            return
        values: dict[str, float] = {}
        for line in text.splitlines():
            day, _space, number = line.strip().replace("\t", " ").partition(" ")
            try:
                values[date.fromisoformat(day).isoformat()] = float(number.strip().replace(",", "."))
            except ValueError:
                continue  # a line that is no dated number is left out; the rest is kept
        self.committed.emit(values or None)


class Calm(QComboBox):
    """A box that the wheel does not change while a person scrolls the panel."""

    def __init__(self) -> None:
        super().__init__()
        # As wide as its panel, however long the longest entry is.
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Choice(Editor):
    """One of a few words."""

    def __init__(self, choices: tuple[tuple[str, str], ...], default: str = "") -> None:
        super().__init__()
        self._default = default
        self.box = Calm()
        for value, word in choices:
            self.box.addItem(_(word), value)
        self.box.activated.connect(lambda i: self.committed.emit(self.box.itemData(i) or None))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setPlaceholderText(_("several values") if value is MIXED else "")
        if value is MIXED:
            self.box.setCurrentIndex(-1)
            return
        wanted = str(value or self._default)
        if self.box.findData(wanted) < 0:
            self.box.addItem(wanted, wanted)  # a word of a newer version: shown as it is written
        self.box.setCurrentIndex(self.box.findData(wanted))


class Check(Editor):
    """Yes or no; no is not written down."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.clicked.connect(lambda: self.committed.emit(True if self.box.isChecked() else None))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setTristate(value is MIXED)
        state = Qt.CheckState.PartiallyChecked if value is MIXED else None
        self.box.setCheckState(state or (Qt.CheckState.Checked if value else Qt.CheckState.Unchecked))


class YesNo(Editor):
    """Yes, no, or not given: here a no says something of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.box = Calm()
        for word, value in ((_("not given"), None), (_("yes"), True), (_("no"), False)):
            self.box.addItem(word, value)
        self.box.activated.connect(lambda i: self.committed.emit(self.box.itemData(i)))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        self.box.setPlaceholderText(_("several values") if value is MIXED else "")
        at = {None: 0, True: 1, False: 2}.get(value, 0) if value is None or isinstance(value, bool) else -1
        self.box.setCurrentIndex(at)


class Library(Editor):
    """One entry of the library by name; a new name makes a new entry."""

    def __init__(self, store: Store, kind: str) -> None:
        super().__init__()
        self._store, self._kind, self._shown = store, kind, ""
        self.box = Calm()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for title, key in names(store, kind):
            self.box.addItem(title, key)
        line = self.box.lineEdit()
        assert line is not None
        completer = self.box.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.editingFinished.connect(self.finish)
        self.box.activated.connect(lambda _i: self.finish())
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        record = self._store.get(value) if isinstance(value, str) else None
        self._shown = str(record.get("title") or "") if record is not None else ""
        self.box.setEditText(self._shown)
        line = self.box.lineEdit()
        assert line is not None
        line.setCursorPosition(0)
        line.setPlaceholderText(_("several values") if value is MIXED else "–")

    def finish(self) -> None:
        text = self.box.currentText().strip()
        if text == self._shown:
            return
        self._shown = text
        self.committed.emit(Named(self._kind, (text,), many=False) if text else None)


class Set(Line):
    """Several entries of the library, separated by commas; new names make new entries."""

    def __init__(self, store: Store, kind: str) -> None:
        super().__init__("–")
        self._store, self._kind = store, kind
        self.edit.textEdited.connect(self._complete)
        self._completer = QCompleter([title for title, _key in names(store, kind)], self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self.edit)
        self._completer.activated.connect(self._take)

    def to_text(self, value: Any) -> str:
        found = (self._store.get(key) for key in value)
        return ", ".join(sorted(str(r.get("title") or "") for r in found if r is not None))

    def from_text(self, text: str) -> Any:
        parts = tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip())
        return Named(self._kind, parts, many=True) if parts else None

    def _complete(self, text: str) -> None:
        last = re.split(r"[,;]", text)[-1].strip()
        self._completer.setCompletionPrefix(last)
        if last:
            self._completer.complete()
        else:
            popup = self._completer.popup()
            if popup is not None:
                popup.hide()

    def _take(self, title: str) -> None:
        kept = re.split(r"[,;]", self.edit.text())[:-1]
        self.edit.setText(", ".join([*(k.strip() for k in kept), title]))


class Score(Editor):
    """A feeling between -2 and +2 in halves, or none."""

    def __init__(self) -> None:
        super().__init__()
        self.box = Calm()
        self.box.addItem("–", None)
        for half in range(4, -5, -1):
            self.box.addItem(f"{half / 2:+g}" if half else "0", half / 2)
        self.box.activated.connect(lambda i: self.committed.emit(self.box.itemData(i)))
        self._fill(self.box)

    def show_value(self, value: Any) -> None:
        if value is MIXED:
            self.box.setCurrentIndex(-1)
            return
        number = float(value) if isinstance(value, (int, float)) else None
        at = next((i for i in range(self.box.count()) if self.box.itemData(i) == number), -1)
        if at < 0 and number is not None:
            self.box.addItem(f"{number:+g}", number)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)


class Color(Editor):
    """A colour by its code, with a button to pick one."""

    def __init__(self) -> None:
        super().__init__()
        self._line = Line("#0b62a8")
        self._button = QPushButton(_("Pick…"))
        self._button.clicked.connect(self._pick)
        self._line.committed.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._line, 1)
        row.addWidget(self._button)

    def show_value(self, value: Any) -> None:
        self._line.show_value(value)

    def finish(self) -> None:
        self._line.finish()

    def _typed(self, value: Any) -> None:
        if value is None or QColor(str(value)).isValid():
            self.committed.emit(QColor(str(value)).name() if value else None)

    def _pick(self) -> None:
        color = QColorDialog.getColor(QColor(self._line.edit.text() or "#0b62a8"), self, _("Colour"))
        if color.isValid():
            self._line.show_value(color.name())
            self.committed.emit(color.name())


class Fact(Editor):
    """A fact of a handover: not asked, known to be missing, or known with its value."""

    def __init__(self, inner: Editor) -> None:
        super().__init__()
        self._inner = inner
        self.state = Calm()
        for word in (_("not asked"), _("missing"), _("known")):
            self.state.addItem(word)
        self.state.activated.connect(self._chosen)
        inner.committed.connect(self._known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(inner)
        column.addWidget(self.state)
        self.setFocusProxy(inner)

    def show_fact(self, present: bool, value: Any) -> None:
        """present: the field exists; value None then means known to be missing."""
        self.state.setCurrentIndex(0 if not present else 1 if value is None else 2)
        self._inner.show_value(value)
        self._inner.setVisible(value is not None or not present)

    def show_value(self, value: Any) -> None:
        if value is MIXED:
            self.state.setPlaceholderText(_("several values"))
            self.state.setCurrentIndex(-1)
            self._inner.show_value(MIXED)
            self._inner.setVisible(True)
            return
        self.show_fact(value is not None, value)

    def finish(self) -> None:
        self._inner.finish()

    def _chosen(self, index: int) -> None:
        self._inner.setVisible(index != 1)
        if index == 0:
            self.committed.emit(NOT_ASKED)
        elif index == 1:
            self.committed.emit(MISSING)
        else:
            self._inner.setFocus()

    def _known(self, value: Any) -> None:
        self.committed.emit(NOT_ASKED if value is None else value)


NOT_ASKED = object()
MISSING = object()


def names(store: Store, kind: str) -> list[tuple[str, str]]:
    """(title, id) of all records of a kind, by title as people sort."""
    found = [(str(store[key].get("title") or ""), key) for key in store.of(kind)]
    return sorted(
        ((t, k) for t, k in found if t), key=lambda pair: (sort_key(pair[0], ui().language), pair[1])
    )


@dataclass(frozen=True)
class Named:
    """Entries of the library by name; made inside the edit that uses them, so that one undo takes both."""

    kind: str
    titles: tuple[str, ...]
    many: bool

    def resolve(self, store: Store) -> str | list[str]:
        """The id or ids, with new entries where there are none of that name yet."""
        found = [self._entry(store, title) for title in self.titles]
        return found if self.many else found[0]

    def _entry(self, store: Store, title: str) -> str:
        if self.kind == "persona":
            return library.find(store, "persona", title) or people.add(store, title)
        return library.add(store, self.kind, title)


def hint_label(text: str) -> QWidget:
    """A small soft line under an editor."""
    label = plain.label(text, wrap=True)
    label.setProperty("role", "soft")
    return label
