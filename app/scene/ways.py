"""The ways of all links, found again only where an edit touched them.

On a small map everything is routed afresh: it is cheap, and the same map then always looks the same. On a large one
an edit mostly moves whole lanes up or down; links keep their ways, moved along with the lanes, and only those that
no longer meet their cards or now run through something are routed again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.scene.routing import LinkSpec, Point, Rect, RoutedLink, Router, Routing
from app.scene.routing.index import RectIndex

SMALL = 5000
"""Cards times links up to which everything is routed afresh after every change."""
_EDGE = 0.75


@dataclass(frozen=True)
class Asked:
    """What the ways depend on. `rulings` are the lower borders of the lanes."""

    obstacles: Mapping[str, Rect]
    links: Mapping[str, LinkSpec]
    bounds: Rect
    rulings: tuple[float, ...]

    @property
    def small(self) -> bool:
        """Whether routing everything costs next to nothing."""
        return len(self.obstacles) * len(self.links) <= SMALL


class Ways:
    """The ways of one window's map between two builds."""

    def __init__(self) -> None:
        self._asked: Asked | None = None
        self._found = Routing()

    def find(self, asked: Asked) -> Routing:
        """The ways for what is asked; the very same object while nothing has moved."""
        before = self._asked
        if before == asked:
            return self._found
        self._asked = asked
        kept = {} if before is None or asked.small else carried(before, self._found, asked)
        self._found = self._route(asked, kept)
        return self._found

    def settle(self) -> None:
        """Forget all ways, so that the next build routes everything afresh and tidily."""
        self._asked = None

    @staticmethod
    def _route(asked: Asked, kept: Mapping[str, RoutedLink]) -> Routing:
        links = [asked.links[key] for key in sorted(asked.links)]
        if 2 * len(kept) < len(links):
            return Router(asked.obstacles, links, asked.bounds, asked.rulings).routing
        router = Router(asked.obstacles, (), asked.bounds, asked.rulings)
        router.adopt([link for link in links if link.id in kept], kept)
        router.update(links={link.id: link for link in links if link.id not in kept})
        return router.routing


def carried(before: Asked, found: Routing, now: Asked) -> dict[str, RoutedLink]:
    """The ways that still hold when lanes have become higher or lower, each moved along with its lanes."""
    if len(before.rulings) != len(now.rulings) or before.bounds.top != now.bounds.top:
        return {}
    index = RectIndex(now.obstacles)
    kept = {}
    for key, link in now.links.items():
        path = found.paths.get(key)
        if path is None or path.fallback or before.links.get(key) != link:
            continue
        moved = _moved(path, before.rulings, now.rulings)
        if _meets(moved, link, now.obstacles) and _free(moved, link, index):
            kept[key] = moved
    return kept


def _moved(path: RoutedLink, old: Sequence[float], new: Sequence[float]) -> RoutedLink:
    def down(y: float) -> float:
        lane = min(bisect_right(old, y), len(old) - 1)
        # The first lane's upper border has not moved; every other's is the lower border of the one above.
        return y if lane == 0 else y + new[lane - 1] - old[lane - 1]

    def box(rect: Rect | None) -> Rect | None:
        if rect is None:
            return None
        by = down(rect.center.y) - rect.center.y
        return Rect(rect.left, rect.top + by, rect.right, rect.bottom + by)

    points = tuple(Point(p.x, down(p.y)) for p in path.points)
    return replace(path, points=points, label=box(path.label), mark=box(path.mark))


def _meets(path: RoutedLink, link: LinkSpec, obstacles: Mapping[str, Rect]) -> bool:
    """Whether a way still begins and ends on the borders of its cards."""
    target = obstacles.get(link.target) if isinstance(link.target, str) else None
    source = obstacles.get(link.source)
    if source is None or target is None:
        return False
    return _on_border(path.points[0], source) and _on_border(path.points[-1], target)


def _on_border(point: Point, rect: Rect) -> bool:
    inside = (
        rect.left - _EDGE <= point.x <= rect.right + _EDGE
        and rect.top - _EDGE <= point.y <= rect.bottom + _EDGE
    )
    on_side = min(abs(point.x - rect.left), abs(point.x - rect.right)) <= _EDGE
    on_end = min(abs(point.y - rect.top), abs(point.y - rect.bottom)) <= _EDGE
    return inside and (on_side or on_end)


def _free(path: RoutedLink, link: LinkSpec, index: RectIndex) -> bool:
    """Whether neither the line nor its mark and label lie over anything but the two cards' borders."""
    last = len(path.points) - 2
    for at, (a, b) in enumerate(pairwise(path.points)):
        piece = Rect(min(a.x, b.x) - 1, min(a.y, b.y) - 1, max(a.x, b.x) + 1, max(a.y, b.y) + 1)
        own = {name for name, end in ((link.source, at == 0), (link.target, at == last)) if end}
        if any(name not in own for name, _ in index.touching(piece)):
            return False
    return not any(box is not None and index.hits(box) for box in (path.mark, path.label))
