"""A store as a patch would leave it; nothing is written. For gestures in progress."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.patch import Fields, Objects, Patch, apply, difference
from app.model.references import References
from app.model.store import Record, Store


class Preview:
    """A read-only overlay: the store as a patch would leave it."""

    def __init__(self, store: Store, patch: Patch) -> None:
        changed: Objects = {k: dict(store.objects[k]) for k in patch if k in store}
        self.inverse = apply(changed, patch)
        self._store = store
        self._changed: dict[str, Fields | None] = {key: changed.get(key) for key in patch}
        self._references = References({k: v for k, v in self._changed.items() if v is not None})
        self.patch = difference(
            {k: dict(store.objects[k]) for k in patch if k in store},
            {k: v for k, v in self._changed.items() if v is not None},
        )

    @property
    def revision(self) -> int:
        """Negative, so that no preview is taken for a state of the store."""
        return -1 - self._store.revision

    @property
    def store(self) -> Store:
        """The store that this is a preview of."""
        return self._store

    @property
    def overlay(self) -> frozenset[str]:
        """The ids of the records that are shown otherwise than the store has them."""
        return frozenset(self._changed)

    def get(self, key: str) -> Record | None:
        """A record as it would be, None where there is none of this id."""
        return self._changed[key] if key in self._changed else self._store.get(key)

    def __getitem__(self, key: str) -> Record:
        record = self.get(key)
        if record is None:
            raise KeyError(key)
        return record

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self.get(key) is not None

    def ids(self) -> Iterator[str]:
        """The ids of all records there would be."""
        yield from (k for k in self._store.ids() if k not in self._changed)
        yield from (k for k, v in self._changed.items() if v is not None)

    def of(self, kind: str) -> list[str]:
        """The ids of all records of a kind, sorted by id."""
        kept = [k for k in self._store.of(kind) if k not in self._changed]
        return sorted(kept + self._references.of(kind))

    def referrers(self, key: str) -> set[tuple[str, str]]:
        """(id, field) of every record that would refer to this one."""
        kept = {(k, f) for k, f in self._store.referrers(key) if k not in self._changed}
        return kept | self._references.to(key)
