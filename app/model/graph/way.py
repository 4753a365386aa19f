"""The customer's way, moment by moment, with the time it takes.

A moment is an action with all that happens in its steps; where the next action of its lane begins while it lasts,
that step is the next one's. A step with contacts and no action is a moment of its own between its neighbours. Ways
lead from moment to moment: `across`, and by every arrow of the kind "flow" or to an action. Work that is handed over
behind the scenes is not the customer's way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from app.model.graph import derive, flow
from app.model.graph.adjacency import Graph
from app.model.graph.times import NONE, Time, in_turn, longer, one_of, spread, wait_of
from app.model.grid import columns_of


class Leg(NamedTuple):
    """The way from one moment to the next."""

    to: str
    wait: Time = NONE
    link: str = ""
    """The drawn arrow; "" where it follows from the grid."""


class Way:
    """All moments of a map and the ways between them. Ask `way_of` for it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.cards: dict[str, frozenset[str]] = {}
        """Moment -> its cards. A moment is named by its action, or by step and lane where it has none."""
        self.of: dict[str, tuple[str, ...]] = {}
        """Card -> its moments."""
        self._columns: dict[str, tuple[str, ...]] = {}
        self._out: dict[str, dict[str, Leg]] = {}
        self._into: dict[str, list[str]] = {}
        self._times: dict[str, Time] = {}
        self._reach: dict[str, frozenset[str]] = {}
        self._messages = _by_column(graph)
        self._contacts_in: dict[str, tuple[str, ...]] = {}
        self._drawing = {str(graph.store[key].get("from")) for key in graph.store.of("link")}
        bare = self._find_moments()
        self._lead(bare)

    # ---- asking
    def out(self, moment: str) -> Iterable[Leg]:
        """The ways that lead on from a moment."""
        return self._out.get(moment, {}).values()

    def after(self, moment: str) -> Iterable[str]:
        """The moments that follow."""
        return self._out.get(moment, {}).keys()

    def before(self, moment: str) -> list[str]:
        """The moments that lead to one."""
        return self._into.get(moment, [])

    def reach(self, moment: str) -> frozenset[str]:
        """A moment and every moment that may come after it."""
        if moment not in self._reach:
            self._reach[moment] = frozenset(flow.reach([moment], self.after))
        return self._reach[moment]

    def columns(self, moment: str) -> tuple[str, ...]:
        """The steps of a moment."""
        return self._columns[moment]

    def moments(self, cards: Iterable[str]) -> list[str]:
        """The moments of some cards, each once, in the order met."""
        return list(dict.fromkeys(moment for card in cards for moment in self.of.get(card, ())))

    def where(self, card: str) -> list[str]:
        """The moments a card belongs to; a message belongs to those of its steps."""
        if card in self.of:
            return list(self.of[card])
        columns = set(columns_of(self.graph.store, card, self.graph.grid))
        return [moment for moment, held in self._columns.items() if columns & set(held)] if columns else []

    def speaking(self, moment: str) -> list[str]:
        """The contacts of a moment, and the messages in its steps: when the customer hears something."""
        found = list(self._contacts_in[moment])
        for column in self._columns[moment]:
            found += [card for card in self._messages.get(column, ()) if card not in found]
        return found

    def starts(self) -> list[str]:
        """The moments in which the journey begins."""
        return self.moments(sorted(flow.starts(self.graph)))

    def goals(self) -> set[str]:
        """The moments in which the customer has what they came for."""
        return set(self.moments(flow.goals(self.graph)))

    # ---- time
    def time(self, moment: str) -> Time:
        """How long a moment takes: what comes before it, and its action or, when that takes longer, its contacts.

        What happens behind the scenes meanwhile takes the customer no time of its own.
        """
        if moment not in self._times:
            own = self.graph.store.get(moment) or {}
            within = longer(spread(own.get("duration")), self._contacts(moment, "duration"))
            self._times[moment] = self.lead(moment).plus(within)
        return self._times[moment]

    def lead(self, moment: str) -> Time:
        """The waits before a moment: before its action, and before its contacts."""
        own = self.graph.store.get(moment) or {}
        return spread(own.get("wait_before")).plus(self._contacts(moment, "wait_before"))

    def _contacts(self, moment: str, field: str) -> Time:
        """A time of the contacts of a moment, cell by cell: alternatives spread it, others add up."""
        graph, store = self.graph, self.graph.store
        contacts = self._contacts_in[moment]
        if not any(field in store[card] for card in contacts):
            return NONE
        cells: dict[tuple[str, str], list[Time]] = {}
        for card in contacts:
            time = spread(store[card].get(field))
            cells.setdefault((graph.lane(card), graph.columns(card)[0]), []).append(time)
        total = NONE
        for (lane, column), times in cells.items():
            mode = graph.modes.get((lane, column)) or derive.usual_mode(store, lane)
            total = total.plus(one_of(times) if mode == "one-of" else in_turn(times))
        return total

    # ---- making
    def _find_moments(self) -> dict[str, list[str]]:
        """Fill in the moments; returns the steps without an action, by lane of actions, from the left."""
        graph = self.graph
        for card in graph.nodes:
            if graph.kind(card) == "action":
                columns = self._own_columns(card)
                self._add(card, {card, *self._below(columns)}, columns)
        bare: dict[str, list[str]] = {}
        lanes = graph.grid.of_kind("action")
        for step in graph.grid.steps:
            held = [c for c in graph.in_step(step) if graph.kind(c) == "touchpoint" and c not in self.of]
            if not held:
                continue
            for lane in lanes:
                bare.setdefault(lane, []).append(step)
            for key in [f"{step} {lane}" for lane in lanes] or [step]:
                self._add(key, self._below((step,)), (step,))
        return bare

    def _own_columns(self, card: str) -> tuple[str, ...]:
        """The steps of an action, without those in which the next ones of its lane begin already."""
        graph, lane = self.graph, self.graph.lane(card)
        first, *others = graph.columns(card)
        return first, *(step for step in others if not graph.grid.cards(lane, step))

    def _below(self, columns: tuple[str, ...]) -> set[str]:
        """Contacts and work in some steps."""
        found: set[str] = set()
        for column in columns:
            found |= self.graph.in_step(column)
        return {card for card in found if self.graph.kind(card) != "action"}

    def _add(self, key: str, cards: set[str], columns: tuple[str, ...]) -> None:
        self.cards[key] = frozenset(cards)
        self._columns[key] = columns
        self._contacts_in[key] = tuple(sorted(c for c in cards if self.graph.kind(c) == "touchpoint"))
        for card in cards:
            self.of[card] = (*self.of.get(card, ()), key)

    def _lead(self, bare: dict[str, list[str]]) -> None:
        for card in list(self.cards):
            for edge in self.graph.flow_out(card) if card in self.graph else ():
                if edge.axis == "across":
                    self._chain([card, *self._between(card, edge.to, bare), edge.to])
        for lane, steps in bare.items():
            self._chain_ends(lane, steps)
        for source, held in list(self.cards.items()):
            for card in sorted(held & self._drawing):
                self._draw(source, card, bare)

    def _between(self, card: str, following: str, bare: dict[str, list[str]]) -> list[str]:
        """The moments without an action between an action and one that the grid lets follow it."""
        graph, index = self.graph, self.graph.grid.index
        lane, first, last = graph.lane(card), graph.columns(card)[0], graph.columns(following)[0]
        steps = (step for step in bare.get(lane, ()) if index[first] < index[step] < index[last])
        return [f"{step} {lane}" for step in steps]

    def _chain_ends(self, lane: str, steps: list[str]) -> None:
        """Lead the steps before the first action into it, and the last action into those after it."""
        graph, index = self.graph, self.graph.grid.index
        first, last = flow.first_and_last(graph, lane)
        if not first:
            self._chain([f"{step} {lane}" for step in steps])
            return
        begin, end = (index[graph.columns(cards[0])[0]] for cards in (first, last))
        early = [f"{step} {lane}" for step in steps if index[step] < begin]
        late = [f"{step} {lane}" for step in steps if index[step] > end]
        for card in first if early else ():
            self._chain([*early, card])
        for card in last if late else ():
            if not any(graph.flow_out(card)) and flow.role(graph, card) not in flow.ENDS:
                self._chain([card, *late])
        self._chain(late)

    def _draw(self, source: str, card: str, bare: dict[str, list[str]]) -> None:
        """Lead a moment on by the arrows that leave one of its cards.

        An arrow from an action to the one that follows it anyway says how long the customer waits, or which exit
        leads there; it leads past nothing that lies between.
        """
        graph = self.graph
        for edge in graph.out(card):
            if edge.axis != "drawn" or edge.to in self.cards[source]:
                continue
            record = graph.store[edge.link]
            if graph.follows(card, edge.to) and (between := self._between(card, edge.to, bare)):
                self._chain([source, *between])
                self._join(between[-1], Leg(edge.to, wait_of(record), edge.link))
            elif record.get("kind", "flow") == "flow" or graph.kind(edge.to) == "action":
                for to in (edge.to,) if edge.to in self.cards else self.of.get(edge.to, ()):
                    if to != source:
                        self._join(source, Leg(to, wait_of(record), edge.link))

    def _chain(self, keys: list[str]) -> None:
        for one, two in pairwise(keys):
            self._join(one, Leg(two))

    def _join(self, source: str, leg: Leg) -> None:
        held = self._out.setdefault(source, {})
        if leg.to not in held:
            self._into.setdefault(leg.to, []).append(source)
        if leg.to not in held or leg.wait.mid > held[leg.to].wait.mid:
            held[leg.to] = leg


def way_of(graph: Graph) -> Way:
    """The customer's way of a map, until the map changes."""
    return graph.remember("way", lambda: Way(graph))


def takes_time(graph: Graph) -> bool:
    """Whether any wait or duration was entered on the customer's way."""

    def find() -> bool:
        store = graph.store
        on_cards = any("duration" in store[c] or "wait_before" in store[c] for c in graph.nodes)
        return on_cards or any("wait" in store[key] or "limit" in store[key] for key in store.of("link"))

    return graph.remember("takes time", find)


def _by_column(graph: Graph) -> dict[str, list[str]]:
    """Step -> the messages in it."""
    found: dict[str, list[str]] = {}
    for card in _messages(graph):
        for column in columns_of(graph.store, card, graph.grid):
            found.setdefault(column, []).append(card)
    return found


def _messages(graph: Graph) -> Iterator[str]:
    """The messages in the grid, lane by lane."""
    grid = graph.grid
    for lane in grid.of_kind("message"):
        for stage in grid.stages:
            yield from grid.stage_wide.get((lane, stage), ())
        for step in grid.steps:
            yield from grid.cards(lane, step)
