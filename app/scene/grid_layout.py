"""Where columns, rows and cards lie. Column widths are set; heights follow what stands in them. All in points."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from app.model.grid import Grid
from app.model.store import Reader
from app.scene.view import View

GUTTER = 24.0
"""Between two cards side by side: room for an arrow and its mark."""
GUTTER_MIN = 10.0
"""What is left of it in the narrowest columns."""
STACK = 10.0
"""Between two cards in one cell."""
LANE_PAD = 12.0
"""Above and below the cards of a lane."""
LANE_MIN = 64.0
STEPWISE = 4.0
"""What heights of lanes on screen are multiples of: at 25, 50, 75, 100 % and so on whole pixels."""
FOLDED_W = 76.0
"""A collapsed stage."""
COLUMN_MIN = 88.0


@dataclass(frozen=True, slots=True)
class Col:
    """One column: a step, or all steps of a collapsed stage."""

    steps: tuple[str, ...]
    stage: str
    x: float
    w: float
    folded: bool = False
    extra: float = 0.0
    """Part of the width that is more gutter at the right, because the name of an exit stands there."""

    @property
    def gutter(self) -> float:
        """Room beside the card, both sides together; a narrow column gives some of it to its words."""
        own = self.w - self.extra
        if self.folded:
            return GUTTER
        return max(GUTTER_MIN, min(GUTTER, GUTTER_MIN + (own - 100.0) * (GUTTER - GUTTER_MIN) / 36.0))

    @property
    def inner_x(self) -> float:
        """Where cards begin."""
        return self.x + self.gutter / 2

    @property
    def inner_w(self) -> float:
        """How wide a card is."""
        return self.w - self.extra - self.gutter


@dataclass(frozen=True)
class Columns:
    """All columns from left to right; `index` finds the column of a step, `span` the columns of a stage."""

    cols: tuple[Col, ...]
    index: dict[str, int]
    span: dict[str, tuple[int, int]]
    left: float
    _placed: dict[tuple[int, int], tuple[float, float]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.cols[-1].x + self.cols[-1].w if self.cols else self.left

    def reach(self, steps: Iterable[str]) -> tuple[int, int] | None:
        """First and last column of some steps; None when none of them is shown."""
        found = sorted(self.index[step] for step in steps if step in self.index)
        return (found[0], found[-1]) if found else None

    @cached_property
    def single(self) -> dict[str, tuple[int, int]]:
        """First and last column of cards that lie in one step, by step; those of collapsed stages are left out."""
        return {step: (at, at) for step, at in self.index.items() if not self.cols[at].folded}

    def place(self, first: int, last: int) -> tuple[float, float]:
        """x and width of a card over some columns."""
        found = self._placed.get((first, last))
        if found is None:
            x, end = self.cols[first].inner_x, self.cols[last]
            found = self._placed[first, last] = x, end.inner_x + end.inner_w - x
        return found

    def folded(self, first: int, last: int) -> bool:
        """Whether a card lies wholly inside one collapsed stage."""
        return first == last and self.cols[first].folded


def columns(store: Reader, grid: Grid, view: View, more: Mapping[str, float] | None = None) -> Columns:
    """The columns that a view shows; `more` is additional gutter right of a step, in points."""
    cols: list[Col] = []
    index: dict[str, int] = {}
    span: dict[str, tuple[int, int]] = {}
    left = x = view.heading_width
    for stage in grid.stages:
        steps = grid.steps_of.get(stage, ())
        if not steps or (view.stages is not None and stage not in view.stages):
            continue
        first = len(cols)
        if _folded(store, view, stage):
            cols.append(Col(steps, stage, x, FOLDED_W, True))
            index.update(dict.fromkeys(steps, first))
            x += FOLDED_W
        else:
            for step in steps:
                extra = more.get(step, 0.0) if more else 0.0
                w = _width(store, view, step) + extra
                index[step] = len(cols)
                cols.append(Col((step,), stage, x, w, extra=extra))
                x += w
        span[stage] = (first, len(cols) - 1)
    return Columns(tuple(cols), index, span, left)


def _folded(store: Reader, view: View, stage: str) -> bool:
    if view.collapsed is not None:
        return stage in view.collapsed
    return store[stage].get("collapsed") is True


def _width(store: Reader, view: View, step: str) -> float:
    own = store[step].get("width")
    wide = own if isinstance(own, (int, float)) and not isinstance(own, bool) else view.column_width
    return max(COLUMN_MIN, min(1200.0, float(wide)))


def shown_lanes(store: Reader, grid: Grid, view: View) -> list[str]:
    """The lanes that a view shows, from top to bottom."""
    return [
        lane
        for lane in grid.lanes
        if (view.lanes is None or lane in view.lanes)
        and (view.show_hidden or store[lane].get("hidden") is not True)
    ]


class Item(NamedTuple):
    """Something that lies in a lane over one or several columns: its own height and what hangs below it."""

    key: str
    first: int
    last: int
    h: float
    tail: float = 0.0
    gap: float = STACK
    """Room above it when something of its cell lies above."""


def stack(items: Sequence[Item], count: int) -> tuple[dict[str, float], float]:
    """Tops of items (from 0) that lie on each other where they share a column, and the height of all."""
    free = [0.0] * max(1, count)
    tops: dict[str, float] = {}
    for item in items:
        reached = max(free[item.first : item.last + 1])
        top = reached + item.gap if reached > 0 else 0.0
        tops[item.key] = top
        for at in range(item.first, item.last + 1):
            free[at] = top + item.h + item.tail
    return tops, max(free)


def lane_height(
    store: Reader, lane: str, content: float, least: float = LANE_MIN, paper: bool = False
) -> float:
    """A lane's height for a content of so many points, never below what its record asks for.

    On screen contents are `STEPWISE` high, so that what lies below a lane that grows moves by whole pixels.
    """
    own = store[lane].get("height")
    asked = own if isinstance(own, (int, float)) and not isinstance(own, bool) else 0.0
    needed = max(least, content + 2 * LANE_PAD)
    if not paper:
        needed = math.ceil(needed / STEPWISE) * STEPWISE
    return max(min(2000.0, float(asked)), needed)
