"""What the room voted for: every card with votes, most first; the first five are the ones to talk about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.edits import votes
from app.model.grid import grid_of, place
from app.model.store import Reader, Store
from app.scene.draw.insight import KINDS
from app.scene.theme import Theme
from app.widgets.inspector.entries import record_title
from app.widgets.lists.row import Row
from app.words import _, _n, grouped, ui

if TYPE_CHECKING:
    from app.widgets.checking import State

STRETCH = (2, 4)
PLACES = 5


def title(n: int) -> str:
    """The word on the strip; n counts the votes."""
    return _n("Votes {n}", "Votes {n}", n) if n else _("Votes")


def headings() -> list[str]:
    """The columns."""
    return [_("Place"), _("Votes"), _("What"), _("Where"), _("Actions")]


def count(store: Store, _state: State) -> int:
    """How many votes were given."""
    return sum(standing.votes for standing in votes.ranking(store))


def teaching() -> str:
    """What stands there while nobody has voted."""
    return _(
        "No votes yet. Start the vote mode in the Workshop menu and click on cards, or select a card and press F12."
    )


def rows(store: Store, _state: State, _theme: Theme) -> list[Row]:
    """The ranking; what comes after the first five is soft."""
    return [_row(store, each) for each in votes.ranking(store)]


def _row(store: Store, standing: votes.Standing) -> Row:
    cures = [
        record_title(store, key)
        for key, field in sorted(store.referrers(standing.key))
        if field == "cures" and store[key]["type"] == "action"
    ]
    cells = (
        str(standing.rank),
        grouped(standing.votes, ui().language),
        record_title(store, standing.key),
        where_words(store, standing.key),
        ", ".join(cures),
    )
    return Row((standing.key,), cells, soft=standing.rank > PLACES)


def where_words(store: Reader, card: str) -> str:
    """What a card is and where it lies: "pain · Refund"."""
    record = store[card]
    lane, step, _key, _span = place(record)
    kind = _(KINDS[str(record["kind"])]) if str(record.get("kind")) in KINDS else ""
    lane_title = "" if kind else str((store.get(lane) or {}).get("title") or "")
    stage = grid_of(store).stage_of.get(step, step)
    return " · ".join(filter(None, (kind, lane_title, str((store.get(stage) or {}).get("title") or ""))))
