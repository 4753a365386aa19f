"""Time between two cards, and how long the customer hears nothing.

Everything is measured in typical minutes of calendar time. From the end of one card to the beginning of the other:
what lies between counts whole, of the last card only what comes before it.
"""

from __future__ import annotations

from typing import NamedTuple

from app.model.graph.adjacency import Graph
from app.model.graph.paths import Route, longest, shortest
from app.model.graph.times import spread
from app.model.graph.way import takes_time, way_of


class Silence(NamedTuple):
    """A stretch of the way without any contact or message."""

    minutes: float
    before: str
    """The moment in which the customer was last heard or spoken to."""
    after: str
    """The moment in which they are again."""
    between: tuple[str, ...]


def until_answer(graph: Graph, contact: str, answer: str) -> Route | None:
    """The earliest time from a contact to its answer: over drawn arrows where they lead there, else on the way.

    None where neither leads from one to the other.
    """
    store = graph.store

    def drawn(card: str) -> list[tuple[str, float]]:
        found = []
        for link, to in graph.drawn_from(card):
            record = store[to]
            here = spread(record.get("wait_before")).mid
            if to != answer:
                here += spread(record.get("duration")).mid
            found.append((to, spread(store[link].get("wait")).mid + here))
        return found

    return shortest({contact: 0.0}, drawn, {answer}) or _on_the_way(graph, contact, answer)


def _on_the_way(graph: Graph, contact: str, answer: str) -> Route | None:
    way = way_of(graph)
    goals = set(way.where(answer))
    waits = spread(graph.store[answer].get("wait_before")).mid
    starts = dict.fromkeys(way.where(contact), 0.0)
    if goals & starts.keys():
        return Route(waits, (contact, answer))

    def on(moment: str) -> list[tuple[str, float]]:
        # Before the answer's moment only its action waits; the answer's own wait is added once, at the end.
        return [
            (leg.to, leg.wait.mid + (_own_wait(graph, leg.to) if leg.to in goals else way.time(leg.to).mid))
            for leg in way.out(moment)
        ]

    route = shortest(starts, on, goals)
    return Route(route.cost + waits, (contact, *route.nodes[1:-1], answer)) if route is not None else None


def _own_wait(graph: Graph, moment: str) -> float:
    return spread((graph.store.get(moment) or {}).get("wait_before")).mid


def silences(graph: Graph) -> list[Silence]:
    """The longest stretch without contact or message before every moment that has one, if it takes any time."""
    return graph.remember("silences", lambda: _silences(graph))


def _silences(graph: Graph) -> list[Silence]:
    if not takes_time(graph):
        return []
    way = way_of(graph)
    heard = {moment for moment in way.cards if way.speaking(moment)}
    quiet = way.cards.keys() - heard
    # A moment with news begins a silence as "<" and ends one as ">", so that no silence leads through it. Followed
    # backwards, so that each end finds its longest.
    back: dict[str, list[tuple[str, float]]] = {}
    for moment in way.cards:
        source = f"<{moment}" if moment in heard else moment
        for leg in way.out(moment):
            if leg.to in heard:
                back.setdefault(f">{leg.to}", []).append((source, leg.wait.mid + way.lead(leg.to).mid))
            else:
                back.setdefault(leg.to, []).append((source, leg.wait.mid))
    nodes = [*quiet, *(f"{sign}{moment}" for moment in heard for sign in "<>")]

    def inside(node: str) -> float:
        return way.time(node).mid if node in quiet else 0.0

    found: list[Silence] = []
    best = longest(nodes, inside, lambda node: back.get(node, ()), {f"<{moment}" for moment in heard})
    for moment in sorted(heard):
        route = best.get(f">{moment}")
        if route is not None and route.cost > 0:
            between = tuple(reversed(route.nodes[1:-1]))
            found.append(Silence(route.cost, route.nodes[-1][1:], moment, between))
    return found
