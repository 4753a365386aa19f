"""From a way through corridors to stretches that can be moved, and from those to corners."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from app.scene.routing.corridors import Corridor
from app.scene.routing.index import RectIndex
from app.scene.routing.nudge import Stretch
from app.scene.routing.search import HEAD, Ray, Way
from app.scene.routing.types import LinkSpec, Point, Rect, RoutedLink, Side

_CLEAR = 4.0
_SHARED = 6.0


def stretches(cards: RectIndex, number: int, link: LinkSpec, way: Way) -> list[Stretch]:
    """The pieces of a way, from the source's port to the target's, each with its free strip."""
    leave, enter = way.leave, way.enter
    port = f"{link.source}|{leave.side.name}"
    port_end = f"{link.target}|{enter.side.name}"
    if way.straight:
        lo, hi = _free(cards, leave, max(leave.lo, enter.lo), min(leave.hi, enter.hi), enter.start)
        upright = not leave.side.horizontal
        return [
            Stretch(
                number,
                upright,
                lo,
                hi,
                leave.mid,
                leave.mid,
                leave.start,
                enter.start,
                None,
                None,
                port,
                port_end,
            )
        ]
    first = _ray(cards, number, leave, way.streets[0] if way.streets else enter)
    last = _ray(cards, number, enter, way.streets[-1] if way.streets else leave)
    first.first, first.port = leave.start, port
    last.first, last.last, last.port_end = None, enter.start, port_end
    chain = [first, *(_street(number, c) for c in way.streets), last]
    if way.streets:
        _stem(chain[-2], enter)
    chain = _without_jogs(chain)
    for one, other in pairwise(chain):
        one.after, other.before = other, one
    return chain


def _without_jogs(chain: list[Stretch]) -> list[Stretch]:
    """Join two parallel pieces that can lie on one line: two bends less, nothing newly crossed.

    Both strips reach across the piece between them, so what they share is free all the way.
    """
    i = 0
    while i + 2 < len(chain):
        one, other = chain[i], chain[i + 2]
        lo, hi = max(one.lo, other.lo), min(one.hi, other.hi)
        if hi - lo < _SHARED or not _goes_on(chain, i):
            i += 1
            continue
        want = one.want if one.port else other.want if other.port_end else (lo + hi) / 2
        want = min(max(want, lo), hi)
        joined = Stretch(one.link, one.vertical, lo, hi, want, want, one.first, other.last)
        joined.port, joined.port_end = one.port, other.port_end
        chain[i : i + 3] = [joined]
        i = max(0, i - 2)
    return chain


def _goes_on(chain: list[Stretch], i: int) -> bool:
    """True when the piece after next runs in the same direction (a jog, not a turn back)."""
    one, middle, other = chain[i : i + 3]
    before = chain[i - 1].want if one.first is None else one.first
    after = chain[i + 3].want if other.last is None else other.last
    return (middle.want - before) * (after - middle.want) > 0


def corners(chain: list[Stretch]) -> tuple[Point, ...]:
    """The corners of a link whose stretches have their final places."""
    start, end = chain[0], chain[-1]
    assert start.first is not None and end.last is not None
    points = [_point(start, start.first)]
    points += [_point(one, other.pos) for one, other in pairwise(chain)]
    points.append(_point(end, end.last))
    return tuple(points)


def kept_stretches(
    paths: Mapping[str, RoutedLink], links: Mapping[str, LinkSpec], names: set[str]
) -> list[Stretch]:
    """Fixed stretches for named pieces ("link#2") of links that stay where they are."""
    found: dict[str, Stretch] = {}
    for name in sorted(names):
        key, _, piece = name.rpartition("#")
        path, i = paths[key], int(piece)
        a, b = path.points[i], path.points[i + 1]
        if path.fallback:
            continue
        upright = a.x == b.x
        pos, start, end = (a.x, a.y, b.y) if upright else (a.y, a.x, b.x)
        kept = Stretch(-1 - i, upright, pos, pos, pos, pos, start, end, fixed=True)
        if i == 0 and path.leave is not None:
            kept.port = f"{links[key].source}|{path.leave.name}"
        if i == len(path.points) - 2 and path.enter is not None:
            kept.port_end = f"{links[key].target}|{path.enter.name}"
        found[name] = kept
    return list(found.values())


def _point(stretch: Stretch, along: float) -> Point:
    return Point(stretch.pos, along) if stretch.vertical else Point(along, stretch.pos)


def _street(number: int, corridor: Corridor) -> Stretch:
    return Stretch(number, corridor.vertical, corridor.lo, corridor.hi, corridor.mid, corridor.mid)


def _ray(cards: RectIndex, number: int, ray: Ray, meets: Corridor | Ray) -> Stretch:
    """The piece at a card, free to move along the side as far as nothing is in its way."""
    far = meets.hi if ray.side in (Side.RIGHT, Side.BOTTOM) else meets.lo
    low, high = ray.lo, ray.hi
    if isinstance(meets, Corridor):
        low, high = max(low, meets.start), min(high, meets.end)
    else:
        near, other = sorted((meets.start, meets.end))
        low, high = max(low, near + _CLEAR), min(high, other - _CLEAR)
    lo, hi = _free(cards, ray, min(low, ray.mid), max(high, ray.mid), far)
    return Stretch(number, not ray.side.horizontal, lo, hi, ray.mid, ray.mid)


def _free(cards: RectIndex, ray: Ray, lo: float, hi: float, far: float) -> tuple[float, float]:
    """How far a piece from a card up to `far` can move between `lo` and `hi`."""
    near, end = sorted((ray.start, far))
    low, high = lo - _CLEAR, hi + _CLEAR
    region = Rect(near, low, end, high) if ray.side.horizontal else Rect(low, near, high, end)
    for _, rect in cards.touching(region):
        low, high = (rect.top, rect.bottom) if ray.side.horizontal else (rect.left, rect.right)
        if high <= ray.mid:
            lo = min(max(lo, high + _CLEAR), ray.mid)
        else:
            hi = max(min(hi, low - _CLEAR), ray.mid)
    return lo, hi


def _stem(stretch: Stretch, enter: Ray) -> None:
    """Keep the last bend far enough from the target for the arrow head."""
    if enter.side in (Side.LEFT, Side.TOP) and enter.start - HEAD >= stretch.lo:
        stretch.hi = min(stretch.hi, enter.start - HEAD)
    elif enter.side in (Side.RIGHT, Side.BOTTOM) and enter.start + HEAD <= stretch.hi:
        stretch.lo = max(stretch.lo, enter.start + HEAD)
