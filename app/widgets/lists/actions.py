"""What follows: the action list, written in place while the room talks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.grid import map_of
from app.model.store import Store
from app.scene.theme import Theme
from app.widgets.actions.keys import keys_for
from app.widgets.inspector.entries import record_title
from app.widgets.lists.row import Row
from app.words import _, _n, ui

if TYPE_CHECKING:
    from app.widgets.checking import State

STRETCH = (0, 4)
WHAT, WHO, DUE, STATUS, CURES = range(5)
"""The columns."""


def title(n: int) -> str:
    """The word on the strip."""
    return _n("Actions {n}", "Actions {n}", n) if n else _("Actions")


def headings() -> list[str]:
    """The columns."""
    return [_("What"), _("Who"), _("By when"), _("Status"), _("Cures")]


def teaching() -> str:
    """What an empty list says."""
    return _(
        "Select the card that an action shall cure and press {keys}, or type into the line above. "
        "Every cell can be written in place: F2 or typing begins, Tab goes on.",
        keys=keys_for("add-action"),
    )


def count(store: Store, _state: State) -> int:
    """How many actions there are."""
    return len(store.of("action"))


def status_words() -> dict[str, str]:
    """The states of an action in words."""
    return {"open": _("open"), "doing": _("in progress"), "done": _("done"), "dropped": _("dropped")}


def rows(store: Store, _state: State | None, _theme: Theme | None) -> list[Row]:
    """Actions in their order, done and dropped ones soft."""
    found = sorted(store.of("action"), key=lambda key: (str(store[key].get("order", "")), key))
    return [_row(store, key) for key in found]


def cures_words(store: Store, cures: list[str]) -> str:
    """What an action cures, by name."""
    return ", ".join(filter(None, (record_title(store, each) for each in cures)))


def _row(store: Store, key: str) -> Row:
    from app import days
    from app.model.ledger import texts_in

    record = store[key]
    status = str(record.get("status") or "open")
    cures = texts_in(record, "cures")
    cells = (
        str(record.get("title") or ""),
        str(record.get("role") or ""),
        days.said(record.get("due") or "", ui().language),
        status_words().get(status, status),
        cures_words(store, cures),
    )
    drawn = tuple(each for each in cures if each != map_of(store)[0])
    return Row((key, *drawn), cells, soft=status in ("done", "dropped"))
