"""The graph of one map, kept up to date card by card, and `graph_of`, which everybody asks for it.

Nodes are the cards of action, touchpoint and process lanes. Edges are derived from the grid on two axes
(`across`, `down`) or drawn (links between two such cards). DESIGN.md 1.1 says which edge beats which.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal, NamedTuple, TypeVar
from weakref import WeakKeyDictionary, ref

from app.model.graph import derive
from app.model.grid import CUSTOMER, Grid, grid_of, place, team_of
from app.model.store import Change, Reader, Store

Axis = Literal["across", "down", "drawn"]
Origin = Literal["derived", "drawn"]
T = TypeVar("T")


class Edge(NamedTuple):
    """One way from a card to another."""

    source: str
    to: str
    axis: Axis
    origin: Origin
    link: str = ""
    """The id of the drawn link; "" for derived edges."""


class Graph:
    """Adjacency of one store or preview. Ask `graph_of` for it rather than building one."""

    def __init__(self, store: Reader) -> None:
        self.store = store
        self.grid = Grid()
        self._pending: set[str] = set()
        self._revision = self._told = store.revision
        self._settled = True
        self.rebuild()

    # ---- asking
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
            for process in self.remember("process lanes", lambda: self.grid.of_kind("process"))
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

    # ---- keeping up to date
    def note(self, change: Change) -> None:
        """Remember what a finished edit touched; the work is done when somebody asks."""
        self._pending |= change.touched
        self._told = self.store.revision

    def sync(self) -> Graph:
        """Catch up with the store, recomputing only the lanes, steps and links that were touched."""
        if self._revision == self.store.revision:
            return self
        if not self._settled or self._told != self.store.revision:
            # We looked into an edit that is open or was taken back: touched ids do not tell the difference
            # to what we have seen.
            self.rebuild()
            return self
        touched, self._pending = self._pending, set()
        self._revision = self.store.revision
        self._forget()
        if not self._update(touched):
            self.rebuild()
        return self

    def rebuild(self) -> None:
        """Compute everything anew."""
        store = self.store
        self._revision = self._told = store.revision
        self._settled = not (isinstance(store, Store) and store.editing)
        self._pending.clear()
        self._forget()
        grid = grid_of(store)
        # Our own copies: they are changed in place from now on.
        self.grid = replace(grid, cells=dict(grid.cells), stage_wide=dict(grid.stage_wide))
        self._shape = {key: self._signature(key) for kind in _SHAPING for key in store.of(kind)}
        self._layers = derive.layers(store, self.grid)
        self._modes: dict[tuple[str, str], str] = {}
        self._cell_of: dict[str, tuple[str, str]] = {}
        self._place: dict[str, tuple[str, str, str, int]] = {}
        self._lane: dict[str, str] = {}
        self._columns: dict[str, tuple[str, ...]] = {}
        self._covers: dict[str, set[str]] = {}
        self._from: dict[str, dict[str, str]] = {}
        self._to: dict[str, dict[str, str]] = {}
        self._link: dict[str, tuple[str, str]] = {}
        self._across: dict[str, set[derive.Pair]] = {}
        self._down: dict[str, set[derive.Pair]] = {}
        self._next: dict[str, set[str]] = {}
        self._behind: dict[str, dict[str, set[str]]] = {}
        self._out: dict[str, tuple[Edge, ...]] = {}
        self._in: dict[str, dict[Edge, None]] = {}
        for key in store.of("cell"):
            self._note_cell(key)
        for key in store.of("card"):
            self._note_card(key, rebuild=True)
        for key in store.of("link"):
            self._note_link(key)
        self._derive(self.grid.of_kind("action"), list(self.grid.steps))
        for card in self._columns:
            self._settle(card)

    def _forget(self) -> None:
        self._memory: dict[str, Any] = {}
        self._teams: dict[str, str | None] = {}

    def _update(self, touched: set[str]) -> bool:
        """Take over a set of changed records; False when the shape of the grid itself changed."""
        if any(self._shape.get(key) != self._signature(key) for key in touched):
            return False
        lanes: set[str] = set()
        steps: set[str] = set()
        dirty: set[str] = set()
        for key in touched:
            record = self.store.get(key)
            kind = record["type"] if record is not None else ""
            if kind == "cell" or key in self._cell_of:
                for lane, step in self._note_cell(key):
                    lanes.add(lane)
                    steps.add(step)
            if kind == "card" or key in self._place:
                self._move(key, lanes, steps, dirty)
            if kind == "link" or key in self._link:
                dirty |= self._note_link(key)
        dirty |= self._derive(
            [lane for lane in lanes if self.grid.kinds.get(lane) == "action"],
            [step for step in steps if step in self.grid.index],
        )
        for card in dirty:
            self._settle(card)
        return True

    def _signature(self, key: str) -> tuple[Any, ...] | None:
        """What of a lane, stage or step shapes the grid; None for other records."""
        record = self.store.get(key)
        if record is None or record["type"] not in _SHAPING:
            return None
        return (record["type"], *(repr(record.get(name)) for name in _SHAPING[record["type"]]))

    def _note_cell(self, key: str) -> list[tuple[str, str]]:
        """Take over a cell record; returns the cells whose mode may have changed."""
        touched = []
        old = self._cell_of.pop(key, None)
        if old is not None:
            self._modes.pop(old, None)
            touched.append(old)
        record = self.store.get(key)
        if record is not None and record["type"] == "cell" and record.get("lane") and record.get("step"):
            cell = (str(record["lane"]), str(record["step"]))
            self._cell_of[key] = cell
            self._modes[cell] = str(record.get("mode", "in-order"))
            touched.append(cell)
        return touched

    def _move(self, card: str, lanes: set[str], steps: set[str], dirty: set[str]) -> None:
        """Take over one card's place and add what has to be derived again to the three sets."""
        record = self.store.get(card)
        here = place(record) if record is not None and record["type"] == "card" else None
        if self._place.get(card) == here:
            return
        steps.update(self._columns.get(card, ()))
        lanes.add(self._lane.get(card, ""))
        self._drop_from_grid(card)
        self._note_card(card, rebuild=False)
        steps.update(self._columns.get(card, ()))
        lanes.add(self._lane.get(card, ""))
        # Whether an arrow stays inside a step depends on the places of both its ends.
        dirty.add(card)
        dirty.update(self._to.get(card, {}).values())
        dirty.update(to for to in self._from.get(card, {}).values() if to)

    def _drop_from_grid(self, card: str) -> None:
        lane, step, _, _ = self._place.pop(card, ("", "", "", 1))
        for cells in (self.grid.cells, self.grid.stage_wide):
            held = cells.get((lane, step), ())
            if card in held:
                cells[lane, step] = tuple(other for other in held if other != card)
                if not cells[lane, step]:
                    del cells[lane, step]
        for column in self._columns.pop(card, ()):
            self._covers[column].discard(card)
        self._lane.pop(card, None)

    def _note_card(self, card: str, *, rebuild: bool) -> None:
        record = self.store.get(card)
        if record is None or record["type"] != "card":
            return
        self._place[card] = lane, step, _, span = place(record)
        if lane not in self.grid.kinds or not (step in self.grid.index or step in self.grid.steps_of):
            return
        if not rebuild:
            cells = self.grid.cells if step in self.grid.index else self.grid.stage_wide
            # The others are in order: to sort them again for each of ten thousand pasted cards takes minutes.
            held = [other for other in cells.get((lane, step), ()) if other != card]
            insort(held, card, key=lambda k: (self._place[k][2], k))
            cells[lane, step] = tuple(held)
        if lane in self._layers:
            self._lane[card] = lane
            self._columns[card] = columns = _columns(self.grid, step, span)
            for column in columns:
                self._covers.setdefault(column, set()).add(card)

    def _note_link(self, key: str) -> set[str]:
        """Take over a link; returns the cards whose edges may have changed."""
        source, to = self._link.pop(key, ("", ""))
        dirty = {source, to}
        if source:
            del self._from[source][key]
        if to:
            del self._to[to][key]
        record = self.store.get(key)
        if record is not None and record["type"] == "link":
            source, to = self._card(record.get("from")), self._card(record.get("to"))
            self._link[key] = (source, to)
            if source:
                self._from.setdefault(source, {})[key] = to
            if to:
                self._to.setdefault(to, {})[key] = source
            dirty |= {source, to}
        return dirty - {""}

    def _card(self, key: object) -> str:
        record = self.store.get(key) if isinstance(key, str) else None
        return str(key) if record is not None and record["type"] == "card" else ""

    def _derive(self, lanes: Iterable[str], steps: Iterable[str]) -> set[str]:
        """Derive some lanes and steps again; returns the cards whose derived edges changed."""
        dirty: set[str] = set()
        for lane in lanes:
            now = set(derive.across(self.store, self.grid, self._modes, lane))
            old = self._across.get(lane, set())
            for one, two in old - now:
                self._next[one].discard(two)
                dirty.add(one)
            for one, two in now - old:
                self._next.setdefault(one, set()).add(two)
                dirty.add(one)
            self._across[lane] = now
        for step in steps:
            now = set(
                derive.down(
                    self.store,
                    self.grid,
                    self._modes,
                    self._layers,
                    self._lane,
                    step,
                    self._covers.get(step, ()),
                )
            )
            old = self._down.get(step, set())
            for one, two in old - now:
                self._behind[one][two].discard(step)
                dirty.add(one)
            for one, two in now - old:
                self._behind.setdefault(one, {}).setdefault(two, set()).add(step)
                dirty.add(one)
            self._down[step] = now
        return dirty

    def _settle(self, card: str) -> None:
        """Work out the edges that leave one card: drawn beats derived."""
        for edge in self._out.pop(card, ()):
            self._in.get(edge.to, {}).pop(edge, None)
        if card not in self._columns:
            return
        edges = tuple(self._edges_of(card))
        self._out[card] = edges
        for edge in edges:
            self._in.setdefault(edge.to, {})[edge] = None

    def _edges_of(self, card: str) -> Iterator[Edge]:
        """What leaves a card. A way back adds to the journey; it takes no way forward away, its own or another's."""
        mine = set(self._columns[card])
        leaves, replaced, linked = False, set[str](), set[str]()
        for link, to in sorted(self._from.get(card, {}).items()):
            if to == card or to not in self._columns:
                continue  # an arrow to nobody, to itself or out of the graph replaces nothing
            shared = mine.intersection(self._columns[to])
            leaves = leaves or (not shared and self._ahead(card, to))
            replaced |= shared
            linked.add(to)
            yield Edge(card, to, "drawn", "drawn", link)
        if not leaves:
            for to in sorted(self._next.get(card, set()) - linked):
                yield Edge(card, to, "across", "derived")
        linked.update(source for source in self._to.get(card, {}).values() if source)
        for to, steps in sorted(self._behind.get(card, {}).items()):
            if to not in linked and steps - replaced:
                yield Edge(card, to, "down", "derived")

    def _ahead(self, card: str, to: str) -> bool:
        """Whether a card begins in a later column than another."""
        return self.grid.index[self._columns[to][0]] > self.grid.index[self._columns[card][0]]


_SHAPING = {"lane": ("kind", "order", "zone", "cell"), "stage": ("order",), "step": ("pos",)}
"""The fields that make a grid what it is; when one of them changes, everything is derived again."""


def _columns(grid: Grid, step: str, span: int) -> tuple[str, ...]:
    if step in grid.index:
        first = grid.index[step]
        return grid.steps[first : first + span]
    return grid.steps_of.get(step, ())


_GRAPHS: WeakKeyDictionary[Store, ref[Graph]] = WeakKeyDictionary()
"""The store itself keeps its graph alive, as a listener; here it would keep the store alive."""


def graph_of(store: Reader) -> Graph:
    """The graph of a store, up to date; a preview gets one of its own."""
    if not isinstance(store, Store):
        return Graph(store)
    held = _GRAPHS.get(store)
    graph = held() if held is not None else None
    if graph is None:
        graph = Graph(store)
        _GRAPHS[store] = ref(graph)
        store.listen(graph.note, first=True)  # so that every other listener meets a graph that knows
    return graph.sync()
