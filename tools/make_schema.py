"""Write what other tools need to know of a .jmap from the typed views: `python tools/make_schema.py [--check]`.

Makes `resources/schema/jmap-1.schema.json` and the tables of fields in `docs/jmap-format.md`. With `--check` nothing
is written and exit status 1 says that one of them is out of date.
"""

from __future__ import annotations

import ast
import inspect
import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pydantic import BaseModel  # noqa: E402 - after the path of a checkout
from pydantic.json_schema import models_json_schema  # noqa: E402

from app.model.records import CARD_VIEWS, VIEWS, Card, Thresholds, View  # noqa: E402
from app.storage.document import FORMAT, SCHEMA  # noqa: E402

SCHEMA_FILE = ROOT / "resources" / "schema" / f"jmap-{SCHEMA}.schema.json"
PAGE = ROOT / "docs" / "jmap-format.md"
START, END = "<!-- fields: made by tools/make_schema.py -->", "<!-- end of fields -->"
Schema = dict[str, Any]

KINDS_IN_WORDS = {
    "map": "the journey; its id is the id of the file, exactly one",
    "stage": "a part of the life cycle, over steps",
    "step": "one column",
    "lane": "one row",
    "cell": "how several cards in one cell are meant, where that differs from the lane",
    "card": "what lies in the grid or in the parking lot",
    "persona": "who travels",
    "emotion": "how one persona feels in one step",
    "link": "an arrow or a handover",
    "answer": "no, or don't know, to “does this team learn of it?”",
    "team": "who can be responsible: a team, a queue, a partner",
    "channel": "a way to meet",
    "system": "a tool that teams use",
    "item": "a named piece of information that is needed or passed on",
    "measure": "a KPI with its trend",
    "action": "what follows, on the action list",
    "exception": "an agreed exception from a check",
    "conflict": "two people's values for one field",
    "blob": "a picture; its id is the SHA-256 of its bytes",
}


# ---- the JSON Schema


def schema() -> Schema:
    """JSON Schema 2020-12 of a .jmap. Unknown kinds and fields are allowed everywhere."""
    references, defined = models_json_schema(
        [(view, "validation") for view in VIEWS.values()], ref_template="#/$defs/{model}"
    )
    kinds = [
        {
            "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
            "then": references[(view, "validation")],
        }
        for kind, view in VIEWS.items()
    ]
    definitions = {name: _plain(part) for name, part in sorted(defined["$defs"].items())}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"jmap-{SCHEMA}.schema.json",
        "title": "Baton journey map",
        "description": "A customer journey map as Baton keeps it. docs/jmap-format.md explains it in words.",
        "type": "object",
        "required": ["format", "schema", "objects"],
        "properties": {
            "format": {"const": FORMAT},
            "schema": {"type": "integer", "minimum": 1},
            "min_reader": {
                "type": "integer",
                "minimum": 1,
                "description": "the oldest schema whose programs may edit the file without losing something",
            },
            "generator": {"type": "string", "description": "name of the program, without a version"},
            "objects": {
                "type": "object",
                "description": "every record by its id",
                "additionalProperties": {"$ref": "#/$defs/record"},
            },
        },
        "additionalProperties": True,
        "$defs": {
            "record": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"type": "string"}},
                "allOf": kinds,
                "additionalProperties": True,
            },
            **definitions,
        },
    }


_RENAMED = {"ref": "x-ref", "gone": "x-on-removal", "pos": "x-position"}
"""Our own words become extension words, which validators pass over."""


def _plain(part: Any) -> Any:
    """Without the titles pydantic makes of field names; sets as unique arrays."""
    if isinstance(part, list):
        return [_plain(item) for item in part]
    if not isinstance(part, dict):
        return part
    result: Schema = {}
    for name, value in part.items():
        if name == "title":
            continue
        if name == "properties":
            result[name] = {field: _plain(inner) for field, inner in value.items()}
        elif name == "set":
            result["uniqueItems"] = True
        else:
            result[_RENAMED.get(str(name), str(name))] = _plain(value)
    return result


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


# ---- the tables for people


def tables() -> str:
    """Every kind with every field, as Markdown."""
    definitions = schema()["$defs"]
    parts = []
    for kind, view in VIEWS.items():
        parts += [f"### `{kind}`: {KINDS_IN_WORDS[kind]}", "", *_table(kind, definitions[view.__name__]), ""]
    for name, words in (("Minutes", "times in minutes"), ("Thresholds", "limits of a map")):
        parts += [f"### {name}: {words}", "", *_table(name, definitions[name]), ""]
    return "\n".join(parts).rstrip()


_MINUTES = {"min": "the shortest", "typical": "the usual", "max": "the longest"}


def _table(kind: str, definition: Schema) -> list[str]:
    extra = _lanes_of_fields() if kind == "card" else {}
    said = {"Thresholds": _sentences_after_fields(Thresholds), "Minutes": _MINUTES}.get(kind, {})
    lines = ["| field | value | meaning |", "|---|---|---|"]
    for name, field in definition["properties"].items():
        if name == "type":
            continue
        meaning = field.get("description") or said.get(name) or name
        if name in extra:
            meaning += f" (in {' and '.join(extra[name])} lanes)"
        lines.append(f"| `{name}` | {_value(field)} | {meaning} |")
    return lines


def _sentences_after_fields(model: type[BaseModel]) -> dict[str, str]:
    """The string that stands below a field in the source, which the schema does not carry."""
    body = ast.parse(inspect.getsource(model)).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, text in pairwise(body.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            assert isinstance(field.target, ast.Name)
            found[field.target.id] = " ".join(str(text.value.value).split())
    return found


def _lanes_of_fields() -> dict[str, list[str]]:
    """Fields that only cards of some lanes use."""
    lanes: dict[str, list[str]] = {}
    for lane, view in CARD_VIEWS.items():
        for name, field in _own(view).items():
            lanes.setdefault(field.alias or name, []).append(lane)
    return lanes


def _own(view: type[View]) -> dict[str, Any]:
    return {name: field for name, field in view.model_fields.items() if name not in Card.model_fields}


def _value(field: Schema) -> str:
    """The kind of value in words."""
    null = any(option.get("type") == "null" for option in field.get("anyOf", []))
    words = _reference(field) or _shape(field)
    return f"{words} or null" if null else words


def _reference(field: Schema) -> str:
    target = field.get("x-ref")
    if target is None or "x-position" in field:
        return ""
    of = "any kind" if target == "*" else f"`{target}`"
    return f"set of ids of {of}" if field.get("uniqueItems") else f"id of {of}"


_SIMPLE = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false"}


def _shape(field: Schema) -> str:
    if "anyOf" in field:
        options = [_shape(option) for option in field["anyOf"] if option.get("type") != "null"]
        return " or ".join(dict.fromkeys(options))
    if "$ref" in field:
        return str(field["$ref"]).rsplit("/", 1)[-1]
    if "enum" in field:
        return "one of " + ", ".join(f"`{option}`" for option in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if field.get("format") == "date":
        return "day, YYYY-MM-DD"
    if field.get("type") == "array":
        if "prefixItems" in field:
            return f"[{', '.join(_value(item) for item in field['prefixItems'])}]"
        return f"list of {_shape(field['items'])}"
    if field.get("type") == "object":
        return f"object, each value a {_shape(field['additionalProperties'])}"
    return _SIMPLE.get(field.get("type", ""), "any value")


def page_text(page: str) -> str:
    """The page with its tables renewed. Raises ValueError when its marks are missing."""
    before, mark, rest = page.partition(START)
    _old, end, after = rest.partition(END)
    if not mark or not end:
        raise ValueError(f"{PAGE.name} has lost its marks")
    return f"{before}{START}\n\n{tables()}\n\n{END}{after}"


def main(arguments: list[str]) -> int:
    """Write both files, or with --check compare them."""
    wanted = {SCHEMA_FILE: schema_text(), PAGE: page_text(PAGE.read_text(encoding="utf-8"))}
    stale = [
        path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    for path in stale:
        if arguments == ["--check"]:
            sys.stderr.write(f"{path.relative_to(ROOT)} is out of date: run python tools/make_schema.py\n")
        else:
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 1 if stale and arguments == ["--check"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
