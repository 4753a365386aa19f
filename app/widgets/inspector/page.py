"""One filled form: rows of labels and editors under headings that fold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from app.model.store import Store
from app.widgets import plain
from app.widgets.inspector import editors as e
from app.widgets.inspector.common import sections_for
from app.widgets.inspector.forms import TITLE, Field, Section
from app.widgets.inspector.library_box import LibraryBox
from app.widgets.inspector.naming import headline, kind_of_all, whereabouts
from app.widgets.inspector.questions import QUESTIONS
from app.widgets.inspector.rows import editor_for
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

LABEL_W = 104
SHORT = 50
"""Letters that are read well in the narrow column beside a label."""
_DOWN = 5
"""Pixels from the top of a field to its words."""


class Page(QWidget):
    """The form of the selected records; made anew with each selection."""

    committed = Signal(object, object)
    """(field, value): a person has finished."""
    described = Signal(str)
    """A picture was chosen in the field of that name: now it wants a description."""
    answered = Signal(str)
    """A question of a handover was answered, or passed over with Enter; the name of the field."""

    def __init__(
        self, window: MainWindow, store: Store, keys: list[str], points: QWidget, unfolded: set[str]
    ) -> None:
        super().__init__()
        self._window, self._store, self._keys, self._unfolded = window, store, list(keys), unfolded
        self._language = ui().language
        self.editors: dict[str, e.Editor] = {}
        self._folds: list[tuple[QToolButton, QWidget]] = []
        self.kind = kind_of_all(store, keys)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        self._headline()
        first, *others = self._sections = sections_for(store, keys, self.kind) or [Section("", ())]
        self._shape = self._shape_for(keys)
        if len(keys) > 1 and not first.fields:
            self._column.addWidget(_soft(_("These have no field in common.")))
        self._section(first)
        column.addWidget(points)  # near, but below what is typed into, which must not move away
        for section in others:
            self._section(section)
        if self.kind == "map":
            column.addWidget(LibraryBox(window, store))
        column.addStretch(1)

    def say_title(self) -> None:
        """Bring the headline up to date."""
        self._head.setText(headline(self._store, self._keys, self.kind))
        self._where.setText(whereabouts(self._store, self._keys, self.kind))

    def turn_to(self, store: Store, keys: list[str]) -> bool:
        """Show other records in the same form, if they have the same; making it anew takes many times longer."""
        kind = kind_of_all(store, keys)
        fits = (
            store is self._store and kind == self.kind and kind != "map" and ui().language == self._language
        )
        if not fits or (len(keys) > 1) != (len(self._keys) > 1):
            return False
        if (sections_for(store, keys, kind) or [Section("", ())]) != self._sections:
            return False
        if self._shape_for(keys) != self._shape:
            return False
        self._keys[:] = keys  # the editors ask for them
        return True

    def _shape_for(self, keys: list[str]) -> list[str]:
        """The texts that need the whole width."""
        fields = (field for section in self._sections for field in section.fields)
        return [field.name for field in fields if field.editor == "text" and self._long(field, keys)]

    def _headline(self) -> None:
        self._head, self._where = plain.label(wrap=True), _soft("")
        self._head.setProperty("role", "title")
        self.say_title()
        self._column.addWidget(self._head)
        self._column.addWidget(self._where)
        if self.kind == "card" and len(self._keys) == 1:
            editor = self._editor(Field(TITLE.name, TITLE.label, "text"))
            self._name(editor, _(TITLE.label))
            self._column.addWidget(editor)

    def _section(self, section: Section) -> None:
        if not section.fields:
            return
        body = QWidget(self)  # without a parent it would be a window of its own for a moment
        if section.title:
            self._column.addWidget(self._fold(section, body))
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(0, LABEL_W)
        grid.setColumnStretch(1, 1)
        for field in section.fields:
            self._row(grid, field)
        if any(field.fact for field in section.fields):
            grid.addWidget(
                _soft(_("Enter goes to the next question, a lone – says missing.")), grid.rowCount(), 0, 1, 2
            )
        self._column.addWidget(body)

    def _fold(self, section: Section, body: QWidget) -> QWidget:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setProperty("fold", True)
        button.setText(_(section.title))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        opened = not section.folded or section.title in self._unfolded
        button.setChecked(opened)
        button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        body.setVisible(opened)

        def turn(on: bool) -> None:
            body.setVisible(on)
            button.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
            (self._unfolded.add if on else self._unfolded.discard)(section.title)

        button.toggled.connect(turn)
        self._folds.append((button, body))
        return button

    def unfold(self, editor: QWidget) -> None:
        """Open the heading that a field is folded under."""
        for button, body in self._folds:
            if body.isAncestorOf(editor):
                button.setChecked(True)

    def _row(self, grid: QGridLayout, field: Field) -> None:
        editor = self._editor(field)
        row = grid.rowCount()
        label = plain.label(_(field.label), wrap=True)
        label.setProperty("role", "soft")
        label.setBuddy(editor)
        if field.editor in ("values", "picture") or (field.editor == "text" and field.name in self._shape):
            grid.addWidget(label, row, 0, 1, 2)
            grid.addWidget(editor, row + 1, 0, 1, 2)
        else:
            if field.editor != "check":
                label.setContentsMargins(0, _DOWN, 0, 0)  # beside the first line of its field
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(editor, row, 1, Qt.AlignmentFlag.AlignTop)
        self._name(editor, label.text())

    def _long(self, field: Field, keys: list[str]) -> bool:
        """Whether a text needs the whole width; a short one shares the line with its label."""
        texts = [str(self._store[key].get(field.name) or "") for key in keys]
        return any(len(text) > SHORT or "\n" in text for text in texts)

    def _name(self, editor: e.Editor, said: str) -> None:
        editor.setAccessibleName(said)
        inner = editor.focusProxy()
        while inner is not None:
            inner.setAccessibleName(said)
            inner = inner.focusProxy()

    def _editor(self, field: Field) -> e.Editor:
        editor = editor_for(field, self._store, self._keys, self._window)
        editor.committed.connect(lambda value: self.committed.emit(field, value))
        editor.refused.connect(self._window.tell)
        if field.editor == "picture":
            editor.answered.connect(lambda: self.described.emit(field.name))
        if field.name in QUESTIONS and self.kind == "link":
            editor.answered.connect(lambda: self.answered.emit(field.name))
        self.editors[field.name] = editor
        return editor


def _soft(text: str) -> QLabel:
    label = plain.label(text, wrap=True)
    label.setProperty("role", "soft")
    return label
