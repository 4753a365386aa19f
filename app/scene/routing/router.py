"""Routes all links of a map, or only those that a change touches."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from app.scene.routing import places as placing
from app.scene.routing.corridors import Streets, building
from app.scene.routing.index import RectIndex
from app.scene.routing.nudge import PORT, Stretch, nudging
from app.scene.routing.search import ENTER_COST, LEAVE_COST, Way, find, occupy, rays, sides, straight
from app.scene.routing.stretches import corners, kept_stretches, stretches
from app.scene.routing.types import LinkSpec, Point, Rect, RoutedLink, Routing, RoutingReport

_NEAR = 2.0
_FEW = 8
_AROUND = 16.0


def route(
    obstacles: Mapping[str, Rect], links: Sequence[LinkSpec], bounds: Rect, rulings: Sequence[float] = ()
) -> Routing:
    """Route all links around all obstacles.

    `obstacles` are cards and everything else that a line must not run through, by id, in points.
    `bounds` is the area lines should stay in; `rulings` are y of lane borders, which level stretches
    avoid lying on. The result depends on the arguments alone, not on their order.
    """
    return Router(obstacles, links, bounds, rulings).routing


class Router:
    """Keeps the routes of one map and renews only what a change touches."""

    def __init__(
        self,
        obstacles: Mapping[str, Rect],
        links: Sequence[LinkSpec],
        bounds: Rect,
        rulings: Sequence[float] = (),
        hurry: bool = False,
        later: bool = False,
    ) -> None:
        """With `later` nothing is routed until somebody goes through `work`."""
        self._hurry = hurry
        self._bounds = bounds
        self._rulings = tuple(rulings)
        self._todo = obstacles
        self._cards = RectIndex()
        self._links = {link.id: link for link in links}
        self._base: tuple[frozenset[str], Streets] | None = None
        self._clear()
        if not later:
            _finish(self.work())

    @property
    def routing(self) -> Routing:
        """All paths now, and the report."""
        paths = dict(sorted(self._paths.items()))
        straightened = tuple(key for key, path in paths.items() if path.fallback)
        missing = tuple(sorted(self._links.keys() - paths.keys()))
        return Routing(paths, RoutingReport(straightened, missing, tuple(sorted(self._crowded))))

    def reroute(self) -> None:
        """Route everything afresh, as `route` would; call it when a drag has ended."""
        self._clear()
        _finish(self.work())

    def work(self, links: Iterable[LinkSpec] | None = None) -> Iterator[None]:
        """Find ways for all links, or for some new ones, piece by piece; a piece is a few milliseconds at most.

        Nothing else may be asked of the router before the last piece is done.
        """
        for link in links or ():
            self._links[link.id] = link
        todo, self._todo = self._todo, {}
        yield from self._cards.fill(todo)
        yield from self._route(self._links.values() if links is None else links, frozenset())

    def adopt(self, link: LinkSpec, path: RoutedLink) -> None:
        """Take over a way found earlier as it is; the caller vouches that it is free.

        Links routed afterwards keep beside it.
        """
        self._paths[link.id] = path
        self._links[link.id] = link
        self._places.add_line(link.id, path.points)
        for kind, box in (("mark", path.mark), ("label", path.label)):
            if box is not None:
                self._places.boxes.put(f"{link.id}:{kind}", box)

    def update(
        self,
        rects: Mapping[str, Rect | None] | None = None,
        links: Mapping[str, LinkSpec | None] | None = None,
    ) -> frozenset[str]:
        """Take over changed rectangles and links (None removes) and return the ids of links renewed.

        Only links that touch a change, or whose line, label or mark is now covered, get a new way; all
        others keep every point. The new ways avoid cards like any other, but may be less tidy than
        after `reroute`.
        """
        changed = rects or {}
        touched = {
            key for key, link in self._links.items() if link.source in changed or link.target in changed
        }
        touched.update(key for key, path in self._paths.items() if path.fallback)
        if self._base is not None and not self._base[0] >= changed.keys():
            self._base = None
        for key, rect in changed.items():
            if rect is None:
                self._cards.drop(key)
                continue
            self._cards.put(key, rect)
            region = Rect(rect.left - _NEAR, rect.top - _NEAR, rect.right + _NEAR, rect.bottom + _NEAR)
            touched.update(name.rsplit("#", 1)[0] for name, _ in self._places.lines.touching(region))
            touched.update(name.rsplit(":", 1)[0] for name, _ in self._places.boxes.touching(region))
        for key, link in (links or {}).items():
            touched.add(key)
            if link is None:
                self._links.pop(key, None)
            else:
                self._links[key] = link
        for key in touched:
            path = self._paths.pop(key, None)
            self._crowded.discard(key)
            if path is not None:
                self._places.drop(key, len(path.points) - 1)
        todo = [self._links[key] for key in touched if key in self._links]
        _finish(self._route(todo, frozenset(changed)))
        return frozenset(touched)

    def _clear(self) -> None:
        self._paths: dict[str, RoutedLink] = {}
        self._crowded: set[str] = set()
        self._places = placing.Places(self._cards)

    def _end(self, target: str | Point) -> Rect | None:
        if isinstance(target, str):
            return self._cards.rects.get(target)
        return Rect(target[0], target[1], target[0], target[1])

    def _route(self, links: Iterable[LinkSpec], loose: frozenset[str]) -> Iterator[None]:
        """Find ways for these links, spread them beside each other and beside the links that stay."""
        todo = []
        for link in links:
            source, target = self._cards.rects.get(link.source), self._end(link.target)
            if source is not None and target is not None:
                (ax, ay), (bx, by) = source.center, target.center
                todo.append((abs(ax - bx) + abs(ay - by), link.id, link, source, target))
        if not todo:
            return
        todo.sort(key=lambda item: item[:2])
        streets = yield from self._prepared(loose, [target for *_, target in todo])
        self._occupy_kept(streets)
        yield
        found: list[tuple[LinkSpec, list[Stretch], Way]] = []
        for number, (_, _, link, source, target) in enumerate(todo):
            yield
            way = self._way(streets, link, source, target, hurry=self._hurry or self._base is not None)
            if way is None:
                self._paths[link.id] = _fallback(link, source, target)
                continue
            occupy(way)
            found.append((link, stretches(self._cards, number, link, way), way))
        every = [s for _, chain, _ in found for s in chain]
        yield from nudging(every + self._kept_beside(every), self._rulings)
        for link, chain, way in found:
            points = corners(chain)
            dx, dy = way.enter.side.outward
            self._paths[link.id] = RoutedLink(link.id, points, (-dx, -dy), way.leave.side, way.enter.side)
        yield from self._furnish([link for _, _, link, _, _ in todo])

    def _prepared(self, loose: frozenset[str], targets: list[Rect]) -> Generator[None, None, Streets]:
        """The corridors. While the same few cards are dragged, those of all other cards are kept."""
        moved = [self._cards.rects[key] for key in sorted(loose) if key in self._cards.rects]
        if not moved or len(moved) > _FEW:
            self._base = None
            return (yield from building(self._cards, self._bounds, targets))
        if self._base is not None and self._base[0] == loose:
            frame = self._base[1].frame
            if all(_inside(rect, frame) for rect in (*moved, *targets)):
                self._base[1].clear(moved)
                return self._base[1]
        others = RectIndex({key: rect for key, rect in self._cards.rects.items() if key not in loose})
        streets = yield from building(others, self._bounds, [*moved, *targets])
        self._base = (loose, streets)
        streets.clear(moved)
        return streets

    def _way(self, streets: Streets, link: LinkSpec, source: Rect, target: Rect, hurry: bool) -> Way | None:
        leave = sides(link.leave, LEAVE_COST, source, target, leaving=True)
        enter = sides(link.enter, ENTER_COST, target, source, leaving=False)
        leaving = rays(self._cards, source, streets.frame, leave)
        entering = rays(self._cards, target, streets.frame, enter)
        chosen = bool(link.leave or link.enter) or not isinstance(link.target, str)
        way = straight(self._cards, leaving, entering, chosen) if link.source != link.target else None
        return way or find(streets, leaving, entering, target, hurry)

    def _occupy_kept(self, streets: Streets) -> None:
        """Count the links that stay in the corridors they run in."""
        for path in self._paths.values():
            if path.fallback:
                continue
            for a, b in pairwise(path.points):
                upright = a.x == b.x
                place = a.x if upright else a.y
                low, high = sorted((a.y, b.y) if upright else (a.x, b.x))
                for corridor in streets.along(upright, place):
                    if corridor.start < high and low < corridor.end:
                        corridor.occupy(max(low, corridor.start), min(high, corridor.end))

    def _kept_beside(self, new: list[Stretch]) -> list[Stretch]:
        """Pieces of links that stay and lie where a new stretch may go."""
        if not self._places.lines.rects:
            return []
        names: set[str] = set()
        for s in new:
            s.extent()
            across, along = (s.lo - PORT, s.hi + PORT), (s.a - 2, s.b + 2)
            (left, right), (top, bottom) = (across, along) if s.vertical else (along, across)
            names.update(name for name, _ in self._places.lines.touching(Rect(left, top, right, bottom)))
        return kept_stretches(self._paths, self._links, names)

    def _furnish(self, links: list[LinkSpec]) -> Iterator[None]:
        """Lines first, then marks, then labels, so that nothing lies on a line that can be avoided."""
        for link in links:
            self._places.add_line(link.id, self._paths[link.id].points)
        for kind in ("mark", "label"):
            for link in links:
                yield
                path = self._paths[link.id]
                if kind == "mark" and link.mark:
                    box, free = self._places.mark(link.id, path.points)
                elif kind == "label" and link.label:
                    box, free = self._places.label(link.id, path.points, link.label)
                else:
                    continue
                self._paths[link.id] = _with_box(path, kind, box)
                if not free:
                    self._crowded.add(link.id)


def _finish(work: Iterator[None]) -> None:
    """Go through all pieces at once."""
    deque(work, maxlen=0)


def _inside(rect: Rect, frame: Rect) -> bool:
    """True when lines can still pass around the rectangle inside the frame."""
    return (
        frame.left + _AROUND < rect.left
        and frame.top + _AROUND < rect.top
        and rect.right < frame.right - _AROUND
        and rect.bottom < frame.bottom - _AROUND
    )


def _with_box(path: RoutedLink, kind: str, box: Rect) -> RoutedLink:
    label, mark = (box, path.mark) if kind == "label" else (path.label, box)
    return RoutedLink(path.id, path.points, path.head, path.leave, path.enter, label, mark, path.fallback)


def _fallback(link: LinkSpec, source: Rect, target: Rect) -> RoutedLink:
    """A straight line from border to border, for the case that no free way exists."""
    a, b = source.center, target.center
    start, end = _border(source, a, b), _border(target, b, a)
    length = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    head = ((end.x - start.x) / length, (end.y - start.y) / length)
    return RoutedLink(link.id, (start, end), head, fallback=True)


def _border(rect: Rect, inside: Point, outside: Point) -> Point:
    """Where the line from the middle of a rectangle to a place outside leaves it."""
    dx, dy = outside.x - inside.x, outside.y - inside.y
    reach = [abs(half / d) for half, d in ((rect.width / 2, dx), (rect.height / 2, dy)) if d]
    t = min([1.0, *reach])
    return Point(inside.x + dx * t, inside.y + dy * t)
