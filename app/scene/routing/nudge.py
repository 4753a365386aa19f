"""Parallel stretches side by side: every stretch of every link gets its own track.

Stretches that could lie on top of each other are put in the order that crosses least, then spread around
the middle of their free strip. Upright stretches first, then level ones with the final x of the others.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from app.scene.routing.corridors import SPACING

PORT = 8.0
"""Least distance between ports on one side where there is room, in points."""
PORT_WIDE = 14.0
"""Distance between ports on a side with plenty of room."""
RULING = 3.0
Near = dict["Stretch", dict["Stretch", None]]
"""Who may touch whom. No sets: theirs is the order of memory, and the same map would look another way next time."""
_SHRINK = (1.0, 0.85, 0.7, 0.55, 0.42, 0.25, 0.1, 0.02, 0.0)


@dataclass(slots=True, eq=False)
class Stretch:
    """One straight piece of a link: its place across, and the pieces before and after it.

    `lo` to `hi` is the free strip, `want` the wished place, `pos` the place given. `first` and `last` are
    fixed ends along the stretch (a port), None where a neighbour stretch decides. `port` and `port_end`
    name the card side that it starts from or ends at. `fixed` stretches belong to links that stay.
    """

    link: int
    vertical: bool
    lo: float
    hi: float
    want: float
    pos: float
    first: float | None = None
    last: float | None = None
    before: Stretch | None = None
    after: Stretch | None = None
    port: str = ""
    port_end: str = ""
    fixed: bool = False
    a: float = 0.0
    b: float = 0.0

    def extent(self) -> None:
        """Set `a` and `b` to the furthest this piece can reach along its direction."""
        ends: list[float] = []
        for place, neighbour in ((self.first, self.before), (self.last, self.after)):
            if place is not None:
                ends.append(place)
            elif neighbour is not None:
                ends.extend((neighbour.lo, neighbour.hi) if self.vertical else (neighbour.pos, neighbour.pos))
        self.a, self.b = min(ends), max(ends)

    def turns(self) -> list[tuple[float, int]]:
        """For each end with a bend: the place along, and on which side (-1, +1) the link goes on."""
        found = []
        for neighbour, beyond in ((self.before, -1), (self.after, 1)):
            if neighbour is None:
                continue
            far = neighbour.far(beyond)
            found.append((neighbour.pos, 1 if far > self.pos else -1))
        return found

    def far(self, direction: int) -> float:
        """Where the other end of this piece lies, going backwards (-1) or onwards (+1)."""
        neighbour, place = (self.after, self.last) if direction > 0 else (self.before, self.first)
        if place is not None:
            return place
        assert neighbour is not None
        return neighbour.pos

    def tail(self) -> tuple[float, ...]:
        """A stable key for ties: where the link comes from and goes to."""
        return (self.want, float(self.link))


def nudging(stretches: Sequence[Stretch], rulings: Sequence[float] = ()) -> Iterator[None]:
    """Give every stretch its final place, piece by piece. `rulings` are level lines (lane borders) to stay off."""
    for vertical in (True, False):
        mine = [s for s in stretches if s.vertical is vertical]
        for stretch in mine:
            stretch.extent()
        yield
        groups = yield from _groups(mine)
        for group, pairs in groups:
            yield
            _place(group, pairs, () if vertical else rulings)


def _groups(
    stretches: list[Stretch],
) -> Generator[None, None, list[tuple[list[Stretch], Near]]]:
    """Sets of stretches that may touch, each with who may touch whom."""
    near: Near = {s: {} for s in stretches}
    active: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.lo, s.hi, s.link)):
        active = [o for o in active if o.hi + PORT > stretch.lo]
        for other in active:
            if (stretch.fixed and other.fixed) or _is_jog(stretch, other) or _is_jog(other, stretch):
                continue
            if stretch.a < other.b + 2 and other.a < stretch.b + 2:
                near[stretch][other] = None
                near[other][stretch] = None
        active.append(stretch)
        yield
    groups = []
    seen: set[Stretch] = set()
    for stretch in stretches:
        yield
        if stretch in seen or stretch.fixed:
            continue
        group, todo = {stretch: None}, [stretch]
        while todo:
            for other in near[todo.pop()]:
                if other not in group:
                    group[other] = None
                    if not other.fixed:
                        todo.append(other)
        seen.update(group)
        groups.append((list(group), near))
    return groups


def _is_jog(a: Stretch, b: Stretch) -> bool:
    """True for two parallel pieces of one link that run on in the same direction."""
    middle = a.after
    if middle is None or middle.after is not b:
        return False
    return (middle.want - a.far(-1)) * (b.far(1) - middle.want) > 0


def _crossings(a: Stretch, b: Stretch, turns: dict[Stretch, list[tuple[float, int]]]) -> float:
    """How much it costs to put `a` before (left of, above) `b`."""
    cost = 0.0
    for place, side in turns[a]:
        if side > 0 and b.a - 0.01 <= place <= b.b + 0.01:
            cost += 1.0
    for place, side in turns[b]:
        if side < 0 and a.a - 0.01 <= place <= a.b + 0.01:
            cost += 1.0
    if a.lo + 2.5 > b.hi:
        cost += 1000.0
    elif a.want > b.want + 1:
        cost += 0.4
    return cost


def _ordered(group: list[Stretch], near: Near) -> list[Stretch]:
    """Order across the strip that crosses least: each one is put in at its cheapest place."""
    turns = {s: s.turns() for s in group}
    order: list[Stretch] = []
    for stretch in sorted(group, key=Stretch.tail):
        touching = near[stretch]
        cost = sum(_crossings(stretch, other, turns) for other in order if other in touching)
        best, best_at = cost, 0
        for i, other in enumerate(order):
            if other in touching:
                cost += _crossings(other, stretch, turns) - _crossings(stretch, other, turns)
            if cost <= best + 1e-9:
                best, best_at = cost, i + 1
        order.insert(best_at, stretch)
    return order


def _gap(a: Stretch, b: Stretch) -> float:
    """Distance wanted between two neighbours, in points."""
    shared = (a.port and a.port in (b.port, b.port_end)) or (
        a.port_end and a.port_end in (b.port, b.port_end)
    )
    return PORT if shared else SPACING


def _place(group: list[Stretch], near: Near, rulings: Sequence[float]) -> None:
    """Final places for one group."""
    if len(group) == 1:
        stretch = group[0]
        stretch.pos = stretch.pos if stretch.fixed else _off(stretch, stretch.want, rulings)
        return
    for order in (_ordered(group, near), sorted(group, key=lambda s: (s.lo + s.hi, s.tail()))):
        place = {s: i for i, s in enumerate(order)}
        before = {s: [o for o in order[: place[s]] if o in near[s]] for s in order}
        after = {s: [o for o in order[place[s] + 1 :] if o in near[s]] for s in order}
        shrink, low, high = _room(order, before, after)
        if shrink:
            break
    wish = _wishes(order, before, after, shrink, rulings)
    for s in order:
        least = max([low[s], *(o.pos + shrink * _gap(o, s) for o in before[s])])
        if not s.fixed:
            s.pos = max(least, min(wish[s], high[s]))


def _room(
    order: list[Stretch], before: dict[Stretch, list[Stretch]], after: dict[Stretch, list[Stretch]]
) -> tuple[float, dict[Stretch, float], dict[Stretch, float]]:
    """The largest share of full spacing at which all fit (0: not at all), with the limits of each."""
    low: dict[Stretch, float] = {}
    high: dict[Stretch, float] = {}
    for shrink in _SHRINK:
        for s in order:
            low[s] = max([s.lo, *(low[o] + shrink * _gap(o, s) for o in before[s])])
        for s in reversed(order):
            high[s] = min([s.hi, *(high[o] - shrink * _gap(s, o) for o in after[s])])
        if all(low[s] <= high[s] + 1e-9 for s in order):
            break
    return shrink, low, high


def _wishes(
    order: list[Stretch],
    before: dict[Stretch, list[Stretch]],
    after: dict[Stretch, list[Stretch]],
    shrink: float,
    rulings: Sequence[float],
) -> dict[Stretch, float]:
    """Places spread evenly around the middle, by how many lie on either side."""
    ahead: dict[Stretch, int] = {}
    behind: dict[Stretch, int] = {}
    for s in order:
        ahead[s] = max((ahead[o] + 1 for o in before[s]), default=0)
    for s in reversed(order):
        behind[s] = max((behind[o] + 1 for o in after[s]), default=0)
    wish = {}
    for s in order:
        if s.port or s.port_end:
            side = s.port or s.port_end
            i = sum(1 for o in before[s] if side in (o.port, o.port_end))
            n = i + sum(1 for o in after[s] if side in (o.port, o.port_end))
            step = max(PORT, min(PORT_WIDE, (s.hi - s.lo) / (n + 1))) * shrink
            wish[s] = s.want + (i - n / 2) * step
        else:
            step = SPACING * shrink
            wish[s] = _off(s, s.want + (ahead[s] - behind[s]) / 2 * step, rulings)
    return wish


def _off(stretch: Stretch, wish: float, rulings: Sequence[float]) -> float:
    """The wished place, moved off a ruling it would lie on."""
    if stretch.port or stretch.port_end:
        return wish
    for y in rulings:
        if abs(wish - y) < RULING:
            for place in (y - RULING, y + RULING):
                if stretch.lo <= place <= stretch.hi:
                    return place
    return wish
