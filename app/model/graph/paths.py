"""Questions about paths in any small graph: components of loops, shortest and longest ways, must every way pass.

Plain functions over a `following` function, so that the map, a contact list or a random test graph can ask them.
Walked by hand, since loading networkx takes longer than all checks together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from typing import NamedTuple

Following = Callable[[str], Iterable[str]]
Weighted = Callable[[str], Iterable[tuple[str, float]]]


class Route(NamedTuple):
    """A way and what it costs."""

    cost: float
    nodes: tuple[str, ...]


def components(nodes: Iterable[str], following: Following) -> list[tuple[str, ...]]:
    """The strongly connected components, each after all it leads to (Tarjan, without recursion)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    held: list[str] = []
    inside: set[str] = set()
    work: list[tuple[str, Iterator[str]]] = []
    found: list[tuple[str, ...]] = []

    def enter(node: str) -> None:
        index[node] = low[node] = len(index)
        held.append(node)
        inside.add(node)
        work.append((node, iter(list(following(node)))))

    def leave(node: str) -> None:
        work.pop()
        if work:
            above = work[-1][0]
            low[above] = min(low[above], low[node])
        if low[node] == index[node]:
            members = [held.pop()]
            while members[-1] != node:
                members.append(held.pop())
            inside.difference_update(members)
            found.append(tuple(members))

    for root in nodes:
        if root not in index:
            enter(root)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in index:
                    enter(other)
                    break
                if other in inside:
                    low[node] = min(low[node], index[other])
            else:
                leave(node)
    return found


def shortest(sources: Mapping[str, float], following: Weighted, goals: Collection[str]) -> Route | None:
    """The cheapest way from a source (each with what it costs to be there) to any goal; None when there is none.

    Dijkstra; costs are never negative. Of equal costs the node whose name comes first is settled first.
    """
    waiting = [(cost, source, "") for source, cost in sources.items()]
    heapify(waiting)
    came: dict[str, str] = {}
    while waiting:
        cost, node, before = heappop(waiting)
        if node in came:
            continue
        came[node] = before
        if node in goals:
            way = [node]
            while came[way[-1]]:
                way.append(came[way[-1]])
            return Route(cost, tuple(reversed(way)))
        for other, more in following(node):
            if other not in came:
                heappush(waiting, (cost + more, other, node))
    return None


def longest(
    nodes: Collection[str],
    inside: Callable[[str], float],
    following: Weighted,
    goals: Collection[str],
    *,
    loops: bool = True,
) -> dict[str, Route]:
    """The dearest way from every node to a goal, both ends included; nodes without a way are left out.

    Ways are taken on the condensation: a loop counts as one place, whose nodes and inner arrows count once each,
    however often one goes round; without `loops` its inner arrows count nothing. A way ends at the last goal it
    meets.
    """
    known, ending = set(nodes), set(goals)
    after = {node: [(other, more) for other, more in following(node) if other in known] for node in known}
    best: dict[str, Route] = {}
    for members in components(sorted(known), lambda node: [other for other, _ in after[node]]):
        one = set(members)
        ordered = tuple(sorted(one))
        own = sum(inside(node) for node in ordered)
        if len(ordered) > 1 and loops:
            own += sum(more for node in ordered for other, more in after[node] if other in one)
        onward = [
            Route(more + best[other].cost, best[other].nodes)
            for node in ordered
            for other, more in after[node]
            if other in best and other not in one
        ]
        if not one.isdisjoint(ending):
            onward.append(Route(0.0, ()))
        if onward:
            dearest = max(onward, key=lambda route: (route.cost, route.nodes))
            for node in ordered:
                best[node] = Route(own + dearest.cost, (*ordered, *dearest.nodes))
    return best


def escapes(sources: Iterable[str], goal: str, following: Following, through: Collection[str]) -> bool:
    """Whether some way from a source to the goal passes none of `through`; the ends count as passed."""
    waiting = [source for source in sources if source not in through]
    seen = set(waiting)
    while waiting:
        node = waiting.pop()
        if node == goal:
            return True
        for other in following(node):
            if other not in seen and other not in through:
                seen.add(other)
                waiting.append(other)
    return False
