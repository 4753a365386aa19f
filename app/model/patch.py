"""The one word for change: a patch says, record by record and field by field, what is to become what.

In memory a patch is `{id: {field: value or ABSENT}}`; as JSON `{id: {"set": {…}, "unset": […]}}`, since null
is a value of its own ("known to be missing"). Applying a patch yields its inverse. Undo, the recovery
journal, comparison, merge and every listener speak it.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any, Final, cast


class _Absent:
    """The one value that means: the record has no such field."""

    _instance: _Absent | None = None

    def __new__(cls) -> _Absent:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __repr__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> bool:
        return False


ABSENT: Final = _Absent()

Json = Any
"""A JSON value: None, bool, int, float, str, list or dict of such."""
Fields = dict[str, Json]
"""One raw record."""
Objects = dict[str, Fields]
Patch = dict[str, dict[str, Json]]
"""{id: {field: value or ABSENT}}. A record exists while it has "type"."""


def apply(objects: MutableMapping[str, Fields], patch: Patch) -> Patch:
    """Change `objects` in place and return the inverse patch. Records are replaced, not mutated."""
    inverse: Patch = {}
    for key, fields in patch.items():
        before = objects.get(key, {})
        after = dict(before)
        back: dict[str, Json] = {}
        for name, value in fields.items():
            old = before.get(name, ABSENT)
            if same(old, value):
                continue
            back[name] = old
            if value is ABSENT:
                after.pop(name, None)
            else:
                after[name] = value
        if not back:
            continue
        inverse[key] = back
        if "type" in after:
            objects[key] = after
        else:
            objects.pop(key, None)
    return inverse


def same(a: Json, b: Json) -> bool:
    """Whether two values are the same JSON: True is not 1 and 1 is not 1.0."""
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(v, b[k]) for k, v in a.items())
    if isinstance(a, list):
        return len(a) == len(b) and all(same(x, y) for x, y in zip(a, b, strict=True))
    return bool(a == b)


def squash(first: Patch, second: Patch) -> Patch:
    """One patch that does what `first` and then `second` do."""
    result = {key: dict(fields) for key, fields in first.items()}
    for key, fields in second.items():
        result.setdefault(key, {}).update(fields)
    return result


def difference(before: Mapping[str, Fields], after: Mapping[str, Fields]) -> Patch:
    """The patch that turns one set of records into another."""
    patch: Patch = {}
    for key in before.keys() | after.keys():
        old, new = before.get(key, {}), after.get(key, {})
        if old is new:
            continue
        fields = {name: new.get(name, ABSENT) for name in old.keys() | new.keys()}
        fields = {name: value for name, value in fields.items() if not same(old.get(name, ABSENT), value)}
        if fields:
            patch[key] = fields
    return patch


def removal(record: Mapping[str, Json]) -> dict[str, Json]:
    """The fields of a patch that removes a record."""
    return dict.fromkeys(record, ABSENT)


def to_json(patch: Patch) -> dict[str, Json]:
    """The patch as JSON, ids and fields sorted."""
    result: dict[str, Json] = {}
    for key in sorted(patch):
        fields = patch[key]
        entry: dict[str, Json] = {}
        put = {name: fields[name] for name in sorted(fields) if fields[name] is not ABSENT}
        gone = sorted(name for name, value in fields.items() if value is ABSENT)
        if put:
            entry["set"] = put
        if gone:
            entry["unset"] = gone
        result[key] = entry
    return result


def from_json(data: Mapping[str, Json]) -> Patch:
    """The patch kept as JSON. Raises ValueError when it is none."""
    patch: Patch = {}
    for key, entry in data.items():
        if not isinstance(entry, dict):
            raise ValueError(f"no patch for {key!r}")
        fields = dict(cast("dict[str, Json]", entry.get("set", {})))
        fields.update(dict.fromkeys(entry.get("unset", []), ABSENT))
        patch[key] = fields
    return patch
