"""Questions that are asked of a graph: its nodes and edges, who is responsible for a card.

How the answers are kept up to date is the business of `app.model.graph.adjacency`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple, TypeVar

from app.model.graph import derive
from app.model.grid import CUSTOMER, Grid, Place, team_of
from app.model.store import Reader

Axis = Literal["across", "down", "drawn"]
Origin = Literal["derived", "drawn"]
Where = tuple[int, int, str, str]
"""Step from the left, lane from the top, place in the cell, id."""
T = TypeVar("T")


class Edge(NamedTuple):
    """One way from a card to another."""

    source: str
    to: str
    axis: Axis
    origin: Origin
    link: str = ""
    """The id of the drawn link; "" for derived edges."""


class Adjacency:
    """What is known of a graph, and the questions that read it."""

    store: Reader
    grid: Grid
    _modes: dict[tuple[str, str], str]
    _lane: dict[str, str]
    _columns: dict[str, tuple[str, ...]]
    _covers: dict[str, set[str]]
    _from: dict[str, dict[str, str]]
    _out: dict[str, tuple[Edge, ...]]
    _in: dict[str, dict[Edge, None]]
    _next: dict[str, set[str]]
    _memory: dict[str, Any]
    _kept: dict[str, tuple[frozenset[str], Any]]
    _place: dict[str, Place]
    _where: dict[str, Where]
    _rows: dict[str, int]
    _teams: dict[str, str | None]

    @property
    def nodes(self) -> Iterable[str]:
        """The cards that are nodes."""
        return self._columns.keys()

    def __contains__(self, card: object) -> bool:
        return card in self._columns

    def columns(self, card: str) -> tuple[str, ...]:
        """The steps a node lies in, from the left."""
        return self._columns.get(card, ())

    def in_step(self, step: str) -> frozenset[str]:
        """The nodes that lie in a step, those that span it included."""
        return frozenset(self._covers.get(step, ()))

    def kind(self, card: str) -> str:
        """The kind of lane of a node: "action", "touchpoint" or "process"; "" for other cards."""
        return self.grid.kinds.get(self._lane.get(card, ""), "")

    def lane_kind(self, card: str) -> str:
        """The kind of lane of any card, also of those that are no nodes; "" for parked ones."""
        return self.grid.kinds.get(self._place[card][0], "") if card in self._place else ""

    def where(self, card: str) -> Where:
        """Where a card stands in reading order: by step, then lane, then place in the cell. What is no node comes
        last."""
        found = self._where.get(card)
        if found is None:
            found = self._where[card] = self._find_where(card)
        return found

    def row(self, card: str) -> int:
        """The lane of any card, counted from the top; the last one for a parked card."""
        lane = self._place[card][0] if card in self._place else ""
        return self._rows.get(lane, len(self._rows))

    def _find_where(self, card: str) -> Where:
        columns = self._columns.get(card)
        if not columns:
            return len(self.grid.steps), 0, "", card
        return self.grid.index[columns[0]], self._rows[self._lane[card]], self._place[card][2], card

    def lane(self, card: str) -> str:
        """The lane of a node; "" for other cards."""
        return self._lane.get(card, "")

    @property
    def modes(self) -> derive.Modes:
        """The mode of the cells that have one of their own."""
        return self._modes

    def out(self, card: str) -> tuple[Edge, ...]:
        """The edges that leave a card, drawn ones first."""
        return self._out.get(card, ())

    def into(self, card: str) -> tuple[Edge, ...]:
        """The edges that reach a card."""
        return tuple(self._in.get(card, ()))

    def flow_out(self, card: str) -> list[Edge]:
        """Where the customer's way goes on: drawn and `across` edges; `down` alone is no exit."""
        return [edge for edge in self.out(card) if edge.axis != "down"]

    def follows(self, card: str, other: str) -> bool:
        """Whether the grid lets an action follow another, whatever arrows are drawn."""
        return other in self._next.get(card, ())

    def goes_on(self, card: str) -> bool:
        """Whether the customer's way goes on from a card at all."""
        return any(edge.axis != "down" for edge in self._out.get(card, ()))

    def edges(self) -> Iterator[Edge]:
        """All edges."""
        for found in self._out.values():
            yield from found

    def drawn_from(self, card: str) -> list[tuple[str, str]]:
        """(link, receiving card) of every arrow drawn from any card, also between lanes that are no nodes."""
        return sorted((link, to) for link, to in self._from.get(card, {}).items() if to)

    def links_from(self, card: str) -> list[str]:
        """Every link that leaves a card, those to nobody included."""
        return sorted(self._from.get(card, ()))

    def team(self, card: str) -> str | None:
        """Who is responsible for a card (`app.model.grid.team_of`), remembered until the map changes."""
        if card not in self._teams:
            self._teams[card] = self._find_team(card)
        return self._teams[card]

    def _find_team(self, card: str) -> str | None:
        """The same as `team_of`, by what the graph knows already: checks ask for every card."""
        lane, own = self._lane.get(card), self.store[card].get("team")
        if lane is None:
            return team_of(self.store, card, self.grid)
        for team in (own, self.store[lane].get("team")):
            if isinstance(team, str) and team in self.store:
                return team
        kind = self.grid.kinds[lane]
        if kind != "touchpoint":
            return CUSTOMER if kind == "action" else None
        behind = {
            self.team(other)
            for process in self.keep("process lanes", lambda: self.grid.of_kind("process"), "lane")
            for step in self._columns[card]
            for other in self.grid.cards(process, step)
        } - {None}
        return behind.pop() if len(behind) == 1 else None

    def remember(self, name: str, make: Callable[[], T]) -> T:
        """A value computed from the graph once, forgotten with the next change of the map."""
        if name not in self._memory:
            self._memory[name] = make()
        value: T = self._memory[name]
        return value

    def keep(self, name: str, make: Callable[[], T], *kinds: str) -> T:
        """A value that comes from records of some kinds alone, forgotten only when one of those was touched."""
        if name not in self._kept:
            self._kept[name] = frozenset(kinds), make()
        value: T = self._kept[name][1]
        return value
