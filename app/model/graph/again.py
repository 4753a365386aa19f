"""Contacts about the same thing, one after the other on the customer's way."""

from __future__ import annotations

from typing import NamedTuple

from app.model.graph import flow
from app.model.graph.adjacency import Graph
from app.model.graph.way import Way, way_of


class Again(NamedTuple):
    """Two contacts about one issue with nothing between them that settles it or is about it."""

    issue: str
    first: str
    second: str


def issue_of(graph: Graph, card: str) -> str:
    """What a contact is about, as it can be compared; "" when nothing is named."""
    return _plain(graph.store[card].get("issue"))


def settles(graph: Graph, card: str, issue: str) -> bool:
    """Whether an issue is settled by a card."""
    record = graph.store[card]
    if _plain(record.get("resolves_issue")) == issue:
        return True
    return record.get("resolves") is True and _plain(record.get("issue")) == issue


def _plain(text: object) -> str:
    return " ".join(text.casefold().split()) if isinstance(text, str) else ""


def asked_again(graph: Graph) -> list[Again]:
    """All such pairs, each once."""
    return graph.remember("again", lambda: _asked_again(graph))


def _asked_again(graph: Graph) -> list[Again]:
    by_issue: dict[str, list[str]] = {}
    for card in sorted(card for card in graph.nodes if issue_of(graph, card)):
        if graph.kind(card) == "touchpoint":
            by_issue.setdefault(issue_of(graph, card), []).append(card)
    found: list[Again] = []
    for issue, contacts in sorted(by_issue.items()):
        if len(contacts) > 1:
            found += _pairs(graph, way_of(graph), issue, contacts)
    return found


def _pairs(graph: Graph, way: Way, issue: str, contacts: list[str]) -> list[Again]:
    settled = {moment for moment, cards in way.cards.items() if any(settles(graph, c, issue) for c in cards)}
    asking = {moment: [c for c in contacts if c in way.cards[moment]] for moment in way.moments(contacts)}
    found: dict[tuple[str, str], Again] = {}
    for first in contacts:
        mine = [moment for moment in way.of.get(first, ()) if moment not in settled]
        for moment in mine:
            for other in _next_asking(way, moment, settled, asking):
                for second in asking[other]:
                    if not set(graph.columns(first)) & set(graph.columns(second)):
                        found[first, second] = Again(issue, first, second)
    return list(found.values())


def _next_asking(way: Way, moment: str, settled: set[str], asking: dict[str, list[str]]) -> list[str]:
    """The moments that ask about the issue next, with none between that settles it or asks about it."""

    def on(one: str) -> list[str]:
        stops = one != moment and (one in settled or one in asking)
        return [] if stops else list(way.after(one))

    return sorted(one for one in flow.reach([moment], on) if one != moment and one in asking)
