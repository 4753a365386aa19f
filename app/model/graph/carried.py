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

from collections.abc import Callable, Iterable, Iterator
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
            found = self._spread(item, first)
            self._from[key] = frozenset(found)
        return self._from[key]

    def brought_inside(self, item: str, source: str, card: str) -> bool:
        """Whether an item gets from one card to another without the customer telling it again."""
        inside = self._spread(item, [source], customer=False)
        return card in inside

    def bringing(self, item: str, card: str) -> list[Source]:
        """What brings an item to a card."""
        return [s for s in self.sources.get(item, ()) if card in self.reached(item, s)]

    def would_bring(self, item: str, card: str, giver: str) -> bool:
        """Whether the item would be there on every way if a card passed it on too."""
        found = self._spread(item, [giver], giver)
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

    def _spread(self, item: str, first: Iterable[str], giver: str = "", *, customer: bool = True) -> set[str]:
        """Every card an item gets to from some cards; `customer` says whether the customer may carry it."""
        seen, known = set(first), set[Memory]()
        waiting: list[str | Memory] = list(seen)
        while waiting:
            at = waiting.pop()
            if isinstance(at, Memory):
                later = [at._replace(moment=moment) for moment in self.way.after(at.moment)]
                waiting += [one for one in later if one not in known]
                known.update(later)
                following: Iterable[str] = self._remembered(at)
            else:
                held = [one for one in self._memories(at) if one not in known]
                waiting += held
                known.update(held)
                following = self._next(item, at, giver)
            for card in following:
                if card not in seen and (customer or self.graph.team(card) != CUSTOMER):
                    seen.add(card)
                    waiting.append(card)
        return seen

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
