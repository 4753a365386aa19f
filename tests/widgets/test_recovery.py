"""After Baton ended unexpectedly: the work is offered, comes back whole, or is given up on purpose."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import session as sessions
from app.model.edits import maps
from app.storage import recovery
from app.storage.system import System
from tests.widgets.window import Office, small_map, words_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def crashed(tmp_path: Path, own_folders: Path) -> tuple[Path, dict[str, object]]:
    """(file, map as it was in the window) of an editor that was killed."""
    path, out = tmp_path / "return.jmap", tmp_path / "before.json"
    sessions.save(small_map(), path)
    program = [sys.executable, "-m", "tests.widgets.crash", str(path), str(out)]
    done = subprocess.run(program, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, timeout=120)
    assert done.returncode == -9
    return path, json.loads(out.read_text("utf-8"))


def test_a_killed_editor_loses_nothing(office: Office, crashed: tuple[Path, dict[str, object]]) -> None:
    path, before = crashed
    office.window.look_for_lost_work()
    office.settle()
    said = words_of(office.window.start_page)
    assert "“Return of a faulty phone” has" in said and "when Baton ended unexpectedly" in said
    office.press("Recover", office.window.start_page)
    store = office.session.store
    assert {key: dict(store[key]) for key in store.ids()} == before
    assert office.window.isWindowModified() and office.session.path == path
    # A second crash would not lose it either: its own journal is there, the old one has gone.
    office.window.keeper.flush(20)
    (journal,) = recovery.folder().glob("*.journal")
    assert not recovery.recoverable(), f"{journal} belongs to a program that runs"
    office.menu("save")
    assert sessions.open_map(path).store.objects == store.objects


def test_opening_its_file_offers_the_lost_work(
    office: Office, crashed: tuple[Path, dict[str, object]]
) -> None:
    path, before = crashed
    office.window.look_for_lost_work()
    office.answer("Open the saved file")
    assert office.open(path)
    assert office.session.store.objects != before and not office.session.modified
    office.answer("Recover")
    assert office.open(path)
    assert {key: dict(record) for key, record in office.session.store.objects.items()} == before
    assert office.window.lost == []


def test_lost_work_is_given_up_only_when_confirmed(
    office: Office, crashed: tuple[Path, dict[str, object]]
) -> None:
    office.window.look_for_lost_work()
    office.answer("Cancel").press("Discard…", office.window.start_page)
    assert len(recovery.recoverable()) == 1
    office.answer("Discard").press("Discard…", office.window.start_page)
    assert recovery.recoverable() == [] and office.window.lost == []
    assert "unexpectedly" not in words_of(office.window.start_page)


def test_nothing_is_offered_after_a_proper_end(office: Office, tmp_path: Path) -> None:
    office.show(small_map())
    maps.put(office.session.store, title="Changed")
    office.answer("Discard")
    assert office.window.close()
    assert recovery.recoverable() == []


def test_a_map_never_saved_comes_back_without_a_file(office: Office) -> None:
    office.press("Empty map", office.window.start_page)
    maps.put(office.session.store, title="Only in the window")
    office.window.keeper.flush(20)
    office.window.keeper.close(discard=False)  # the program is gone
    office.session.history.mark_saved()
    office.menu("close")
    office.window.look_for_lost_work()
    office.press("Recover", office.window.start_page)
    assert office.title == "Only in the window" and office.session.path is None


def test_a_journal_that_cannot_be_written_is_told_quietly(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.show(small_map())
    office.window.keeper.flush(20)

    def refuse(self: System, fd: int, data: bytes | memoryview) -> int:
        raise OSError(28, "no space")

    with monkeypatch.context() as disk:
        disk.setattr(System, "write", refuse)
        maps.put(office.session.store, title="Changed")
        office.window.keeper.flush(20)
    office.settle()
    assert "No recovery copy can be kept" in office.status() and office.said == []
