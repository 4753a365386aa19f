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

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
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


class Memory(NamedTuple):
    """A team or system that has an item from a moment on."""

    keeper: str
    moment: str
    channel: str
    """The channel of the contact where it was told; "" where work took it in."""


class Carried:
    """The named information of a map. Ask `carried_of` for it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.needs: dict[str, list[str]] = {}
        """Item -> the cards that need it."""
        self._held: dict[str, Mapping[str, int]] = {}
        self._after: dict[Memory, tuple[str | Memory, ...]] = {}
        self._onward: dict[tuple[str, str, str], tuple[str | Memory, ...]] = {}
        for card in graph.nodes:
            for item in items(graph.store[card].get("needs")):
                self.needs.setdefault(item, []).append(card)

    @cached_property
    def way(self) -> Way:
        """The customer's way, worked out when it is first asked for."""
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

    def _reached(self, item: str) -> Mapping[str, int]:
        """Card -> which sources of an item reach it, one bit each in their order; all sources in one pass."""
        if item not in self._held:
            first: dict[str, int] = {}
            for at, source in enumerate(self.sources.get(item, ())):
                for card in self._receiving(source.card, source.link) if source.link else [source.card]:
                    first[card] = first.get(card, 0) | 1 << at
            self._held[item] = self._spread(item, first)
        return self._held[item]

    def brought_inside(self, item: str, source: str, card: str) -> bool:
        """Whether an item gets from one card to another without the customer telling it again."""
        return card in self._spread(item, {source: 1}, customer=False)

    def bringing(self, item: str, card: str) -> list[Source]:
        """What brings an item to a card."""
        bits = self._reached(item).get(card, 0)
        return [source for at, source in enumerate(self.sources.get(item, ())) if bits >> at & 1]

    def would_bring(self, item: str, card: str, giver: str) -> bool:
        """Whether the item would be there on every way if a card passed it on too."""
        found = self._spread(item, {giver: 1}, giver)
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

    def _spread(
        self, item: str, first: Mapping[str, int], giver: str = "", *, customer: bool = True
    ) -> dict[str, int]:
        """Every card an item gets to from some cards, with the bits of those it comes from.

        `customer` says whether the customer may carry it. Bits only grow, so each place is left again only for
        those that are new there.
        """
        held: dict[str | Memory, int] = {}
        held.update(first.items())
        waiting: deque[tuple[str | Memory, int]] = deque(held.items())
        while waiting:
            at, bits = waiting.popleft()
            for following in self._following(item, at, giver):
                if isinstance(following, str) and not customer and self.graph.team(following) == CUSTOMER:
                    continue
                new = bits & ~held.get(following, 0)
                if new:
                    held[following] = held.get(following, 0) | new
                    waiting.append((following, new))
        return {card: bits for card, bits in held.items() if isinstance(card, str)}

    def _following(self, item: str, at: str | Memory, giver: str) -> Iterable[str | Memory]:
        """Where an item goes on to from a card, or from a team or system that keeps it."""
        if isinstance(at, Memory):
            key = at
            if key not in self._after:
                later = [at._replace(moment=moment) for moment in self.way.after(at.moment)]
                self._after[key] = (*later, *self._remembered(at))
            return self._after[key]
        place = (item, at, giver)
        if place not in self._onward:
            self._onward[place] = (*self._memories(at), *self._next(item, at, giver))
        return self._onward[place]

    def _memories(self, card: str) -> Iterator[Memory]:
        """Who or what keeps an item that is at a card: its team and its system, from its moments on."""
        team, record = self.graph.team(card), self.graph.store[card]
        channel = record.get("channel") if self.graph.kind(card) == "touchpoint" else None
        for moment in self.way.of.get(card, ()):
            if team is not None:
                yield Memory(team, moment, channel if isinstance(channel, str) else "")
            if isinstance(record.get("system"), str):
                yield Memory(record["system"], moment, "")

    def _remembered(self, memory: Memory) -> Iterator[str]:
        """The cards of a moment at which a team or system has what it keeps."""
        for card in self._keepers.get((memory.keeper, memory.moment), ()):
            record = self.graph.store[card]
            channel = record.get("channel") if self.graph.kind(card) == "touchpoint" else None
            by_system = record.get("system") == memory.keeper
            if by_system or not memory.channel or not channel or channel == memory.channel:
                yield card

    @cached_property
    def _keepers(self) -> dict[tuple[str, str], list[str]]:
        """Team or system, and moment -> their cards in it."""
        found: dict[tuple[str, str], list[str]] = {}
        for held in (self._teams, self._systems):
            for keeper, cards in held.items():
                for card in cards:
                    for moment in self.way.of.get(card, ()):
                        found.setdefault((keeper, moment), []).append(card)
        return found

    def _next(self, item: str, card: str, giver: str = "") -> Iterator[str]:
        graph, store = self.graph, self.graph.store
        for edge in graph.out(card):
            if self._survives(item, edge, giver):
                yield edge.to
        for link in graph.links_from(card):
            told = _told(store[link])
            if store[link].get("to") is None and (told is None or item in told):
                yield from self._receiving(card, link)
        yield from self._apart(card)

    def _apart(self, card: str) -> Iterator[str]:
        """Where team and system lead from or to cards that lie in no moment of the customer's way."""
        team, system = self.graph.team(card), self.graph.store[card].get("system")
        away = card not in self.way.of
        for held, keeper in ((self._teams, team), (self._systems, system)):
            if not isinstance(keeper, str):
                continue
            for other in held.get(keeper, ()) if away else self._away.get(keeper, ()):
                same_channel = held is self._systems or not self._other_channel(card, other)
                if same_channel and self.precedes(card, other):
                    yield other

    @cached_property
    def _away(self) -> dict[str, list[str]]:
        """Team or system -> its cards that lie in no moment of the customer's way."""
        found: dict[str, list[str]] = {}
        for held in (self._teams, self._systems):
            for keeper, cards in held.items():
                found.setdefault(keeper, []).extend(card for card in cards if card not in self.way.of)
        return found

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
