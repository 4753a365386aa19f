"""How often work changes hands where the customer sees none of it.

Hidden is a card of a process lane in back or support. It is close to the customer where an edge joins it to a card
the customer sees (an action, a contact, a process in front). A run goes from one such card over hidden cards that
are not close to another one that is; its hands are the edges on which the team changes. A loop is one place:
going round in it is not counted.
"""

from __future__ import annotations

from typing import NamedTuple

from app.model.graph import flow
from app.model.graph.adjacency import Graph
from app.model.graph.paths import longest
from app.model.grid import zone_of_lane

HIDDEN = ("back", "support")


class Run(NamedTuple):
    """The longest run of one piece of hidden work."""

    hands: int
    cards: tuple[str, ...]


Steps = dict[str, list[tuple[str, float]]]
"""Hidden card -> the hidden cards work goes on to, with 1 where it changes hands and 0 where it does not."""


def runs(graph: Graph) -> list[Run]:
    """The longest run of every piece of hidden work that hangs together, those without a change left out."""
    return graph.remember("runs", lambda: _runs(graph))


def _runs(graph: Graph) -> list[Run]:
    lanes = {lane for lane in graph.grid.of_kind("process") if zone_of_lane(graph.store[lane]) in HIDDEN}
    hidden = [card for card in graph.nodes if graph.lane(card) in lanes]
    steps, close = _steps(graph, hidden)
    found = []
    for piece in _pieces(hidden, steps):
        if any(changes for card in piece for _, changes in steps[card]):
            run = _longest_run(piece, steps, close)
            if run is not None and run.hands:
                found.append(run)
    return found


def _steps(graph: Graph, hidden: list[str]) -> tuple[Steps, set[str]]:
    """How work goes on behind the scenes, and the hidden cards that are joined to something the customer sees.

    It does not go on where people said that nothing is handed over.
    """
    teams = {card: graph.team(card) for card in hidden}
    denied, steps, close = flow.denied(graph), Steps(), set[str]()
    for card, team in teams.items():
        steps[card] = onward = []
        for edge in graph.out(card):
            to = edge.to
            if to not in teams:
                close.add(card)
            elif edge.link or not denied or (card, to) not in denied:
                other = teams[to]
                onward.append((to, 0.0 if team is None or other is None or team == other else 1.0))
        if any(edge.source not in teams for edge in graph.into(card)):
            close.add(card)
    return steps, close


def _pieces(hidden: list[str], steps: Steps) -> list[list[str]]:
    """What hangs together, in whichever direction."""
    beside: dict[str, list[str]] = {card: [] for card in hidden}
    for card, onward in steps.items():
        for to, _ in onward:
            beside[card].append(to)
            beside[to].append(card)
    found: list[list[str]] = []
    seen: set[str] = set()
    for card in sorted(hidden):
        if card not in seen:
            piece = flow.reach([card], beside.__getitem__)
            seen |= piece
            found.append(sorted(piece))
    return found


def _longest_run(piece: list[str], steps: Steps, close: set[str]) -> Run | None:
    """The run with most changes; of equal ones the one with fewer cards, then the first by name.

    A close card may begin and end a run but not lie inside one, so each stands for two: "<" and ">".
    """
    after: Steps = {}
    before: dict[str, list[str]] = {}
    begins, ends = ({card: f"{sign}{card}" for card in piece if card in close} for sign in "<>")
    for card in piece:
        source = begins.get(card, card)
        if steps[card]:
            after[source] = [(ends.get(to, to), changes) for to, changes in steps[card]]
            for to, _ in after[source]:
                before.setdefault(to, []).append(source)
    # Most work behind the scenes lies on no way from one close card to another.
    nodes = flow.reach(begins.values(), lambda node: [to for to, _ in after.get(node, ())])
    nodes &= flow.reach(ends.values(), lambda node: before.get(node, ()))
    last = nodes.intersection(ends.values())
    best = longest(nodes, _nothing, lambda node: after.get(node, ()), last, loops=False)
    begun = [best[node] for node in begins.values() if node in best]
    if not begun:
        return None
    route = min(begun, key=lambda one: (-one.cost, len(one.nodes), one.nodes))
    return Run(round(route.cost), tuple(node.lstrip("<>") for node in route.nodes))


def _nothing(_card: str) -> float:
    return 0.0
