"""Free corridors between the cards: the streets that links may use.

A corridor is a free rectangle: vertical ones fill the gutters between columns, horizontal ones the gaps
between lanes and between stacked cards. Columns and lanes are found from the rectangles themselves.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from app.scene.routing.index import RectIndex
from app.scene.routing.types import Rect, Side

CLEAR = 6.0
"""Distance that links keep from cards where there is room, in points."""
OUTSIDE = 44.0
"""How far outside the outermost rectangles links may run."""
SPACING = 6.0
"""Distance between parallel links."""
_NARROW = 6.0
_KEEP_GUTTER = 20.0
_STACK = 90.0
_TOUCH = 3.0
BLOCKED = 1_000_000
"""Use of a stretch that no link may take."""
_BAND = 32.0
_BESIDE = 32.0


@dataclass(slots=True, eq=False)
class Corridor:
    """A free strip: usable from `lo` to `hi` across and from `start` to `end` along, in points.

    `mid` is the middle line, `room` how many links fit side by side. `cross` lists the corridors crossed
    in order, `places` where, `at` the position in that list by the other corridor's number; `use` counts
    the links in each stretch between two crossings.
    """

    number: int
    vertical: bool
    lo: float
    hi: float
    start: float
    end: float
    mid: float = 0.0
    room: int = 1
    cross: list[Corridor] = field(default_factory=list)
    places: list[float] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    use: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mid = (self.lo + self.hi) / 2
        self.room = int((self.hi - self.lo) / SPACING) + 1

    def stretch(self, place: float) -> int:
        """Number of the stretch between crossings that holds this place."""
        return bisect_left(self.places, place)

    def occupy(self, a: float, b: float) -> None:
        """Count one more link between two places."""
        for i in range(self.stretch(min(a, b) + 0.01), self.stretch(max(a, b) - 0.01) + 1):
            self.use[i] += 1


@dataclass(slots=True)
class Streets:
    """All corridors of a map, linked with each other; `frame` bounds everything."""

    vertical: list[Corridor]
    horizontal: list[Corridor]
    frame: Rect
    _sorted: tuple[list[Corridor], list[Corridor]] = field(default_factory=lambda: ([], []))
    _bands: tuple[dict[int, list[Corridor]], dict[int, list[Corridor]]] = field(
        default_factory=lambda: ({}, {})
    )

    def __del__(self) -> None:
        """Let the corridors go one by one: as they know each other, they would wait for the collector, which stops the
        hand while it looks for them."""
        for corridor in (*self.vertical, *self.horizontal):
            corridor.cross.clear()

    def clear(self, blocks: Iterable[Rect]) -> None:
        """Forget all use; block the stretches that these rectangles (dragged cards) lie in or near."""
        for corridor in (*self.vertical, *self.horizontal):
            corridor.use = [0] * (len(corridor.places) + 1)
        for rect in blocks:
            left, top, right, bottom = rect
            for corridor in (*self.vertical, *self.horizontal):
                lo, hi, start, end = (
                    (left, right, top, bottom) if corridor.vertical else (top, bottom, left, right)
                )
                if lo - _TOUCH < corridor.hi and corridor.lo < hi + _TOUCH:
                    first, last = corridor.stretch(start - CLEAR), corridor.stretch(end + CLEAR)
                    if start - CLEAR < corridor.end and corridor.start < end + CLEAR:
                        corridor.use[first : last + 1] = [BLOCKED] * (last + 1 - first)

    def between(self, vertical: bool, low: float, high: float) -> list[Corridor]:
        """Corridors of one direction that begin between two places across, in order."""
        ordered = self._sorted[vertical]
        if not ordered:
            ordered.extend(sorted(self.vertical if vertical else self.horizontal, key=_lo))
        return ordered[bisect_left(ordered, low, key=_lo) : bisect_left(ordered, high, key=_lo)]

    def along(self, vertical: bool, place: float) -> list[Corridor]:
        """Corridors of one direction whose width holds this place across."""
        bands = self._bands[vertical]
        if not bands:
            for corridor in self.vertical if vertical else self.horizontal:
                for band in range(int(corridor.lo // _BAND), int(corridor.hi // _BAND) + 1):
                    bands.setdefault(band, []).append(corridor)
        return [c for c in bands.get(int(place // _BAND), ()) if c.lo - 0.01 <= place <= c.hi + 0.01]


def building(index: RectIndex, bounds: Rect, around: Iterable[Rect] = ()) -> Generator[None, None, Streets]:
    """Find all corridors, reaching around the `around` rectangles too (free targets, dragged cards), piece by piece."""
    frame = _frame([*index.rects.values(), *around], bounds)
    steady = list(index.rects.values())
    columns = gaps([(r.left, r.right) for r in steady], frame.left, frame.right)
    lanes = gaps([(r.top, r.bottom) for r in steady], frame.top, frame.bottom)
    vertical: list[Corridor] = []
    horizontal: list[Corridor] = []
    for lo, hi in columns:
        yield
        blocks = [(r.top, r.bottom) for _, r in index.touching(Rect(lo, frame.top, hi, frame.bottom))]
        for start, end in _free(blocks, frame.top, frame.bottom):
            vertical.append(_corridor(len(vertical), True, lo, hi, start, end))
    side_strips = yield from _sides(index, vertical, frame)
    for side_strip in side_strips:
        vertical.append(_corridor(len(vertical), True, *side_strip))
    for lo, hi in lanes:
        yield
        blocks = [(r.left, r.right) for _, r in index.touching(Rect(frame.left, lo, frame.right, hi))]
        for start, end in _free(blocks, frame.left, frame.right):
            horizontal.append(_corridor(len(horizontal), False, lo, hi, start, end))
    strips = yield from _stack_gaps(index, lanes, frame)
    for strip in strips:
        horizontal.append(_corridor(len(horizontal), False, *strip))
    for number, corridor in enumerate(vertical + horizontal):
        corridor.number = number
    yield from _join(vertical, horizontal)
    return Streets(vertical, horizontal, frame)


def gaps(spans: list[tuple[float, float]], start: float, end: float) -> list[tuple[float, float]]:
    """The strips that the common spans leave free, with one outside on either end.

    Spans that many rectangles share (the columns) count first; a span that would close a gap found so
    far (a card over several steps, a stray card) does not shape the strips and only blocks them.
    """
    blocks: list[tuple[float, float]] = []
    counted = Counter(spans)
    for lo, hi in sorted(counted, key=lambda s: (-counted[s], s[1] - s[0], s[0])):
        first = bisect_left(blocks, lo, key=lambda b: b[1])
        last = first
        while last < len(blocks) and blocks[last][0] <= hi:
            last += 1
        if last - first > 1:
            continue
        new = (min(lo, blocks[first][0]), max(hi, blocks[first][1])) if last > first else (lo, hi)
        before = new[0] - blocks[first - 1][1] if first > 0 else _KEEP_GUTTER
        after = blocks[last][0] - new[1] if last < len(blocks) else _KEEP_GUTTER
        if last > first and min(before, after) < _KEEP_GUTTER and new != blocks[first]:
            continue
        blocks[first:last] = [new]
    edges = [start, *(v for block in blocks for v in block), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(lo, hi) for lo, hi in pairs if hi - lo >= _NARROW]


def _lo(corridor: Corridor) -> float:
    return corridor.lo


def _corridor(number: int, vertical: bool, lo: float, hi: float, start: float, end: float) -> Corridor:
    clear = min(CLEAR, 0.4 * (hi - lo))
    return Corridor(number, vertical, lo + clear, hi - clear, start, end)


def _frame(rects: list[Rect], bounds: Rect) -> Rect:
    """The map with a free strip around it, inside `bounds` where that leaves enough room."""
    lefts, tops, rights, bottoms = zip(*rects, strict=True) if rects else ((0.0,),) * 4
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    least = 18.0
    return Rect(
        min(max(left - OUTSIDE, bounds.left), left - least),
        min(max(top - OUTSIDE, bounds.top), top - least),
        max(min(right + OUTSIDE, bounds.right), right + least),
        max(min(bottom + OUTSIDE, bounds.bottom), bottom + least),
    )


def _free(blocks: list[tuple[float, float]], start: float, end: float) -> list[tuple[float, float]]:
    """What is left of a strip after its blocks, each kept clear of."""
    free: list[tuple[float, float]] = []
    at = start
    for lo, hi in sorted(blocks):
        if lo - CLEAR - at >= 2 * CLEAR:
            free.append((at, lo - CLEAR))
        at = max(at, hi + CLEAR)
    if end - at >= 2 * CLEAR:
        free.append((at, end))
    return free


def _sides(
    index: RectIndex, vertical: list[Corridor], frame: Rect
) -> Generator[None, None, list[tuple[float, float, float, float]]]:
    """Strips (lo, hi, start, end) beside rectangles that no gutter runs along, so that none is shut in."""
    by_band: dict[int, list[Corridor]] = {}
    for corridor in vertical:
        by_band.setdefault(int(corridor.lo // _BESIDE), []).append(corridor)
    found: set[tuple[float, float, float, float]] = set()
    for rect in index.rects.values():
        yield
        mid = rect.center.y
        for side in (Side.LEFT, Side.RIGHT):
            edge = rect.right if side is Side.RIGHT else rect.left
            limit = edge + _BESIDE if side is Side.RIGHT else edge - _BESIDE
            limit = min(max(limit, frame.left), frame.right)
            lo, hi = sorted((edge, index.reach(mid - 2, mid + 2, edge, side, limit)))
            band = int(lo // _BESIDE)
            near = (c for b in (band - 1, band, band + 1) for c in by_band.get(b, ()))
            if hi - lo < _NARROW or any(c.lo >= lo and c.hi <= hi and c.start < mid < c.end for c in near):
                continue
            start = index.reach(lo, hi, mid, Side.TOP, frame.top)
            end = index.reach(lo, hi, mid, Side.BOTTOM, frame.bottom)
            if end - start > 3 * CLEAR:
                found.add((lo, hi, start + CLEAR, end - CLEAR))
    return sorted(found)


def _stack_gaps(
    index: RectIndex, lanes: list[tuple[float, float]], frame: Rect
) -> Generator[None, None, list[tuple[float, float, float, float]]]:
    """Gaps between stacked cards (lo, hi, start, end) that no lane gap covers."""
    found: set[tuple[float, float, float, float]] = set()
    starts = [lane[0] for lane in lanes]
    for rect in index.rects.values():
        yield
        limit = rect.bottom + _STACK
        below = index.reach(rect.left, rect.right, rect.bottom, Side.BOTTOM, limit)
        if below >= limit or below - rect.bottom < _NARROW:
            continue
        place = bisect_left(starts, rect.bottom)
        if place < len(starts) and starts[place] < below:
            continue
        mid = rect.center.x
        start = index.reach(rect.bottom, below, mid, Side.LEFT, frame.left)
        end = index.reach(rect.bottom, below, mid, Side.RIGHT, frame.right)
        found.add((rect.bottom, below, start + CLEAR, end - CLEAR))
    return sorted(found)


def _join(vertical: list[Corridor], horizontal: list[Corridor]) -> Iterator[None]:
    """Record where corridors cross fully, so that any track of one meets any track of the other."""
    ordered = sorted(vertical, key=lambda c: c.lo)
    los = [c.lo for c in ordered]
    for h in horizontal:
        yield
        for v in ordered[bisect_left(los, h.start - 0.01) :]:
            if v.hi > h.end + 0.01:
                break
            if v.start <= h.lo and h.hi <= v.end:
                h.cross.append(v)
                v.cross.append(h)
    for corridor in vertical + horizontal:
        yield
        corridor.cross.sort(key=lambda other: (other.mid, other.number))
        corridor.places = [other.mid for other in corridor.cross]
        corridor.at = {other.number: i for i, other in enumerate(corridor.cross)}
        corridor.use = [0] * (len(corridor.cross) + 1)
