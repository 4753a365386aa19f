"""Which rectangles lie near here: a uniform grid of buckets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.scene.routing.types import Rect, Side

CELL_X = 160.0
CELL_Y = 96.0
_AT_A_TIME = 100


class RectIndex:
    """Rectangles by id with fast questions about a region, in points."""

    def __init__(self, rects: Mapping[str, Rect] | None = None) -> None:
        self.rects: dict[str, Rect] = {}
        self._cells: dict[tuple[int, int], dict[str, Rect]] = {}
        for key, rect in (rects or {}).items():
            self.put(key, rect)

    def fill(self, rects: Mapping[str, Rect]) -> Iterator[None]:
        """Add many rectangles, some at a time."""
        for number, (key, rect) in enumerate(rects.items()):
            self.put(key, rect)
            if number % _AT_A_TIME == 0:
                yield

    def put(self, key: str, rect: Rect) -> None:
        """Add or move one rectangle."""
        self.drop(key)
        self.rects[key] = rect
        for cell in _cells(rect):
            self._cells.setdefault(cell, {})[key] = rect

    def drop(self, key: str) -> None:
        """Forget one rectangle; unknown ids are fine."""
        rect = self.rects.pop(key, None)
        if rect is not None:
            for cell in _cells(rect):
                del self._cells[cell][key]

    def touching(self, region: Rect) -> Iterator[tuple[str, Rect]]:
        """Rectangles that share more than a border with the region (one may be named twice)."""
        left, top, right, bottom = region
        cells = self._cells
        for cell in _cells(region):
            bucket = cells.get(cell)
            if bucket:
                for key, rect in bucket.items():
                    if rect[0] < right and left < rect[2] and rect[1] < bottom and top < rect[3]:
                        yield key, rect

    def hits(self, region: Rect) -> bool:
        """True when any rectangle shares more than a border with the region."""
        return next(self.touching(region), None) is not None

    def reach(self, lo: float, hi: float, start: float, side: Side, limit: float) -> float:
        """How far a band can run from `start` towards `side` before it meets a rectangle.

        The band lies between `lo` and `hi` across its direction; the answer never passes `limit`.
        """
        size = CELL_X if side.horizontal else CELL_Y
        step = 1 if side in (Side.RIGHT, Side.BOTTOM) else -1
        at, last = int(start // size), int(limit // size)
        if (limit - start) * step <= 0:
            return start
        while at != last:
            edge = (at + 1) * size if step > 0 else at * size
            found = self._first(lo, hi, start, edge, side)
            if found is not None:
                return found
            start, at = edge, at + step
        found = self._first(lo, hi, start, limit, side)
        return limit if found is None else found

    def _first(self, lo: float, hi: float, start: float, end: float, side: Side) -> float | None:
        """The nearest rectangle edge met between `start` and `end`, or None."""
        near, far = (start, end) if start <= end else (end, start)
        region = Rect(near, lo, far, hi) if side.horizontal else Rect(lo, near, hi, far)
        best: float | None = None
        for _key, rect in self.touching(region):
            if side is Side.RIGHT:
                edge = max(start, rect[0])
            elif side is Side.LEFT:
                edge = min(start, rect[2])
            elif side is Side.BOTTOM:
                edge = max(start, rect[1])
            else:
                edge = min(start, rect[3])
            if best is None or abs(edge - start) < abs(best - start):
                best = edge
        return best


def _cells(rect: Rect) -> list[tuple[int, int]]:
    x0, x1 = int(rect[0] // CELL_X), int(rect[2] // CELL_X)
    y0, y1 = int(rect[1] // CELL_Y), int(rect[3] // CELL_Y)
    if x0 == x1 and y0 == y1:
        return [(x0, y0)]
    return [(x, y) for x in range(x0, x1 + 1) for y in range(y0, y1 + 1)]
