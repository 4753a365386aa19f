"""How a poster is cut into sheets of a smaller paper: sizes, seams at stage borders, overlaps. All in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from app.export.papers import MM, Size, find, own, size_of

EDGE = 10 * MM
"""What no printer prints: left free around each sheet."""
OVERLAP = 10 * MM
"""What two neighbours both show, to glue on."""
SNAP = 15 * MM
"""How far a seam is moved to reach the border of a stage or lane."""
MOST = 12
"""Sheets in one direction."""
_COUNT = re.compile(r"([1-9][0-9]?)\s*[x×]\s*([1-9][0-9]?)\Z")


@dataclass(frozen=True, slots=True)
class Raster:
    """Sheets across and down, all of one size; `w` and `h` are what the poster may have at most."""

    across: int
    down: int
    sheet: Size
    w: float
    h: float


def wanted(text: str) -> tuple[int, int] | str | None:
    """ "3x2" is (3, 2), a paper's name or size in millimetres is that paper, anything else None."""
    match = _COUNT.match(text.strip().lower())
    if match is not None:
        across, down = int(match[1]), int(match[2])
        return (across, down) if across <= MOST and down <= MOST else None
    size = own(text)
    return find(text) if size is None else f"{size[0]}x{size[1]}"


def raster(text: str, paper: Size, shape: float) -> Raster:
    """The sheets for what is wanted on a paper; `shape` is width through height of what is to be shown.

    For a number of sheets the paper stands or lies, whichever shows more; for a target size the fewest sheets
    that reach it. Raises ValueError for what `wanted` does not know.
    """
    asked = wanted(text)
    if asked is None:
        raise ValueError(f"no sheets: {text!r}")
    if isinstance(asked, tuple):
        made = [_of(asked[0], asked[1], sheet) for sheet in (paper.landscape, paper.portrait)]
        return max(made, key=lambda r: min(r.w, r.h * shape))
    target = size_of(asked)
    if not target.fixed:
        target = target.landscape if shape >= 1 else target.portrait
    found = [
        _of(_count(target.w, sheet.w), _count(target.h, sheet.h), sheet)
        for sheet in (paper.landscape, paper.portrait)
    ]
    best = min(found, key=lambda r: r.across * r.down)
    return Raster(best.across, best.down, best.sheet, min(best.w, target.w), min(best.h, target.h))


def grown(grid: Raster, w: float, h: float) -> Raster:
    """As many more sheets of the same kind as a poster takes that could not be made small enough."""
    across = max(grid.across, _count(w, grid.sheet.w)) if w > grid.w + 0.01 else grid.across
    down = max(grid.down, _count(h, grid.sheet.h)) if h > grid.h + 0.01 else grid.down
    if (across, down) == (grid.across, grid.down):
        return grid
    return _of(across, down, grid.sheet)


def _of(across: int, down: int, sheet: Size) -> Raster:
    return Raster(across, down, sheet, _reach(across, sheet.w), _reach(down, sheet.h))


def _reach(count: int, side: float) -> float:
    """How far so many sheets reach."""
    return count * (side - 2 * EDGE) - (count - 1) * OVERLAP


def _count(length: float, side: float) -> int:
    """How many sheets reach a length; a hair's breadth too much does not take another one."""
    return max(1, ceil((length - OVERLAP) / (side - 2 * EDGE - OVERLAP) - 1e-6))


def seams(length: float, count: int, side: float, *borders: Sequence[float]) -> list[float]:
    """The middle lines of the overlaps, `count` - 1 of them, each moved to a border where one is near enough.

    `borders` are places where a cut does no harm, the best kind first (stages before steps). `length` is how long
    the poster is, `side` the sheet's. Each sheet still holds its part with the overlaps.
    """
    room = side - 2 * EDGE
    cuts: list[float] = []
    for at in range(1, count):
        start = cuts[-1] - OVERLAP / 2 if cuts else 0.0
        latest = start + room - OVERLAP / 2
        left = count - at
        # What is left must fit on the sheets that are left.
        earliest = length - left * room + (left - 1) * OVERLAP + OVERLAP / 2
        even = min(latest, max(earliest, length * at / count))
        cuts.append(_snapped(even, earliest, latest, borders))
    return cuts


def _snapped(even: float, earliest: float, latest: float, kinds: Sequence[Sequence[float]]) -> float:
    for borders in kinds:
        near = [b for b in borders if earliest - 1e-6 <= b <= latest + 1e-6 and abs(b - even) <= SNAP]
        if near:
            return min(near, key=lambda b: abs(b - even))
    return even


def parts(length: float, cuts: Sequence[float]) -> list[tuple[float, float]]:
    """(first, last) of each sheet with half an overlap beyond each seam."""
    ends = [(0.0, 0.0), *((cut, OVERLAP / 2) for cut in cuts), (length, 0.0)]
    return [(a - ea, b + eb) for (a, ea), (b, eb) in pairwise(ends)]


def address(column: int, row: int) -> str:
    """ "B3": the second column, the third row; both from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
