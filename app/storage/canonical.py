"""The one way to write a document: same content, same bytes, so that git, mail and eyes can compare files.

The rule knows no record kind, so fields of a newer version are canonical too:

* UTF-8 without BOM, LF, one LF at the end, indented by two spaces a level; only `"`, `\\` and control
  characters are escaped.
* The envelope is `format`, `schema`, `min_reader`, `generator`, then other fields by name, then `objects`.
* Records by id, fields by name, both compared by code point; every field begins its own line.
* A field's value stands on one line (`", "` and `": "` between parts, keys of nested objects by name), except
  sets.
* A set is a list of at least one text, all texts, strictly ascending by code point, in any field but `pos`:
  it takes one line per element. An object with a set directly in it takes one line per entry. Empty lists
  and objects are `[]` and `{}`.
* Whole numbers stay whole, other numbers take the shortest form that reads back equal; no NaN, no Infinity.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise

from app.storage.document import HEAD, Document, Json

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(", ", ": "), check_circular=False
).encode
_INDENT = "  "
_VALUE_FIELDS = frozenset({"pos"})
"""Lists that are one value, a place in the map: they stay on one line even when they happen to be sorted."""


def dumps(document: Document) -> bytes:
    """The canonical bytes of a document.

    Raises ValueError for NaN, infinities and lone surrogates, TypeError for what JSON does not know; whatever
    the loader returned can be written.
    """
    lines = ["{"]
    head = [name for name in HEAD if name in document]
    rest = sorted(name for name in document if name not in HEAD and name != "objects")
    for name in (*head, *rest):
        lines.append(f"{_INDENT}{_encode(name)}: {_field(name, document[name], _INDENT)},")
    lines.append(f'{_INDENT}"objects": {_records(document["objects"])}')
    lines.append("}\n")
    return "\n".join(lines).encode("utf-8")


def _records(objects: Mapping[str, Mapping[str, Json]]) -> str:
    if not objects:
        return "{}"
    records = (f"{_INDENT * 2}{_encode(key)}: {_record(objects[key])}" for key in sorted(objects))
    return "{\n" + ",\n".join(records) + f"\n{_INDENT}}}"


def _record(record: Mapping[str, Json]) -> str:
    if not record:
        return "{}"
    return "{\n" + ",\n".join(_fields(record, _INDENT * 3)) + f"\n{_INDENT * 2}}}"


def _fields(record: Mapping[str, Json], indent: str) -> Iterator[str]:
    for name in sorted(record):
        yield f"{indent}{_encode(name)}: {_field(name, record[name], indent)}"


def _field(name: str, value: Json, indent: str) -> str:
    inner = indent + _INDENT
    if name not in _VALUE_FIELDS:
        if _holds_set(value):
            return "[\n" + ",\n".join(f"{inner}{_encode(item)}" for item in value) + f"\n{indent}]"
        if isinstance(value, dict) and any(map(_holds_set, value.values())):
            return "{\n" + ",\n".join(_fields(value, inner)) + f"\n{indent}}}"
    return _encode(value)


def _holds_set(value: Json) -> bool:
    return isinstance(value, list) and is_set(value)


def is_set(value: list[Json]) -> bool:
    """Whether a list is written one element per line: texts only, strictly ascending, not empty."""
    if not value or not all(isinstance(item, str) for item in value):
        return False
    return all(one < two for one, two in pairwise(value))
