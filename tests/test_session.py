"""A session knows where its map lives and whether it is safe."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import session as sessions
from app.model.edits import cards, maps
from app.model.grid import grid_of, map_of
from app.storage.document import new_document
from app.storage.files import save_map
from app.storage.write_errors import ChangedOnDisk, NotWritten


def test_a_map_saved_and_opened_again_is_the_same(tmp_path: Path) -> None:
    made = sessions.empty("Vrácení telefonu", "cs")
    sessions.save(made, tmp_path / "m.jmap")
    again = sessions.open_map(tmp_path / "m.jmap")
    assert again.store.objects == made.store.objects
    assert again.title == "Vrácení telefonu" and again.language == "cs" and not again.modified
    sessions.save(again)
    assert sessions.open_map(tmp_path / "m.jmap").digest == again.digest == made.digest


def test_an_empty_map_can_be_typed_into_at_once() -> None:
    made = sessions.empty()
    grid = grid_of(made.store)
    assert len(grid.stages) == 3 and len(grid.lanes) == 7 and made.store.of("persona")
    assert not made.modified and made.title == "" and not made.history.can_undo


def test_a_map_without_a_title_is_called_after_its_file(tmp_path: Path) -> None:
    made = sessions.new()
    sessions.save(made, tmp_path / "found.jmap")
    assert sessions.open_map(tmp_path / "found.jmap").title == "found"


def unsaved(made: sessions.Session) -> bool:
    """Whether the title bar would say that something is not saved."""
    return made.modified


def test_modified_follows_edits_undo_and_saving(tmp_path: Path) -> None:
    made = sessions.empty("A")
    maps.put(made.store, title="B")
    assert unsaved(made)
    made.history.undo()
    assert not unsaved(made)
    made.history.redo()
    sessions.save(made, tmp_path / "m.jmap")
    assert not unsaved(made)
    made.history.undo()
    assert unsaved(made)


def test_saving_without_a_name_is_a_programming_fault() -> None:
    with pytest.raises(ValueError, match="no file"):
        sessions.save(sessions.empty())


def test_somebody_elses_save_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "m.jmap"
    sessions.save(sessions.empty("First"), path)
    mine, theirs = sessions.open_map(path), sessions.open_map(path)
    maps.put(theirs.store, title="Theirs")
    sessions.save(theirs)
    maps.put(mine.store, title="Mine")
    with pytest.raises(ChangedOnDisk):
        sessions.save(mine)
    assert unsaved(mine) and sessions.open_map(path).title == "Theirs"
    sessions.save(mine, tmp_path / "mine.jmap")
    assert not unsaved(mine) and mine.path == tmp_path / "mine.jmap"


def test_a_failed_save_changes_nothing(tmp_path: Path) -> None:
    made = sessions.empty("A")
    maps.put(made.store, title="B")
    with pytest.raises(NotWritten):
        sessions.save(made, tmp_path / "no folder" / "m.jmap")
    assert made.modified and made.path is None


def test_a_copy_leaves_the_session_where_it_was(tmp_path: Path) -> None:
    made = sessions.empty("A")
    sessions.save(made, tmp_path / "m.jmap")
    maps.put(made.store, title="B")
    sessions.save_copy(made, tmp_path / "copy.jmap")
    assert made.modified and made.path == tmp_path / "m.jmap"
    assert sessions.open_map(tmp_path / "copy.jmap").title == "B"


def test_a_template_becomes_a_map_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "t.jmap"
    source = sessions.empty("Template")
    sessions.save(source, path)
    made = sessions.from_template(path, title="Mine", language="lt")
    old, new = map_of(source.store)[0], map_of(made.store)[0]
    assert new != old and made.path is None and made.title == "Mine" and made.language == "lt"
    assert not any(old in str(dict(made.store[key])) for key in made.store.ids())
    assert len(made.store) == len(source.store)


def test_references_that_lead_nowhere_are_settled_and_count_as_unsaved(tmp_path: Path) -> None:
    made = sessions.empty("A")
    lane, step = grid_of(made.store).lanes[0], grid_of(made.store).steps[0]
    card = cards.add(made.store, "Calls", lane, step)
    objects = {key: dict(record) for key, record in made.store.objects.items()}
    objects[card]["team"] = "nosuchteam00"
    save_map(tmp_path / "m.jmap", new_document(objects))
    opened = sessions.open_map(tmp_path / "m.jmap")
    assert opened.repaired == 1 and opened.modified and "team" not in opened.store[card]


def test_unknown_fields_of_the_file_travel_back_into_it(tmp_path: Path) -> None:
    path = tmp_path / "m.jmap"
    document = {**sessions.empty("A").current(), "review": {"of": "a newer Baton"}}
    save_map(path, document)
    opened = sessions.open_map(path)
    maps.put(opened.store, title="B")
    sessions.save(opened)
    assert '"a newer Baton"' in path.read_text("utf-8")


def test_a_snapshot_stays_as_it_was() -> None:
    made = sessions.empty("A")
    kept = sessions.snapshot(made)
    maps.put(made.store, title="B")
    assert map_of(kept)[1]["title"] == "A"
