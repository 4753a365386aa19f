"""How long the journey takes: earliest, typical and worst time to the goal, the way responsible, and silences.

The customer's way counts (app/model/graph/way.py): waits, durations of actions and contacts, waits on arrows, and
limits where an arrow names no wait. All times are minutes of calendar time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.model.graph import Graph, graph_of
from app.model.graph.paths import Route, longest, shortest
from app.model.graph.times import Time
from app.model.graph.way import Leg, Way, takes_time, way_of
from app.model.store import Reader


@dataclass(frozen=True, slots=True)
class Passage:
    """One way through the journey and what it takes."""

    minutes: float
    cards: tuple[str, ...]
    """The actions on it; a step without an action is there with its contacts."""
    links: tuple[str, ...]
    """The drawn arrows on it."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The time from start to goal."""

    earliest: Passage
    """The quickest way with the shortest times."""
    typical: Passage
    """The quickest way with typical times."""
    worst: Passage
    """The slowest way with the longest times; a loop is gone through once."""
    unheard: float
    """Minutes of the typical way without any contact or message."""
    silence: Passage
    """The longest stretch of that; its cards are the two moments around it and those between."""

    @property
    def one_time(self) -> bool:
        """Whether the three times are the same."""
        return self.earliest.minutes == self.typical.minutes == self.worst.minutes


def timing(store: Reader) -> Timing | None:
    """The times of a map; None where the goal is not reached or no times were entered."""
    graph = graph_of(store)
    return graph.remember("timing", lambda: _timing(graph))


def _timing(graph: Graph) -> Timing | None:
    if not takes_time(graph):
        return None
    way = way_of(graph)
    goals = way.goals()
    quick, usual = (_quickest(way, goals, pick) for pick in (_low, _mid))
    slow = _slowest(way, goals)
    if quick is None or usual is None or slow is None or slow.cost <= 0:
        return None
    stretches = list(_stretches(way, usual.nodes))
    silent = max(stretches, key=lambda one: one.cost, default=Route(0.0, ()))
    return Timing(
        _passage(way, quick),
        _passage(way, usual),
        _passage(way, slow),
        sum(one.cost for one in stretches),
        _passage(way, silent),
    )


def _low(time: Time) -> float:
    return time.low


def _mid(time: Time) -> float:
    return time.mid


def _quickest(way: Way, goals: set[str], pick: Callable[[Time], float]) -> Route | None:
    starts = {moment: pick(way.time(moment)) for moment in way.starts()}
    return shortest(
        starts,
        lambda moment: [(leg.to, pick(leg.wait) + pick(way.time(leg.to))) for leg in way.out(moment)],
        goals,
    )


def _slowest(way: Way, goals: set[str]) -> Route | None:
    """The slowest way, on ways that end where a goal is reached."""
    found = longest(
        way.cards.keys(),
        lambda moment: way.time(moment).high,
        lambda moment: [] if moment in goals else [(leg.to, leg.wait.high) for leg in way.out(moment)],
        goals,
    )
    routes = [found[start] for start in way.starts() if start in found]
    return max(routes, key=lambda route: (route.cost, route.nodes), default=None)


def _stretches(way: Way, moments: tuple[str, ...]) -> Iterator[Route]:
    """The stretches of a way in which the customer hears nothing, with their typical minutes."""
    held: list[str] = list(moments[:1])
    silent = 0.0 if not moments or way.speaking(moments[0]) else way.time(moments[0]).mid
    for one, two in pairwise(moments):
        heard = bool(way.speaking(two))
        wait = next(leg.wait.mid for leg in way.out(one) if leg.to == two)
        silent += wait + (way.lead(two) if heard else way.time(two)).mid
        held.append(two)
        if heard:
            if silent > 0:
                yield Route(silent, tuple(held))
            held, silent = [two], 0.0
    if silent > 0:
        yield Route(silent, tuple(held))


def _passage(way: Way, route: Route) -> Passage:
    cards: list[str] = []
    for moment in route.nodes:
        cards += [moment] if moment in way.graph else sorted(way.cards[moment])
    return Passage(route.cost, tuple(dict.fromkeys(cards)), tuple(_drawn(way, route.nodes)))


def _drawn(way: Way, moments: tuple[str, ...]) -> Iterator[str]:
    for one, two in pairwise(moments):
        leg: Leg | None = next((leg for leg in way.out(one) if leg.to == two), None)
        if leg is not None and leg.link:
            yield leg.link
