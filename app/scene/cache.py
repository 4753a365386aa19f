"""What is kept between two builds: a drawing stays valid while the records it was drawn from are the same objects.

Records are replaced, never mutated, so identity is the whole test. Drawers read through `Reading`, which notes
what they looked at; nobody has to declare what a drawing depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from operator import is_
from typing import Any, TypeVar, cast

from app.model.since import Seen, seen, touched
from app.model.store import Reader, Record
from app.scene.ways import Ways

Drawing = TypeVar("Drawing")
_LEAST = 1024
"""Drawings that are kept in any case."""


class Reading:
    """Reads records of a store and remembers which ones (and which were not there)."""

    __slots__ = ("_store", "seen")

    def __init__(self, store: Reader) -> None:
        self._store: Reader | None = store
        self.seen: dict[str, Record | None] = {}

    def settle(self) -> None:
        """From now on only what was read is known, as it was: for what is drawn later."""
        self._store = None

    @property
    def settled(self) -> bool:
        """Whether nothing more is read from the store."""
        return self._store is None

    def get(self, key: object) -> Record | None:
        """The record of an id, None when there is none or the id is no text."""
        if not isinstance(key, str) or not key:
            return None
        if self._store is None:
            return self.seen.get(key)
        found = self.seen[key] = self._store.get(key)
        return found

    def title(self, key: object) -> str:
        """The title of a record, "" when it is not there or has none."""
        found = self.get(key)
        title = found.get("title", "") if found is not None else ""
        return title if isinstance(title, str) else ""

    def titles(self, keys: object) -> list[str]:
        """The titles of the records that a field names, those without one left out; none when it is no list."""
        return list(filter(None, map(self.title, keys))) if isinstance(keys, list) else []


@dataclass(slots=True, eq=False)
class _Kept:
    seen: dict[str, Record | None]
    given: Hashable
    drawing: Any
    used: int


@dataclass(slots=True)
class Group:
    """Many drawings that were put down together: valid while all of their records are the same objects."""

    fixed: tuple[object, ...]
    given: object
    content: Any
    used: int
    seen: dict[str, Record | None]
    kept: list[_Kept]
    inner: list[Group]
    """Groups that were put down as parts of this one."""


@dataclass(slots=True)
class _Row:
    """Groups that stand side by side in another one."""

    fixed: tuple[object, ...]
    inside: Group
    groups: list[Group]
    _read: dict[str, set[int]] | None = None

    def reading(self, touched: Iterable[str]) -> set[int]:
        """The numbers of those that read one of some records."""
        if self._read is None:
            self._read = {}
            for at, group in enumerate(self.groups):
                self._note(at, group)
        return {at for key in touched for at in self._read.get(key, ())}

    def after(self, inside: Group, groups: list[Group], others: Iterable[int]) -> _Row:
        """The same with groups of some numbers made anew. What those read before is still noted: they are asked too
        often then."""
        for at in others:
            self._note(at, groups[at])
        return _Row(self.fixed, inside, groups, self._read)

    def _note(self, at: int, group: Group) -> None:
        if self._read is not None:
            for key in group.seen:
                self._read.setdefault(key, set()).add(at)


class Cache:
    """Drawings by record, of one window or one export. `drawn` names what the last build had to draw anew."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, _Kept] = {}
        self._build = 0
        self._most = _LEAST
        self.drawn: list[Hashable] = []
        self.ways = Ways()
        self.regrouped: list[Hashable] = []
        """The groups (lanes) that the last build had to lay out anew."""
        self.memory: dict[str, Any] = {}
        """Results of whole steps of the last build, each with what it was made from."""
        self._groups: dict[Hashable, Group] = {}
        self._rows: dict[Hashable, _Row] = {}
        self._recording: Group | None = None
        self._seen: Seen | None = None
        """When the last complete build began."""
        self._whole = 0
        """The number of the last complete build."""
        self._begun: list[Seen | None] = []
        """When builds began that have not ended since then; all but the last one were given up."""
        self.touched: frozenset[str] | None = None
        """The records that may be different from those of the last complete build, or of one that was given up since;
        None when nobody knows."""

    def begin(self, store: Reader) -> None:
        """A build starts: forget what the one before had to draw. One that has not ended was given up: what it has
        made serves all the same."""
        self._build += 1
        since = [touched(store, moment) for moment in (self._seen, *self._begun)]
        known = [each for each in since if each is not None]
        self.touched = frozenset().union(*known) if len(known) == len(since) else None
        self._begun.append(seen(store))
        self._recording = None
        self.drawn = []
        self.regrouped = []

    @property
    def unseen(self) -> bool:
        """Whether a build was given up after the last complete one: what it found was never shown."""
        return len(self._begun) > 1

    def end(self) -> None:
        """A build is complete, and what it has drawn is shown; drop now and then what has not been used for long."""
        if self._begun:
            self._seen, self._whole = self._begun[-1], self._build
            self._begun.clear()
        if len(self._kept) <= self._most:
            return
        for group in list(self._groups.values()):
            if group.used == self._build:
                self._mark(group)
        self._groups = {key: group for key, group in self._groups.items() if group.used == self._build}
        self._rows = {key: row for key, row in self._rows.items() if self._groups.get(key) is row.inside}
        self._kept = {key: kept for key, kept in self._kept.items() if kept.used == self._build}
        self._most = 2 * len(self._kept) + _LEAST

    def _mark(self, group: Group) -> None:
        """Everything a group consists of has been used."""
        group.used = self._build
        for kept in group.kept:
            kept.used = self._build
        for inner in group.inner:
            self._mark(inner)

    def same(self, store: Reader, records: dict[str, Record | None], used: int) -> bool:
        """Whether records that were read for a build are still the same objects."""
        if self.touched is not None and used >= self._whole:
            return records.keys().isdisjoint(self.touched)
        return all(store.get(key) is record for key, record in records.items())

    def keep(
        self, key: Hashable, store: Reader, given: Hashable, draw: Callable[[Reading], Drawing]
    ) -> Drawing:
        """The drawing of a key, drawn again only when a record it read, or `given`, is another one."""
        kept = self._kept.get(key)
        if (
            kept is not None
            and kept.given == given
            and (kept.used == self._build or self.same(store, kept.seen, kept.used))
        ):
            kept.used = self._build
        else:
            reading = Reading(store)
            made = draw(reading)
            reading.settle()
            kept = self._kept[key] = _Kept(reading.seen, given, made, self._build)
            self.drawn.append(key)
        recording = self._recording
        if recording is not None:
            recording.kept.append(kept)
            recording.seen.update(kept.seen)
        drawing: Drawing = kept.drawing
        return drawing

    def group(
        self,
        key: Hashable,
        store: Reader,
        fixed: tuple[object, ...],
        given: Callable[[], object],
        make: Callable[[], Any],
        reads: tuple[str, ...],
    ) -> Group:
        """What `make` puts down with many drawings, made anew only when a record one of them read, one of `reads`,
        or `given()` is another one. While everything in `fixed` is the very same object, `given` is not asked."""
        found = self._held(key, store, fixed, given)
        if found is None:
            outer, before = self._recording, self._groups.get(key)
            same = before is not None and all(map(is_, before.fixed, fixed))
            known = before.given if before is not None and same else given()
            self._recording = found = Group(fixed, known, None, self._build, {}, [], [])
            try:
                found.content = make()
            finally:
                self._recording = outer
            found.seen.update((k, store.get(k)) for k in reads)
            self._groups[key] = found
            if outer is None:
                self.regrouped.append(key)
        if self._recording is not None:
            self._recording.inner.append(found)
            self._recording.seen.update(found.seen)
        return found

    def row(
        self, key: Hashable, fixed: tuple[object, ...], names: Sequence[str], make: Callable[[str], Group]
    ) -> list[Group]:
        """Groups that stand side by side in the group of a key, if that is being made: one for each name. While
        everything in `fixed` is the very same, only those are asked for again that read a touched record."""
        outer, before, row = self._recording, self._groups.get(key), self._rows.get(key)
        if outer is None:
            return [make(name) for name in names]
        if (
            row is None
            or before is None
            or self.touched is None
            or row.inside is not before
            or before.used < self._whole
            or not all(map(is_, row.fixed, fixed))
        ):
            found = [make(name) for name in names]
            self._rows[key] = _Row(fixed, outer, found)
            return found
        known = dict(before.seen)
        for k in self.touched:
            known.pop(k, None)
        known.update(outer.seen)
        outer.seen = known
        found, inner = list(row.groups), list(outer.inner)
        others = row.reading(self.touched)
        for at in others:
            found[at] = make(names[at])
        outer.inner = [*inner, *found]
        self._rows[key] = row.after(outer, found, others)
        return found

    def _held(
        self, key: Hashable, store: Reader, fixed: tuple[object, ...], given: Callable[[], object]
    ) -> Group | None:
        """The group as it was, where nothing it depends on is another one."""
        held = self._groups.get(key)
        if held is None or not self.same(store, held.seen, held.used):
            return None
        if not all(map(is_, held.fixed, fixed)):
            if held.given != given():
                return None
            held.fixed = fixed
        held.used = self._build
        return held

    def step(self, name: str, given: Any, make: Callable[[], Drawing]) -> Drawing:
        """The result of a step of the build, from the last one when it was given the very same."""
        held = self.memory.get(name)
        if held is not None and held[0] == given:
            return cast(Drawing, held[1])
        made = make()
        self.memory[name] = (given, made)
        return made
