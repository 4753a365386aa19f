"""The customer's way through the map: where it starts and ends, what can be reached.

Flow uses `across` edges and drawn links. `down` alone is no exit; it only says which other cards happen in the
moment of an action, so a goal that is marked on a contact is reached by the action above it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from app.model.graph import derive
from app.model.graph.adjacency import Graph

if TYPE_CHECKING:
    import networkx

ENDS = ("goal", "accepted-end", "leaves")
"""Roles in which a way may end."""


def role(graph: Graph, card: str) -> str:
    """The role of a card in the flow; "step" when none is given."""
    record = graph.store.get(card)
    return str(record.get("role") or "step") if record is not None else "step"


def starts(graph: Graph) -> frozenset[str]:
    """Where the journey begins: the marked cards, else the first action of each action lane."""
    return graph.remember("starts", lambda: _marked_or(graph, "start", _first_cards))


def goals(graph: Graph) -> frozenset[str]:
    """Where the customer has what they came for: the marked cards, else the last action of each action lane.

    A last action that is marked as something else (another end, a decision) is no goal.
    """
    return graph.remember("goals", lambda: _marked_or(graph, "goal", _last_cards))


def ends(graph: Graph) -> frozenset[str]:
    """Where a way may end: goals, accepted ends, and where the customer leaves."""

    def find() -> frozenset[str]:
        return goals(graph) | {card for card in graph.nodes if role(graph, card) in ENDS}

    return graph.remember("ends", find)


def _marked_or(graph: Graph, wanted: str, usual: Callable[[Graph, str], tuple[str, ...]]) -> frozenset[str]:
    marked = {card for card in graph.nodes if role(graph, card) == wanted}
    if any(graph.kind(card) != "action" for card in marked):
        return frozenset(marked)  # a mark on a contact or process speaks for all action lanes
    found = set(marked)
    for lane in graph.grid.of_kind("action"):
        if not any(graph.lane(card) == lane for card in marked):
            found |= {card for card in usual(graph, lane) if role(graph, card) == "step"}
    return frozenset(found)


def _first_cards(graph: Graph, lane: str) -> tuple[str, ...]:
    for mode, cards in derive.groups(graph.store, graph.grid, graph.modes, lane):
        return cards[:1] if mode == "in-order" else cards
    return ()


def first_and_last(graph: Graph, lane: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The cards with which an action lane begins and ends, whatever their role; empty for an empty lane."""
    return _first_cards(graph, lane), _last_cards(graph, lane)


def _last_cards(graph: Graph, lane: str) -> tuple[str, ...]:
    last: tuple[str, ...] = ()
    for mode, cards in derive.groups(graph.store, graph.grid, graph.modes, lane):
        last = cards[-1:] if mode == "in-order" else cards
    return last


def reach(sources: Iterable[str], following: Callable[[str], Iterable[str]]) -> set[str]:
    """Everything that can be reached from the sources, they included."""
    seen = set(sources)
    waiting = list(seen)
    while waiting:
        for card in following(waiting.pop()):
            if card not in seen:
                seen.add(card)
                waiting.append(card)
    return seen


def in_the_moment(graph: Graph, cards: Iterable[str]) -> set[str]:
    """The cards and all that happens below them in their steps (`down` edges, followed to the end)."""
    return reach(cards, lambda card: [edge.to for edge in graph.out(card) if edge.axis == "down"])


def reached_goals(graph: Graph, start: str) -> set[str]:
    """The goals that the customer's way from a start can reach."""
    # A start on a contact is the start of the action above it. Walked by hand: loading networkx takes longer
    # than all the checks together, and this one runs a moment after the first edit.
    first = {start, *above(graph, start)}
    found = reach(first, lambda card: [edge.to for edge in graph.flow_out(card)])
    return in_the_moment(graph, found) & goals(graph)


def denied(graph: Graph) -> set[tuple[str, str]]:
    """The pairs of cards about which people said that nothing is handed over between them."""

    def find() -> set[tuple[str, str]]:
        records = (graph.store[key] for key in graph.store.of("answer"))
        return {
            (str(one.get("from")), str(one.get("to"))) for one in records if one.get("answer", "no") == "no"
        }

    return graph.keep("denied", find, "answer")


def above(graph: Graph, card: str) -> set[str]:
    """The actions whose moment a contact or process belongs to; none for an action."""
    if graph.kind(card) == "action":
        return set()
    behind = reach([card], lambda one: [edge.source for edge in graph.into(one) if edge.axis == "down"])
    return {one for one in behind if graph.kind(one) == "action"}


def as_networkx(graph: Graph, *axes: str) -> networkx.DiGraph[Any]:
    """A frozen networkx view of some axes ("across", "down", "drawn"), for rules about paths and components.

    Loads networkx when it is first asked for; nothing that runs with every edit may ask.
    """

    def make() -> networkx.DiGraph[Any]:
        import networkx

        made: networkx.DiGraph[Any] = networkx.DiGraph()
        made.add_nodes_from(graph.nodes)
        made.add_edges_from((edge.source, edge.to) for edge in graph.edges() if edge.axis in axes)
        networkx.freeze(made)
        return made

    return graph.remember(f"networkx {sorted(axes)}", make)
