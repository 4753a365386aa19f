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
    """Ids by kind and, for each id, who refers to it; kept up to date record by record.

    Who refers to whom is first looked for when somebody asks: showing a map needs none of it.
    """

    def __init__(self, objects: Mapping[str, Fields]) -> None:
        """`objects` may be changed afterwards, as long as each change is told by `replace`."""
        self._objects = objects
        self._kinds: dict[str, set[str]] = {}
        self._sorted: dict[str, list[str]] = {}
        self._to: dict[str, set[tuple[str, str]]] | None = None
        for key, record in objects.items():
            self._kinds.setdefault(str(record.get("type")), set()).add(key)

    def whole(self) -> bool:
        """Whether every reference surely leads to a record of the kind it may name, seen field by field.

        False only says that the records have to be looked at one by one.
        """
        kinds: dict[str, list[Mapping[str, Any]]] = {}
        for record in self._objects.values():  # in the order in which they lie in memory: half the time
            kinds.setdefault(str(record.get("type")), []).append(record)
        for kind, records in kinds.items():
            declared = references(kind)
            given: set[str] = set().union(*records) if declared else set()
            for reference in declared:
                field = reference.field
                if field not in given:
                    continue
                held = [record[field] for record in records if field in record]
                if not self._lead(reference, held):
                    return False
        return True

    def _lead(self, reference: Reference, held: list[Any]) -> bool:
        try:
            if reference.at is not None:
                at = reference.at
                ends = {each[at] for each in held if isinstance(each, list) and len(each) > at}
            elif reference.many:
                ends = {end for each in held if isinstance(each, list | tuple) for end in each}
            else:
                ends = set(held)
        except TypeError:
            return False  # something that is no id and cannot be put beside others
        ids = {end for end in ends if isinstance(end, str)}
        if reference.kind == "*":
            return ids <= self._objects.keys()
        allowed = self._kinds.get(reference.kind, set())
        if reference.field == "pos" and reference.at == 1:
            allowed = allowed | self._kinds.get("stage", set())
        return ids <= allowed

    @property
    def _referrers(self) -> dict[str, set[tuple[str, str]]]:
        if self._to is None:
            self._to = {}
            for key, record in self._objects.items():
                for reference, target in named(record):
                    self._to.setdefault(target, set()).add((key, reference.field))
        return self._to

    def of(self, kind: str) -> list[str]:
        """The ids of a kind, sorted."""
        found = self._sorted.get(kind)
        if found is None:
            found = self._sorted[kind] = sorted(self._kinds.get(kind, ()))
        return list(found)

    def to(self, key: str) -> set[tuple[str, str]]:
        """(id, field) of every record that refers to `key`."""
        return set(self._referrers.get(key, ()))

    def replace(self, key: str, before: Fields | None, after: Fields | None) -> None:
        """Take note that a record was added, changed or removed."""
        if before is None or after is None or before.get("type") != after.get("type"):
            for record in (before, after):
                self._sorted.pop(str((record or {}).get("type")), None)
        to = self._to
        if before is not None:
            self._kinds.get(str(before.get("type")), set()).discard(key)
            if to is not None:
                for reference, target in named(before):
                    to.get(target, set()).discard((key, reference.field))
        if after is not None:
            self._kinds.setdefault(str(after.get("type")), set()).add(key)
            if to is not None:
                for reference, target in named(after):
                    to.setdefault(target, set()).add((key, reference.field))
