"""The first thing seen: go on with a recent map, begin a new one, or look at a finished example."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import gallery, session
from app.gallery import Piece
from app.storage.recovery import Recoverable
from app.widgets import plain
from app.widgets.canvas import verbs
from app.widgets.files import lost_words
from app.widgets.start_entry import StartEntry, there
from app.words import LANGUAGE_NAMES, _, _n, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

WIDTH = 880


class StartPage(QScrollArea):
    """Recent maps at the left, new maps and examples at the right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._stale = True
        self._recent_entries: list[StartEntry] = []
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Start page"))

    def refresh(self) -> None:
        """Recent files or the language may have changed: build the page anew, as soon as somebody sees it."""
        if self.isVisible():
            self._fill()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Reading the examples takes a while, so it is done only for eyes that see them."""
        if self._stale:
            self._fill()
        super().showEvent(event)

    def _fill(self) -> None:
        self._stale = False
        page = QWidget()
        outer = QHBoxLayout(page)
        outer.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        inner.setMinimumWidth(min(WIDTH, 620))
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 44, 24, 32)
        column.setSpacing(10)
        self._head(column)
        for lost in self._window.lost:
            column.addWidget(self._lost(lost))
        ended = self._window.mishaps is not None and self._window.mishaps.last_ended_by_error
        if ended:
            column.addWidget(self._ended())
        column.addSpacing(12 if ended or self._window.lost else 0)
        self._columns(column)
        column.addStretch(1)
        self.setWidget(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter begins an empty map with the card it belongs to: one key from start to first card. Enter goes on
        with the last one; the arrows walk through what there is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return
        if self._walk(event.key()):
            return
        text, held = event.text(), event.modifiers()
        commanded = held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
        if (
            not text.strip()
            or not text.isprintable()
            or (commanded and not held & Qt.KeyboardModifier.AltModifier)
        ):
            super().keyPressEvent(event)
            return
        self._empty()
        verbs.type_text(self._window.canvas, text)

    def _head(self, column: QVBoxLayout) -> None:
        title = plain.label("Baton")
        title.setStyleSheet("font-size: 28px; font-weight: bold;")
        promise = plain.label(_("Journey maps in which no handover is dropped unseen."))
        promise.setProperty("role", "soft")
        column.addWidget(title)
        column.addWidget(promise)
        row = QHBoxLayout()
        row.setSpacing(8)
        empty = QPushButton(_("Empty map"))
        empty.setProperty("primary", True)
        empty.clicked.connect(self._empty)
        opened = QPushButton(_("Open…"))
        opened.clicked.connect(self._window.files.open)
        row.addWidget(empty)
        row.addWidget(opened)
        hint = plain.label(_("Or just type: the first letter begins a map."))
        hint.setProperty("role", "soft")
        row.addSpacing(8)
        row.addWidget(hint)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addSpacing(16)

    def _lost(self, lost: Recoverable) -> QWidget:
        """Work of a Baton that ended unexpectedly, with the two things that can be done about it."""
        frame = QFrame()
        frame.setProperty("role", "note")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        said = plain.label(lost_words(lost), wrap=True)
        said.setProperty("role", "strong")
        where = plain.label(self._lost_where(lost), wrap=True)
        where.setProperty("role", "soft")
        words.addWidget(said)
        words.addWidget(where)
        again, discard = QPushButton(_("Recover")), QPushButton(_("Discard…"))
        again.setProperty("primary", True)
        discard.setProperty("quiet", True)
        again.clicked.connect(lambda: self._window.files.recover(lost))
        discard.clicked.connect(lambda: self._window.files.discard(lost))
        row.addLayout(words, 1)
        row.addWidget(again)
        row.addWidget(discard)
        return frame

    def _ended(self) -> QWidget:
        """The last Baton was killed by an error: where to read what is known of it."""
        frame = QFrame()
        frame.setProperty("role", "note")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 10, 10, 10)
        said = _("Baton ended unexpectedly last time. Help > Error report has the details.")
        row.addWidget(plain.label(said, wrap=True), 1)
        report = QPushButton(_("Error report"))
        report.setProperty("quiet", True)
        report.clicked.connect(self._window.telling.error_report)
        row.addWidget(report)
        return frame

    def _lost_where(self, lost: Recoverable) -> str:
        from PySide6.QtCore import QDateTime, QLocale

        when = QLocale("en_GB" if ui().language == "en" else ui().language).toString(
            QDateTime.fromString(lost.replayed.begun, Qt.DateFormat.ISODate).toLocalTime(),
            QLocale.FormatType.ShortFormat,
        )
        path = lost.replayed.base.path
        said = (
            _("Recorded since {time} for {path}", time=when, path=path)
            if path
            else _("Recorded since {time}; it was never saved to a file", time=when)
        )
        if lost.replayed.damaged:
            said += "\n" + _("The end of the record could not be read; what came before it is there.")
        return said

    def _columns(self, column: QVBoxLayout) -> None:
        recent = [name for name in self._window.settings.recent if os.path.exists(name)][:6]
        mine = self._list(_("Recent"), [self._recent(name) for name in recent])
        self._recent_entries = mine.findChildren(StartEntry)
        begin = self._list(
            _("Begin with a template"), [self._template(piece) for piece in gallery.templates()]
        )
        finished = self._list(
            _("Look at a finished example"), [self._sample(piece) for piece in gallery.samples()]
        )
        abreast = ([mine, finished], [begin]) if recent else ([begin], [finished])
        row = QHBoxLayout()
        row.setSpacing(36)
        for parts in abreast:
            below = QVBoxLayout()
            below.setSpacing(22)
            for part in parts:
                below.addWidget(part)
            below.addStretch(1)
            row.addLayout(below, 1)
        column.addLayout(row)

    def _list(self, title: str, entries: list[QWidget]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        label = plain.label(title.upper())
        label.setProperty("role", "section")
        column.addWidget(label)
        for entry in entries:
            column.addWidget(entry)
        if not entries:
            box.hide()
        return box

    def _recent(self, name: str) -> QWidget:
        path = Path(name)
        return self._entry(path.stem, str(path.parent), lambda: self._window.files.open_file(name))

    def _template(self, piece: Piece) -> QWidget:
        fields = {"title": _("Untitled map"), "language": ui().language}
        return self._entry(_(piece.title), _(piece.scope), lambda: self._begin(piece, **fields), whole=True)

    def _sample(self, piece: Piece) -> QWidget:
        about = " · ".join((LANGUAGE_NAMES.get(piece.language, ""), _n("{n} card", "{n} cards", piece.cards)))
        return self._entry(piece.title, about, lambda: self._window.files.open_copy(piece.path))

    def _begin(self, piece: Piece, **fields: str) -> None:
        self._window.guarded(lambda: self._window.show_session(session.from_template(piece.path, **fields)))

    def _empty(self) -> None:
        self._window.show_session(session.empty(language=ui().language))

    def _entry(self, title: str, about: str, work: Callable[[], object], *, whole: bool = False) -> QWidget:
        entry = StartEntry(title, about, work, whole=whole)
        entry.walked.connect(self._walk)
        return entry

    # ---- the keyboard
    @property
    def _entries(self) -> list[StartEntry]:
        """The lines in the order in which they are read: down the left column, then down the right one."""
        page = self.widget()
        return page.findChildren(StartEntry) if page is not None else []

    def _walk(self, key: int) -> bool:
        """Go to the line that a key leads to; whether it leads to one."""
        to = there(self._entries, self._window.focusWidget(), key)
        if to is None:
            return False
        to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(to)
        return True

    def _enter(self) -> None:
        """Enter presses the button that has the keyboard; where none has it, it goes on with the last map, or begins
        one."""
        here = self._window.focusWidget()
        if isinstance(here, QPushButton):
            here.click()
        elif self._recent_entries:
            self._recent_entries[0].click()
        else:
            self._empty()
