"""The ledger as a table: sorted by any column, filtered by state and team, its facts written in place, copied out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from app.handover_words import state_words
from app.sorting import sort_key
from app.widgets import plain
from app.widgets.lists.fact_table import FactTable, minutes
from app.widgets.lists.handovers import HOW, LIMIT, PASSES, RECEIPT, RETURNS
from app.widgets.lists.table import ListTable, Row
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

WRITTEN = {PASSES: "passes", HOW: "channel", LIMIT: "limit", RECEIPT: "receipt", RETURNS: "returns"}
"""Columns that are written in place, with the field they write."""


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
        self.state_wanted = self.team_wanted = ""
        """Words of the state and the title of the team that a row must show; "" for any."""
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
        state = not self.state_wanted or row.cells[0] == self.state_wanted
        return state and (not self.team_wanted or self.team_wanted in row.cells[1:3])

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

    def want(self, *, state: str | None = None, team: str | None = None) -> None:
        """Show only handovers in a state (its words) or of a team (its title); "" for all."""
        self.state_wanted = self.state_wanted if state is None else state
        self.team_wanted = self.team_wanted if team is None else team
        self._show()

    def teams(self) -> list[str]:
        """The teams that hand over or take over, by name."""
        found = {row.cells[at] for row in self._wanted[0] for at in (1, 2)} - {""}
        return sorted(found, key=lambda title: sort_key(title, ui().language))


class LedgerBar(QWidget):
    """Which handovers are shown, and what can be done with them all; stands beside the words of the strip."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._table: LedgerTable | None = None
        self.state, self.team = QComboBox(), QComboBox()
        self.copy, self.review = QToolButton(), QToolButton()
        self.copy.clicked.connect(lambda: self._table.copy_out() if self._table is not None else None)
        self.review.clicked.connect(lambda: window.actions_["review"].trigger())
        self.state.activated.connect(lambda _at: self._wanted())
        self.team.activated.connect(lambda _at: self._wanted())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.copy, self.review):
            button.setProperty("quiet", True)
        for part in (self.state, self.team, self.copy, self.review):
            row.addWidget(part)

    def follow(self, table: LedgerTable) -> None:
        """Stand for this table, in the language of the menus."""
        self._table = table
        self.state.clear()
        self.state.addItem(_("All states"), "")
        for state in ("gap", "to-clarify", "confirmed"):
            self.state.addItem(state_words(ui(), state), state_words(ui(), state))
        self.state.setAccessibleName(_("Handovers in this state"))
        self.team.setAccessibleName(_("Handovers of this team"))
        self.copy.setText(_("Copy as a table"))
        self.review.setText(_("Review…"))
        self.review.setToolTip(plain.tooltip(_("Walk the open questions one by one")))
        self._offer([])
        table.shown.connect(lambda _shown, _all: self._offer(table.teams()))

    def _offer(self, teams: list[str]) -> None:
        wanted = self._table.team_wanted if self._table is not None else ""
        if [self.team.itemData(at) for at in range(1, self.team.count())] == teams and self.team.count():
            return
        self.team.clear()
        self.team.addItem(_("All teams"), "")
        for title in teams:
            self.team.addItem(title, title)
        self.team.setCurrentIndex(max(0, self.team.findData(wanted)))

    def _wanted(self) -> None:
        if self._table is not None:
            self._table.want(state=str(self.state.currentData()), team=str(self.team.currentData()))
