"""Putting a fragment into a map: deep copies with fresh ids, one edit, and no reference that leads nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.model.edits.finding import Finder
from app.model.edits.fragments import GRID, SHARED, Fragment, cards_only
from app.model.edits.placing import Placing
from app.model.grid import map_of
from app.model.ids import derived_id, new_id
from app.model.patch import ABSENT, Fields
from app.model.references import named, references
from app.model.store import Store

_LAST = ("link", "answer", "emotion", "cell", "measure", "action", "exception")
"""Kinds that are written after cards and grid, since they join them."""


@dataclass(frozen=True)
class Where:
    """Where a fragment goes. Empty: where it came from, as far as the map has such a place, else to the end."""

    lane: str = ""
    step: str = ""
    """A step, or with `lane` alone every card keeps its own column."""
    index: int | None = None
    """The place in the cell; None after all that lies there."""
    after: str = ""
    """The stage, step or lane after which stages, steps or lanes go."""


def put(store: Store, fragment: Fragment, where: Where | None = None) -> list[str]:
    """Put a fragment in. Returns what was pasted: the cards, or else the stages, steps and lanes themselves.

    What was cut from this map and is no longer in it comes back with its own ids, its links to others and
    its place in lists; everything else is a copy.
    """
    if fragment.whole:
        fragment = cards_only(fragment)
    n = len(fragment.of("card")) or len(fragment.content)
    with store.edit("paste-card", n=n):
        made = _Paste(store, fragment, where or Where()).run()
    return [key for key in made if key in store]  # a lock may have refused it, and a stage without steps goes


def empty(store: Store) -> bool:
    """Whether a map holds nothing yet but an empty grid, so that another whole map may take its place."""
    return not any(store.of(kind) for kind in ("card", "link", "emotion", "measure", "action"))


def put_whole(store: Store, fragment: Fragment, *, own_fields: bool) -> list[str]:
    """Put a whole map into an empty one: its grid and personas make way.

    With `own_fields` the map takes over title, scope and all other fields of its own record as well. Returns the cards.
    """
    with store.edit("paste-map"):
        for key in list(store.ids()):
            if store[key]["type"] != "map":
                store.remove(key)
        home = map_of(store)[0] or store.add("map")
        made = _Paste(store, fragment, Where()).run_whole(home, own_fields)
    return [key for key in made if key in store]


class _Paste:
    """One paste: which id becomes which."""

    def __init__(self, store: Store, fragment: Fragment, where: Where) -> None:
        self.store, self.fragment, self.where = store, fragment, where
        self.here = bool(fragment.home) and fragment.home == map_of(store)[0]
        """It came from this very map, so that ids outside the fragment still mean the same."""
        self.back = self.here and bool(fragment.content) and not any(key in store for key in fragment.content)
        """It was cut from here: it comes back as itself."""
        self.ids: dict[str, str] = {}
        self.finder = Finder(store, fragment, self.ids, here=self.here)

    def run(self) -> list[str]:
        objects = self.fragment.objects
        for key in sorted(self.fragment.content):
            if objects[key].get("type") in ("card", "link", *GRID):
                self.ids[key] = key if self.back else new_id()
        placing = Placing(self.store, self.fragment, self.ids, self.finder, back=self.back)
        structure = placing.structure(self.where.after)
        places = placing.cards(self.where.lane, self.where.step, self.where.index)
        for key in self.fragment.of("card"):
            self._write(key, pos=places[key])
        for kind in _LAST:
            for key in self.fragment.of(kind):
                self._join(key)
        if self.back:
            self._hang_up_again()
        cards = [self.ids[key] for key in placing.in_order(self.fragment.of("card"))]
        return structure or cards

    def run_whole(self, home: str, own_fields: bool) -> list[str]:
        objects, ids = self.fragment.objects, self.ids
        self.here = False
        source = next((k for k in sorted(self.fragment.content) if objects[k].get("type") == "map"), "")
        for key in sorted(self.fragment.content):
            kind = objects[key].get("type")
            if kind == "map":
                ids[key] = home
            elif kind == "blob":
                ids[key] = key
            elif kind not in ("cell", "emotion", "answer", "exception"):
                ids[key] = new_id()
        for kind in ("cell", "emotion", "answer"):
            for key in self.fragment.of(kind):
                ids[key] = _derived(kind, self._mapped(objects[key]) or {})
        self.finder.pictures()
        for key in sorted(self.fragment.content):
            if objects[key].get("type") not in ("map", "blob", *_LAST):
                self._write(key)
        for kind in _LAST:
            for key in self.fragment.of(kind):
                self._join(key)
        if source:
            fields = self._mapped(objects[source]) or {}
            kept = fields if own_fields else {n: fields[n] for n in ("persona",) if n in fields}
            self.store.put(home, **{n: v for n, v in kept.items() if n != "type"})
        return [ids[key] for key in self.fragment.of("card")]

    # ---- single records
    def _write(self, key: str, **fields: Any) -> None:
        """A card or a shared record with its references changed over."""
        record = self._mapped(self.fragment.objects[key])
        if record is None:
            return
        kind = str(record.pop("type"))
        if kind in ("card", "step"):
            record["pos"] = fields.get("pos", record.get("pos"))
        self.store.add(kind, self.ids[key], **record)

    def _join(self, key: str) -> None:
        """A record that joins others: only where all that it needs is there, and only once."""
        record = self._mapped(self.fragment.objects[key])
        if record is None:
            return
        kind = str(record.pop("type"))
        fresh = self.ids.get(key) or _derived(kind, record) or new_id()
        if fresh in self.store or (kind in ("emotion", "cell") and not self._stands(record)):
            return
        self.ids[key] = fresh
        self.store.add(kind, fresh, **record)

    def _stands(self, record: Fields) -> bool:
        step = record.get("step")
        return isinstance(step, str) and step in self.store

    def _mapped(self, record: Fields) -> Fields | None:
        """A record with ids of this map; None when it needs something that is not there."""
        result = dict(record)
        for reference in references(str(record.get("type"))):
            if reference.field == "pos" and record.get("type") == "card":
                result["pos"] = self._mapped_pos(record.get("pos"))
                continue
            if reference.field not in record:
                continue
            held = record[reference.field]
            if reference.many and isinstance(held, list):
                left = sorted({new for each in held if isinstance(each, str) and (new := self._id(each))})
                result[reference.field] = left or ABSENT
            elif reference.at is not None and isinstance(held, list) and len(held) > reference.at:
                pos = list(held)
                pos[reference.at] = self._id(str(held[reference.at]))
                result[reference.field] = pos
            elif isinstance(held, str):
                new = self._id(held)
                if not new and reference.gone == "drop":
                    return None
                result[reference.field] = new or ABSENT
        return {name: value for name, value in result.items() if value is not ABSENT}

    def _mapped_pos(self, pos: Any) -> Any:
        if not isinstance(pos, list) or len(pos) != 4:
            return [None, None, "a0", 1]
        return [self._id(str(pos[0])) or None, self._id(str(pos[1])) or None, *pos[2:]]

    def _id(self, key: str) -> str:
        """The record here that stands for one of the fragment, "" when there is none."""
        if key in self.ids:
            return self.ids[key]
        if key in self.fragment.objects and self.fragment.objects[key].get("type") in (*SHARED, "blob"):
            return self.finder.shared(key)
        if self.back and key in self.fragment.outer:
            return key  # comes back with it; what does not is settled at the end of the edit
        return key if self.here and key in self.store else ""

    # ---- what was cut comes back
    def _hang_up_again(self) -> None:
        store, objects = self.store, self.fragment.objects
        for key in sorted(self.fragment.outer):
            record = objects[key]
            if key not in store and all(
                target in store for reference, target in named(record) if reference.gone == "drop"
            ):
                store.add(str(record["type"]), key, **{n: v for n, v in record.items() if n != "type"})
        for key, name, target in self.fragment.hung:
            if key not in store or target not in store:
                continue
            reference = next((r for r in references(str(store[key]["type"])) if r.field == name), None)
            if reference is None or reference.at is not None:
                continue
            if reference.many:
                store.put(key, **{name: sorted({*(store[key].get(name) or []), target})})
            elif name not in store[key]:
                store.put(key, **{name: target})


def _derived(kind: str, record: Fields) -> str:
    """The id of a record that can exist only once for what it joins."""
    if kind == "cell":
        return derived_id("cell", str(record.get("lane")), str(record.get("step")))
    if kind == "emotion":
        return derived_id("emotion", str(record.get("persona")), str(record.get("step")))
    if kind == "answer":
        return derived_id("answer", str(record.get("from")), str(record.get("to")))
    if kind == "exception":
        about = record.get("about")
        return derived_id("exception", str(record.get("rule")), *(about if isinstance(about, list) else ()))
    return ""
