"""After a crash at most the last action is gone: the journal, and what is offered the next time Baton starts."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.patch import ABSENT, Patch, apply
from app.storage import journal as journals
from app.storage import recovery
from app.storage.document import Document, new_document
from app.storage.journal import BadJournal, Base, Journal, replay
from app.storage.session_lock import SessionLock, is_held
from app.storage.system import System
from app.storage.write_errors import NotWritten
from tests.storage.disks import Failing
from tests.storage.maps import OBJECTS, TEXTS, VALUES, small_map

ROOT = Path(__file__).parents[2]
BASE = Base("/home/eva/card lost.jmap", "0123")
CARD = "card00report"
EDITS: list[Patch] = [
    {CARD: {"title": "Calls", "team": "team00000000"}},
    {"card00second": {"type": "card", "title": "Waits 11 days", "limit": None}},
    {CARD: {"note": ABSENT, "team": None}},
    {"card00second": {"type": ABSENT, "title": ABSENT, "limit": ABSENT}, CARD: {"title": "Calls again"}},
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BATON_STATE_DIR", str(tmp_path / "state"))
    return recovery.folder()


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    journal = Journal(folder, small_map(), BASE)
    yield journal
    journal.close(discard=True)


def after(*patches: Patch) -> Document:
    document = small_map()
    for patch in patches:
        apply(document["objects"], patch)
    return document


def crash(journal: Journal) -> Path:
    """As if the program had ended: nothing is written any more, the lock is let go, the files stay."""
    journal.close(discard=False)
    return journal.path


# ---- playing back


def test_every_edit_comes_back(journal: Journal) -> None:
    for patch in EDITS:
        journal.append(patch)
    replayed = replay(journal.path)
    assert replayed.loaded.document == after(*EDITS)
    assert (replayed.base, replayed.patches, replayed.damaged) == (BASE, 4, False)
    assert replayed.map_id == "m0m0m0m0m0m0"


FIELDS = st.dictionaries(TEXTS, VALUES | st.just(ABSENT))


@settings(max_examples=40, deadline=None)
@given(OBJECTS, st.lists(st.dictionaries(TEXTS, FIELDS, max_size=3), max_size=5))
def test_any_edits_come_back_whatever_their_values(
    tmp_path_factory: pytest.TempPathFactory, objects: dict[str, dict[str, Any]], patches: list[Patch]
) -> None:
    patches = [{key: {**fields, "type": "card"} for key, fields in patch.items()} for patch in patches]
    journal = Journal(tmp_path_factory.mktemp("journal"), new_document(objects), BASE)
    for patch in patches:
        journal.append(patch)
    expected = {key: dict(record) for key, record in objects.items()}
    for patch in patches:
        apply(expected, patch)
    assert replay(crash(journal)).loaded.document["objects"] == expected


def test_after_a_save_the_journal_begins_anew(journal: Journal) -> None:
    journal.append(EDITS[0])
    journal.restart(after(EDITS[0]), Base("/home/eva/other.jmap", "4567"))
    journal.append(EDITS[1])
    replayed = replay(journal.path)
    assert replayed.loaded.document == after(*EDITS[:2])
    assert replayed.base.digest == "4567" and replayed.patches == 1
    assert journal.size == journal.path.stat().st_size


# ---- damage


def test_any_torn_tail_costs_the_torn_edits_only(journal: Journal) -> None:
    sizes = []
    for patch in EDITS:
        journal.append(patch)
        sizes.append(journal.size)
    path = crash(journal)
    whole = path.read_bytes()
    start = len(b"".join(whole.splitlines(keepends=True)[:2]))
    for cut in range(start, len(whole) + 1):
        path.write_bytes(whole[:cut])
        replayed = replay(path)
        kept = sum(size <= cut for size in sizes)
        assert replayed.patches == kept
        assert replayed.loaded.document == after(*EDITS[:kept])
        assert replayed.damaged == (cut not in (start, *sizes))


def test_a_damaged_or_missing_line_ends_the_playback_and_is_reported(journal: Journal) -> None:
    for patch in EDITS:
        journal.append(patch)
    path = crash(journal)
    lines = path.read_bytes().splitlines(keepends=True)
    for spoiled in (
        [*lines[:3], lines[3].replace(b"Waits", b"Weits"), *lines[4:]],
        [*lines[:3], *lines[4:]],
        [*lines[:3], b"\xff\xfe\n", *lines[3:]],
    ):
        path.write_bytes(b"".join(spoiled))
        replayed = replay(path)
        assert replayed.damaged and replayed.patches == 1
        assert replayed.loaded.document == after(EDITS[0])


NO_BEGINNINGS = [b"", b"\n", b"00000000 {}\n", b"deadbeef [1]\n", b"x" * 5000, b"[" * 100_000 + b"\n"]


@pytest.mark.parametrize("content", NO_BEGINNINGS, ids=range(len(NO_BEGINNINGS)))
def test_a_journal_without_a_beginning_is_told_apart(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.journal"
    path.write_bytes(content)
    with pytest.raises(BadJournal):
        replay(path)


@pytest.mark.parametrize(
    "patch", [{"a": 1}, {"a": {"set": 3}}, {"a": {"unset": 3}}, [], None, {"a": {"set": {"type": 5}}}]
)
def test_a_patch_that_is_none_does_not_get_in(journal: Journal, patch: object) -> None:
    path = crash(journal)
    crc = 0
    for line in path.read_bytes().splitlines():
        crc = int(line[:8], 16)
    line, _crc = journals._line({"patch": patch}, crc)
    path.write_bytes(path.read_bytes() + line)
    with pytest.raises(BadJournal):
        replay(path)


# ---- a disk that fails


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_an_edit_the_disk_refused_is_written_with_the_next(folder: Path, number: int) -> None:
    for at in range(1, 60):
        disk = Failing(10**9, number)
        journal = Journal(folder, small_map(), BASE, disk)
        disk.calls.clear()
        disk.at = at
        refused = 0
        for patch in EDITS:
            try:
                journal.append(patch)
            except NotWritten:
                refused += 1
        if refused == 0:
            journal.close(discard=True)
            break
        journal.append({CARD: {"title": "At last"}})
        replayed = replay(crash(journal))
        assert not replayed.damaged
        assert replayed.loaded.document == after(*EDITS, {CARD: {"title": "At last"}})
        journal.path.unlink()
    assert at > len(EDITS)


def test_half_a_line_that_could_not_be_cut_off_at_once_is_cut_off_later(folder: Path) -> None:
    class Worn(System):
        faults = 0

        def write(self, fd: int, data: bytes | memoryview) -> int:
            if self.faults == 2:
                self.faults -= 1
                super().write(fd, data[:20])
                raise OSError(errno.EIO, "worn out")
            return super().write(fd, data)

        def truncate(self, fd: int, size: int) -> None:
            if self.faults == 1:
                self.faults -= 1
                raise OSError(errno.EIO, "worn out")
            super().truncate(fd, size)

    disk = Worn()
    journal = Journal(folder, small_map(), BASE, disk)
    journal.append(EDITS[0])
    disk.faults = 2
    with pytest.raises(NotWritten):
        journal.append(EDITS[1])
    assert disk.faults == 0
    journal.append(EDITS[2])
    replayed = replay(crash(journal))
    assert replayed.loaded.document == after(*EDITS[:3]) and not replayed.damaged


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_restart_the_disk_refused_leaves_the_old_journal_going(folder: Path, number: int) -> None:
    for at in range(1, 60):
        disk = Failing(10**9, number)
        journal = Journal(folder, small_map(), BASE, disk)
        journal.append(EDITS[0])
        disk.calls.clear()
        disk.at = at
        try:
            journal.restart(after(EDITS[0]), Base("", "", unsaved=True))
        except NotWritten:
            pass
        reached = disk.reached
        disk.at = 10**9
        journal.append(EDITS[1])
        replayed = replay(crash(journal))
        assert replayed.loaded.document == after(*EDITS[:2]) and not replayed.damaged
        journal.path.unlink()
        if not reached:
            break
    assert at > 5


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten):
        Journal(tmp_path / "file" / "recovery", small_map(), BASE)


# ---- recovery


def test_work_of_a_crashed_program_is_offered_and_comes_back(folder: Path) -> None:
    journal = Journal(folder, small_map(), BASE)
    journal.append(EDITS[0])
    assert recovery.recoverable() == [], "the program is still running"
    crash(journal)
    (offer,) = recovery.recoverable()
    assert offer.title == "Lost card"
    assert offer.replayed.base.path == "/home/eva/card lost.jmap"
    assert offer.replayed.loaded.document == after(EDITS[0])
    recovery.discard(offer)
    assert recovery.recoverable() == [] and list(folder.iterdir()) == []


def test_nothing_is_offered_after_a_clean_end_or_without_an_edit(folder: Path) -> None:
    saved = Journal(folder, small_map(), BASE)
    saved.append(EDITS[0])
    saved.close(discard=True)
    crash(Journal(folder, small_map(), BASE))
    assert recovery.recoverable() == []
    assert list(folder.iterdir()) == []


def test_recovered_work_that_was_not_saved_is_offered_again(folder: Path) -> None:
    crash(Journal(folder, after(EDITS[0]), Base(unsaved=True)))
    (offer,) = recovery.recoverable()
    assert offer.replayed.loaded.document == after(EDITS[0]) and offer.replayed.patches == 0


def test_an_unreadable_journal_is_moved_aside_never_deleted(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "bad.journal").write_bytes(b"what somebody wrote")
    assert recovery.recoverable() == []
    assert (folder / "damaged" / "bad.journal").read_bytes() == b"what somebody wrote"
    assert recovery.recoverable() == []


def test_giving_up_a_damaged_journal_moves_it_aside_too(folder: Path) -> None:
    journal = Journal(folder, small_map(), BASE)
    journal.append(EDITS[0])
    path = crash(journal)
    path.write_bytes(path.read_bytes() + b"12345678 torn")
    (offer,) = recovery.recoverable()
    assert offer.replayed.damaged
    recovery.discard(offer)
    assert [file.name for file in (folder / "damaged").iterdir()] == [path.name]
    assert recovery.recoverable() == []


def test_the_latest_work_comes_first(folder: Path) -> None:
    journals_of = [Journal(folder, small_map(), Base(unsaved=True)) for _ in range(3)]
    for journal in journals_of:
        crash(journal)
    assert len(recovery.recoverable()) == 3
    begun = [one.replayed.begun for one in recovery.recoverable()]
    assert begun == sorted(begun, reverse=True)


def test_a_path_that_is_no_text_is_kept(folder: Path) -> None:
    name = os.fsdecode(b"/home/caf\xe9.jmap")
    crash(Journal(folder, small_map(), Base(name, "", unsaved=True)))
    (offer,) = recovery.recoverable()
    assert offer.replayed.base.path == name


def test_a_tampered_journal_gets_nothing_in_that_a_file_could_not(folder: Path) -> None:
    document = new_document({"a": {"type": "card", "title": "x\u0000y"}})
    crash(Journal(folder, document, Base(unsaved=True)))
    (offer,) = recovery.recoverable()
    assert offer.replayed.loaded.document["objects"]["a"]["title"] == "x\ufffdy"
    assert [note.code for note in offer.replayed.loaded.notes] == ["characters"]


def test_the_lock_ends_with_the_program(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    assert not is_held(str(path))
    program = (
        "import sys; from app.storage.session_lock import SessionLock; lock = SessionLock(sys.argv[1]); "
        "print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert is_held(str(path))
        with pytest.raises(BlockingIOError):
            SessionLock(str(path))
        holder.kill()
    assert not is_held(str(path))
    assert not path.exists()


def test_lines_are_plain_json_after_the_check_number(journal: Journal) -> None:
    journal.append(EDITS[2])
    last = journal.path.read_bytes().splitlines()[-1]
    assert json.loads(last[9:]) == {"patch": {CARD: {"set": {"team": None}, "unset": ["note"]}}}
