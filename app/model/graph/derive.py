"""The edges a grid implies (DESIGN.md 1.1): who comes next in a lane, who works behind whom in a step.

Plain functions over the grid; drawn links are not their business.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from app.model.grid import GRAPH_LANES, Grid, zone_of_lane
from app.model.kinds import DEFAULT_CELL
from app.model.store import Reader

ZONE_RANK = {"customer": 0, "front": 1, "back": 2, "support": 3}
Pair = tuple[str, str]
Modes = Mapping[tuple[str, str], str]
"""(lane, step) -> mode, for the cells that have a record of their own."""


def layers(store: Reader, grid: Grid) -> dict[str, int]:
    """The layer of every graph lane: all action lanes 0, all touchpoint lanes 1, then each process lane alone.

    Process lanes come from front to support, those of one zone from top to bottom.
    """
    found = {lane: GRAPH_LANES.index(grid.kinds[lane]) for lane in grid.of_kind("action", "touchpoint")}
    process = grid.of_kind("process")
    process.sort(key=lambda lane: ZONE_RANK.get(zone_of_lane(store[lane]), len(ZONE_RANK)))
    found.update((lane, 2 + number) for number, lane in enumerate(process))
    return found


def groups(store: Reader, grid: Grid, modes: Modes, lane: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(mode, cards) of one lane in reading order.

    A card stands where it begins: one that spans steps in its first, one that belongs to a whole stage
    before the cards of the stage's first step.
    """
    usual = usual_mode(store, lane)
    for stage in grid.stages:
        wide = grid.stage_wide.get((lane, stage))
        if wide:
            yield usual, wide
        for step in grid.steps_of.get(stage, ()):
            cards = grid.cells.get((lane, step))
            if cards:
                yield modes.get((lane, step), usual), cards


def usual_mode(store: Reader, lane: str) -> str:
    """How several cards in a cell of this lane are meant unless the cell says otherwise."""
    record = store.get(lane) or {}
    return str(record.get("cell") or DEFAULT_CELL.get(str(record.get("kind")), "all"))


def across(store: Reader, grid: Grid, modes: Modes, lane: str) -> list[Pair]:
    """Each card of an action lane and the next one, empty steps skipped.

    Cards in order follow one another; alternatives ("one-of") and cards that belong together ("all") all come
    after the cell before and all lead to the cell after.
    """
    pairs: list[Pair] = []
    before: tuple[str, ...] = ()
    for mode, cards in groups(store, grid, modes, lane):
        ordered = mode == "in-order"
        first, last = (cards[:1], cards[-1:]) if ordered else (cards, cards)
        pairs.extend((one, two) for one in before for two in first)
        if ordered:
            pairs.extend(pairwise(cards))
        before = last
    return pairs


def down(
    store: Reader,
    grid: Grid,
    modes: Modes,
    layer_of: Mapping[str, int],
    lane_of_card: Mapping[str, str],
    step: str,
    cards: Collection[str],
) -> list[Pair]:
    """Inside one step: every card of a filled layer and every card of the next filled layer.

    `cards` are all graph cards that lie in the step, those that span it or its stage included. Where a cell of
    touchpoints or processes is said to be in order, its cards follow one another too.
    """
    filled: dict[int, list[str]] = {}
    for card in cards:
        filled.setdefault(layer_of[lane_of_card[card]], []).append(card)
    in_order = [filled[layer] for layer in sorted(filled)]
    pairs = [(one, two) for upper, lower in pairwise(in_order) for one in upper for two in lower]
    for lane in {lane_of_card[card] for card in cards}:
        if layer_of[lane] and modes.get((lane, step), usual_mode(store, lane)) == "in-order":
            pairs.extend(pairwise(grid.cards(lane, step)))
    return pairs
