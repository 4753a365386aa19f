"""Undo and redo: finished changes and their inverses, limited by bytes, with named entries to jump to."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from app.model.patch import squash, to_json
from app.model.store import Change, Store

LIMIT = 64 * 1024 * 1024
"""Bytes of patches kept; the oldest entries go first."""


@dataclass(frozen=True)
class Entry:
    """One step of the history."""

    change: Change
    size: int
    key: str = ""
    """Entries with the same key that follow each other become one (typing into one field)."""


class History:
    """The steps of one store, in order; `at` of them are done, the others can be redone."""

    def __init__(self, store: Store, limit: int = LIMIT) -> None:
        self._store = store
        self._limit = limit
        self._entries: list[Entry] = []
        self._at = 0
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
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        return self._at < len(self._entries)

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

    def jump(self, at: int) -> None:
        """Undo or redo until `at` steps are done."""
        at = max(0, min(at, len(self._entries)))
        while self._at > at:
            self.undo()
        while self._at < at:
            self.redo()

    def _play(self, change: Change, patch: dict[str, dict[str, object]], origin: str) -> None:
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
        del self._entries[self._at :]
        last = self._entries[-1] if self._entries else None
        if last is not None and self._key and last.key == self._key and self._saved != self._at:
            self._entries[-1] = self._join(last, change)
        else:
            self._entries.append(Entry(change, _size(change), self._key))
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
        total = sum(entry.size for entry in self._entries)
        while total > self._limit and len(self._entries) > 1 and self._at > 1:
            total -= self._entries.pop(0).size
            self._at -= 1
            if self._saved is not None:
                self._saved = self._saved - 1 if self._saved > 0 else None

    def _tell(self) -> None:
        for listener in tuple(self.on_change):
            listener()


def _size(change: Change) -> int:
    return len(json.dumps(to_json(change.patch))) + len(json.dumps(to_json(change.inverse)))
