"""What other tools are told about a .jmap is true: the published schema and the page about the format."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.model.ids import derived_id
from app.model.records import VIEWS
from app.storage.canonical import dumps
from app.storage.files import read_map
from app.storage.loader import loads
from tests.storage.test_migrations import GOLDEN, MAPS
from tools import make_schema

SCHEMA: dict[str, Any] = json.loads(make_schema.SCHEMA_FILE.read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


@pytest.fixture
def golden() -> dict[str, Any]:
    return copy.deepcopy(read_map(GOLDEN / "schema-1.jmap").document)


def test_schema_and_page_follow_the_records(capsys: pytest.CaptureFixture[str]) -> None:
    """When this fails, a record has changed: run python tools/make_schema.py and commit what it wrote."""
    assert make_schema.main(["--check"]) == 0, capsys.readouterr().err


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_shipped_maps_fit_the_schema(path: Any) -> None:
    faults = [
        f"{list(fault.path)}: {fault.message}" for fault in VALIDATOR.iter_errors(read_map(path).document)
    ]
    assert faults == []


def test_the_golden_map_has_every_kind(golden: dict[str, Any]) -> None:
    assert {record["type"] for record in golden["objects"].values()} == set(VIEWS)


def test_kinds_and_fields_of_tomorrow_fit_too(golden: dict[str, Any]) -> None:
    golden["tomorrow"] = [1]
    golden["objects"]["x"] = {"type": "kind-of-tomorrow", "pos": 7}
    for record in golden["objects"].values():
        record["field-of-tomorrow"] = {"deep": [None]}
    assert VALIDATOR.is_valid(golden)


@pytest.mark.parametrize(
    "kind, field, value",
    [
        ("card", "pos", ["lane", "step", "a0"]),
        ("card", "personas", ["a", "a"]),
        ("card", "votes", "many"),
        ("link", "from", 7),
        ("link", "kind", "arrow"),
        ("lane", "zone", "middle"),
        ("measure", "values", {"2026-01-01": "high"}),
        ("map", "thresholds", []),
    ],
)
def test_a_wrong_value_does_not_fit(golden: dict[str, Any], kind: str, field: str, value: Any) -> None:
    record = next(record for record in golden["objects"].values() if record["type"] == kind)
    record[field] = value
    assert not VALIDATOR.is_valid(golden)


@pytest.mark.parametrize("missing", ["format", "schema", "objects"])
def test_an_envelope_without_its_parts_does_not_fit(golden: dict[str, Any], missing: str) -> None:
    del golden[missing]
    assert not VALIDATOR.is_valid(golden)


# ---- the page


def page() -> str:
    return make_schema.PAGE.read_text(encoding="utf-8")


def test_the_example_on_the_page_is_a_canonical_map() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", page(), re.DOTALL)
    loaded = loads(example.encode())
    assert dumps(loaded.document).decode() == example
    assert VALIDATOR.is_valid(loaded.document)


def test_the_page_names_every_kind_and_every_field_with_a_meaning() -> None:
    for kind, view in VIEWS.items():
        section = page().split(f"### `{kind}`: ")[1].split("###")[0]
        for name, field in view.model_fields.items():
            if name == "type":
                continue
            row = re.search(rf"^\| `{field.alias or name}` \| (.+) \| (.+) \|$", section, re.MULTILINE)
            assert row is not None, f"{kind}.{name}"
            assert row[1].strip() and row[2].strip()


def test_a_derived_id_is_made_as_the_page_says() -> None:
    import hashlib

    number = int.from_bytes(hashlib.sha256(b"emotion\x1feva\x1fstep").digest(), "big")
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    assert derived_id("emotion", "eva", "step") == digits[-12:][::-1]
