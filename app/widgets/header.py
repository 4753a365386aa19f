"""The strip above the map: title, for whom and towards what, the tools of a workshop, the handover numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.model.grid import map_of
from app.model.ledger import Counts
from app.widgets import plain
from app.widgets.actions.registry import commands
from app.widgets.elided import Elided
from app.widgets.journey_time import JourneyTime
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


LEAST_WORDS = 240
"""Pixels that title and goal keep; before they would get less, the tools fold into one menu."""

LONGEST_NAME = 140
"""Pixels of a persona's name that the goal may not push away."""


class Header(QWidget):
    """Two quiet lines and the tools."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._title, self._persona, self._goal = Elided(self), Elided(self), Elided(self)
        self._state = plain.label(parent=self)
        for label, role in (
            (self._title, "title"),
            (self._state, "soft"),
            (self._persona, "strong"),
            (self._goal, "soft"),
        ):
            label.setProperty("role", role)
        self.pill = QPushButton(self)
        self.pill.setProperty("pill", True)
        self.pill.clicked.connect(lambda: window.toggle_list("handovers"))
        self.print_button = QPushButton(self)
        self.print_button.setProperty("primary", True)
        self.print_button.clicked.connect(lambda: window.actions_["print"].trigger())
        self._tools: list[tuple[QToolButton, str, str]] = []
        self.time = JourneyTime(window, self)
        self._lay_out()
        self.refresh(None)

    def _lay_out(self) -> None:
        first, second, words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._title)
        first.addWidget(self._state)
        first.addStretch(1)
        second.setSpacing(14)
        second.addWidget(self._persona)
        second.addWidget(self._goal)
        second.addWidget(self.time)
        second.addStretch(1)
        words.setSpacing(2)
        words.addLayout(first)
        words.addLayout(second)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self._bar())
        self.folded = self._folded_tools()
        row.addWidget(self.folded)
        row.addWidget(self.pill)
        row.addWidget(self.print_button)

    def _bar(self) -> QWidget:
        self.bar = QWidget(self)
        tools = QHBoxLayout(self.bar)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(2)
        for command in commands():
            if command.toolbar:
                tools.addWidget(self._tool(command.id, command.toolbar))
        tools.addWidget(self._lane_tool())
        return self.bar

    def _tool(self, action: str, text: str) -> QToolButton:
        button = _quiet(self.bar)
        shown = self._window.actions_[action]
        button.clicked.connect(shown.trigger)
        shown.changed.connect(lambda: button.setEnabled(shown.isEnabled()))
        button.setEnabled(shown.isEnabled())
        self._tools.append((button, action, text))
        return button

    def _lane_tool(self) -> QToolButton:
        button = _quiet(self.bar)
        button.setProperty("drops", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._window.lane_menu)
        self._tools.append((button, "", ""))
        return button

    def _folded_tools(self) -> QToolButton:
        """All tools as one menu, for narrow windows."""
        button = _quiet(self)
        button.setProperty("drops", True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for command in commands():
            if command.toolbar:
                menu.addAction(self._window.actions_[command.id])
        menu.addMenu(self._window.lane_menu)
        button.setMenu(menu)
        button.hide()
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Show the tools side by side while the words keep their room, else as one menu."""
        taken = sum(w.sizeHint().width() for w in (self.bar, self.pill, self.print_button)) + 40 + 3 * 12
        narrow = self.width() - taken < LEAST_WORDS
        self.bar.setHidden(narrow)
        self.folded.setHidden(not narrow)
        self._state.setHidden(narrow)

    def refresh(self, counts: Counts | None) -> None:
        """Show the map's own words and the numbers of its handovers."""
        for button, action, text in self._tools:
            button.setText(_(text) if action else _("Lane"))
            button.setToolTip(self._window.actions_[action].toolTip() if action else _("Add a lane"))
        self.folded.setText(_("Tools"))
        self._fold()
        self.print_button.setText(_("Print pack"))
        session = self._window.session
        if session is None:
            return
        self._title.say(session.title or _("Untitled map"))
        self._state.setText(self._state_line())
        self._persona.say(self._persona_line())
        self._persona.setMinimumWidth(min(LONGEST_NAME, self._persona.sizeHint().width()))
        self._goal.say(self._goal_line())
        self.time.refresh()
        self.pill.setText(pill_text(counts))
        self.pill.setAccessibleName(_("Handovers: {counts}", counts=self.pill.text()))
        self.pill.setToolTip(_("Show the list of handovers"))
        self._fold()

    def _state_line(self) -> str:
        session = self._window.session
        assert session is not None
        record = map_of(session.store)[1]
        state = _("to-be") if record.get("state") == "to-be" else _("as-is")
        status = status_word(str(record.get("status") or "sketch"))
        saved = _("not saved") if session.modified or session.path is None else _("saved")
        return " · ".join((state, status, saved))

    def _persona_line(self) -> str:
        session = self._window.session
        assert session is not None
        persona = session.store.get(str(map_of(session.store)[1].get("persona") or ""))
        return str(persona.get("title") or "") if persona is not None else ""

    def _goal_line(self) -> str:
        session = self._window.session
        assert session is not None
        record = map_of(session.store)[1]
        goal, scope = str(record.get("goal") or ""), str(record.get("scope") or "")
        scope = _("scope: {scope}", scope=scope) if scope else ""
        return " · ".join(part for part in (goal, scope) if part)


def status_word(status: str) -> str:
    """The working status in words."""
    names = {"sketch": _("sketch"), "draft": _("draft"), "review": _("review"), "final": _("final")}
    return names.get(status, status)


def pill_text(counts: Counts | None) -> str:
    """ "4 confirmed, 2 gaps, 5 to clarify" """
    if counts is None or counts.confirmed + counts.gaps + counts.to_clarify == 0:
        return _("No handovers yet")
    return ", ".join(
        (
            _n("{n} confirmed", "{n} confirmed", counts.confirmed),
            _n("{n} gap", "{n} gaps", counts.gaps),
            _n("{n} to clarify", "{n} to clarify", counts.to_clarify),
        )
    )


def _quiet(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setProperty("quiet", True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
