"""The order in which the keyboard walks: places like in a table, and all cards stage by stage, lane by lane."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from app.model.grid import DRAWN_LANES, Grid, place
from app.model.store import Reader
from app.widgets.canvas.measured import lane_of_measures, measures_in, step_of_measure


class Spot(NamedTuple):
    """Where the focus is: a record in a cell, or the empty cell itself."""

    lane: str
    step: str
    key: str = ""


def reading_order(store: Reader, grid: Grid) -> list[str]:
    """All cards as they are read: step by step, in each from the top lane down, then the parked ones."""
    cards: list[str] = []
    for stage in grid.stages:
        for lane in grid.lanes:
            cards += grid.stage_wide.get((lane, stage), ())
        for step in grid.steps_of[stage]:
            for lane in grid.lanes:
                cards += grid.cards(lane, step)
    return [*cards, *grid.parked]


def spots(store: Reader, grid: Grid, lane: str, step: str) -> list[Spot]:
    """What the focus can rest on in a cell: its cards or feelings, else the cell itself."""
    if grid.kinds.get(lane) in DRAWN_LANES:
        found = [
            key
            for key, name in sorted(store.referrers(step))
            if name == "step" and store[key]["type"] == "emotion" and _belongs(store, lane, key)
        ]
        return [Spot(lane, step, key) for key in found] or [Spot(lane, step)]
    held = [Spot(lane, step, card) for card in _covering(store, grid, lane, step)]
    if grid.kinds.get(lane) == "measure":
        held = [*(Spot(lane, step, key) for key in measures_in(store, grid, lane, step)), *held]
    return held or [Spot(lane, step)]


def _belongs(store: Reader, lane: str, emotion: str) -> bool:
    only = store[lane].get("persona")
    return only is None or store[emotion].get("persona") == only


def _covering(store: Reader, grid: Grid, lane: str, step: str) -> list[str]:
    """Cards that lie in a cell: beginning there, reaching into it, or belonging to its stage."""
    cards = list(grid.stage_wide.get((lane, grid.stage_of.get(step, "")), ()))
    at = grid.index[step]
    for before in grid.steps[: at + 1]:
        for card in grid.cards(lane, before):
            if grid.index[before] + place(store[card])[3] > at:
                cards.append(card)
    return cards


def _everywhere(_key: str) -> bool:
    return True


def walk(
    store: Reader,
    grid: Grid,
    spot: Spot,
    direction: str,
    lanes: tuple[str, ...],
    stops: Callable[[str], bool] = _everywhere,
    steps: Collection[str] | None = None,
) -> Spot:
    """The spot next to one, "left", "right", "up" or "down", among the lanes and steps that are shown.

    `stops` says of a record whether the focus may rest on it; a cell that holds only others is passed over.
    Without `steps` all are shown.
    """
    shown = grid.index if steps is None else steps
    if spot.step not in grid.index or spot.lane not in lanes:
        return spot
    if direction in ("up", "down") and spot.step not in shown:
        return spot
    column, row = grid.index[spot.step], lanes.index(spot.lane)
    here = spots(store, grid, spot.lane, spot.step)
    at = next((i for i, each in enumerate(here) if each.key == spot.key), 0)
    if direction in ("up", "down"):
        by = 1 if direction == "down" else -1
        there = here[at + 1 :] if by > 0 else here[:at]
        while not (there := [each for each in there if not each.key or stops(each.key)]):
            row += by
            if not 0 <= row < len(lanes):
                return spot
            there = spots(store, grid, lanes[row], spot.step)
        return there[0 if by > 0 else -1]
    by = 1 if direction == "right" else -1
    column += by
    while 0 <= column < len(grid.steps):
        there = spots(store, grid, spot.lane, grid.steps[column])
        if grid.steps[column] not in shown or (spot.key and any(each.key == spot.key for each in there)):
            column += by  # a card over several steps is left at its end
            continue
        there = [each for each in there if not each.key or stops(each.key)]
        if there:
            return there[min(at, len(there) - 1)]
        column += by
    return spot


def spot_of(store: Reader, grid: Grid, key: str) -> Spot | None:
    """The spot of a card or feeling; None where it lies in no cell (parked, hidden)."""
    record = store.get(key)
    if record is None:
        return None
    if record["type"] == "card":
        lane, step, _, _ = place(record)
        if grid.steps_of.get(step):
            step = grid.steps_of[step][0]
        return Spot(lane, step, key) if lane in grid.kinds and step in grid.index else None
    if record["type"] == "emotion":
        for lane in grid.of_kind("emotion"):
            if _belongs(store, lane, key) and record.get("step") in grid.index:
                return Spot(lane, str(record["step"]), key)
    if record["type"] == "measure":
        lane, step = lane_of_measures(store, grid), step_of_measure(store, grid, key)
        return Spot(lane, step, key) if lane and step else None
    return None
