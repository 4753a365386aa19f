"""The strip above the map: title, for whom and towards what, the tools of a workshop, the handover numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from app.model.grid import map_of
from app.widgets import plain
from app.widgets.elided import LEAST, Elided
from app.widgets.journey_time import LEAST_TIME, JourneyTime
from app.widgets.toolbar import Tools
from app.words import _, _n

if TYPE_CHECKING:
    from app.model.ledger import Counts
    from app.widgets.main_window import MainWindow


LEAST_WORDS = 240
"""Pixels that title and goal keep; before they would get less, the tools fold into one menu."""
LONGEST_TITLE, SHORTEST_GOAL, LEAST_TITLE = 300, 240, 120
"""Pixels for which the tools fold into pictures: up to the first for the title, up to the second for the goal. Below
the third the title would say nothing, and the state beside it goes."""

LONGEST_NAME, LEAST_NAME = 140, 80
"""Pixels of a persona's name that the goal may not push away; down to the second where else the goal says little."""
_SIDE, _GAP, _TITLE_GAP, _GOAL_GAP = 20, 12, 10, 14


class Leading(Elided):
    """Words of the map that lead to their field: whoever sees "Untitled map" clicks there to name it."""

    def __init__(self, header: Header, window: MainWindow, field: str) -> None:
        super().__init__(header)
        self._window, self._field = window, field
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str) -> None:
        super().say(text)
        action = self._window.actions_["map-properties"].toolTip()
        self.setToolTip("<br>".join(filter(None, (plain.tooltip(self.text()), action))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the field."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._window.show_map_properties(self._field)


class Header(QWidget):
    """Two quiet lines and the tools."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._title = Leading(self, window, "title")
        self._persona = Leading(self, window, "persona")
        self._goal = Leading(self, window, "goal")
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
        self.bar = Tools(window, self)
        self.time = JourneyTime(window, self)
        self._name = 0
        """Pixels that the name of the persona would like to keep."""
        self._strut = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        """As high as the time: the map stays where it is when the time comes or goes."""
        self._lay_out()
        self._keep_height()
        self.time.roomWanted.connect(self._fold)
        self.refresh(None)

    def _lay_out(self) -> None:
        first, second, words = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        first.setSpacing(_TITLE_GAP)
        first.addWidget(self._title)
        first.addWidget(self._state)
        first.addStretch(1)
        second.setSpacing(_GOAL_GAP)
        second.addWidget(self._persona)
        second.addWidget(self._goal)
        second.addWidget(self.time)
        second.addStretch(1)
        second.addItem(self._strut)
        words.setSpacing(2)
        words.addLayout(first)
        words.addLayout(second)
        row = self._row = QHBoxLayout(self)
        self._layouts = second, words, row
        row.setContentsMargins(_SIDE, 8, _SIDE, 8)
        row.setSpacing(_GAP)
        row.addLayout(words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.bar.menu_button)
        row.addWidget(self.pill)
        row.addWidget(self.print_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is about to be seen knows its size."""
        super().showEvent(event)
        self.bar.measure_again()
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Another style sheet, another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._keep_height()

    def _keep_height(self) -> None:
        """Be as high before the first painting as afterwards: only what is polished knows how high it is."""
        for words in (self._title, self._state, self._persona, self._goal, self.time):
            words.ensurePolished()
        height = self.time.sizeHint().height()
        self._strut.changeSize(0, height, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        for layout in self._layouts:
            layout.invalidate()

    def _fold(self) -> None:
        """Give the tools as much room as the words can spare."""
        state = self._state.sizeHint().width()
        first = min(LONGEST_TITLE, self._title.sizeHint().width()) + _TITLE_GAP + state
        second = [min(SHORTEST_GOAL, self._goal.sizeHint().width())]
        if not self.time.isHidden():
            second.append(self.time.sizeHint().width())
        beside_name = sum(second) + _GOAL_GAP * (1 + len(second))
        comfort = max(LEAST_WORDS, first, self._name + beside_name)
        beside = self.pill.sizeHint().width() + self.print_button.sizeHint().width() + 2 * _SIDE + 3 * _GAP
        room = self.width() - beside
        before = self.bar.look
        self.bar.fit(room - comfort, room - LEAST_WORDS)
        if self.bar.look != before:
            self._row.invalidate()
        left = room - self.bar.width_of(self.bar.look)
        self._state.setHidden(left < LEAST_TITLE + _TITLE_GAP + state)
        name = min(self._name, max(LEAST_NAME, left - beside_name))
        self._persona.setMinimumWidth(name)
        # The time has its room before the goal has; where both cannot be read, the goal goes.
        spare = left - name - _GOAL_GAP
        self._goal.setHidden(not self.time.isHidden() and spare < LEAST_TIME + LEAST + _GOAL_GAP)
        if not self._goal.isHidden():
            spare -= LEAST + _GOAL_GAP
        self.time.setMinimumWidth(min(self.time.sizeHint().width(), max(LEAST_TIME, spare)))

    def dress(self) -> None:
        """Wear the theme of the window."""
        self.bar.dress(self._window.theme)

    def refresh(self, counts: Counts | None) -> None:
        """Show the map's own words and the numbers of its handovers."""
        self.bar.refresh()
        self._fold()
        self.print_button.setText(_("Print pack"))
        self.print_button.setToolTip(self._window.actions_["print"].toolTip())
        session = self._window.session
        if session is None:
            return
        self._title.say(session.title or _("Untitled map"))
        self._state.setText(self._state_line())
        if self._persona_line() != self._persona.text():
            # A label asks for its least width at least, however short its words are.
            self._persona.setMinimumWidth(0)
        self._persona.say(self._persona_line())
        self._name = min(LONGEST_NAME, self._persona.sizeHint().width())
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
