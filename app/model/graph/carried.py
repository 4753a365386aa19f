"""Where named information comes from and how far it gets (DESIGN.md 1.1: `item` records).

A card or arrow that passes an item on brings it into the map. From there it goes on

- along an arrow that names it; along one that names other things it stays behind, unless nobody changes; where
  nobody has asked yet what an arrow carries, nothing is held against it;
- down inside a step, since people in one step work on the same thing; from the customer only what the customer's
  card says it passes on, and to another team not where the answer "nothing is handed over" was stored;
- with its team to that team's later cards, except from a contact to a contact in another channel;
- to every later card that uses the same system, where it can be seen.

Information is there on every way when no way of the customer leads to the card past all that brings it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from app.model.graph import flow
from app.model.graph.adjacency import Edge, Graph
from app.model.graph.paths import escapes
from app.model.graph.way import Way, way_of
from app.model.grid import CUSTOMER
from app.model.store import Record


class Source(NamedTuple):
    """What brings an item into the map: a card, by itself or over one of its arrows."""

    card: str
    link: str = ""


class Carried:
    """The named information of a map. Ask `carried_of` for it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.needs: dict[str, list[str]] = {}
        """Item -> the cards that need it."""
        self._from: dict[tuple[str, Source], frozenset[str]] = {}
        for card in graph.nodes:
            for item in items(graph.store[card].get("needs")):
                self.needs.setdefault(item, []).append(card)

    @cached_property
    def way(self) -> Way:
        return way_of(self.graph)

    @cached_property
    def sources(self) -> dict[str, list[Source]]:
        """Item -> what brings it into the map."""
        graph = self.graph
        found: dict[str, list[Source]] = {}
        for card in graph.nodes:
            for item in items(graph.store[card].get("passes")):
                found.setdefault(item, []).append(Source(card))
            for link in graph.links_from(card):
                for item in items(graph.store[link].get("passes")):
                    found.setdefault(item, []).append(Source(card, link))
        return found

    @cached_property
    def _teams(self) -> dict[str, list[str]]:
        return self._cards_by(self.graph.team)

    @cached_property
    def _systems(self) -> dict[str, list[str]]:
        return self._cards_by(lambda card: self.graph.store[card].get("system"))

    def _cards_by(self, named: Callable[[str], object]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for card in self.graph.nodes:
            name = named(card)
            if isinstance(name, str):
                found.setdefault(name, []).append(card)
        return found

    def reached(self, item: str, source: Source) -> frozenset[str]:
        """The cards that an item reaches from where it comes in, that one included."""
        key = (item, source)
        if key not in self._from:
            first = [source.card]
            if source.link:
                first = self._receiving(source.card, source.link)
            found = flow.reach(first, lambda card: self._next(item, card))
            self._from[key] = frozenset(found)
        return self._from[key]

    def brought_inside(self, item: str, source: str, card: str) -> bool:
        """Whether an item gets from one card to another without the customer telling it again."""
        inside = flow.reach(
            [source],
            lambda one: [to for to in self._next(item, one) if self.graph.team(to) != CUSTOMER],
        )
        return card in inside

    def bringing(self, item: str, card: str) -> list[Source]:
        """What brings an item to a card."""
        return [s for s in self.sources.get(item, ()) if card in self.reached(item, s)]

    def would_bring(self, item: str, card: str, giver: str) -> bool:
        """Whether the item would be there on every way if a card passed it on too."""
        found = flow.reach([giver], lambda one: self._next(item, one, giver))
        return card in found and self._always(card, [*self.bringing(item, card), Source(giver)])

    def on_every_way(self, item: str, card: str) -> bool:
        """Whether no way of the customer leads to the card past everything that brings the item to it."""
        return self._always(card, self.bringing(item, card))

    def _always(self, card: str, bringing: list[Source]) -> bool:
        moments = self._first_moments(card)
        starts = self.way.starts()
        if moments and starts and not any(m in self.way.reach(start) for m in moments for start in starts):
            return True  # no way leads here at all, which another check says
        if not bringing:
            return False
        if not moments or any(not self.way.of.get(source.card) for source in bringing):
            return True  # work apart from the customer's way is not on any one branch of it
        passed = set(self.way.moments(source.card for source in bringing))
        return any(
            not any(self._past(moment, passed) for moment in held) for held in self._by_lane(moments).values()
        )

    def _past(self, moment: str, passed: set[str]) -> bool:
        starts = self.way.starts() or [root for root in self.way.cards if not self.way.before(root)]
        return escapes(starts, moment, self.way.after, passed)

    def _first_moments(self, card: str) -> list[str]:
        """The moments in which a card begins."""
        first = self.graph.columns(card)[:1]
        return [moment for moment in self.way.of.get(card, ()) if set(first) & set(self.way.columns(moment))]

    def _by_lane(self, moments: list[str]) -> dict[str, list[str]]:
        """Two lanes of actions are two people on the way at once: it is enough that one of them brings it."""
        found: dict[str, list[str]] = {}
        for moment in moments:
            found.setdefault(self.graph.lane(moment) or moment.rpartition(" ")[2], []).append(moment)
        return found

    def _receiving(self, card: str, link: str) -> list[str]:
        """Where an arrow leads: its card, or the later cards of the team that receives without one."""
        record = self.graph.store[link]
        to = record.get("to")
        if isinstance(to, str) and to in self.graph:
            return [to]
        team = record.get("to_team")
        return [other for other in self._teams.get(str(team), ()) if self.precedes(card, other)]

    def _next(self, item: str, card: str, giver: str = "") -> Iterator[str]:
        graph, store = self.graph, self.graph.store
        for edge in graph.out(card):
            if self._survives(item, edge, giver):
                yield edge.to
        for link in graph.links_from(card):
            told = _told(store[link])
            if store[link].get("to") is None and (told is None or item in told):
                yield from self._receiving(card, link)
        team, system = graph.team(card), store[card].get("system")
        if team is not None:
            for other in self._teams[team]:
                if not self._other_channel(card, other) and self.precedes(card, other):
                    yield other
        if isinstance(system, str):
            for other in self._systems[system]:
                if self.precedes(card, other):
                    yield other

    def _survives(self, item: str, edge: Edge, giver: str = "") -> bool:
        graph, store = self.graph, self.graph.store
        told = _told(store[edge.link]) if edge.link else None
        if told is None:  # then the card says it
            told = [item] if edge.source == giver else items(store[edge.source].get("passes"))
        if item in told:
            return True
        sender, receiver = graph.team(edge.source), graph.team(edge.to)
        if sender == CUSTOMER and receiver != CUSTOMER:
            return False
        system = store[edge.source].get("system")
        if isinstance(system, str) and system == store[edge.to].get("system"):
            return True
        if sender == receiver and sender is not None:
            return not self._other_channel(edge.source, edge.to)
        if not edge.link:
            return (edge.source, edge.to) not in flow.denied(graph)
        return _told(store[edge.link]) is None

    def _other_channel(self, one: str, two: str) -> bool:
        """Whether the customer moved from a contact to a contact in another channel."""
        graph, store = self.graph, self.graph.store
        if graph.kind(one) != "touchpoint" or graph.kind(two) != "touchpoint":
            return False
        channels = (store[one].get("channel"), store[two].get("channel"))
        return len({channel for channel in channels if isinstance(channel, str)}) > 1

    def precedes(self, one: str, two: str) -> bool:
        """Whether a card comes before another on the customer's way, or happens in the same moment."""
        if one == two:
            return False
        mine, others = self.way.of.get(one, ()), set(self.way.of.get(two, ()))
        if mine and others:
            return any(self.way.reach(moment) & others for moment in mine)
        graph = self.graph
        return graph.grid.index[graph.columns(one)[0]] <= graph.grid.index[graph.columns(two)[-1]]


def carried_of(graph: Graph) -> Carried:
    """The named information of a map, until the map changes."""
    return graph.remember("carried", lambda: Carried(graph))


def _told(link: Record) -> list[str] | None:
    """What an arrow is said to carry: nothing (known), some items, or None where nobody was asked."""
    if "passes" not in link or link["passes"] == []:
        return None
    return items(link["passes"])


def items(found: object) -> list[str]:
    """The items a field names."""
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
