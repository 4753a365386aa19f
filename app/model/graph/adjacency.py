"""The graph of one map, kept up to date card by card, and `graph_of`, which everybody asks for it.

Nodes are the cards of action, touchpoint and process lanes. Edges are derived from the grid on two axes
(`across`, `down`) or drawn (links between two such cards). DESIGN.md 1.1 says which edge beats which.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary, ref

from app.model.graph import derive
from app.model.graph.asking import Adjacency, Axis, Edge, Origin
from app.model.grid import Grid, grid_of, place
from app.model.store import Change, Reader, Store


class Graph(Adjacency):
    """Adjacency of one store or preview. Ask `graph_of` for it rather than building one."""

    def __init__(self, store: Reader) -> None:
        self.store = store
        self.grid = Grid()
        self._revision = store.revision
        self._settled = True
        self.rebuild()

    # ---- keeping up to date
    def heard(self, change: Change) -> None:
        """Nothing is done until somebody asks; as a listener the graph lives as long as its store."""

    def sync(self) -> Graph:
        """Catch up with the store, recomputing only the lanes, steps and links that were touched."""
        store = self.store
        if self._revision == store.revision:
            return self
        # In the middle of an edit links may still name cards that are gone; what we saw then is no ground to build on.
        steady = self._settled and isinstance(store, Store) and not store.editing
        touched = store.written_since(self._revision) if steady and isinstance(store, Store) else None
        self._revision = store.revision
        self._forget(touched)
        if touched is None or not self._update(touched):
            self.rebuild()
        return self

    def rebuild(self) -> None:
        """Compute everything anew."""
        store = self.store
        self._revision = store.revision
        self._settled = not (isinstance(store, Store) and store.editing)
        self._rebuilt = store.revision
        self._edged: dict[str, int] = {}
        self._forget()
        grid = grid_of(store)
        # Our own copies: they are changed in place from now on.
        self.grid = replace(grid, cells=dict(grid.cells), stage_wide=dict(grid.stage_wide))
        self._shape = {key: self._signature(key) for kind in _SHAPING for key in store.of(kind)}
        self._layers = derive.layers(store, self.grid)
        self._modes = {}
        self._cell_of: dict[str, tuple[str, str]] = {}
        self._place = {}
        self._where = {}
        self._rows = {lane: number for number, lane in enumerate(self.grid.lanes)}
        self._own: dict[str, object] = {}
        self._lane = {}
        self._columns = {}
        self._covers = {}
        self._from = {}
        self._to: dict[str, dict[str, str]] = {}
        self._link: dict[str, tuple[str, str]] = {}
        self._across: dict[str, set[derive.Pair]] = {}
        self._down: dict[str, set[derive.Pair]] = {}
        self._next: dict[str, set[str]] = {}
        self._behind: dict[str, dict[str, set[str]]] = {}
        self._out = {}
        self._in = {}
        for key in store.of("cell"):
            self._note_cell(key)
        for key in store.of("card"):
            self._note_card(key, rebuild=True)
        for key in store.of("link"):
            self._note_link(key)
        self._derive(self.grid.of_kind("action"), list(self.grid.steps))
        for card in self._columns:
            self._settle(card)

    def _forget(self, touched: frozenset[str] | None = None) -> None:
        """Forget what may be otherwise now; None stands for everything."""
        self._memory = {}
        if touched is None or any(self._may_change_team(key) for key in touched):
            self._teams = {}
        records = [self.store.get(key) for key in touched] if touched is not None else [None]
        if None in records:  # what kind of record it was nobody knows any more
            self._kept = {}
        elif self._kept:
            kinds = {record["type"] for record in records if record is not None}
            self._kept = {name: held for name, held in self._kept.items() if not held[0] & kinds}

    def _update(self, touched: frozenset[str]) -> bool:
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
            before = self._out.get(card, ())
            self._settle(card)
            for edge in {*before}.symmetric_difference(self._out.get(card, ())):
                self._edged[edge.source] = self._edged[edge.to] = self._revision
        return True

    def edged_since(self, revision: int) -> set[str] | None:
        """The cards of which an edge came or went since a revision of the store; None for any of them."""
        if revision < self._rebuilt:
            return None
        return {card for card, at in self._edged.items() if at > revision}

    def _may_change_team(self, key: str) -> bool:
        """Whether what was written to a record may make somebody else responsible for some card."""
        record = self.store.get(key)
        if record is None:
            return True
        if record["type"] == "card":
            return self._place.get(key) != place(record) or self._own.get(key) != record.get("team")
        return record["type"] in ("lane", "team")

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
        if record is not None:
            self._own[card] = record.get("team")
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
        self._where.pop(card, None)

    def _note_card(self, card: str, *, rebuild: bool) -> None:
        record = self.store.get(card)
        if record is None or record["type"] != "card":
            return
        self._place[card] = lane, step, _, span = place(record)
        self._own[card] = record.get("team")
        self._where.pop(card, None)
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


__all__ = ["Axis", "Edge", "Graph", "Origin", "graph_of"]

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
        store.listen(graph.heard)
    return graph.sync()
