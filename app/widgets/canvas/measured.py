"""Where the measures of a map stand in its grid, for the keyboard: in the cell of what they are about first."""

from __future__ import annotations

from app.model.grid import Grid, place
from app.model.store import Reader


def measures_in(store: Reader, grid: Grid, lane: str, step: str) -> list[str]:
    """The measures drawn in a cell, from top to bottom; only the first lane of measures that is shown has any."""
    if lane != lane_of_measures(store, grid):
        return []
    column = grid.index.get(step)
    found = sorted((str(store[key].get("order", "")), key) for key in store.of("measure"))
    return [key for _order, key in found if _column(store, grid, key) == column]


def step_of_measure(store: Reader, grid: Grid, key: str) -> str:
    """The step in whose column a measure is drawn; "" when it is about nothing that has one."""
    column = _column(store, grid, key)
    return grid.steps[column] if column is not None else ""


def lane_of_measures(store: Reader, grid: Grid) -> str:
    """The lane in which measures are drawn; "" without one."""
    return next((lane for lane in grid.of_kind("measure") if store[lane].get("hidden") is not True), "")


def _column(store: Reader, grid: Grid, key: str) -> int | None:
    """The first column of what a measure is about; the map itself is the first column, as on the canvas."""
    about = store[key].get("about")
    if not about:
        return 0 if grid.steps else None
    found = [_first(store, grid, target) for target in about if isinstance(target, str)]
    return min((column for column in found if column is not None), default=None)


def _first(store: Reader, grid: Grid, target: str) -> int | None:
    record = store.get(target)
    if record is None:
        return None
    if record["type"] == "map":
        return 0 if grid.steps else None
    step = place(record)[1] if record["type"] == "card" else target
    return grid.index.get(grid.steps_of[step][0] if grid.steps_of.get(step) else step)
