"""The keeper of the recovery journal: what is on the disk is what was done, whatever the disk does meanwhile."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from app import session as sessions
from app.model.edits import maps
from app.recovering import Keeper
from app.session import Session
from app.storage import recovery
from app.storage.journal import Base, replay
from app.storage.system import System
from app.storage.write_errors import NotWritten


class Full(System):
    """A disk that can be full."""

    def __init__(self) -> None:
        self.full = False

    def open(self, path: str, flags: int, mode: int = 0o666) -> int:
        self._check(path)
        return super().open(path, flags, mode)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self._check("")
        return super().write(fd, data)

    def _check(self, path: str) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "no space", path)


@pytest.fixture
def disk() -> Full:
    return Full()


def watched(keeper: Keeper, title: str = "Return") -> Session:
    """A map whose changes the keeper records."""
    session = sessions.empty(title)
    session.store.listen(lambda change: keeper.append(change.patch))
    keeper.begin(session.current(), session.base)
    return session


def crash(keeper: Keeper, folder: Path) -> Path:
    """The program ends without a word; the journal it leaves."""
    assert keeper.flush(10)
    keeper.close(discard=False)
    (journal,) = folder.glob("*.journal")
    return journal


def records(session: Session) -> dict[str, object]:
    return {key: dict(session.store[key]) for key in session.store.ids()}


def test_after_a_crash_every_change_is_there(tmp_path: Path) -> None:
    keeper = Keeper(folder=tmp_path)
    session = watched(keeper)
    for n in range(30):
        maps.put(session.store, title=f"Return {n}")
    session.history.undo()
    played = replay(crash(keeper, tmp_path))
    assert played.loaded.document["objects"] == records(session)
    assert played.patches == 31 and not played.damaged


def test_a_saved_map_leaves_nothing_to_recover(tmp_path: Path) -> None:
    keeper = Keeper(folder=tmp_path / "journals")
    session = watched(keeper)
    maps.put(session.store, title="Saved")
    sessions.save(session, tmp_path / "saved.jmap")
    keeper.saved(session.base)
    journal = crash(keeper, tmp_path / "journals")
    played = replay(journal)
    assert played.patches == 0 and played.base == Base(
        str(tmp_path / "saved.jmap"), session.digest or "", False
    )
    assert recovery.recoverable(tmp_path / "journals") == [] and not journal.exists()


def test_a_clean_end_leaves_no_file(tmp_path: Path) -> None:
    keeper = Keeper(folder=tmp_path)
    maps.put(watched(keeper).store, title="Given up")
    keeper.close(discard=True)
    assert list(tmp_path.iterdir()) == [] and not keeper.running


def test_a_full_disk_is_told_once_and_made_good_later(tmp_path: Path, disk: Full) -> None:
    told: list[NotWritten] = []
    keeper = Keeper(told.append, tmp_path, disk)
    session = watched(keeper)
    keeper.flush(10)
    disk.full = True
    maps.put(session.store, title="while full")
    maps.put(session.store, goal="while full too")
    keeper.flush(10)
    assert [error.code for error in told] == ["full"]
    disk.full = False
    maps.put(session.store, scope="room again")
    played = replay(crash(keeper, tmp_path))
    assert played.loaded.document["objects"] == records(session)


def test_a_journal_that_could_not_be_begun_is_begun_with_the_next_change(tmp_path: Path, disk: Full) -> None:
    told: list[NotWritten] = []
    disk.full = True
    keeper = Keeper(told.append, tmp_path, disk)
    session = watched(keeper)
    keeper.flush(10)
    assert len(told) == 1
    disk.full = False
    maps.put(session.store, title="Now there is room")
    played = replay(crash(keeper, tmp_path))
    assert played.base.unsaved and played.loaded.document["objects"] == records(session)


def test_a_long_journal_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.recovering.LONG", 1)
    keeper = Keeper(folder=tmp_path)
    session = watched(keeper)
    for n in range(400):
        maps.put(session.store, note=f"{n} " + "x" * 200)
    played = replay(crash(keeper, tmp_path))
    assert played.patches < 400 and played.base.unsaved
    assert played.loaded.document["objects"] == records(session)


def test_the_old_journal_goes_only_when_the_new_one_is_there(tmp_path: Path, disk: Full) -> None:
    kept: list[str] = []
    disk.full = True
    keeper = Keeper(folder=tmp_path, system=disk)
    session = sessions.empty("Return")
    keeper.begin(session.current(), session.base, lambda: kept.append("on the disk"))
    keeper.flush(10)
    assert kept == []
    disk.full = False
    keeper.begin(session.current(), session.base, lambda: kept.append("on the disk"))
    keeper.flush(10)
    assert kept == ["on the disk"]
    keeper.close(discard=True)


def test_a_recovered_map_is_unsaved_and_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "return.jmap"
    session = sessions.empty("Return")
    sessions.save(session, path)
    keeper = Keeper(folder=tmp_path / "journals")
    session.store.listen(lambda change: keeper.append(change.patch))
    keeper.begin(session.current(), session.base)
    maps.put(session.store, title="Not saved")
    crash(keeper, tmp_path / "journals")
    (lost,) = recovery.recoverable(tmp_path / "journals")
    again = sessions.recovered(lost)
    assert records(again) == records(session) and again.modified
    assert again.path == path and again.digest == session.digest
    sessions.save(again)
    assert sessions.open_map(path).title == "Not saved"


def test_a_map_named_from_its_own_folder_is_found_again_from_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "maps").mkdir()
    sessions.save(sessions.empty("Return"), tmp_path / "maps" / "return.jmap")
    monkeypatch.chdir(tmp_path)
    session = sessions.open_map("maps/return.jmap")
    keeper = Keeper(folder=tmp_path / "journals")
    session.store.listen(lambda change: keeper.append(change.patch))
    keeper.begin(session.current(), session.base)
    maps.put(session.store, title="Not saved")
    crash(keeper, tmp_path / "journals")
    monkeypatch.chdir("/")
    (lost,) = recovery.recoverable(tmp_path / "journals")
    again = sessions.recovered(lost)
    sessions.save(again)
    assert sessions.open_map(tmp_path / "maps" / "return.jmap").title == "Not saved"
