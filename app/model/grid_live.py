"""What lies in one cell while an edit goes on: putting a thousand cards in one by one need not put the whole grid in
order a thousand times."""

from __future__ import annotations

import weakref
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.model.grid_kept import Grid, grid_of, place
from app.model.since import Seen, seen, touched

if TYPE_CHECKING:
    from app.model.store import Store

Pair = tuple[str, str]
"""(order key, card id)"""
Home = tuple[str, str]
"""(lane, step or stage); PARKED for the parking lot."""
PARKED: Home = ("", "")


@dataclass
class _Live:
    """The cells of one store, changed in place by what was written since somebody asked last."""

    seen: Seen | None
    grid: Grid
    homes: dict[str, tuple[Home, Pair]] = field(default_factory=dict)
    cells: dict[Home, list[Pair]] = field(default_factory=dict)

    def follow(self, store: Store, written: frozenset[str]) -> None:
        for card in written:
            held = self.homes.pop(card, None)
            if held is not None:
                pairs = self.cells[held[0]]
                del pairs[bisect_left(pairs, held[1])]
            record = store.get(card)
            if record is not None and record["type"] == "card":
                self.note(card, *place(record)[:3])
        self.seen = seen(store)

    def note(self, card: str, lane: str, step: str, key: str) -> None:
        grid = self.grid
        home = (
            (lane, step) if lane in grid.kinds and (step in grid.index or step in grid.steps_of) else PARKED
        )
        self.homes[card] = (home, (key, card))
        insort(self.cells.setdefault(home, []), (key, card))


_LIVE: weakref.WeakKeyDictionary[Store, _Live] = weakref.WeakKeyDictionary()


def cell_of(store: Store, lane: str | None, step: str | None) -> list[Pair]:
    """(order key, id) of the cards that begin in a cell, or belong to a stage, in order; None for the parking lot."""
    live = _LIVE.get(store)
    written = touched(store, live.seen) if live is not None else None
    if live is None or written is None or any(_shapes(store, live.grid, key) for key in written):
        live = _LIVE[store] = _fresh(store)
    elif written:
        live.follow(store, written)
    return list(live.cells.get(PARKED if lane is None or step is None else (lane, step), ()))


def _fresh(store: Store) -> _Live:
    grid = grid_of(store)
    live = _Live(seen(store), grid)
    for card, where in grid.places.items():
        lane, step, key, _span = where
        there = lane in grid.kinds and (step in grid.index or step in grid.steps_of)
        home = (lane, step) if there else PARKED
        live.homes[card] = (home, (key, card))
        live.cells.setdefault(home, []).append((key, card))
    for pairs in live.cells.values():
        pairs.sort()
    return live


def _shapes(store: Store, grid: Grid, key: str) -> bool:
    """Whether a record is, or was, a lane, a stage or a step."""
    record = store.get(key)
    kind = record["type"] if record is not None else ""
    return kind in ("lane", "stage", "step") or key in grid.kinds or key in grid.steps_of or key in grid.index
