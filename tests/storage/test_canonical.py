"""Same content, same bytes: the layout of a .jmap, and that it holds for fields nobody knows yet."""

from __future__ import annotations

import difflib
import random

import pytest
from hypothesis import given, settings

from app.model.patch import same
from app.storage.canonical import dumps
from app.storage.document import Document, new_document
from app.storage.loader import loads
from tests.storage.maps import documents, large_map, small_map

LAYOUT = """\
{
  "format": "baton-journey-map",
  "schema": 1,
  "min_reader": 1,
  "generator": "baton",
  "aside": {"a": 1, "b": [2, "x"]},
  "objects": {
    "a": {
      "duration": {"max": 3, "min": 1, "typical": 2.5},
      "needs": {
        "items": [
          "i1",
          "i2"
        ],
        "note": "by phone"
      },
      "note": "Žluť \\"and\\"\\nmore",
      "personas": [
        "eva",
        "jan"
      ],
      "pos": ["a", "b"],
      "repeated": ["a", "a"],
      "spread": [-1, 2],
      "tags": [],
      "type": "card"
    },
    "b": {
      "type": "x",
      "values": {"2026-01": 3, "2026-02": null},
      "words": ["z", "a"]
    }
  }
}
"""


def test_the_layout_is_exactly_as_documented() -> None:
    document = {
        "objects": {
            "b": {"type": "x", "words": ["z", "a"], "values": {"2026-02": None, "2026-01": 3}},
            "a": {
                "type": "card",
                "tags": [],
                "pos": ["a", "b"],
                "personas": ["eva", "jan"],
                "spread": [-1, 2],
                "repeated": ["a", "a"],
                "note": 'Žluť "and"\nmore',
                "needs": {"note": "by phone", "items": ["i1", "i2"]},
                "duration": {"typical": 2.5, "min": 1, "max": 3},
            },
        },
        "aside": {"b": [2, "x"], "a": 1},
        "generator": "baton",
        "min_reader": 1,
        "schema": 1,
        "format": "baton-journey-map",
    }
    assert dumps(document).decode() == LAYOUT


def test_a_map_without_records_is_written_too() -> None:
    assert dumps(new_document()).endswith(b'  "objects": {}\n}\n')


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"])
def test_what_no_reader_accepts_is_not_written(value: object) -> None:
    with pytest.raises(ValueError):
        dumps(new_document({"a": {"type": "card", "x": value}}))


def test_whole_numbers_stay_whole_and_long_ones_exact() -> None:
    numbers = {"a": 3, "b": 3.0, "c": 123456789012345678901234567890, "d": 0.1, "e": True, "f": 1e22}
    document = new_document({"r": {"type": "x", **numbers}})
    again = loads(dumps(document)).document["objects"]["r"]
    assert all(same(again[name], value) for name, value in numbers.items())


@given(documents())
def test_any_document_comes_back_equal_and_is_written_the_same_again(document: Document) -> None:
    data = dumps(document)
    loaded = loads(data)
    assert loaded.notes == ()
    assert same(loaded.document, document)
    assert dumps(loaded.document) == data


@settings(max_examples=60)
@given(documents())
def test_the_order_of_fields_in_memory_never_shows(document: Document) -> None:
    rng = random.Random(3)

    def shuffled(value: object) -> object:
        if not isinstance(value, dict):
            return value
        items = list(value.items())
        rng.shuffle(items)
        return {key: shuffled(part) for key, part in items}

    other = shuffled(document)
    assert isinstance(other, dict)
    assert dumps(other) == dumps(document)


def test_one_edited_field_is_one_changed_line() -> None:
    """Also in a file with kinds and fields of a later version, for a dozen of its records."""
    document = large_map(40)
    document["schema"] = 7
    document["later"] = {"x": [1]}
    for number, record in enumerate(document["objects"].values()):
        record["unheard_of"] = {"deep": [1, {"er": number}]}
        if number % 5 == 0:
            record["type"] = "kind-of-tomorrow"
    before = dumps(document)
    for key in list(document["objects"])[:12]:
        loaded = loads(before).document
        loaded["objects"][key]["title"] = "Edited by an older program"
        after = dumps(loaded)
        changed = [
            line
            for line in difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
            if line[0] in "+-"
        ]
        assert len(changed) == 2, changed
        assert after.startswith(b'{\n  "format": "baton-journey-map",\n  "schema": 7,\n')


def test_the_small_map_is_stable() -> None:
    data = dumps(small_map())
    assert dumps(loads(data).document) == data
