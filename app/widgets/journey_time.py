"""The time to the goal in the header: pressed, it marks on the map the way or the silence responsible for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from app.scene.view import Marks
from app.widgets import plain
from app.words import _, ui

if TYPE_CHECKING:
    from app.model.timing import Timing
    from app.session import Session
    from app.widgets.main_window import MainWindow

KINDS = ("", "slow-way", "silence")
"""What is marked, in the order in which pressing goes through it; "" for nothing. Also names of marks."""


LEAST_TIME = 110
"""Pixels below which the sentence would say nothing."""


class JourneyTime(QToolButton):
    """A quiet button with the three times; hidden where there are none."""

    roomWanted = Signal()
    """It says something else, or comes or goes."""

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self.marked = ""
        self._found: Timing | None = None
        self._session: Session | None = None
        self.setProperty("quiet", True)
        self.setProperty("inline", True)
        self._said = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.go_on)
        self.hide()

    def measure(self) -> None:
        """Take over the times of the map as it is now; asked for a moment after the last edit, like the checks."""
        session = self._window.session
        if session is not self._session:
            self._session, self.marked = session, ""
        self._found = _timing(session) if session is not None else None
        if not self.can_mark(self.marked):
            self.marked = ""
        self.refresh()
        self.roomWanted.emit()

    def refresh(self) -> None:
        """Say them in the language of the program."""
        self.setHidden(self._found is None)
        if self._found is None:
            return
        from app.reports import time_lines, time_words

        self._said = _("Time to goal: {time}", time=time_words(self._found, ui()))
        self._elide()
        self.updateGeometry()
        told = "\n".join((*time_lines(self._found, ui()), self._offer()))
        self.setToolTip(plain.tooltip(told))
        self.setAccessibleName(told)

    # ---- room
    def sizeHint(self) -> QSize:
        """The room of the whole sentence, whatever of it is shown now."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        shown = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        whole = metrics.size(Qt.TextFlag.TextShowMnemonic, plain.menu_text(self._said)).width()
        return QSize(hint.width() - shown + whole, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Content with a part of the sentence; the tool tip has it all."""
        hint = self.sizeHint()
        return QSize(min(LEAST_TIME, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        beside = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())
        room = self.width() - max(0, beside)
        whole = self.width() >= self.sizeHint().width()
        shown = (
            self._said
            if whole
            else self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)
        )
        if self.text() != plain.menu_text(shown):
            self.setText(plain.menu_text(shown))

    # ---- marking
    def _offer(self) -> str:
        if self._next() == "slow-way":
            return _("Press to mark the way that takes longest")
        if self._next() == "silence":
            return _("Press to mark where the customer hears nothing for longest")
        return _("Press to take the marks away")

    def _next(self) -> str:
        kinds = [kind for kind in KINDS if kind != "silence" or self.can_mark("silence")]
        at = kinds.index(self.marked) if self.marked in kinds else 0
        return kinds[(at + 1) % len(kinds)]

    def go_on(self) -> None:
        """Mark the next thing, or nothing."""
        self.mark(self._next())

    def mark(self, kind: str) -> None:
        """Mark the slowest way, the longest silence, or nothing; what is marked already is unmarked."""
        self.marked = "" if kind == self.marked else kind
        self._window.journey.marking.show(self.with_way(self._window.checking.state.marks()))
        self.refresh()

    def can_mark(self, kind: str) -> bool:
        """Whether there is such a way."""
        return self._found is not None and (kind == "slow-way" or self._found.silence.minutes > 0)

    def with_way(self, marks: Marks) -> Marks:
        """The marks of the map with those of the way that is shown."""
        if self._found is None or not self.marked:
            return marks
        shown = self._found.worst if self.marked == "slow-way" else self._found.silence
        of = dict(marks.of)
        for card in shown.cards:
            of[card] = (*of.get(card, ()), self.marked)
        return replace(marks, of=of)


def _timing(session: Session) -> Timing | None:
    from app.model.timing import timing  # a large map is shown before anything is measured

    return timing(session.store)
