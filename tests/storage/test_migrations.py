"""Old files open for ever: steps are small, each is taken once, and each released schema has a golden file."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places, words
from app.storage import loader, migrations
from app.storage.canonical import dumps
from app.storage.document import SCHEMA, Document, new_document
from app.storage.files import read_map
from app.storage.loader import loads
from app.storage.migrations import Steps

GOLDEN = Path(__file__).parent / "golden"
MAPS = sorted({*GOLDEN.glob("*.jmap"), *places.samples(), *places.templates()})


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name)
def test_a_shipped_map_is_written_exactly_as_it_is(path: Path) -> None:
    loaded = read_map(path)
    assert loaded.notes == ()
    assert dumps(loaded.document) == path.read_bytes()


def test_every_released_schema_has_a_golden_file_and_a_way_to_the_current_one() -> None:
    assert migrations.STEPS.target == SCHEMA
    assert migrations.STEPS.missing() == []
    for schema in range(1, SCHEMA + 1):
        assert b'"schema": %d,' % schema in (GOLDEN / f"schema-{schema}.jmap").read_bytes()


@pytest.fixture
def steps_of_tomorrow(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """A program of schema 3, with two steps that exist in this test only."""
    steps = Steps(3)

    @steps.step(from_schema=1)
    def name_becomes_title(document: Document) -> None:
        for record in document["objects"].values():
            if "name" in record:
                record["title"] = record.pop("name")

    @steps.step(from_schema=2)
    def titles_are_trimmed(document: Document) -> None:
        for record in document["objects"].values():
            record["title"] = record["title"].strip()

    monkeypatch.setattr(migrations, "migrate", steps.migrate)
    monkeypatch.setattr(loader, "SCHEMA", 3)
    return steps


@pytest.mark.usefixtures("steps_of_tomorrow")
def test_an_old_file_becomes_a_current_one_step_by_step() -> None:
    old = new_document({"a": {"type": "card", "name": " Waits ", "unknown": [1]}})
    loaded = loads(dumps(old))
    assert loaded.document == {
        **old,
        "schema": 3,
        "objects": {"a": {"type": "card", "title": "Waits", "unknown": [1]}},
    }
    assert [(note.code, note.where) for note in loaded.notes] == [("migrated", "1")]
    assert "format 1" in loaded.notes[0].sentence(words.load("en"))


@pytest.mark.usefixtures("steps_of_tomorrow")
@pytest.mark.parametrize("schema, expected", [(2, "Waits"), (3, " Waits "), (4, " Waits ")])
def test_steps_that_a_file_has_behind_it_are_not_taken_again(schema: int, expected: str) -> None:
    document = {**new_document({"a": {"type": "card", "title": " Waits "}}), "schema": schema}
    loaded = loads(dumps(document))
    assert loaded.document["objects"]["a"]["title"] == expected
    assert loaded.document["schema"] == max(3, schema)


@pytest.mark.parametrize("schema", [0, 1, 3, 9])
def test_a_step_without_a_place_is_refused_at_once(schema: int) -> None:
    steps = Steps(3)
    steps.step(1)(lambda document: None)
    with pytest.raises(ValueError, match="no place"):
        steps.step(schema)(lambda document: None)
    assert steps.missing() == [2]
