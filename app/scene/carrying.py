"""Ways taken along when an edit moves lanes or cards up and down, and mended where a card moved under their ends."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.scene.lying import Lying
from app.scene.routing import LinkSpec, Point, Rect, RoutedLink, Routing
from app.scene.routing.index import RectIndex
from app.scene.routing.types import Side

_EDGE = 0.75
_STEM = 10.0
"""Least length of a stretch that was mended, in points."""


@dataclass(frozen=True)
class Asked:
    """What the ways depend on. `rulings` are the lower borders of the lanes."""

    obstacles: Mapping[str, Rect]
    links: Mapping[str, LinkSpec]
    bounds: Rect
    rulings: tuple[float, ...]


class Specs(dict[str, LinkSpec]):
    """What is asked of each link, by id."""

    _ends: dict[str, list[str]] | None = None

    @property
    def ends(self) -> Mapping[str, Sequence[str]]:
        """The links that begin or end at each thing on the map."""
        if self._ends is None:
            self._ends = {}
            for key, link in self.items():
                for end in {link.source, str(link.target)}:
                    self._ends.setdefault(end, []).append(key)
        return self._ends


class Taken(Mapping[str, RoutedLink]):
    """Ways taken along with their lanes, each moved when somebody asks for it; and those that are others now."""

    def __init__(
        self,
        base: Mapping[str, RoutedLink],
        still: Lanes,
        others: Mapping[str, RoutedLink],
        gone: Iterable[str],
    ) -> None:
        self.base, self.still = base, still
        self.others = others
        self.gone = frozenset(gone)
        """What is not led as it was, or not at all."""
        self._moved: dict[str, RoutedLink] = {}

    def __getitem__(self, key: str) -> RoutedLink:
        found = self.others.get(key) or self._moved.get(key)
        if found is None:
            if key in self.gone:
                raise KeyError(key)
            found = self._moved[key] = self.still.way(self.base[key])
        return found

    def __contains__(self, key: object) -> bool:
        return key in self.others or (key in self.base and key not in self.gone)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*(key for key in self.base if key not in self.gone), *self.others}))

    def __len__(self) -> int:
        return (
            len(self.base)
            + sum(key not in self.base for key in self.others)
            - len([key for key in self.gone if key in self.base and key not in self.others])
        )


Along = tuple["Lanes", dict[str, RoutedLink], set[str], list[LinkSpec]]


def along(before: Asked, found: Routing, now: Asked) -> Generator[None, None, Along | None]:
    """Like a rough `carried`, but only links at things that lie otherwise in their lane are looked at.

    Returns how the lanes have moved, the ways that were mended, all links that are not led as they were, and those
    that need a way; None when the lanes are others, so that every link has to be looked at.
    """
    if not isinstance(now.obstacles, Lying) or not isinstance(before.obstacles, Lying):
        return None
    if len(before.rulings) != len(now.rulings) or before.bounds.top != now.bounds.top:
        return None
    changed = now.obstacles.otherwise(before.obstacles)
    if changed is None:
        return None
    yield
    still = Lanes(before.rulings, now.rulings)
    links = now.links if isinstance(now.links, Specs) else Specs(now.links)
    suspects = {key for end in changed for key in links.ends.get(end, ())}
    suspects.update(key for key in found.report.fallbacks if key in links)
    gone: set[str] = set()
    if before.links is not now.links:
        suspects.update(key for key, link in links.items() if before.links.get(key) != link)
        gone.update(before.links.keys() - links.keys())
    mended: dict[str, RoutedLink] = {}
    todo: list[LinkSpec] = []
    for key in sorted(suspects):
        yield
        link, path = links[key], found.paths.get(key)
        source, target = now.obstacles.get(link.source), now.obstacles.get(str(link.target))
        if source is None or target is None:
            continue
        way = _followed(before, path, link, source, target, still) if path is not None else None
        if way is not None and before.links.get(key) == link:
            mended[key] = way
        else:
            todo.append(link)
    return still, mended, suspects | gone, todo


def _followed(
    before: Asked, path: RoutedLink, link: LinkSpec, source: Rect, target: Rect, still: Lanes
) -> RoutedLink | None:
    """A way whose ends have followed their cards; None when it cannot be."""
    if path.fallback:
        return None
    moved, ends = still.way(path), _ends(before, link)
    if ends is not None and (still.box(ends[0]), still.box(ends[1])) == (source, target):
        return moved if _meets(moved, source, target) else None
    return _mended(moved, source, target, *ends) if ends is not None else None


def carried(
    before: Asked, found: Routing, now: Asked, rough: bool = False
) -> Generator[None, None, dict[str, RoutedLink]]:
    """The ways that still hold when lanes have become higher or lower, each moved along with its lanes."""
    if len(before.rulings) != len(now.rulings) or before.bounds.top != now.bounds.top:
        return {}
    still = Lanes(before.rulings, now.rulings)
    lay, lies = flat(before.obstacles), flat(now.obstacles)
    changed = RectIndex(
        {
            key: rect
            for key, rect in lies.items()
            if (was := lay.get(key)) != rect and (was is None or still.box(was) != rect)
        }
    )
    kept = {}
    whole: RectIndex | None = None
    for key, link in now.links.items():
        yield
        path = found.paths.get(key)
        if path is None or path.fallback or before.links.get(key) != link:
            continue
        source, target = lies.get(link.source), lies.get(str(link.target))
        if source is None or target is None:
            continue
        moved = still.way(path)
        if link.source in changed.rects or link.target in changed.rects or not _meets(moved, source, target):
            ends = _ends(before, link)
            mended = _mended(moved, source, target, *ends) if ends is not None else None
            if mended is None:
                continue
            if not rough:
                whole = whole or RectIndex(lies)
            if whole is None or free(mended, link, whole):
                kept[key] = mended
            continue
        index = changed
        if not rough and still.lost(path):
            index = whole = whole or RectIndex(lies)
        if rough or not index.rects or free(moved, link, index):
            kept[key] = moved
    return kept


def flat(obstacles: Mapping[str, Rect]) -> Mapping[str, Rect]:
    """Where everything lies, for those who look at most of it."""
    return obstacles.flat if isinstance(obstacles, Lying) else obstacles


def _ends(before: Asked, link: LinkSpec) -> tuple[Rect, Rect] | None:
    source, target = before.obstacles.get(link.source), before.obstacles.get(str(link.target))
    return (source, target) if source is not None and target is not None else None


def _mended(path: RoutedLink, source: Rect, target: Rect, was: Rect, then: Rect) -> RoutedLink | None:
    """A way whose ends follow cards that moved up or down or grew, its other corners as they are; None when that
    cannot be."""
    start = _follow(path.points, source, was, path.leave)
    points = _follow(start[::-1], target, then, path.enter) if start is not None else None
    if points is None:
        return None
    points = points[::-1]
    if any(0 < abs(a.x - b.x) + abs(a.y - b.y) < _STEM for a, b in pairwise(points)):
        return None
    by = points[0].y - path.points[0].y
    mark = path.mark
    if mark is not None:
        mark = Rect(mark.left, mark.top + by, mark.right, mark.bottom + by)
    found = path._replace(points=points, mark=mark)
    return found if all(box is None or _beside(box, points) for box in (mark, path.label)) else None


def _follow(points: Sequence[Point], rect: Rect, was: Rect, side: Side | None) -> tuple[Point, ...] | None:
    """The corners with the first one on a card that has moved up or down."""
    if side is None or (rect.left, rect.right) != (was.left, was.right):
        return None
    first, second = points[0], points[1]
    if side.horizontal:
        if first.x != (rect.right if side is Side.RIGHT else rect.left):
            return None
        y = min(max(first.y, rect.top + 7), rect.bottom - 7)
        if len(points) == 2:
            return tuple(points) if y == first.y else None
        return (Point(first.x, y), Point(second.x, y), *points[2:])
    y = rect.bottom if side is Side.BOTTOM else rect.top
    if (second.y - y) * side.outward[1] < _STEM:
        return None
    return (Point(first.x, y), *points[1:])


def _beside(box: Rect, points: Sequence[Point]) -> bool:
    """Whether a label or mark still lies at its line."""
    wide = Rect(box.left - 14, box.top - 14, box.right + 14, box.bottom + 14)
    return any(
        wide.overlaps(Rect(min(a.x, b.x) - 1, min(a.y, b.y) - 1, max(a.x, b.x) + 1, max(a.y, b.y) + 1))
        for a, b in pairwise(points)
    )


class Lanes:
    """How far everything in a lane has moved down, because lanes above it have become higher or lower."""

    def __init__(self, old: Sequence[float], new: Sequence[float]) -> None:
        self._old = old
        # The first lane's upper border has not moved; every other's is the lower border of the one above.
        self._by = [0.0, *(b - a for a, b in zip(old, new, strict=True))]
        heights = zip(self._by, self._by[1:], old, strict=False)
        self._lost = [(low - above + below, low) for above, below, low in heights if below < above]
        self._first = next((old[at - 1] for at, by in enumerate(self._by) if by), None) if old else None

    def down(self, y: float) -> float:
        """How far a place moves."""
        return self._by[min(bisect_right(self._old, y), len(self._old) - 1)] if self._old else 0.0

    def along(self, above: int) -> float | None:
        """How far what lies around the border below so many lanes has moved as a whole; None when the lane above it
        has become higher or lower."""
        return self._by[above] if self._by[above] == self._by[above - 1] else None

    @property
    def unmoved(self) -> bool:
        """Whether everything is where it was."""
        return self._first is None

    @property
    def moves(self) -> tuple[object, ...]:
        """Where the lanes ended, and how far each has moved."""
        return (*self._old, *self._by)

    @property
    def lost_rows(self) -> list[tuple[float, float]]:
        """The lower ends of lanes that have become lower by so much, where they were."""
        return self._lost

    def before(self, top: float, bottom: float) -> tuple[float, float]:
        """Where something may have been that is seen between two places now."""
        if self._first is None:
            return top, bottom
        edges = [-math.inf, *self._old[:-1], math.inf]
        spans = [
            (max(low, top - by), min(high, bottom - by))
            for by, low, high in zip(self._by, edges, edges[1:], strict=False)
            if low + by <= bottom and top <= high + by
        ]
        return min((low for low, _ in spans), default=top), max((high for _, high in spans), default=bottom)

    def lost(self, path: RoutedLink) -> bool:
        """Whether a way runs in the lower part of a lane that has become lower by it."""
        return any(low - 1 <= p.y < high + 1 for low, high in self._lost for p in path.points)

    def box(self, rect: Rect) -> Rect:
        """A rectangle moved along with the lane its middle lies in."""
        by = self.down((rect.top + rect.bottom) / 2)
        return Rect(rect.left, rect.top + by, rect.right, rect.bottom + by) if by else rect

    def way(self, path: RoutedLink) -> RoutedLink:
        """A way moved along; the same object where nothing moves."""
        first = self._first
        if first is None or max([y for _, y in path.points]) < first:
            return path
        old, by, last = self._old, self._by, len(self._old) - 1
        label, mark = path.label, path.mark
        return RoutedLink(
            path.id,
            tuple([Point(x, y + by[min(bisect_right(old, y), last)]) for x, y in path.points]),
            path.head,
            path.leave,
            path.enter,
            self.box(label) if label is not None else None,
            self.box(mark) if mark is not None else None,
            path.fallback,
        )


def _meets(path: RoutedLink, source: Rect, target: Rect) -> bool:
    """Whether a way still begins and ends on the borders of its cards."""
    return _on_border(path.points[0], source) and _on_border(path.points[-1], target)


def _on_border(point: Point, rect: Rect) -> bool:
    inside = (
        rect.left - _EDGE <= point.x <= rect.right + _EDGE
        and rect.top - _EDGE <= point.y <= rect.bottom + _EDGE
    )
    on_side = min(abs(point.x - rect.left), abs(point.x - rect.right)) <= _EDGE
    on_end = min(abs(point.y - rect.top), abs(point.y - rect.bottom)) <= _EDGE
    return inside and (on_side or on_end)


def free(path: RoutedLink, link: LinkSpec, index: RectIndex, boxes: bool = True) -> bool:
    """Whether neither the line nor its mark and label lie over anything but the two cards' borders."""
    last = len(path.points) - 2
    for at, (a, b) in enumerate(pairwise(path.points)):
        piece = Rect(min(a.x, b.x) - 1, min(a.y, b.y) - 1, max(a.x, b.x) + 1, max(a.y, b.y) + 1)
        own = {name for name, end in ((link.source, at == 0), (link.target, at == last)) if end}
        if any(name not in own for name, _ in index.touching(piece)):
            return False
    return not boxes or not any(box is not None and index.hits(box) for box in (path.mark, path.label))
