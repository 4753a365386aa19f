"""What a table would become in a map: shown in a preview, changed there, and then made in one edit.

A plan is data and writes nothing. Lanes and columns that the map has already are found by their titles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.importing import kinds
from app.importing.lines import entries, marked
from app.importing.tables import Table
from app.model.grid import DRAWN_LANES, Grid, grid_of
from app.model.store import Reader

Heads = Literal["none", "stages", "steps", "both"]
"""What the first rows name: nothing, stages, steps, or stages in the first and steps in the second row."""


@dataclass(frozen=True)
class Choices:
    """How a table is read; the preview lets a person change each of them."""

    heads: Heads = "stages"
    lanes: bool = True
    """The first column names lanes."""
    split: bool = False
    """Every line of a cell is a card of its own; else only where the lines are a list."""
    clear: bool = False
    """Stages that hold nothing and are not named by the table go."""
    rows: Mapping[int, Target] = field(default_factory=dict)
    """What a person chose for a row of the table."""


@dataclass(frozen=True)
class Target:
    """Where the cards of a row go: a lane that is there, a new one of a kind, or nowhere (neither)."""

    lane: str = ""
    kind: str = ""

    @property
    def skipped(self) -> bool:
        """Whether the row is left out."""
        return not self.lane and not self.kind


@dataclass(frozen=True)
class PlannedLane:
    """One row of the table."""

    row: int
    title: str
    target: Target


@dataclass(frozen=True)
class PlannedColumn:
    """One column: a step that is there, or a new one in a stage that is there or new.

    Columns with the same `group` lie in the same new stage.
    """

    stage: str = ""
    step: str = ""
    stage_title: str = ""
    step_title: str = ""
    group: int = -1


@dataclass(frozen=True)
class Entry:
    """One card, or one feeling, by the numbers of its lane and column in the plan."""

    lane: int
    column: int
    text: str


@dataclass(frozen=True)
class Plan:
    """All that a table would become."""

    lanes: tuple[PlannedLane, ...]
    columns: tuple[PlannedColumn, ...]
    entries: tuple[Entry, ...]
    removed: tuple[str, ...] = ()
    """Stages that go because they hold nothing."""

    @property
    def new_stages(self) -> int:
        """How many stages it makes."""
        return len({column.group for column in self.columns if column.group >= 0})

    @property
    def new_steps(self) -> int:
        """How many steps it makes, those of new stages included."""
        return sum(1 for column in self.columns if not column.step)

    @property
    def new_lanes(self) -> int:
        """How many lanes it makes."""
        return sum(1 for lane in self.lanes if not lane.target.lane and lane.target.kind)

    def feelings(self, drawn: set[str]) -> int:
        """How many of the entries are feelings; `drawn` are the lanes of the map that draw them."""
        lanes = {
            i
            for i, lane in enumerate(self.lanes)
            if lane.target.kind in DRAWN_LANES or lane.target.lane in drawn
        }
        return sum(1 for entry in self.entries if entry.lane in lanes)


def head_rows(heads: Heads) -> int:
    """How many rows of a table are headings."""
    return {"none": 0, "stages": 1, "steps": 1, "both": 2}[heads]


def make_plan(store: Reader, table: Table, choices: Choices, at: tuple[str, str] | None = None) -> Plan:
    """What the table becomes. `at` is the (lane, step) where it begins, as far as it has no headings itself."""
    grid = grid_of(store)
    height, width = head_rows(choices.heads), 1 if choices.lanes else 0
    body = table.rows[height:]
    columns = _columns(store, grid, table, choices, at)
    lanes = _lanes(store, grid, [row[0] for row in body], choices, at)
    found: list[Entry] = []
    for number, row in enumerate(body):
        lane = number if choices.lanes else 0
        if lane >= len(lanes) or lanes[lane].target.skipped:
            continue
        feels = _feels(grid, lanes[lane].target)
        for column, cell in enumerate(row[width:]):
            found += [Entry(lane, column, text) for text in _texts(cell, choices.split and not feels, feels)]
    if not choices.lanes:
        found.sort(key=lambda entry: entry.column)
    removed = _unused(store, grid, columns) if choices.clear else ()
    return Plan(tuple(lanes), tuple(columns), tuple(found), removed)


def _texts(cell: str, split: bool, whole: bool) -> list[str]:
    if not cell:
        return []
    if whole or ("\n" not in cell):
        return [cell]
    if split or marked(cell):
        return entries(cell)
    return [cell]


def _feels(grid: Grid, target: Target) -> bool:
    return (grid.kinds.get(target.lane) or target.kind) in DRAWN_LANES


# ---- rows
def _lanes(
    store: Reader, grid: Grid, titles: list[str], choices: Choices, at: tuple[str, str] | None
) -> list[PlannedLane]:
    if not choices.lanes:
        usable = [lane for lane in grid.lanes if grid.kinds[lane] not in DRAWN_LANES]
        lane = at[0] if at and at[0] in usable else next((k for k in usable if grid.kinds[k] == "action"), "")
        lane = lane or (usable[0] if usable else "")
        title = str(store[lane].get("title") or "") if lane else ""
        return [PlannedLane(0, title, choices.rows.get(0) or Target(lane, "" if lane else "action"))]
    found: list[PlannedLane] = []
    taken: set[str] = set()
    for row, title in enumerate(titles):
        target = choices.rows.get(row) or _target(store, grid, title, taken)
        taken.add(target.lane)
        found.append(PlannedLane(row, title.replace("\n", " "), target))
    return found


def _target(store: Reader, grid: Grid, title: str, taken: set[str]) -> Target:
    """The lane of that title, else a new one of the kind its words mean."""
    said = kinds.fold(title)
    for lane in grid.lanes:
        if said and lane not in taken and kinds.fold(str(store[lane].get("title") or "")) == said:
            return Target(lane=lane)
    team = any(kinds.fold(str(store[key].get("title") or "")) == said for key in store.of("team"))
    return Target(kind="process" if team and said else kinds.lane_kind(title) or "text")


# ---- columns
def _columns(
    store: Reader, grid: Grid, table: Table, choices: Choices, at: tuple[str, str] | None
) -> list[PlannedColumn]:
    width = 1 if choices.lanes else 0
    number = table.width - width
    if choices.heads == "none":
        return _plain_columns(grid, number, at)
    heads = [
        [cell.replace("\n", " ") for cell in row[width:]] for row in table.rows[: head_rows(choices.heads)]
    ]
    if choices.heads == "steps":
        return _step_columns(store, grid, heads[0])
    names = _continued(heads[0])
    return _stage_columns(store, grid, names, heads[1] if choices.heads == "both" else [""] * number)


def _plain_columns(grid: Grid, number: int, at: tuple[str, str] | None) -> list[PlannedColumn]:
    first = grid.index.get(at[1], 0) if at else 0
    steps = list(grid.steps[first : first + number])
    found = [PlannedColumn(grid.stage_of[step], step) for step in steps]
    return found + _beyond(grid, number - len(found))


def _beyond(grid: Grid, number: int) -> list[PlannedColumn]:
    """Columns after the last step: in the last stage, or in one new stage of a map that has none."""
    if grid.stages:
        return [PlannedColumn(stage=grid.stages[-1])] * number
    return [PlannedColumn(group=0)] * number


def _step_columns(store: Reader, grid: Grid, titles: list[str]) -> list[PlannedColumn]:
    free = list(grid.steps)
    found: list[PlannedColumn] = []
    for title in titles:
        step = next((s for s in free if title and _same(store, s, title)), "")
        if step:
            free.remove(step)
            found.append(PlannedColumn(grid.stage_of[step], step))
            continue
        last = found[-1] if found else PlannedColumn(stage=grid.stages[-1] if grid.stages else "", group=-1)
        group = -1 if last.stage else 0
        found.append(PlannedColumn(stage=last.stage, step_title=title, group=group))
    return found


def _continued(titles: list[str]) -> list[tuple[str, int]]:
    """(title, number) of the stage over each column: a blank goes on with the stage before it."""
    found: list[tuple[str, int]] = []
    for title in titles:
        if found and (not title or kinds.fold(title) == kinds.fold(found[-1][0])):
            found.append(found[-1])
        else:
            found.append((title, found[-1][1] + 1 if found else 0))
    return found


def _stage_columns(
    store: Reader, grid: Grid, stages: list[tuple[str, int]], steps: list[str]
) -> list[PlannedColumn]:
    there: dict[int, str] = {}
    used: dict[int, list[str]] = {}
    found: list[PlannedColumn] = []
    for (title, number), name in zip(stages, steps, strict=True):
        if number not in there:
            there[number] = next(
                (s for s in grid.stages if title and s not in there.values() and _same(store, s, title)), ""
            )
        stage = there[number]
        if not stage:
            found.append(PlannedColumn(stage_title=title, step_title=name, group=number))
            continue
        left = [s for s in grid.steps_of[stage] if s not in used.setdefault(number, [])]
        step = next((s for s in left if name and _same(store, s, name)), "")
        step = step or next((s for s in left if not name or not store[s].get("title")), "")
        used[number].append(step)
        found.append(
            PlannedColumn(stage, step, step_title=name if not step or not store[step].get("title") else "")
        )
    return found


def _same(store: Reader, key: str, title: str) -> bool:
    return kinds.fold(str(store[key].get("title") or "")) == kinds.fold(title)


def _unused(store: Reader, grid: Grid, columns: list[PlannedColumn]) -> tuple[str, ...]:
    """Stages that hold nothing and that the table does not name; none when it makes no stage of its own."""
    if not any(column.group >= 0 for column in columns):
        return ()
    named = {column.stage for column in columns}
    filled = {grid.stage_of.get(step, step) for _lane, step in (*grid.cells, *grid.stage_wide)}
    filled |= {grid.stage_of.get(str(store[key].get("step")), "") for key in store.of("emotion")}
    filled |= {
        stage for stage in grid.stages if store.referrers(stage) - {(s, "pos") for s in grid.steps_of[stage]}
    }
    return tuple(stage for stage in grid.stages if stage not in named and stage not in filled)


def with_row(choices: Choices, row: int, target: Target) -> Choices:
    """The choices with another target for one row."""
    return replace(choices, rows={**choices.rows, row: target})
