"""Which fields of which records name other records, and the reverse index over them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model.kinds import REFERENCES, Reference
from app.model.patch import Fields


def references(kind: str) -> tuple[Reference, ...]:
    """The reference fields of a record kind; none for unknown kinds."""
    return REFERENCES.get(kind, ())


def named(record: Mapping[str, Any]) -> list[tuple[Reference, str]]:
    """Every (reference, id) that a raw record holds; malformed values are passed over."""
    found: list[tuple[Reference, str]] = []
    for reference in REFERENCES.get(str(record.get("type")), ()):
        held = record.get(reference.field)
        if held is None:  # as most are; a start asks this of every record
            continue
        if reference.at is not None:
            held = held[reference.at] if isinstance(held, list) and len(held) > reference.at else None
        if isinstance(held, str):
            if not reference.many:
                found.append((reference, held))
        elif reference.many and isinstance(held, list | tuple):
            found += [(reference, each) for each in held if isinstance(each, str)]
    return found


class References:
    """Ids by kind and, for each id, who refers to it; kept up to date record by record."""

    def __init__(self, objects: Mapping[str, Fields]) -> None:
        self._kinds: dict[str, set[str]] = {}
        self._sorted: dict[str, list[str]] = {}
        self._to: dict[str, set[tuple[str, str]]] = {}
        for key, record in objects.items():
            self.replace(key, None, record)

    def of(self, kind: str) -> list[str]:
        """The ids of a kind, sorted."""
        found = self._sorted.get(kind)
        if found is None:
            found = self._sorted[kind] = sorted(self._kinds.get(kind, ()))
        return list(found)

    def to(self, key: str) -> set[tuple[str, str]]:
        """(id, field) of every record that refers to `key`."""
        return set(self._to.get(key, ()))

    def replace(self, key: str, before: Fields | None, after: Fields | None) -> None:
        """Take note that a record was added, changed or removed."""
        if before is None or after is None or before.get("type") != after.get("type"):
            for record in (before, after):
                self._sorted.pop(str((record or {}).get("type")), None)
        if before is not None:
            self._kinds.get(str(before.get("type")), set()).discard(key)
            for reference, target in named(before):
                self._to.get(target, set()).discard((key, reference.field))
        if after is not None:
            self._kinds.setdefault(str(after.get("type")), set()).add(key)
            for reference, target in named(after):
                self._to.setdefault(target, set()).add((key, reference.field))
