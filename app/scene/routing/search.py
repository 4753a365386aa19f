"""The cheapest way from card to card through the corridors: A* over their crossings."""

from __future__ import annotations

import heapq
import math
from bisect import bisect_left
from dataclasses import dataclass

from app.scene.routing.corridors import BLOCKED, Corridor, Streets
from app.scene.routing.index import RectIndex
from app.scene.routing.types import Rect, Side

BEND = 26.0
CROSS = 20.0
BESIDE = 2.0
OVERFULL = 220.0
MOST = 20_000
"""Arrivals after which a search ends with the best way so far: a bound on time, not met on real maps."""
PATIENCE = 800
"""After so many arrivals, and each time they have doubled, a search hurries: a link across a crowded map settles
for a good way instead of trying all. Real maps seldom need so many."""
IMPATIENT = 2.0
"""How much more the distance still to go weighs then."""
SLACK = 250.0
"""How much better than before, in points, a further arrival at the same crossing must then be."""
HURRY = 1.3
"""Weight of the distance still to go while a card is being dragged."""
BACKWARDS = 500.0
"""Leaving at the left and entering at the right reads against the grain: back links go round."""
EAGER = 1.06
EAGER_FAR = 0.14
"""Weight of the distance still to go: a little above 1 searches far less for ways hardly longer; links
across the map get up to EAGER_FAR more."""
LEAVE_COST = {Side.RIGHT: 0.0, Side.BOTTOM: 8.0, Side.LEFT: 100.0, Side.TOP: 55.0}
ENTER_COST = {Side.LEFT: 0.0, Side.TOP: 8.0, Side.BOTTOM: 60.0, Side.RIGHT: 110.0}
CORNER = 7.0
"""Ports keep this far from a card's corners, in points."""
HEAD = 10.0
"""Least length of the last stretch, so that the arrow head has a stem."""


@dataclass(slots=True)
class Ray:
    """The straight way out of one side of a card: where it starts and how far it is free."""

    side: Side
    rect: Rect
    lo: float
    hi: float
    mid: float
    start: float
    end: float
    cost: float


@dataclass(slots=True)
class Way:
    """A way found: the corridors between the two rays; none when the rays meet, no rays when straight."""

    leave: Ray
    enter: Ray
    streets: list[Corridor]
    straight: bool = False


def rays(index: RectIndex, rect: Rect, frame: Rect, costs: dict[Side, float]) -> list[Ray]:
    """The rays of all sides named in `costs` that are free for at least a short way."""
    found = []
    for side, cost in costs.items():
        low, high = (rect.top, rect.bottom) if side.horizontal else (rect.left, rect.right)
        inset = min(CORNER, 0.3 * (high - low))
        low, high, mid = low + inset, high - inset, (low + high) / 2
        start = {Side.RIGHT: rect.right, Side.LEFT: rect.left, Side.TOP: rect.top, Side.BOTTOM: rect.bottom}[
            side
        ]
        limit = {
            Side.RIGHT: frame.right,
            Side.LEFT: frame.left,
            Side.TOP: frame.top,
            Side.BOTTOM: frame.bottom,
        }[side]
        half = min(3.0, (high - low) / 2)
        end = index.reach(mid - half, mid + half + 0.01, start, side, limit)
        if abs(end - start) > 1:
            found.append(Ray(side, rect, low, high, mid, start, end, cost))
    return found


def sides(
    chosen: tuple[Side, ...], usual: dict[Side, float], own: Rect, other: Rect, leaving: bool
) -> dict[Side, float]:
    """Sides allowed with their costs: the usual two, the other two only towards what lies that way."""
    if chosen:
        return dict.fromkeys(chosen, 0.0)
    behind = other.center.x < own.center.x + 40 if leaving else other.center.x > own.center.x - 40
    above = other.center.y < own.center.y if leaving else other.center.y > own.center.y
    back = other.center.x < own.center.x if leaving else other.center.x > own.center.x
    extra = {
        (Side.LEFT if leaving else Side.RIGHT): behind,
        (Side.TOP if leaving else Side.BOTTOM): above or back,
    }
    return {side: cost for side, cost in usual.items() if extra.get(side, True)}


def straight(index: RectIndex, leaving: list[Ray], entering: list[Ray], free: bool = False) -> Way | None:
    """A straight line between facing sides where nothing lies between, or None.

    Leftwards only when `free`: otherwise back links go round.
    """
    for out in leaving:
        for into in entering:
            if out.side.outward != (-into.side.outward[0], -into.side.outward[1]):
                continue
            if (out.side is Side.LEFT and not free) or (into.start - out.start) * sum(
                out.side.outward
            ) < HEAD - 0.5:
                continue
            lo, hi = max(out.lo, into.lo), min(out.hi, into.hi)
            point = into.rect.width == 0
            if hi - lo < 2 and not (point and hi >= lo):
                continue
            a, b = sorted((out.start, into.start))
            at = min(max(out.mid, lo), hi)
            for try_at in (at, (lo + hi) / 2, min(max(into.mid, lo), hi)):
                near, far = max(lo, try_at - 3), min(hi, try_at + 3)
                band = Rect(a, near, b, far) if out.side.horizontal else Rect(near, a, far, b)
                if not index.hits(band):
                    out.mid = into.mid = try_at
                    return Way(out, into, [], straight=True)
    return None


_Hit = tuple[Corridor, tuple[float, float, Ray]]


class _Goal:
    """Where the target's rays cross corridors."""

    def __init__(self, streets: Streets, entering: list[Ray]) -> None:
        self.hits: dict[int, list[tuple[float, float, Ray]]] = {}
        self.nearest: tuple[list[_Hit], list[_Hit]] = ([], [])
        for ray in entering:
            for i, (place, along, corridor) in enumerate(crossings(streets, ray, HEAD)):
                hit = (place, along + ray.cost, ray)
                self.hits.setdefault(corridor.number, []).append(hit)
                if i < 2:
                    self.nearest[corridor.vertical].append((corridor, hit))
        level = min((r.cost for r in entering if r.side.horizontal), default=math.inf)
        upright = min((r.cost for r in entering if not r.side.horizontal), default=math.inf)
        self._on = (BEND + upright, BEND + level)
        self._off = (min(2 * BEND + level, 3 * BEND + upright), min(2 * BEND + upright, 3 * BEND + level))

    def bends(self, corridor: Corridor) -> float:
        """The least that bends and the entry still cost when running along a corridor."""
        if corridor.number in self.hits:
            return min(self._on[corridor.vertical], self._off[corridor.vertical])
        return self._off[corridor.vertical]


def crossings(streets: Streets, ray: Ray, least: float) -> list[tuple[float, float, Corridor]]:
    """Corridors that a ray crosses: (place along the corridor, distance from the card, corridor)."""
    sign = sum(ray.side.outward)
    near, far = sorted((ray.start, ray.end))
    found = []
    for corridor in streets.between(ray.side.horizontal, near - 0.01, far):
        if corridor.hi > far + 0.01:
            continue
        if not corridor.start <= ray.mid <= corridor.end:
            continue
        along = (corridor.mid - ray.start) * sign
        if along >= least - 0.5:
            found.append((ray.mid, along, corridor))
    found.sort(key=lambda item: item[1])
    return found


Chain = tuple[Corridor, "Chain | None"]
"""Corridors used so far, newest first."""


class _Search:
    """One run of A*: nodes are arrivals at a crossing along a corridor, with a direction."""

    def __init__(self, goal: _Goal, target: Rect, eager: float) -> None:
        self.goal = goal
        self.target = target
        self.eager = eager
        self.haste = 1.0
        self.slack = 0.0
        self.heap: list[tuple[float, int]] = []
        self.nodes: list[tuple[float, Corridor, int, int, Ray, Chain]] = []
        self.best: dict[int, float] = {}
        self.found: tuple[float, Ray, Ray, Chain | None] | None = None

    def start(self, g: float, corridor: Corridor, place: float, ray: Ray) -> None:
        """Turn from a card's ray into a corridor between two crossings."""
        chain: Chain = (corridor, None)
        self.look(g, corridor, place, ray, chain)
        self.seed(g, corridor, place, ray)
        i = bisect_left(corridor.places, place)
        self.step(g, corridor, place, i, 1, ray, chain)
        self.step(g, corridor, place, i - 1, -1, ray, chain)

    def look(self, g: float, corridor: Corridor, place: float, ray: Ray, chain: Chain) -> None:
        """See whether a ray of the target can be reached along this corridor."""
        for at, cost, into in self.goal.hits.get(corridor.number, ()):
            total = g + abs(at - place) + cost + BEND + _company(corridor, place, at)
            self.offer(total, ray, into, chain)

    def seed(self, g: float, first: Corridor, place: float, ray: Ray) -> None:
        """Try all ways with one more street between the first corridor and one that meets a target ray.

        These plain ways are nearly always the best; knowing them early keeps the search small.
        """
        for last, (goal_place, cost, into) in self.goal.nearest[first.vertical]:
            if last is first:
                continue
            apart = g + abs(last.mid - first.mid) + cost + 3 * BEND
            if self.found is not None and apart + abs(goal_place - place) >= self.found[0]:
                continue
            best, street = math.inf, None
            for number, i in first.at.items():
                if number in last.at:
                    at = first.places[i]
                    length = abs(at - place) + abs(goal_place - at)
                    if length < best:
                        best, street = length, first.cross[i]
            if street is None:
                continue
            total = apart + best + _company(first, place, street.mid) + _company(last, street.mid, goal_place)
            total += _company(street, first.mid, last.mid)
            self.offer(total, ray, into, (last, (street, (first, None))))

    def offer(self, total: float, ray: Ray, into: Ray, chain: Chain | None) -> None:
        """Keep a complete way when it is the cheapest so far."""
        if ray.side is Side.LEFT and into.side is Side.RIGHT:
            total += BACKWARDS
        if total < (math.inf if self.found is None else self.found[0] - 1e-6):
            self.found = (total, ray, into, chain)

    def step(
        self, g: float, corridor: Corridor, place: float, i: int, direction: int, ray: Ray, chain: Chain
    ) -> None:
        """Queue the arrival at crossing `i` of a corridor."""
        if i < 0 or i >= len(corridor.places):
            return
        at = corridor.places[i]
        g += at - place if direction > 0 else place - at
        used = corridor.use[i if direction > 0 else i + 1]
        if used:
            if used >= BLOCKED:
                return
            g += _crowd(corridor, used)
        key = (corridor.number << 14) + i * 2 + (direction > 0)
        known = self.best.get(key)
        if known is not None and known <= g + self.slack:
            return
        x, y = (corridor.mid, at) if corridor.vertical else (at, corridor.mid)
        left, top, right, bottom = self.target
        away = left - x if x < left else x - right if x > right else 0.0
        away += top - y if y < top else y - bottom if y > bottom else 0.0
        f = g + (away * self.eager + self.goal.bends(corridor)) * self.haste
        if self.found is not None and f >= self.found[0]:
            return
        self.best[key] = g
        heapq.heappush(self.heap, (f, -len(self.nodes)))
        self.nodes.append((g, corridor, i, direction, ray, chain))

    def run(self) -> None:
        """Expand the cheapest arrival until nothing can beat what was found."""
        patience = PATIENCE
        while self.heap and len(self.nodes) < MOST:
            if len(self.nodes) > patience:
                patience *= 2
                self._hurry()
            f, n = heapq.heappop(self.heap)
            if self.found is not None and f >= self.found[0] - 1e-6:
                return
            g, corridor, i, direction, ray, chain = self.nodes[-n]
            if self.best[(corridor.number << 14) + i * 2 + (direction > 0)] < g:
                continue
            at, other = corridor.places[i], corridor.cross[i]
            j = other.at[corridor.number]
            crossed = min(other.use[j], other.use[j + 1])
            self.step(g + CROSS * crossed, corridor, at, i + direction, direction, ray, chain)
            g, place, chain = g + BEND, corridor.mid, (other, chain)
            self.look(g, other, place, ray, chain)
            self.step(g, other, place, j + 1, 1, ray, chain)
            self.step(g, other, place, j - 1, -1, ray, chain)

    def _hurry(self) -> None:
        """Weigh the distance still to go more, in everything that waits too."""
        self.haste *= IMPATIENT
        self.slack += SLACK
        more = IMPATIENT - 1.0
        self.heap = [(f + more * (f - self.nodes[-n][0]), n) for f, n in self.heap]
        heapq.heapify(self.heap)


def find(
    streets: Streets, leaving: list[Ray], entering: list[Ray], target: Rect, hurry: bool = False
) -> Way | None:
    """The cheapest way by length, bends, crossings and company, or None when there is none.

    In a `hurry` (a drag) a slightly longer way is good enough.
    """
    distance = 0.0
    if leaving:
        (ax, ay), (bx, by) = leaving[0].rect.center, target.center
        distance = abs(ax - bx) + abs(ay - by)
    goal = _Goal(streets, entering)
    search = _Search(goal, target, HURRY if hurry else EAGER + EAGER_FAR * min(1.0, distance / 1500.0))
    for ray in leaving:
        for into in entering:
            length = _corner(ray, into)
            if length is not None:
                search.offer(length + BEND + ray.cost + into.cost, ray, into, None)
    for ray in leaving if goal.hits else ():
        for place, along, corridor in crossings(streets, ray, CORNER):
            used = corridor.use[corridor.stretch(place)]
            if used >= BLOCKED:
                continue
            search.start(ray.cost + along + BEND + 0.2 * CROSS * used, corridor, place, ray)
    search.run()
    if search.found is None:
        return None
    _total, ray, into, chain = search.found
    used_streets = []
    while chain is not None:
        used_streets.append(chain[0])
        chain = chain[1]
    return Way(ray, into, used_streets[::-1])


def occupy(way: Way) -> None:
    """Count a way in the corridors it uses, so that later links see it."""
    for i, corridor in enumerate(way.streets):
        before = way.streets[i - 1].mid if i else way.leave.mid
        after = way.streets[i + 1].mid if i + 1 < len(way.streets) else way.enter.mid
        corridor.occupy(before, after)


def _corner(out: Ray, into: Ray) -> float | None:
    """Length of the way with one bend where both rays meet, or None."""
    if out.side.horizontal == into.side.horizontal:
        return None
    for ray, other, least in ((out, into, CORNER), (into, out, HEAD)):
        sign = sum(ray.side.outward)
        near, far = sorted((ray.start + sign * least, ray.end - sign * 4.0))
        if (ray.end - ray.start) * sign < least + 4 or not near <= other.lo or not other.hi <= far:
            return None
    return abs(into.mid - out.start) + abs(out.mid - into.start)


def _crowd(corridor: Corridor, used: int) -> float:
    if used >= BLOCKED:
        return math.inf
    room = corridor.room
    return BESIDE * used + (OVERFULL * (used - room + 1) if used >= room else 0.0)


def _company(corridor: Corridor, a: float, b: float) -> float:
    """What it costs to share a corridor between two places."""
    low, high = (a, b) if a <= b else (b, a)
    used = max(corridor.use[corridor.stretch(low + 0.01) : corridor.stretch(high - 0.01) + 1], default=0)
    return _crowd(corridor, used) if used else 0.0
