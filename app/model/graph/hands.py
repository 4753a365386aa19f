"""How often work changes hands where the customer sees none of it.

Hidden is a card of a process lane in back or support. It is close to the customer where an edge joins it to a card
the customer sees (an action, a contact, a process in front). A run goes from one such card over hidden cards that
are not close to another one that is; its hands are the edges on which the team changes. A loop is one place:
going round in it is not counted.
"""

from __future__ import annotations

from typing import NamedTuple

from app.model.graph import flow
from app.model.graph.adjacency import Edge, Graph
from app.model.graph.paths import longest
from app.model.grid import zone_of_lane

HIDDEN = ("back", "support")


class Run(NamedTuple):
    """The longest run of one piece of hidden work."""

    hands: int
    cards: tuple[str, ...]


def runs(graph: Graph) -> list[Run]:
    """The longest run of every piece of hidden work that hangs together, those without a change left out."""
    return graph.remember("runs", lambda: _runs(graph))


def _runs(graph: Graph) -> list[Run]:
    lanes = {lane for lane in graph.grid.of_kind("process") if zone_of_lane(graph.store[lane]) in HIDDEN}
    hidden = {card for card in graph.nodes if graph.lane(card) in lanes}
    edges = {card: [e for e in graph.out(card) if e.to in hidden and _goes_on(graph, e)] for card in hidden}
    close = {card for card in hidden if _is_close(graph, card, hidden)}
    found = []
    for piece in _pieces(hidden, edges):
        if not any(changes_hands(graph, edge) for card in piece for edge in edges[card]):
            continue
        run = _longest_run(graph, piece, edges, close)
        if run is not None and run.hands:
            found.append(run)
    return found


def _goes_on(graph: Graph, edge: Edge) -> bool:
    """Whether work goes on along an edge: not where people said that nothing is handed over."""
    return bool(edge.link) or (edge.source, edge.to) not in flow.denied(graph)


def _is_close(graph: Graph, card: str, hidden: set[str]) -> bool:
    return any(edge.to not in hidden for edge in graph.out(card)) or any(
        edge.source not in hidden for edge in graph.into(card)
    )


def _pieces(hidden: set[str], edges: dict[str, list[Edge]]) -> list[list[str]]:
    """What hangs together, in whichever direction."""
    beside: dict[str, set[str]] = {card: set() for card in hidden}
    for card in hidden:
        for edge in edges[card]:
            beside[card].add(edge.to)
            beside[edge.to].add(card)
    found: list[list[str]] = []
    seen: set[str] = set()
    for card in sorted(hidden):
        if card not in seen:
            piece = flow.reach([card], beside.__getitem__)
            seen |= piece
            found.append(sorted(piece))
    return found


def _longest_run(graph: Graph, piece: list[str], edges: dict[str, list[Edge]], close: set[str]) -> Run | None:
    """The run with most changes; of equal ones the one with fewer cards, then the first by name.

    A close card may begin and end a run but not lie inside one, so each stands for two: "<" and ">".
    """
    after: dict[str, list[tuple[str, float]]] = {}
    before: dict[str, list[str]] = {}
    for card in piece:
        source = f"<{card}" if card in close else card
        for edge in edges[card]:
            to = f">{edge.to}" if edge.to in close else edge.to
            after.setdefault(source, []).append((to, float(changes_hands(graph, edge))))
            before.setdefault(to, []).append(source)
    # Most work behind the scenes lies on no way from one close card to another.
    begins, ends = ({f"{sign}{card}" for card in piece if card in close} for sign in "<>")
    nodes = flow.reach(begins, lambda node: [to for to, _ in after.get(node, ())])
    nodes &= flow.reach(ends, lambda node: before.get(node, ()))
    best = longest(nodes, _nothing, lambda node: after.get(node, ()), ends & nodes, loops=False)
    begun = [best[f"<{card}"] for card in piece if card in close and f"<{card}" in best]
    if not begun:
        return None
    route = min(begun, key=lambda one: (-one.cost, len(one.nodes), one.nodes))
    return Run(round(route.cost), tuple(node.lstrip("<>") for node in route.nodes))


def _nothing(_card: str) -> float:
    return 0.0


def changes_hands(graph: Graph, edge: Edge) -> bool:
    """Whether the team is known at both ends of an edge and differs."""
    one, two = graph.team(edge.source), graph.team(edge.to)
    return one is not None and two is not None and one != two
