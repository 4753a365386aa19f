"""The ledger: every handover with its state, its facts and what is still to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app import durations
from app.handover_words import reasons, state_words
from app.model.store import Store
from app.scene.theme import Theme
from app.widgets.actions.keys import keys_for
from app.widgets.lists.row import Row
from app.widgets.pictograms import pictogram
from app.words import _, _n, _p, ui

if TYPE_CHECKING:
    from app.model.ledger import LedgerRow
    from app.widgets.checking import State

STRETCH = (3, 9)
GREY = "derived"
"""The sign of every handover until the review begins."""
PASSES, HOW, LIMIT, RECEIPT, RETURNS = 4, 5, 6, 7, 8
"""Columns of facts."""
URGENCY = {"gap": 0, "to-clarify": 1, "confirmed": 2}


def title(n: int) -> str:
    """The word on the strip."""
    return _n("Handovers {n}", "Handovers {n}", n) if n else _("Handovers")


def headings() -> list[str]:
    """The columns."""
    return [
        _("State"),
        _("From"),
        _p("handover", "To"),
        _("Card"),
        _("Passed on"),
        _("How"),
        _("By when"),
        _("How they know"),
        _("Promised back"),
        _("Open"),
    ]


def teaching() -> str:
    """What an empty list says."""
    return _(
        "No handovers yet. Link a card of one team to a card of another team: drag from the dot at its side, or "
        "press {keys}. Each handover is listed here with what is confirmed and what is still to be asked.",
        keys=keys_for("connect"),
    )


def count(_store: Store, state: State) -> int:
    """How many handovers there are."""
    return len(state.rows)


def rows(_store: Store, state: State, theme: Theme) -> list[Row]:
    """Gaps first, then what is to clarify, then confirmed; each in the order of the map."""
    return rows_of(state.rows, theme, reviewing=state.reviewing)


def rows_of(held: Iterable[LedgerRow], theme: Theme, *, reviewing: bool) -> list[Row]:
    """Handovers as rows, in that order; grey until their review has begun."""
    return [_row(row, theme, reviewing) for row in sorted(held, key=lambda row: URGENCY[row.state])]


def _row(row: LedgerRow, theme: Theme, reviewing: bool) -> Row:
    words = ui()
    receiver = row.receiver_title or (_("nobody") if row.nobody else _("not known yet"))
    cards = f"{row.source_title} → {row.to_title}" if row.to_title else row.source_title
    limit = durations.journey_words(words, row.limit) if row.limit is not None else ""
    how = ", ".join(part for part in (row.channel, row.system) if part)
    cells = (
        state_words(words, row.state),
        row.sender_title,
        receiver,
        cards,
        ", ".join(row.passes),
        how,
        limit,
        row.receipt,
        row.returns,
        " ".join(reasons(words, row)),
    )
    return Row(
        (row.link,),
        cells,
        pictogram(row.state if reviewing else GREY, theme),
        soft=row.state == "confirmed",
        stage=row.stage,
    )
