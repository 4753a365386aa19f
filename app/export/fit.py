"""How a drawing goes on paper: on one sheet while its text stays readable, else over sheets cut at stage borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.export.papers import COMFORTABLE as COMFORTABLE
from app.export.papers import SMALLEST as SMALLEST
from app.export.papers import Size
from app.scene.shapes import Rect, Scene, TextLine

_MOST_SHEETS = 400


@dataclass(frozen=True, slots=True)
class Fit:
    """A scale, and the parts of the body (below and right of the headings) that each sheet shows, row by row."""

    scale: float
    parts: tuple[Rect, ...]
    smallest: float
    """Size of the smallest text on paper, in points."""
    hard: bool = False
    """Cut where no stage, step or lane ends, because one alone is larger than a sheet."""


def smallest_text(scene: Scene) -> float:
    """Size of the smallest text of a drawing in points; 9 when it has none."""
    sizes = [s.size for b in scene.blocks for s in b.shapes if isinstance(s, TextLine) and s.text.strip()]
    return min(sizes, default=9.0)


def fit(scene: Scene, room: Size, *, largest: float | None = None, smallest_pt: float = SMALLEST) -> Fit:
    """The scale and the sheets for a room of points on each; `largest` limits the scale.

    As few sheets as keep every text at `smallest_pt` points or more; of equal numbers the one with larger text.
    """
    grid = scene.grid
    text = smallest_text(scene)
    least = smallest_pt / text
    head_w, head_h = grid.heading_w, grid.heading_h
    body = Rect(head_w, head_h, max(scene.width - head_w, 1.0), max(scene.height - head_h, 1.0))
    rows = _borders([row.y for row in grid.rows], body.y, body.bottom)
    stages = _borders([x for _, x, _ in grid.stages], body.x, body.right)
    steps = _borders([column.x for column in grid.columns], body.x, body.right)
    for across in (stages, steps):
        found = _fewest(room, (head_w, head_h), across, rows, least)
        if found is not None:
            scale, xs, ys = found
            # What must be readable may become larger than the usual limit.
            scale = min(scale, max(largest, least)) if largest else scale
            return Fit(scale, _parts(xs, ys), text * scale)
    cards = [block for block in scene.blocks if block.layer == "card"]
    xs = _hard(body.x, body.right, room.w / least - head_w, [(b.x, b.x + b.w) for b in cards])
    ys = _hard(body.y, body.bottom, room.h / least - head_h, [(b.y, b.y + b.h) for b in cards])
    return Fit(least, _parts(xs, ys), text * least, hard=True)


def _fewest(
    room: Size, head: tuple[float, float], across: Sequence[float], down: Sequence[float], least: float
) -> tuple[float, list[float], list[float]] | None:
    """(scale, cuts across, cuts down) with the fewest sheets whose scale is at least `least`."""
    wide = [_even(across, n) for n in range(1, len(across))]
    high = [_even(down, n) for n in range(1, len(down))]
    best: tuple[int, float, list[float], list[float]] | None = None
    for xs in wide:
        for ys in high:
            sheets = (len(xs) - 1) * (len(ys) - 1)
            if sheets > _MOST_SHEETS or (best is not None and sheets > best[0]):
                break
            scale = min(room.w / (head[0] + _widest(xs)), room.h / (head[1] + _widest(ys)))
            if scale >= least and (best is None or (sheets, -scale) < (best[0], -best[1])):
                best = (sheets, scale, xs, ys)
    return None if best is None else best[1:]


def _borders(starts: Sequence[float], first: float, last: float) -> list[float]:
    """Places where a cut does no harm, with both ends."""
    inner = sorted({round(x, 3) for x in starts if first + 0.5 < x < last - 0.5})
    return [first, *inner, last]


def _widest(cuts: Sequence[float]) -> float:
    return max(b - a for a, b in pairwise(cuts))


def _even(borders: Sequence[float], parts: int) -> list[float]:
    """Cuts at borders that make at most so many parts, the widest as narrow as can be."""
    widths = sorted({b - a for i, a in enumerate(borders) for b in borders[i + 1 :]})
    low, high = 0, len(widths) - 1
    while low < high:
        middle = (low + high) // 2
        if len(_greedy(borders, widths[middle])) - 1 <= parts:
            high = middle
        else:
            low = middle + 1
    return _greedy(borders, widths[low])


def _greedy(borders: Sequence[float], widest: float) -> list[float]:
    """Cuts so that no part is wider than `widest`, unless it is a single one."""
    cuts = [borders[0]]
    for at, border in enumerate(borders[1:], 1):
        if border - cuts[-1] > widest + 1e-6 and borders[at - 1] > cuts[-1]:
            cuts.append(borders[at - 1])
    cuts.append(borders[-1])
    return cuts


def _hard(first: float, last: float, step: float, cards: Sequence[tuple[float, float]]) -> list[float]:
    """Cuts at most a step apart, each through as few cards as can be; `cards` are where they begin and end."""
    cuts = [first]
    while last - cuts[-1] > step + 0.5 and len(cuts) < _MOST_SHEETS:
        latest = cuts[-1] + step
        places = [end + 2.0 for _start, end in cards if cuts[-1] + step / 2 < end + 2.0 <= latest]
        cuts.append(min((*places, latest), key=lambda at: (_crossed(at, cards), -at)))
    return [*cuts, last]


def _crossed(at: float, cards: Sequence[tuple[float, float]]) -> int:
    return sum(1 for start, end in cards if start < at < end)


def _parts(xs: Sequence[float], ys: Sequence[float]) -> tuple[Rect, ...]:
    return tuple(Rect(x, y, right - x, below - y) for y, below in pairwise(ys) for x, right in pairwise(xs))
