"""What stands beside the findings, kept up to date: the state of each handover, the contacts that wait for an answer.

Both may depend on drawn ways that lead far. So of each that follows one is known over which cards it went, and an
edit that touches none of them changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Generic, TypeVar

from app.model.checks.affected import Affected
from app.model.graph import Graph
from app.model.handovers import State, handover_state, is_handover, return_of
from app.model.replies import answer_to, in_map_order, waits_for_answer
from app.model.store import Store

V = TypeVar("V")
_MOST = 500
"""Cards on one way that are noted; a longer way is followed again with every edit that may concern it."""


class _Followed(Generic[V]):
    """Values by record, each with the cards over which it was found."""

    def __init__(self) -> None:
        self.values: dict[str, V] = {}
        self._over: dict[str, Collection[str]] = {}
        self._users: dict[str, set[str]] = {}
        self._far: set[str] = set()

    def put(self, key: str, value: V | None, over: Collection[str] | None) -> None:
        """Take over a value, None where the record has none, and the cards over which it was found, None for any."""
        for card in self._over.pop(key, ()):
            self._users[card].discard(key)
        self._far.discard(key)
        if value is None:
            self.values.pop(key, None)
            return
        self.values[key] = value
        if over is None or len(over) > _MOST:
            self._far.add(key)
            return
        self._over[key] = over
        for card in over:
            self._users.setdefault(card, set()).add(key)

    def concerned(self, cards: Collection[str]) -> set[str]:
        """The records whose value was found over one of the cards."""
        found = set[str]().union(*(self._users.get(card, ()) for card in cards))
        return found | self._far if cards else found


class Beside:
    """States of the handovers and the replies owed of one map."""

    def __init__(self, store: Store, graph: Graph) -> None:
        """Look at all of them."""
        self._store = store
        self._states: _Followed[State] = _Followed()
        self._owed: _Followed[bool] = _Followed()
        self._waiting: tuple[str, ...] | None = None
        for link in store.of("link"):
            self._judge(graph, link)
        for card in graph.nodes:
            self._ask(graph, card)

    def follow(self, graph: Graph, found: Affected) -> None:
        """Look again at what some edits concern."""
        links = {key for key in found.subjects if key in self._states.values or self._is(key, "link")}
        for link in links | self._states.concerned(found.cards):
            self._judge(graph, link)
        if found.cards:
            self._waiting = None
            for card in found.cards | self._owed.concerned(found.cards):
                self._ask(graph, card)

    @property
    def states(self) -> dict[str, State]:
        """The state of each handover, by link."""
        return {link: self._states.values[link] for link in sorted(self._states.values)}

    def owed(self, graph: Graph) -> tuple[str, ...]:
        """The contacts that nothing answers, in the order of the map."""
        if self._waiting is None:
            self._waiting = tuple(in_map_order(graph, (c for c, owed in self._owed.values.items() if owed)))
        return self._waiting

    def _is(self, key: str, kind: str) -> bool:
        record = self._store.get(key)
        return record is not None and record["type"] == kind

    def _judge(self, graph: Graph, link: str) -> None:
        if not is_handover(self._store, link):
            self._states.put(link, None, ())
            return
        back = return_of(graph, self._store[link])
        self._states.put(link, handover_state(self._store, link).state, back.over if back else ())

    def _ask(self, graph: Graph, card: str) -> None:
        if not waits_for_answer(graph, card):
            self._owed.put(card, None, ())
            return
        answer = answer_to(graph, card)
        self._owed.put(card, answer.card is None, answer.over)
