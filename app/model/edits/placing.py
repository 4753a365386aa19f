"""Where the parts of a fragment come to lie: stages, steps and lanes among their kind, cards in cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.model import order
from app.model.edits import ordering, steps
from app.model.edits.finding import Finder
from app.model.edits.fragments import Fragment, fields_of
from app.model.grid import DRAWN_LANES, grid_of, place
from app.model.patch import ABSENT
from app.model.references import references
from app.model.store import Store

_FARTHEST = 200
"""Steps that a paste may make beyond the last one."""
Pos = list[Any]


class Placing:
    """The places of one paste."""

    def __init__(
        self, store: Store, fragment: Fragment, ids: dict[str, str], finder: Finder, *, back: bool
    ) -> None:
        self._store, self._fragment, self._ids = store, fragment, ids
        self._finder, self._back = finder, back
        self._rank = {
            kind: {key: n for n, key in enumerate(fragment.order.get(kind, ()))}
            for kind in ("lane", "stage", "step")
        }

    # ---- stages, steps, lanes
    def structure(self, after: str) -> list[str]:
        """Write the chosen stages, steps and lanes after a record of their kind, or at the end; returns them."""
        for stage in self._sorted("stage"):
            self._ordered("stage", stage, after)
            after = self._ids[stage] if self._kind(after) == "stage" else after
        loose: list[str] = []
        for step in self._sorted("step"):
            stage = self._stage_in(step)
            if stage in self._fragment.content:
                self._step(step, self._ids[stage], None)
            else:
                loose.append(step)
        for step in loose:
            after = self._loose_step(step, after)
        for lane in self._sorted("lane"):
            self._ordered("lane", lane, after)
            after = self._ids[lane] if self._kind(after) == "lane" else after
        chosen = [*self._sorted("stage"), *loose, *self._sorted("lane")]
        return [self._ids[key] for key in chosen if self._ids[key] in self._store]

    def _ordered(self, kind: str, key: str, after: str) -> None:
        peers = [k for _order, k in ordering.ordered(self._store, kind)]
        index = peers.index(after) + 1 if after in peers else self._old_place(kind, key, peers)
        fields = self._fields(key)
        fields["order"] = ordering.order_for(self._store, kind, index)
        self._store.add(kind, self._ids[key], **fields)

    def _old_place(self, kind: str, key: str, peers: list[str]) -> int | None:
        """Where a record that was cut stood among those that are still there; None for the end."""
        if not self._back:
            return None
        before = self._rank[kind].get(key, -1)
        return sum(1 for peer in peers if self._rank[kind].get(peer, before + 1) < before)

    def _loose_step(self, key: str, after: str) -> str:
        grid = grid_of(self._store)
        if self._kind(after) == "step":
            stage = grid.stage_of[after]
            self._step(key, stage, grid.steps_of[stage].index(after) + 1)
            return self._ids[key]
        stage = after if self._kind(after) == "stage" else self._finder.stage(self._stage_in(key))
        stage = stage or (grid.stages[-1] if grid.stages else "")
        index = None
        if self._back and stage in grid.steps_of:
            rank = self._rank["step"]
            index = sum(1 for s in grid.steps_of[stage] if rank.get(s, 1 << 30) < rank.get(key, -1))
        if stage:
            self._step(key, stage, index)
        return after

    def _step(self, key: str, stage: str, index: int | None) -> None:
        fields = self._fields(key)
        title = fields.pop("title", "")
        made = steps.add(self._store, stage, title if isinstance(title, str) else "", index, **fields)
        record = fields_of(self._store[made])
        self._store.remove(made)
        self._store.add("step", self._ids[key], **record)

    def _fields(self, key: str) -> dict[str, Any]:
        record = self._fragment.objects[key]
        fields = {n: v for n, v in record.items() if n not in ("type", "order", "pos")}
        for reference in references(str(record["type"])):
            held = record.get(reference.field)
            if reference.field != "pos" and isinstance(held, str):
                known = held in self._fragment.objects
                fields[reference.field] = (self._finder.shared(held) if known else "") or ABSENT
        return {name: value for name, value in fields.items() if value is not ABSENT}

    # ---- cards
    def cards(self, lane: str, step: str, index: int | None) -> dict[str, Pos]:
        """The place of every card of the fragment: those of chosen columns and lanes stay in them."""
        loose = [card for card in self._fragment.of("card") if not self._held(card)]
        found: dict[str, tuple[str, str]] = {}
        anchored = self._anchored(loose, lane, step) if lane or step else {}
        for card in self.in_order(self._fragment.of("card")):
            found[card] = anchored.get(card) or self._own(card)
        keys = self._keys(found, (lane, step), index)
        return {card: self._pos(card, where, keys[card]) for card, where in found.items()}

    def in_order(self, cards: Iterable[str]) -> list[str]:
        """Cards as they stood: by lane, column and place in their cell."""
        lanes, columns = self._rank["lane"], self._rank["step"]

        def rank(card: str) -> tuple[int, int, str, str]:
            lane, step, key, _span = place(self._fragment.objects[card])
            return lanes.get(lane, 1 << 30), columns.get(step, -1), key, card

        return sorted(cards, key=rank)

    def _own(self, card: str) -> tuple[str, str]:
        """(lane, step or stage) like the ones it lay in; ("", "") for the parking lot."""
        lane, step, _key, _span = place(self._fragment.objects[card])
        if not lane or not step:
            return "", ""
        column = self._column(step)
        row = self._finder.lane(lane)
        return (row, column) if row and column and self._holds(row) else ("", "")

    def _column(self, key: str) -> str:
        kind = (self._fragment.objects.get(key) or self._store.get(key) or {}).get("type")
        return self._finder.stage(key) if kind == "stage" else self._finder.step(key)

    def _anchored(self, cards: list[str], lane: str, step: str) -> dict[str, tuple[str, str]]:
        """Cards at the same distance from each other as before, the first of them in the cell that was chosen."""
        parked = [card for card in cards if not place(self._fragment.objects[card])[0]]
        inside = [card for card in self.in_order(cards) if card not in parked]
        found: dict[str, tuple[str, str]] = {}
        if not inside:
            return dict.fromkeys(parked, (lane, step)) if lane and step else {}
        top = min(self._rank["lane"].get(place(self._fragment.objects[c])[0], 0) for c in inside)
        left = min(self._left(c) for c in inside)
        for card in inside:
            own_lane, own_step, _key, _span = place(self._fragment.objects[card])
            row = self._row(lane, own_lane, top) if lane else self._finder.lane(own_lane)
            column = self._beside(step, self._left(card) - left) if step else self._column(own_step)
            if row and column and self._holds(row):
                found[card] = row, column
        return found

    def _left(self, card: str) -> int:
        step = place(self._fragment.objects[card])[1]
        if step in self._rank["step"]:
            return self._rank["step"][step]
        inside = [n for s, n in self._rank["step"].items() if self._stage_in(s) == step]
        return min(inside, default=0)

    def _row(self, lane: str, own: str, top: int) -> str:
        """As many lanes below the chosen one as the card lay below the topmost; its own lane if that fits.

        The topmost card goes where it was put. What lay below it stays what it is: a process does not become an
        insight because the lanes lie otherwise here.
        """
        store, grid = self._store, grid_of(self._store)
        rows = [k for k in grid.lanes if self._holds(k) and not store[k].get("hidden")]
        by = self._rank["lane"].get(own, top) - top
        first = next((k for k, n in self._rank["lane"].items() if n == top), "")
        mine = self._finder.lane(own)
        if by and first and self._finder.lane(first) == lane:
            return mine
        at = rows.index(lane) if lane in rows else 0
        row = rows[min(at + by, len(rows) - 1)] if rows else ""
        changed = bool(by and row and mine) and store[row].get("kind") != store[mine].get("kind")
        return mine if changed and self._holds(mine) else row

    def _beside(self, step: str, by: int) -> str:
        """So many columns to the right; new steps at the end where there are not enough."""
        grid = grid_of(self._store)
        if step in grid.steps_of:
            step = grid.steps_of[step][0]
        at = grid.index[step] + min(by, _FARTHEST)
        while at >= len(grid.steps):
            steps.add(self._store, grid.stages[-1])
            grid = grid_of(self._store)
        return grid.steps[at]

    def _keys(
        self, found: dict[str, tuple[str, str]], anchor: tuple[str, str], index: int | None
    ) -> dict[str, str]:
        """Order keys, each cell's after what lies there, or in the chosen cell at a place among it."""
        grid, keys = grid_of(self._store), dict[str, str]()
        cells: dict[tuple[str, str], list[str]] = {}
        for card, where in found.items():
            cells.setdefault(where, []).append(card)
        for where, fresh in cells.items():
            lane, step = where
            held = list(grid.stage_wide.get(where) or grid.cards(lane, step) if lane else grid.parked)
            at = index if index is not None and where == anchor else self._before(fresh[0], held)
            pairs = [(place(self._store[card])[2], card) for card in held]
            low = pairs[at - 1][0] if 0 < at <= len(pairs) else None
            high = pairs[at][0] if at < len(pairs) else None
            if (
                order.valid(low or "a0")
                and order.valid(high or "a0")
                and (low is None or high is None or low < high)
            ):
                made = order.spread(low, high, len(fresh))
            else:
                made = order.spread(None, None, len(held) + len(fresh))
                for (_key, card), new in zip(pairs, [*made[:at], *made[at + len(fresh) :]], strict=True):
                    pos = self._store[card]["pos"]
                    self._store.put(card, pos=[*pos[:2], new, pos[3]])
                made = made[at : at + len(fresh)]
            keys.update(zip(fresh, made, strict=True))
        return keys

    def _before(self, card: str, held: list[str]) -> int:
        """How many of a cell's cards come before one that goes there: all, or those of before it was cut."""
        if not self._back:
            return len(held)
        own = place(self._fragment.objects[card])[2]
        return sum(1 for other in held if place(self._store[other])[2] < own)

    def _pos(self, card: str, where: tuple[str, str], key: str) -> Pos:
        lane, step = where
        if not lane:
            return [None, None, key, 1]
        grid = grid_of(self._store)
        span = place(self._fragment.objects[card])[3]
        room = len(grid.steps) - grid.index[step] if step in grid.index else 1
        return [lane, step, key, max(1, min(span, room))]

    # ---- inside
    def _held(self, card: str) -> bool:
        """Whether a card lies in a lane or column that comes along."""
        lane, step, _key, _span = place(self._fragment.objects[card])
        return lane in self._fragment.content or step in self._fragment.content

    def _holds(self, lane: str) -> bool:
        record = self._store.get(lane)
        return record is not None and record["type"] == "lane" and record.get("kind") not in DRAWN_LANES

    def _kind(self, key: str) -> str:
        return str((self._store.get(key) or {}).get("type", ""))

    def _stage_in(self, step: str) -> str:
        pos = (self._fragment.objects.get(step) or {}).get("pos")
        return str(pos[0]) if isinstance(pos, list) and pos else ""

    def _sorted(self, kind: str) -> list[str]:
        rank = self._rank[kind]
        return sorted(self._fragment.of(kind), key=lambda key: (rank.get(key, 1 << 30), key))
