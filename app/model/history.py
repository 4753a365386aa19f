"""Undo and redo: finished changes and their inverses, limited by bytes, with named entries to jump to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.model.patch import Json, Patch, squash
from app.model.store import Change, Store

LIMIT = 64 * 1024 * 1024
"""Bytes of patches kept; the oldest entries go first."""


@dataclass(frozen=True)
class Entry:
    """One step of the history."""

    change: Change
    size: int
    """Bytes that its patches may take up, counted generously."""
    key: str = ""
    """Entries with the same key that follow each other become one (typing into one field)."""


class History:
    """The steps of one store, in order; `at` of them are done, the others can be redone."""

    def __init__(self, store: Store, limit: int = LIMIT) -> None:
        self._store = store
        self._limit = limit
        self._entries: list[Entry] = []
        self._at = 0
        self._bytes = 0
        self._saved: int | None = 0
        self._key = ""
        self._replaying = False
        self.on_change: list[Callable[[], None]] = []
        store.listen(self._heard)

    @property
    def names(self) -> list[Change]:
        """All steps, oldest first, done and undone."""
        return [entry.change for entry in self._entries]

    @property
    def at(self) -> int:
        """How many steps are done."""
        return self._at

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back that can be done again."""
        return self._at < len(self._entries)

    @property
    def saved_at(self) -> int | None:
        """How many steps are done in the state that is on disk; None when no undo or redo leads there."""
        return self._saved

    @property
    def bytes(self) -> int:
        """How much is kept for undo and redo."""
        return self._bytes

    @property
    def clean(self) -> bool:
        """Whether the map is as it was saved last."""
        return self._saved == self._at

    def mark_saved(self) -> None:
        """The map as it stands is on disk; typing on is a new step."""
        self._saved = self._at
        self._key = ""
        self._tell()

    def mark_unsaved(self) -> None:
        """What is on disk differs from the map, and no undo leads back to it."""
        self._saved = None
        self._tell()

    def coalesce(self, key: str) -> None:
        """Let the changes to come join the last step of the same key; "" ends that."""
        self._key = key

    def undo(self) -> Change | None:
        """Take the last step back; None when there is none."""
        if not self.can_undo:
            return None
        entry = self._entries[self._at - 1]
        self._play(entry.change, entry.change.inverse, "undo")
        self._at -= 1
        self._tell()
        return entry.change

    def redo(self) -> Change | None:
        """Do the next step again; None when there is none."""
        if not self.can_redo:
            return None
        entry = self._entries[self._at]
        self._play(entry.change, entry.change.patch, "redo")
        self._at += 1
        self._tell()
        return entry.change

    def jump(self, at: int) -> Change | None:
        """Undo or redo until `at` steps are done, as one change that everybody hears of once; None when none is."""
        at = max(0, min(at, len(self._entries)))
        back = at < self._at
        between = self._entries[at : self._at][::-1] if back else self._entries[self._at : at]
        if not between:
            return None
        patch: Patch = {}
        for entry in between:
            step = entry.change.inverse if back else entry.change.patch
            for key, fields in step.items():
                patch.setdefault(key, {}).update(fields)
        last = between[-1].change
        self._play(last, patch, "undo" if back else "redo")
        self._at = at
        self._tell()
        return Change(last.name, patch, {}, last.values, "undo" if back else "redo")

    def _play(self, change: Change, patch: Patch, origin: str) -> None:
        self._key = ""
        self._replaying = True
        try:
            self._store.apply(patch, change.name, origin, **change.values)
        finally:
            self._replaying = False

    def _heard(self, change: Change) -> None:
        if self._replaying:
            return
        if self._saved is not None and self._saved > self._at:
            self._saved = None  # the saved state was undone and is now out of reach
        self._bytes -= sum(entry.size for entry in self._entries[self._at :])
        del self._entries[self._at :]
        last = self._entries[-1] if self._entries else None
        if last is not None and self._key and last.key == self._key and self._saved != self._at:
            self._entries[-1] = self._join(last, change)
            self._bytes += self._entries[-1].size - last.size
        else:
            self._entries.append(Entry(change, _size(change), self._key))
            self._bytes += self._entries[-1].size
            self._at += 1
        self._forget_oldest()
        self._tell()

    def _join(self, last: Entry, change: Change) -> Entry:
        joined = Change(
            last.change.name,
            squash(last.change.patch, change.patch),
            squash(change.inverse, last.change.inverse),
            change.values,
            change.origin,
        )
        return Entry(joined, _size(joined), last.key)

    def _forget_oldest(self) -> None:
        """Keep within the limit; the last step stays, so that whatever was just done can be taken back."""
        gone = 0
        while self._bytes > self._limit and gone < len(self._entries) - 1:
            self._bytes -= self._entries[gone].size
            gone += 1
        if not gone:
            return
        del self._entries[:gone]
        self._at -= gone
        if self._saved is not None:
            self._saved = self._saved - gone if self._saved >= gone else None

    def _tell(self) -> None:
        for listener in tuple(self.on_change):
            listener()


_OBJECT = 64
"""Bytes that an object takes up beside its content, about."""


def _size(change: Change) -> int:
    return 4 * _OBJECT + sum(
        _OBJECT + len(key) + sum(_OBJECT + len(name) + _weight(value) for name, value in fields.items())
        for patch in (change.patch, change.inverse)
        for key, fields in patch.items()
    )


def _weight(value: Json) -> int:
    """Bytes of one value. Texts outside Latin 1 take two bytes a letter in memory, some four."""
    if isinstance(value, str):
        wide = 1 if value.isascii() else 4 if max(value, default="") > "\uffff" else 2
        return _OBJECT + wide * len(value)
    if isinstance(value, (list, tuple)):
        return _OBJECT + sum(_weight(each) for each in value)
    if isinstance(value, dict):
        return _OBJECT + sum(_weight(each) + len(str(name)) for name, each in value.items())
    return _OBJECT
