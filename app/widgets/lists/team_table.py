"""What one team receives, or what it sends: the rows of the ledger without the column that says the team's own name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.lists import handovers
from app.widgets.lists.fact_table import FactTable
from app.widgets.lists.ledger_table import WRITTEN
from app.widgets.lists.row import Row
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

FROM, TO = 1, 2
"""Columns of the ledger that name the teams."""


class TeamTable(FactTable):
    """One side of a team."""

    def __init__(self, window: MainWindow, *, receiving: bool) -> None:
        self._own = TO if receiving else FROM
        headings = handovers.headings()
        del headings[self._own]
        last = len(headings) - 1
        super().__init__(
            headings,
            (2, last),
            _("Receives") if receiving else _("Sends"),
            window,
            {column - 1: field for column, field in WRITTEN.items()},
        )

    def row_of(self, row: Row) -> Row:
        """A row of the ledger as it stands here."""
        cells = row.cells[: self._own] + row.cells[self._own + 1 :]
        return Row(row.keys, cells, row.icon, row.soft)
