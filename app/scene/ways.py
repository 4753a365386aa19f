"""The ways of all links, found again only where an edit touched them.

On a small map everything is routed afresh: it is cheap, and the same map then always looks the same. On a large one
an edit mostly moves whole lanes up or down; links keep their ways, moved along with the lanes, and only those that
no longer meet their cards or now run through something are routed again, in their own neighbourhood. While a hand
drags something, only the links that have lost a card are routed, and quickly; the drop sets right what is left.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from typing import TypeVar

from app.scene.carrying import Asked, Lanes, Specs, Taken, along, carried, flat, free
from app.scene.lying import Lying
from app.scene.routing import LinkSpec, Point, Rect, RoutedLink, Router, Routing
from app.scene.routing.index import RectIndex
from app.scene.routing.types import RoutingReport, Side

T = TypeVar("T")

SMALL = 5000
"""Cards times links up to which everything is routed afresh after every change."""
NEAR = (900.0, 700.0)
"""How far apart the two cards of a link may lie that is routed in its own neighbourhood, in points."""
FEW, FEW_LINKS = 60, 4
"""In the middle of a gesture, links among more cards than that, or more links, only get a quick way."""
OUTSIDE = 12.0
"""In a gutter, from the card that a quick way leads to."""
AROUND = Rect(-420.0, -260.0, 420.0, 260.0)
"""How far around its cards a link is routed again, in points, while the rest of the map stays as it is."""


def _small(asked: Asked) -> bool:
    """Whether routing everything costs next to nothing."""
    return len(asked.obstacles) * len(asked.links) <= SMALL


class Ways:
    """The ways of one window's map between two builds. `routed` counts the links the last build had to route."""

    def __init__(self) -> None:
        self._settled: tuple[Asked, Routing] | None = None
        self._rough: tuple[Asked, Routing] | None = None
        self.routed = 0

    def find(self, asked: Asked, rough: bool = False) -> Routing:
        """The ways for what is asked; the very same object while nothing has moved.

        `rough` is for the middle of a gesture, and for edits of a large map until `lead` has been gone through:
        every such step starts from the ways that were led well last.
        """
        return finished(self.seek(asked, rough))

    def seek(self, asked: Asked, rough: bool = False) -> Generator[None, None, Routing]:
        """The same in pieces."""
        self.routed = 0
        for before in (self._settled, self._rough if rough else None):
            if before is not None and before[0] == asked:
                self._rough = self._rough if rough and before is self._rough else None
                return before[1]
        if rough:
            found = yield from self._quickly(asked)
            self._rough = asked, found
            return found
        found = yield from self._well(asked)
        self._settled, self._rough = (asked, found), None
        return found

    @property
    def unsettled(self) -> bool:
        """Whether the last ways were found in a hurry."""
        return self._rough is not None

    def lead(self) -> Iterator[None]:
        """Lead well what was led in a hurry, piece by piece; whoever builds afterwards is given these ways.

        When something moves meanwhile the work is for nothing and has to be begun anew.
        """
        if self._rough is None:
            return
        asked = self._rough[0]
        found = yield from self._well(asked)
        if self._rough is not None and self._rough[0] is asked:
            self._settled, self._rough = (asked, found), None

    def settle(self) -> None:
        """Forget all ways, so that the next build routes everything afresh and tidily."""
        self._settled = self._rough = None

    def _well(self, asked: Asked) -> Generator[None, None, Routing]:
        """Ways as they stay; those that still hold are kept where that is less work."""
        kept: dict[str, RoutedLink] = {}
        if self._settled is not None and not _small(asked):
            kept = yield from carried(*self._settled, asked)
        links, todo = self._todo(asked, kept)
        if 2 * len(kept) < len(links):
            router = Router(asked.obstacles, links, asked.bounds, asked.rulings, later=True)
            yield from router.work()
            return router.routing
        if not todo:
            return _together(kept, ())
        near = [link for link in todo if _is_near(asked, link)]
        found: dict[str, RoutedLink] = {}
        if near:
            found.update((yield from _beside(_neighbourhood(asked, near), near, kept)).paths)
        index = RectIndex()
        yield from index.fill(asked.obstacles)
        fit = {link.id for link in near if _fits(found.get(link.id), link, asked, index)}
        kept = {**kept, **{key: found[key] for key in fit}}
        far = [link for link in todo if link.id not in fit]
        found = dict((yield from _beside(asked, far, kept)).paths) if far else {}
        return _together(kept, [found[link.id] for link in todo if link.id not in kept and link.id in found])

    def _quickly(self, asked: Asked) -> Generator[None, None, Routing]:
        """Ways that are good enough for a moment: those that hold, and quick ones for links that lost a card."""
        if self._settled is not None and not _small(asked):
            taken = yield from along(*self._settled, asked)
            if taken is not None:
                return (yield from self._taken(asked, *taken))
        kept: dict[str, RoutedLink] = {}
        if self._settled is not None:
            kept = yield from carried(*self._settled, asked, rough=True)
        links, todo = self._todo(asked, kept)
        if _small(asked) and 2 * len(kept) < len(links):
            return Router(asked.obstacles, links, asked.bounds, asked.rulings).routing
        found = yield from self._quick(asked, todo, kept)
        return _together(kept, [found[link.id] for link in todo])

    def _quick(
        self, asked: Asked, todo: Sequence[LinkSpec], kept: Mapping[str, RoutedLink]
    ) -> Generator[None, None, dict[str, RoutedLink]]:
        """Ways for some links that are good enough for a moment."""
        found: dict[str, RoutedLink] = {}
        near = [link for link in todo if _is_near(asked, link)] if len(todo) <= FEW_LINKS else []
        if near:
            part = _neighbourhood(asked, near)
            if len(part.obstacles) <= FEW:
                found.update((yield from _beside(part, near, kept, hurry=True)).paths)
        left = [link for link in todo if link.id not in found]
        lies = flat(asked.obstacles) if len(left) > FEW_LINKS else asked.obstacles
        for link in left:
            yield
            found[link.id] = elbow(lies, link)
        return found

    def _taken(
        self,
        asked: Asked,
        still: Lanes,
        mended: dict[str, RoutedLink],
        gone: set[str],
        todo: Sequence[LinkSpec],
    ) -> Generator[None, None, Routing]:
        """All ways taken along with their lanes, and quick ones for links that lost a card."""
        assert self._settled is not None
        self.routed = len(todo)
        base = self._settled[1].paths
        if todo:
            quick = yield from self._quick(asked, todo, Taken(base, still, mended, gone))
            mended = {**mended, **quick}
        straight = tuple(sorted(key for key, path in mended.items() if path.fallback))
        return Routing(Taken(base, still, mended, gone), RoutingReport(straight))

    def _todo(self, asked: Asked, kept: Mapping[str, RoutedLink]) -> tuple[list[LinkSpec], list[LinkSpec]]:
        """All links in a steady order, and those that need a way."""
        lies, specs = flat(asked.obstacles), asked.links
        links = [
            link
            for link in map(specs.__getitem__, sorted(specs))
            if link.source in lies and str(link.target) in lies
        ]
        todo = [link for link in links if link.id not in kept]
        self.routed = len(todo)
        return links, todo


def finished(work: Generator[None, None, T]) -> T:
    """The result of all pieces of some work, done at once."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            result: T = done.value
            return result


def elbow(lies: Mapping[str, Rect], link: LinkSpec) -> RoutedLink:
    """A way with two bends that looks at nothing between its cards: enough while a hand is moving one of them."""
    left, top, right, bottom = lies[link.source]
    to_left, to_top, to_right, to_bottom = lies[str(link.target)]
    y, end = (top + bottom) / 2, (to_top + to_bottom) / 2
    if (to_left + to_right) / 2 < (
        left + right
    ) / 2 and to_right < left:  # back over the card's own left side
        x, to, way, out, into = left, to_right, -1, Side.LEFT, Side.RIGHT
    else:
        x, to, way, out, into = right, to_left, 1, Side.RIGHT, Side.LEFT
    if x == left:  # a card without any width
        way, out, into = -1, Side.LEFT, Side.RIGHT
        to = to_right
    middle = to - way * OUTSIDE
    points = (Point(x, y), Point(middle, y), Point(middle, end), Point(to, end))
    mark = Rect.of(x + way * 16 - 6, y - 18, 12, 12) if link.mark else None
    label = Rect.of(middle + 4, end - link.label[1] - 4, *link.label) if link.label else None
    return RoutedLink(link.id, points, (float(way), 0.0), out, into, label, mark)


def _is_near(asked: Asked, link: LinkSpec) -> bool:
    """Whether a link joins neighbours, so that its way needs only a small part of the map."""
    a, b = asked.obstacles.get(link.source), asked.obstacles.get(str(link.target))
    return (
        a is not None
        and b is not None
        and abs(a.center.x - b.center.x) < NEAR[0]
        and abs(a.center.y - b.center.y) < NEAR[1]
    )


def _together(kept: Mapping[str, RoutedLink], more: Collection[RoutedLink]) -> Routing:
    paths = dict(sorted({**kept, **{path.id: path for path in more}}.items()))
    return Routing(paths, RoutingReport(tuple(key for key, path in paths.items() if path.fallback)))


def _beside(
    asked: Asked, todo: Sequence[LinkSpec], kept: Mapping[str, RoutedLink], hurry: bool = False
) -> Generator[None, None, Routing]:
    """Route some links beside those that stay."""
    router = Router(asked.obstacles, (), asked.bounds, asked.rulings, hurry, later=True)
    yield from router.work()
    for key, link in asked.links.items():
        if key in kept:
            router.adopt(link, kept[key])
            yield
    yield from router.work(todo)
    return router.routing


def _neighbourhood(asked: Asked, todo: Sequence[LinkSpec]) -> Asked:
    """The part of the map around the cards of some links; all of it when that is most of it."""
    theirs = (asked.obstacles.get(end) for link in todo for end in (link.source, str(link.target)))
    rects = [rect for rect in theirs if rect is not None]
    if not rects:
        return asked
    part = Rect(
        min(rect.left for rect in rects) + AROUND.left,
        min(rect.top for rect in rects) + AROUND.top,
        max(rect.right for rect in rects) + AROUND.right,
        max(rect.bottom for rect in rects) + AROUND.bottom,
    )
    obstacles = asked.obstacles
    if isinstance(obstacles, Lying):
        near = obstacles.near(part)
    else:
        near = {key: rect for key, rect in obstacles.items() if rect.overlaps(part)}
    if 3 * len(near) > 2 * len(asked.obstacles):
        return asked
    bounds = Rect(
        max(part.left, asked.bounds.left),
        max(part.top, asked.bounds.top),
        min(part.right, asked.bounds.right),
        min(part.bottom, asked.bounds.bottom),
    )
    if isinstance(asked.links, Specs):
        ends = asked.links.ends
        links = {key: asked.links[key] for key in sorted({key for end in near for key in ends.get(end, ())})}
    else:
        links = {key: link for key, link in asked.links.items() if link.source in near or link.target in near}
    return Asked(near, links, bounds, asked.rulings)


def _fits(path: RoutedLink | None, link: LinkSpec, asked: Asked, index: RectIndex) -> bool:
    """Whether a way found in its neighbourhood also holds on the whole map."""
    if path is None or path.fallback:
        return False
    inside = all(
        asked.bounds.left <= p.x <= asked.bounds.right and asked.bounds.top <= p.y <= asked.bounds.bottom
        for p in path.points
    )
    return inside and free(path, link, index, boxes=False)
