"""Room for labels and state marks beside the lines: never over a card, nor over each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from app.scene.routing.index import RectIndex
from app.scene.routing.types import Point, Rect

MARK = 12.0
"""Side of a state mark in points."""
_MARK_AWAY = 10.0
_LABEL_AWAY = 5.0
_STEP = 12.0
_FAR = 30


def segments(points: Sequence[Point]) -> Iterator[Rect]:
    """The pieces of a line as rectangles of no thickness."""
    for a, b in pairwise(points):
        yield Rect(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))


class Places:
    """What is taken already: cards, lines, labels and marks."""

    def __init__(self, cards: RectIndex) -> None:
        self.cards = cards
        self.lines = RectIndex()
        self.boxes = RectIndex()

    def add_line(self, link: str, points: Sequence[Point]) -> None:
        """Take room for a line."""
        for i, piece in enumerate(segments(points)):
            self.lines.put(
                f"{link}#{i}", Rect(piece.left - 1, piece.top - 1, piece.right + 1, piece.bottom + 1)
            )

    def drop(self, link: str, pieces: int) -> None:
        """Give back everything of a link."""
        for i in range(pieces):
            self.lines.drop(f"{link}#{i}")
        for kind in ("label", "mark"):
            self.boxes.drop(f"{link}:{kind}")

    def mark(self, link: str, points: Sequence[Point]) -> tuple[Rect, bool]:
        """A box for a state mark, near the start; False when it found no free room."""
        spots = chain(_beside(points, MARK, MARK, _MARK_AWAY - MARK / 2), _on(points, MARK, MARK, 10.0))
        return self._take(f"{link}:mark", spots, link)

    def label(self, link: str, points: Sequence[Point], size: tuple[float, float]) -> tuple[Rect, bool]:
        """A box for a label, on the longest piece; False when it found no free room."""
        longest = sorted(
            pairwise(points),
            key=lambda ab: -abs(ab[0].x - ab[1].x) - abs(ab[0].y - ab[1].y) * 0.5,
        )
        on = (spot for pair in longest for spot in _on(pair, *size, 8.0))
        beside = (spot for pair in longest for spot in _beside(pair, *size, _LABEL_AWAY))
        return self._take(f"{link}:label", chain(on, beside), link)

    def _take(self, key: str, spots: Iterable[Rect], link: str) -> tuple[Rect, bool]:
        """The first spot free of cards, boxes and other lines; else free of cards and boxes; else near."""
        first: Rect | None = None
        best: Rect | None = None
        for spot in spots:
            first = first or spot
            if not self._free(spot):
                continue
            best = best or spot
            if not self._crossed(spot, link):
                best = spot
                break
        assert first is not None
        best = best or self._near(first)
        self.boxes.put(key, best or first)
        return best or first, best is not None

    def _free(self, spot: Rect) -> bool:
        return not self.cards.hits(_grown(spot, 1)) and not self.boxes.hits(_grown(spot, 2))

    def _crossed(self, box: Rect, link: str) -> bool:
        return any(not key.startswith(link + "#") for key, _ in self.lines.touching(_grown(box, 2)))

    def _near(self, box: Rect) -> Rect | None:
        """The nearest free place around a box, in growing rings."""
        for ring in range(1, _FAR):
            away = ring * 8.0
            steps = [i * 8.0 for i in range(-ring, ring + 1)]
            edge = [(d, s * away) for s in (-1, 1) for d in steps] + [
                (s * away, d) for s in (-1, 1) for d in steps
            ]
            for dx, dy in sorted(edge, key=lambda e: (abs(e[0]) + abs(e[1]), e)):
                moved = Rect(box.left + dx, box.top + dy, box.right + dx, box.bottom + dy)
                if self._free(moved):
                    return moved
        return None


def _grown(box: Rect, by: float) -> Rect:
    return Rect(box.left - by, box.top - by, box.right + by, box.bottom + by)


def _samples(length: float, margin: float) -> list[float]:
    """Places along a piece, the middle first, then outwards."""
    half = length / 2 - margin
    if half < 0:
        return []
    found = [length / 2]
    away = _STEP
    while away <= half and len(found) < 25:
        found += [length / 2 - away, length / 2 + away]
        away += _STEP
    return found


def _on(points: Sequence[Point], width: float, height: float, stem: float) -> Iterator[Rect]:
    """Boxes centred on the line where the line still shows on both sides."""
    for a, b in pairwise(points):
        level = a.y == b.y
        length = abs(a.x - b.x) + abs(a.y - b.y)
        for t in _samples(length, (width if level else height) / 2 + stem):
            x, y = a.x + (b.x - a.x) * t / length, a.y + (b.y - a.y) * t / length
            yield Rect.of(x - width / 2, y - height / 2, width, height)


def _beside(points: Sequence[Point], width: float, height: float, away: float) -> Iterator[Rect]:
    """Boxes beside the line: right of upright pieces, above level ones, then the other side."""
    for a, b in pairwise(points):
        length = abs(a.x - b.x) + abs(a.y - b.y)
        for t in _samples(length, 0.0):
            x, y = a.x + (b.x - a.x) * t / (length or 1), a.y + (b.y - a.y) * t / (length or 1)
            if a.y == b.y:
                yield Rect.of(x - width / 2, y - away - height, width, height)
                yield Rect.of(x - width / 2, y + away, width, height)
            else:
                yield Rect.of(x + away, y - height / 2, width, height)
                yield Rect.of(x - away - width, y - height / 2, width, height)
