"""Keeping the grid in order: made once, and after an edit changed where the edit touched it.

Ask `app.model.grid`, which has the questions that are asked of a grid.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.model.since import Seen, seen, touched

if TYPE_CHECKING:
    from app.model.store import Reader, Record

Place = tuple[str, str, str, int]
"""(lane, step or stage, order key, span)"""


@dataclass(frozen=True)
class Grid:
    """Everything in order. Ids only; ask the store for the records."""

    lanes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    """All steps, stage by stage."""
    steps_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stage_of: dict[str, str] = field(default_factory=dict)
    """step id -> stage id"""
    cells: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """(lane, step) -> cards that begin there, in order"""
    stage_wide: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """(lane, stage) -> cards that belong to the whole stage"""
    parked: tuple[str, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    """lane id -> kind"""
    index: dict[str, int] = field(default_factory=dict)
    """step id -> its number from the left, from 0"""
    places: dict[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """card id -> what `place` says of it; the same object while a card has not moved"""

    def cards(self, lane: str, step: str) -> tuple[str, ...]:
        """Cards that begin in a cell."""
        return self.cells.get((lane, step), ())

    def of_kind(self, *kinds: str) -> list[str]:
        """Lanes of the given kinds, from top to bottom."""
        return [lane for lane in self.lanes if self.kinds[lane] in kinds]


Places = dict[tuple[str, str], tuple[str, ...]]
_Skeleton = tuple[tuple[object, ...], ...]
_KEPT = 3
"""Grids kept: of a store, of the preview a gesture shows, and one more."""


@dataclass
class _Kept:
    """A grid with what it was made from. Records are replaced, never mutated, so identity tells what changed."""

    reader: weakref.ref[Reader]
    revision: int
    seen: Seen | None
    skeleton: _Skeleton
    records: dict[str, Record | None]
    grid: Grid


_CACHE: list[_Kept] = []


def grid_of(store: Reader) -> Grid:
    """The grid of a store or preview; the very same object while no card, step, stage or lane has moved.

    After an edit only the cells it touched are put in order again.
    """
    for kept in _CACHE:
        if kept.reader() is store and kept.revision == store.revision:
            return kept.grid
    made = _followed(store) or _compared(store)
    # The newest first: what comes next is most like it.
    _CACHE[:] = [kept for kept in _CACHE if kept.reader() is not None and kept.reader() is not store][
        : _KEPT - 1
    ]
    _CACHE.insert(0, made)
    return made.grid


def _followed(store: Reader) -> _Kept | None:
    """The grid from one of the same store, looking only at what was written since; None when that is not enough."""
    known = [(written, kept) for kept in _CACHE if (written := touched(store, kept.seen)) is not None]
    if not known:
        return None
    written, kept = min(known, key=lambda each: len(each[0]))
    if any(_shapes(store, kept.grid, key) for key in written):
        return None
    changes = {key: store.get(key) for key in written if _is_card(store, key) or key in kept.grid.places}
    moved: dict[str, Place | None] = {}
    records = dict(kept.records)
    for card, record in changes.items():
        if record is not None and record["type"] == "card":
            records[card] = record
            fresh: Place | None = place(record)
        else:
            records.pop(card, None)
            fresh = None
        if fresh != kept.grid.places.get(card):
            moved[card] = fresh
    grid = _changed(kept.grid, moved) if moved else kept.grid
    return _Kept(weakref.ref(store), store.revision, seen(store), kept.skeleton, records, grid)


def _shapes(store: Reader, grid: Grid, key: str) -> bool:
    """Whether a record is, or was, a lane, a stage or a step."""
    record = store.get(key)
    kind = record["type"] if record is not None else ""
    return kind in ("lane", "stage", "step") or key in grid.kinds or key in grid.steps_of or key in grid.index


def _is_card(store: Reader, key: str) -> bool:
    record = store.get(key)
    return record is not None and record["type"] == "card"


def _compared(store: Reader) -> _Kept:
    """The grid from the most like one, looking at every record."""
    skeleton = _skeleton(store)
    records = {card: store.get(card) for card in store.of("card")}
    before = next((kept for kept in _CACHE if kept.skeleton == skeleton), None)
    moved = _moved(before, records) if before is not None else None
    if before is None or moved is None:
        grid = _build(store, records)
    else:
        grid = _changed(before.grid, moved) if moved else before.grid
    return _Kept(weakref.ref(store), store.revision, seen(store), skeleton, records, grid)


def _skeleton(store: Reader) -> _Skeleton:
    """What the order of lanes, stages and steps depends on."""
    lanes = ((key, store[key].get("order"), store[key].get("kind")) for key in store.of("lane"))
    stages = ((key, store[key].get("order")) for key in store.of("stage"))
    steps = ((key, store[key].get("pos")) for key in store.of("step"))
    return tuple(lanes), tuple(stages), tuple(steps)


def _moved(before: _Kept, records: dict[str, Record | None]) -> dict[str, Place | None] | None:
    """The new places of cards that came, moved or went (None); None when so many did that all is built anew."""
    places, was = before.grid.places, before.records
    others = [key for key, now in records.items() if was.get(key) is not now]
    others += was.keys() - records.keys()
    if 2 * len(others) > len(records):
        return None
    found: dict[str, Place | None] = {}
    for card in others:
        record = records.get(card)
        fresh = place(record) if record is not None else None
        if fresh != places.get(card):
            found[card] = fresh
    return found


def _changed(before: Grid, moved: dict[str, Place | None]) -> Grid:
    """The grid after some cards came, moved or went."""
    places = dict(before.places)
    cells, wide, parked = dict(before.cells), dict(before.stage_wide), before.parked
    fresh: dict[tuple[str, str], list[str]] = {}
    stirred: set[tuple[str, str]] = set()
    for card, now in moved.items():
        was = places.pop(card, None)
        if was is not None:
            stirred.add(_home(before, was))
        if now is not None:
            places[card] = now
            home = _home(before, now)
            stirred.add(home)
            fresh.setdefault(home, []).append(card)
    for home in stirred:
        held = wide if home[1] in before.steps_of else cells
        old = parked if home == _PARKED else held.get(home, ())
        members = [card for card in old if card not in moved] + fresh.get(home, [])
        ordered = tuple(sorted(members, key=lambda card: (places[card][2], card)))
        if home == _PARKED:
            parked = ordered
        elif ordered:
            held[home] = ordered
        else:
            held.pop(home, None)
    return replace(before, cells=cells, stage_wide=wide, parked=parked, places=places)


_PARKED = ("", "")


def _home(grid: Grid, where: Place) -> tuple[str, str]:
    """The cell or stage a place lies in; _PARKED where there is none."""
    lane, step, _, _ = where
    there = lane in grid.kinds and (step in grid.index or step in grid.steps_of)
    return (lane, step) if there else _PARKED


def _build(store: Reader, cards: dict[str, Record | None]) -> Grid:
    lanes = tuple(sorted(store.of("lane"), key=lambda k: (_text(store[k].get("order")), k)))
    stages = tuple(sorted(store.of("stage"), key=lambda k: (_text(store[k].get("order")), k)))
    steps_of: dict[str, list[tuple[str, str]]] = {stage: [] for stage in stages}
    for step in store.of("step"):
        pos = store[step].get("pos")
        if isinstance(pos, list) and len(pos) == 2 and _text(pos[0]) in steps_of:
            steps_of[pos[0]].append((_text(pos[1]), step))
    ordered = {stage: tuple(step for _, step in sorted(found)) for stage, found in steps_of.items()}
    steps = tuple(step for stage in stages for step in ordered[stage])
    places = {card: place(record) for card, record in cards.items() if record is not None}
    cells, wide, parked = _place_cards(places, set(lanes), set(steps), set(stages))
    return Grid(
        lanes=lanes,
        stages=stages,
        steps=steps,
        steps_of=ordered,
        stage_of={step: stage for stage in stages for step in ordered[stage]},
        cells=cells,
        stage_wide=wide,
        parked=parked,
        kinds={lane: str(store[lane].get("kind", "text")) for lane in lanes},
        index={step: i for i, step in enumerate(steps)},
        places=places,
    )


def _place_cards(
    places: dict[str, Place], lanes: set[str], steps: set[str], stages: set[str]
) -> tuple[Places, Places, tuple[str, ...]]:
    cells: dict[tuple[str, str], list[tuple[str, str]]] = {}
    wide: dict[tuple[str, str], list[tuple[str, str]]] = {}
    parked: list[tuple[str, str]] = []
    for card, (lane, step, key, _) in places.items():
        if lane in lanes and step in steps:
            cells.setdefault((lane, step), []).append((key, card))
        elif lane in lanes and step in stages:
            wide.setdefault((lane, step), []).append((key, card))
        else:
            parked.append((key, card))
    return _sorted(cells), _sorted(wide), tuple(card for _, card in sorted(parked))


def _sorted(found: dict[tuple[str, str], list[tuple[str, str]]]) -> Places:
    return {cell: tuple(card for _, card in sorted(cards)) for cell, cards in found.items()}


def place(card: Record) -> Place:
    """(lane, step or stage, order key, span) of a raw card; empty strings where it is parked."""
    pos = card.get("pos")
    if not isinstance(pos, list) or len(pos) != 4:
        return "", "", "", 1
    lane, step, key, span = pos
    if type(lane) is type(step) is type(key) is str and type(span) is int and span > 0:  # as nearly all
        return lane, step, key, span
    whole = span if isinstance(span, int) and not isinstance(span, bool) and span > 0 else 1
    return _text(lane), _text(step), _text(key), whole


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""
