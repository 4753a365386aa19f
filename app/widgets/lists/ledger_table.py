"""The ledger as a table: sorted by any column, filtered by state and team, its facts written in place, copied out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from app.handover_words import state_words
from app.model.grid import grid_of
from app.model.handovers import State
from app.model.ledger import counts
from app.reports import headline
from app.sorting import sort_key
from app.widgets import plain
from app.widgets.actions.keys import with_key
from app.widgets.elided import Elided
from app.widgets.lists.fact_table import FactTable, minutes
from app.widgets.lists.handovers import HOW, LIMIT, PASSES, RECEIPT, RETURNS
from app.widgets.lists.row import Row
from app.widgets.lists.table import ListTable
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

STATES: tuple[State, ...] = ("gap", "to-clarify", "confirmed")
"""As they are offered, the most urgent first."""
WRITTEN = {PASSES: "passes", HOW: "channel", LIMIT: "limit", RECEIPT: "receipt", RETURNS: "returns"}
"""Columns that are written in place, with the field they write."""

_LEAST_W, _BOX_W = 84, 150
"""Pixels; long names of stages and teams neither push the lists' words away nor widen the window."""


class LedgerTable(FactTable):
    """All handovers of the map, or those a filter lets through."""

    shown = Signal(int, int)
    """(rows shown, rows there are)"""

    def __init__(
        self, headings: Sequence[str], stretch: Sequence[int], name: str, window: MainWindow
    ) -> None:
        super().__init__(headings, stretch, name, window, WRITTEN)
        self._sorted = -1
        """The column the rows are sorted by; -1 for the order of urgency."""
        self._down = False
        self.state_wanted = self.team_wanted = self.stage_wanted = ""
        """Words of the state, title of the team and id of the stage that a row must show; "" for any."""
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_by)

    # ---- rows
    def _show(self) -> None:
        every, look = self._wanted
        rows = [row for row in every if self._passes(row)]
        if self._sorted >= 0:
            rows.sort(key=self._key, reverse=self._down)
        ListTable.fill(self, rows, look)
        self.shown.emit(len(rows), len(every))

    def _passes(self, row: Row) -> bool:
        if self.state_wanted and row.cells[0] != self.state_wanted:
            return False
        if self.stage_wanted and row.stage != self.stage_wanted:
            return False
        return not self.team_wanted or self.team_wanted in row.cells[1:3]

    def _key(self, row: Row) -> tuple[object, ...]:
        """Empty cells last; the sender's column keeps pairs of teams together; times by their length."""
        text = row.cells[self._sorted]
        empty = (not text) != self._down
        if self._sorted == LIMIT:
            return empty, minutes(text), ""
        language = ui().language
        also = row.cells[2] if self._sorted == 1 else ""
        return empty, sort_key(text, language), sort_key(also, language)

    def sort_by(self, column: int) -> None:
        """Sort by a column; again turns the order round, a third time goes back to the order of urgency."""
        if column != self._sorted:
            self._sorted, self._down = column, False
        elif not self._down:
            self._down = True
        else:
            self._sorted, self._down = -1, False
        header = self.horizontalHeader()
        header.setSortIndicatorShown(self._sorted >= 0)
        if self._sorted >= 0:
            order = Qt.SortOrder.DescendingOrder if self._down else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(self._sorted, order)
        self._show()

    def want(self, *, state: str | None = None, team: str | None = None, stage: str | None = None) -> None:
        """Show only handovers in a state (its words), of a team (its title) or of a stage (its id); "" for all."""
        self.state_wanted = self.state_wanted if state is None else state
        self.team_wanted = self.team_wanted if team is None else team
        self.stage_wanted = self.stage_wanted if stage is None else stage
        self._show()

    def counted(self) -> str:
        """How many of the rows shown are in which state, in words; "" while all rows are shown."""
        if not (self.state_wanted or self.team_wanted or self.stage_wanted):
            return ""
        words = ui()
        states = {state_words(words, state): state for state in STATES}
        return headline(counts(states[row.cells[0]] for row in self._wanted[0] if self._passes(row)), words)

    def teams(self) -> list[str]:
        """The teams that hand over or take over, by name."""
        found = {row.cells[at] for row in self._wanted[0] for at in (1, 2)} - {""}
        return sorted(found, key=lambda title: sort_key(title, ui().language))

    def stages(self) -> list[str]:
        """The stages that handovers begin in, by their place in the journey."""
        session = self._window.session
        found = {row.stage for row in self._wanted[0]}
        return [stage for stage in grid_of(session.store).stages if stage in found] if session else []


class LedgerBar(QWidget):
    """Which handovers are shown, and what can be done with them all; stands beside the words of the strip."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._table: LedgerTable | None = None
        self.counts = Elided()
        self.counts.setProperty("role", "soft")
        self.stage, self.state, self.team = QComboBox(), QComboBox(), QComboBox()
        self.copy, self.review = QToolButton(), QToolButton()
        self.copy.clicked.connect(lambda: self._table.copy_out() if self._table is not None else None)
        self.review.clicked.connect(lambda: window.actions_["review"].trigger())
        for box in (self.stage, self.state, self.team):
            box.setMinimumWidth(_LEAST_W)
            box.setMaximumWidth(_BOX_W)
            box.activated.connect(lambda _at: self._wanted())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.copy, self.review):
            button.setProperty("quiet", True)
        for part in (self.counts, self.stage, self.state, self.team, self.copy, self.review):
            row.addWidget(part)

    def follow(self, table: LedgerTable) -> None:
        """Stand for this table, in the language of the menus."""
        self._table = table
        self.state.clear()
        self.state.addItem(_("All states"), "")
        for state in STATES:
            self.state.addItem(state_words(ui(), state), state_words(ui(), state))
        self.state.setAccessibleName(_("Handovers in this state"))
        self.team.setAccessibleName(_("Handovers of this team"))
        self.stage.setAccessibleName(_("Handovers that begin in this stage"))
        self.copy.setText(_("Copy as a table"))
        self.review.setText(_("Review…"))
        self.review.setToolTip(plain.tooltip(with_key(_("Walk the open questions one by one"), "review")))
        self._follow(table)
        table.shown.connect(lambda _shown, _all: self._follow(table))

    def _follow(self, table: LedgerTable) -> None:
        """Offer what the rows have, and say how those shown stand."""
        _offer(self.team, _("All teams"), [(title, title) for title in table.teams()], table.team_wanted)
        session = self._window.session
        stages = [
            (str(session.store[key].get("title") or ""), key) for key in table.stages() if session is not None
        ]
        _offer(self.stage, _("All stages"), stages, table.stage_wanted)
        told = table.counted()
        self.counts.say(told)
        self.counts.setVisible(bool(told))

    def _wanted(self) -> None:
        if self._table is not None:
            self._table.want(
                state=str(self.state.currentData()),
                team=str(self.team.currentData()),
                stage=str(self.stage.currentData()),
            )


def _offer(box: QComboBox, all_: str, entries: Sequence[tuple[str, str]], wanted: str) -> None:
    """Fill a box with (words, what it stands for), unless it holds them already; the first stands for all."""
    every = [(all_, ""), *entries]
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] != every:
        box.clear()
        for words, data in every:
            box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(wanted)))
