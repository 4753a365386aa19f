"""The store: every record of one map by id, changed only by all-or-nothing edits.

It does get, edit, apply and listen; what follows from a change (links of a deleted card) is the business of
`app.model.integrity`, what a change means the business of the verbs in `app.model.edits`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from app.model import integrity
from app.model.ids import new_id
from app.model.patch import ABSENT, Json, Objects, Patch, apply, removal, same
from app.model.references import References

if TYPE_CHECKING:
    from app.model.preview import Preview

Record = Mapping[str, Json]
_REMEMBERED = 256
"""Writes of which is known which records they touched."""


class Reader(Protocol):
    """What may be asked of a store or of a preview of it."""

    @property
    def revision(self) -> int:
        """A number that differs after every change."""

    def get(self, key: str) -> Record | None:
        """A record, None where there is none of this id."""

    def __getitem__(self, key: str) -> Record: ...
    def __contains__(self, key: object) -> bool: ...
    def ids(self) -> Iterator[str]:
        """The ids of all records."""

    def of(self, kind: str) -> list[str]:
        """The ids of all records of a kind, sorted by id."""

    def referrers(self, key: str) -> set[tuple[str, str]]:
        """(id, field) of every record that refers to this one."""


@dataclass(frozen=True)
class Change:
    """One finished edit: its name and values (for the catalogue), what it did, and how to take it back."""

    name: str
    patch: Patch
    inverse: Patch
    values: Mapping[str, Json] = field(default_factory=dict)
    origin: str = "user"
    """"user", "undo", "redo", "load" or "merge"."""

    @property
    def touched(self) -> frozenset[str]:
        """The ids of all records that became different."""
        return frozenset(self.patch)


Listener = Callable[[Change], None]
Sequel = Callable[[Patch], None]
"""Adds to a person's edit, before it is finished, what else follows from it; gets the inverse patch so far."""
Guard = Callable[[Patch], Callable[[], None] | None]
"""Looks at the inverse patch of a person's edit before it is finished; None lets it stand, else it is taken back
and what the guard returned is called."""


class Outside(RuntimeError):
    """A write outside an edit; a programming fault, never the user's."""


class Store:
    """The records of one map."""

    def __init__(self, objects: Objects | None = None) -> None:
        """Take over records as they were loaded; dangling references are the loader's to repair."""
        self._objects: Objects = dict(objects or {})
        self._references = References(self._objects)
        self._listeners: list[Listener] = []
        self._guards: list[Guard] = []
        self._sequels: list[Sequel] = []
        self._open: _Edit | None = None
        self._revision = 0
        self._written: deque[frozenset[str]] = deque(maxlen=_REMEMBERED)

    # ---- reading
    @property
    def revision(self) -> int:
        """Counts up with every change, so that whatever was computed from a store knows when it is stale."""
        return self._revision

    def written_since(self, revision: int) -> frozenset[str] | None:
        """The ids written after a revision, also those written back since; None when that is too long ago."""
        count = self._revision - revision
        if not 0 <= count <= len(self._written):
            return None
        return frozenset().union(*islice(reversed(self._written), count))

    @property
    def objects(self) -> Mapping[str, Record]:
        """All raw records by id, read only."""
        return MappingProxyType(self._objects)

    def get(self, key: str) -> Record | None:
        """A record, None where there is none of this id."""
        return self._objects.get(key)

    def __getitem__(self, key: str) -> Record:
        return self._objects[key]

    def __contains__(self, key: object) -> bool:
        return key in self._objects

    def __len__(self) -> int:
        return len(self._objects)

    def ids(self) -> Iterator[str]:
        """The ids of all records."""
        return iter(self._objects)

    def of(self, kind: str) -> list[str]:
        """The ids of all records of a kind, sorted by id."""
        return self._references.of(kind)

    def referrers(self, key: str) -> set[tuple[str, str]]:
        """(id, field) of every record that refers to this one."""
        return self._references.to(key)

    def whole(self) -> bool:
        """Whether surely no reference leads nowhere; see References."""
        return self._references.whole()

    @property
    def editing(self) -> bool:
        """Whether an edit is open, so that what is read now may still be taken back."""
        return self._open is not None

    # ---- writing
    @contextmanager
    def edit(self, name: str, origin: str = "user", **values: Json) -> Iterator[None]:
        """Change several records as one step: on any exception nothing has happened.

        An edit inside an edit belongs to the outer one. The name is the catalogue key of the undo entry. An edit
        that a guard refuses is taken back without an exception: whoever guards says why.
        """
        if self._open is not None:
            yield
            return
        self._open = _Edit(name, origin, values)
        try:
            yield
            back = self._open.inverse
            if origin == "user" and back:
                for sequel in tuple(self._sequels):
                    sequel(back)
            refusal = self._refusal(back) if origin == "user" and back else None
            if refusal is not None:
                self._roll_back()
                refusal()
                return
            if origin not in ("undo", "redo"):  # those return to a state that was settled when it was made
                integrity.settle(self, self._touched_since)
        except BaseException:
            self._roll_back()
            raise
        self._finish()

    def put(self, key: str, **fields: Json) -> None:
        """Set fields of a record, or remove them with ABSENT. Raises Outside when no edit is open."""
        self.write({key: fields})

    def add(self, kind: str, key: str | None = None, /, **fields: Json) -> str:
        """A new record; fields that are ABSENT are left out. Raises ValueError when the id is taken."""
        key = key or new_id()
        if key in self._objects:
            raise ValueError(f"id {key!r} is taken")
        self.write({key: {"type": kind, **{n: v for n, v in fields.items() if v is not ABSENT}}})
        return key

    def remove(self, key: str) -> None:
        """Remove a record; what refers to it is settled at the end of the edit."""
        record = self._objects.get(key)
        if record is not None:
            self.write({key: removal(record)})

    def write(self, patch: Patch) -> None:
        """Apply a patch as part of the open edit."""
        if self._open is None:
            raise Outside("a record was changed outside an edit")
        inverse = self._apply(patch)
        # What was noted first is where the edit began. Only what is new is looked at: an edit may write thousands.
        for key, fields in inverse.items():
            noted = self._open.inverse.setdefault(key, {})
            for name, value in fields.items():
                noted.setdefault(name, value)
        self._open.touched.update(inverse)

    def apply(self, patch: Patch, name: str, origin: str, **values: Json) -> Change | None:
        """Apply a finished patch (undo, redo, journal, merge) as one edit; None when it changes nothing."""
        heard: list[Change] = []
        self._listeners.insert(0, heard.append)
        try:
            with self.edit(name, origin, **values):
                self.write(patch)
        finally:
            self._listeners.remove(heard.append)
        return heard[0] if heard else None

    def rehearse(self, verb: Callable[[], object]) -> Patch:
        """The patch a verb would write; nothing is kept and nobody hears of it. For previews of gestures."""
        patch: Patch = {}
        try:
            with self.edit("rehearsal"):
                verb()
                integrity.settle(self, self._touched_since)
                assert self._open is not None
                patch = _forth(self._objects, self._open.inverse)[0]
                raise _Rehearsed
        except _Rehearsed:
            pass
        return patch

    # ---- listening
    def listen(self, listener: Listener, *, first: bool = False) -> Callable[[], None]:
        """Hear of every change after it is complete, before all others if `first`; returns how to stop."""
        self._listeners.insert(0 if first else len(self._listeners), listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def guard(self, guard: Guard) -> Callable[[], None]:
        """Let somebody refuse the edits of a person (not undo, redo, loading, merging); returns how to stop."""
        self._guards.append(guard)
        return lambda: self._guards.remove(guard) if guard in self._guards else None

    def sequel(self, sequel: Sequel) -> Callable[[], None]:
        """Let somebody add to the edits of a person what follows from them; returns how to stop."""
        self._sequels.append(sequel)
        return lambda: self._sequels.remove(sequel) if sequel in self._sequels else None

    def _refusal(self, back: Patch) -> Callable[[], None] | None:
        return next((found for guard in self._guards if (found := guard(back)) is not None), None)

    def preview(self, patch: Patch) -> Preview:
        """The store as it would be; nothing is written. For gestures in progress."""
        from app.model.preview import Preview  # which reads stores, so it cannot come first

        return Preview(self, patch)

    # ---- inside
    def _touched_since(self) -> set[str]:
        assert self._open is not None
        touched, self._open.touched = self._open.touched, set()
        return touched

    def _apply(self, patch: Patch) -> Patch:
        before = {key: self._objects.get(key) for key in patch}
        inverse = apply(self._objects, patch)
        for key in inverse:
            self._references.replace(key, before[key], self._objects.get(key))
        if inverse:
            self._revision += 1
            self._written.append(frozenset(inverse))
        return inverse

    def _roll_back(self) -> None:
        assert self._open is not None
        inverse, self._open = self._open.inverse, None
        self._apply(inverse)

    def _finish(self) -> None:
        assert self._open is not None
        done, self._open = self._open, None
        patch, inverse = _forth(self._objects, done.inverse)
        if not patch:
            return
        change = Change(done.name, patch, inverse, done.values, done.origin)
        for listener in tuple(self._listeners):
            listener(change)


def _forth(objects: Objects, back: Patch) -> tuple[Patch, Patch]:
    """What an edit did and its inverse, without what it changed and changed back again."""
    patch: Patch = {}
    inverse: Patch = {}
    for key, fields in back.items():
        now = objects.get(key, {})
        forth = {n: now.get(n, ABSENT) for n, old in fields.items() if not same(now.get(n, ABSENT), old)}
        if forth:
            patch[key] = forth
            inverse[key] = {n: fields[n] for n in forth}
    return patch, inverse


class _Rehearsed(Exception):
    """Ends a rehearsal; never leaves the store."""


@dataclass
class _Edit:
    name: str
    origin: str
    values: dict[str, Json]
    inverse: Patch = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
