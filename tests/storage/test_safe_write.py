"""Saving and exporting: whatever fails, the name holds the whole old file or the whole new one, and no litter."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.errors import UserError, WriteFailed
from app.storage import safe_write
from app.storage.safe_write import save_bytes, write_atomically
from app.storage.system import System, full_sync
from app.storage.write_errors import ChangedOnDisk, NotWritten
from tests.storage.disks import ERRORS, Busy, Failing, Recording, crash_states

OLD = b"old " * 3000
NEW = b"new content " * 9000


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "returns.jmap"
    file.write_bytes(OLD)
    return file


def failure_of(work: Callable[[], object]) -> NotWritten | None:
    """The failure to write that the work ends with, or None."""
    try:
        work()
    except NotWritten as failure:
        return failure
    return None


def export(
    path: Path, parts: list[bytes], end: BaseException | None = None, disk: System | None = None
) -> None:
    """Write parts as an exporter does, then end well or with an exception."""
    with write_atomically(path, disk or System()) as file:
        for part in parts:
            file.write(part)
        if end is not None:
            raise end


def only(path: Path) -> bool:
    """Nothing else lies in the folder."""
    return os.listdir(path.parent) == [path.name]


# ---- the ordinary way


def test_saving_replaces_the_file_and_tells_its_digest(path: Path) -> None:
    assert save_bytes(str(path), NEW, expected=sha(OLD)) == sha(NEW)
    assert path.read_bytes() == NEW and only(path)


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    file = tmp_path / "new.jmap"
    save_bytes(str(file), NEW)
    other = tmp_path / "other"
    other.touch()
    assert file.stat().st_mode == other.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_are_kept_and_links_stay_links(path: Path) -> None:
    path.chmod(0o640)
    link = path.parent / "link.jmap"
    link.symlink_to(path.name)
    save_bytes(str(link), NEW)
    assert link.is_symlink() and path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_foreign_group_is_kept_or_may_do_no_more_than_everybody(path: Path) -> None:
    class OtherGroup(System):
        modes: list[int] = []

        def stat(self, path: str) -> os.stat_result:
            real = list(os.stat(path))
            if not path.endswith(".tmp"):
                real[stat.ST_GID] += 7
                real[stat.ST_MODE] = stat.S_IFREG | 0o664
            return os.stat_result(real)

        def set_group(self, path: str, group: int) -> None:
            raise PermissionError(errno.EPERM, "not yours")

        def set_mode(self, path: str, mode: int) -> None:
            self.modes.append(mode)

    save_bytes(str(path), NEW, system=OtherGroup())
    assert OtherGroup.modes == [0o644]


# ---- somebody else saved


def test_a_file_changed_meanwhile_is_not_overwritten(path: Path) -> None:
    path.write_bytes(b"a colleague's work")
    with pytest.raises(ChangedOnDisk) as caught:
        save_bytes(str(path), NEW, expected=sha(OLD))
    assert caught.value.code == "changed"
    assert "returns.jmap" in caught.value.what and "overwritten" in caught.value.safe
    assert path.read_bytes() == b"a colleague's work" and only(path)


def test_a_file_that_is_gone_is_not_made_again_in_silence(path: Path) -> None:
    path.unlink()
    with pytest.raises(ChangedOnDisk) as caught:
        save_bytes(str(path), NEW, expected=sha(OLD))
    assert caught.value.code == "gone"
    assert os.listdir(path.parent) == []


def test_saving_the_same_again_after_a_doubtful_end_is_no_conflict(path: Path) -> None:
    save_bytes(str(path), NEW)
    assert save_bytes(str(path), NEW, expected=sha(OLD)) == sha(NEW)


def test_a_change_that_comes_while_the_file_is_locked_is_seen(path: Path) -> None:
    class ColleagueSavesMeanwhile(Busy):
        def pause(self, seconds: float) -> None:
            path.write_bytes(b"a colleague's work")

    with pytest.raises(ChangedOnDisk):
        save_bytes(str(path), NEW, expected=sha(OLD), system=ColleagueSavesMeanwhile(32, 1))
    assert path.read_bytes() == b"a colleague's work" and only(path)


# ---- failures


@pytest.mark.parametrize("number", ERRORS, ids=[errno.errorcode[e] for e in ERRORS])
@pytest.mark.parametrize("expected", [None, sha(OLD)], ids=["plain", "compared"])
def test_any_error_at_any_call_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, number: int, expected: str | None
) -> None:
    for at in range(1, 100):
        folder = tmp_path / str(at)
        folder.mkdir()
        path = folder / "returns.jmap"
        path.write_bytes(OLD)
        disk = Failing(at, number)
        failure = failure_of(partial(save_bytes, str(path), NEW, expected, disk))
        if failure is None or failure.code == "not-confirmed":
            assert path.read_bytes() == NEW
        else:
            assert path.read_bytes() == OLD
            assert failure.what.endswith(".") and failure.next.endswith(".") and failure.code
        assert only(path)
        if not disk.reached:
            break
    assert at > 8, "the disk was hardly asked"


def test_an_error_when_cleaning_up_does_not_hide_the_first_one(path: Path) -> None:
    class Broken(System):
        def sync(self, fd: int) -> None:
            raise OSError(errno.ENOSPC, "full")

        def remove(self, path: str) -> None:
            raise OSError(errno.EIO, "and broken")

    with pytest.raises(NotWritten) as caught:
        save_bytes(str(path), NEW, system=Broken())
    assert caught.value.code == "full" and path.read_bytes() == OLD


def test_the_file_is_synced_before_it_takes_the_name_and_the_folder_after() -> None:
    disk = Recording(OLD)
    save_bytes(disk.PATH, NEW, sha(OLD), disk)
    names = [op[0] for op in disk.log if op[0] != "write"]
    assert names == ["create", "mode", "sync", "rename", "sync-folder"]


def test_no_power_cut_tears_the_file_or_loses_a_confirmed_save() -> None:
    disk = Recording(OLD)
    save_bytes(disk.PATH, NEW, sha(OLD), disk)
    states = set(crash_states(disk.log, OLD))
    assert len(states) > len(disk.log)
    assert {content for _cut, content in states} == {OLD, NEW}
    assert {content for cut, content in states if cut == len(disk.log)} == {NEW}


@pytest.mark.parametrize("forgotten", ["sync", "sync-folder"])
def test_the_power_cut_model_sees_a_forgotten_sync(forgotten: str) -> None:
    """The test above must be able to fail: without either sync it does."""
    disk = Recording(OLD)
    save_bytes(disk.PATH, NEW, sha(OLD), disk)
    log = [op for op in disk.log if op[0] != forgotten]
    states = set(crash_states(log, OLD))
    torn = {content for _cut, content in states} - {OLD, NEW}
    lost = {content for cut, content in states if cut == len(log)} - {NEW}
    assert torn or lost


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_windows_holding_the_file_for_a_moment_is_waited_for(path: Path, winerror: int) -> None:
    disk = Busy(winerror, times=5)
    save_bytes(str(path), NEW, system=disk)
    assert path.read_bytes() == NEW and len(disk.pauses) == 5


def test_windows_holding_the_file_for_good_is_told(path: Path) -> None:
    disk = Busy(32, times=99)
    with pytest.raises(NotWritten) as caught:
        save_bytes(str(path), NEW, system=disk)
    assert caught.value.code == "forbidden" and "in use" in caught.value.what
    assert 2 < sum(disk.pauses) < 3
    assert path.read_bytes() == OLD and only(path)


def test_other_errors_of_windows_are_not_waited_for(path: Path) -> None:
    disk = Busy(112, times=1)
    with pytest.raises(NotWritten):
        save_bytes(str(path), NEW, system=disk)
    assert disk.pauses == []


def test_macos_syncs_to_the_disk_itself_and_falls_back(tmp_path: Path) -> None:
    asked: list[int] = []

    def refuse(fd: int, command: int) -> None:
        asked.append(command)
        raise OSError(errno.ENOTSUP, "a network share")

    with open(tmp_path / "x", "wb") as file:
        full_sync(file.fileno(), SimpleNamespace(F_FULLFSYNC=51, fcntl=refuse))  # type: ignore[arg-type] # a stand-in
    assert asked == [51]


def test_a_write_protected_file_is_not_replaced(path: Path) -> None:
    class Protected(System):
        def may_write(self, path: str) -> bool:
            return False

    with pytest.raises(NotWritten) as caught:
        save_bytes(str(path), NEW, system=Protected())
    assert caught.value.code == "read-only" and path.read_bytes() == OLD and only(path)


@pytest.mark.parametrize(
    "place, code",
    [
        ("missing-folder/x.jmap", "no-folder"),
        (".", "not-a-file"),
        ("x" * 300, "name"),
        ("returns.jmap/x", "no-folder"),
    ],
)
def test_a_place_that_cannot_be_is_told(path: Path, place: str, code: str) -> None:
    with pytest.raises(WriteFailed) as caught:
        save_bytes(str(path.parent / place), NEW)
    assert isinstance(caught.value, NotWritten) and caught.value.code == code
    assert path.read_bytes() == OLD and only(path)


def test_a_full_disk_is_told(path: Path, tmp_path: Path) -> None:
    """A real limit of the operating system, not a pretended one."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before, ignored = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(NotWritten) as caught:
            save_bytes(str(path), NEW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert caught.value.code == "full" and path.read_bytes() == OLD and only(path)


# ---- left-overs


def test_only_our_own_old_left_overs_are_swept(path: Path) -> None:
    ours_old, ours_new, foreign = (
        path.parent / name
        for name in (".baton-0123456789abcdef.tmp", ".baton-fedcba9876543210.tmp", ".other.tmp")
    )
    for file in (ours_old, ours_new, foreign):
        file.write_bytes(b"x")
    long_ago = ours_new.stat().st_mtime - safe_write.STALE_AFTER - 60
    for file in (ours_old, foreign):
        os.utime(file, (long_ago, long_ago))
    save_bytes(str(path), NEW)
    assert sorted(os.listdir(path.parent)) == sorted([ours_new.name, foreign.name, path.name])


# ---- exports


def test_an_export_appears_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "handout.pdf"
    with write_atomically(target) as file:
        file.write(b"%PDF page")
        file.seek(5)
        assert file.read() == b"page"
        file.seek(5)
        file.write(b"PAGE")
        file.truncate()
        assert not target.exists()
    assert target.read_bytes() == b"%PDF PAGE" and only(target)


def test_a_writer_that_wants_a_path_or_closes_the_file_may(tmp_path: Path) -> None:
    target = tmp_path / "map.png"
    with write_atomically(target) as file:
        Path(file.name).write_bytes(b"picture")
    assert target.read_bytes() == b"picture"
    with write_atomically(target) as file, file:
        file.write(b"other")
    assert target.read_bytes() == b"other" and only(target)


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, UserError])
def test_a_failed_or_cancelled_export_leaves_no_file(tmp_path: Path, failure: type[BaseException]) -> None:
    target = tmp_path / "handout.pdf"
    with pytest.raises(failure):
        export(target, [b"half"], failure("stop"))
    assert os.listdir(tmp_path) == []


def test_a_failed_export_leaves_the_earlier_one(path: Path) -> None:
    with pytest.raises(RuntimeError):
        export(path, [NEW], RuntimeError())
    assert path.read_bytes() == OLD and only(path)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_disk_that_fails_while_exporting_is_told(tmp_path: Path, number: int) -> None:
    for at in range(1, 60):
        target = tmp_path / "handout.pdf"
        disk = Failing(at, number)
        failure = failure_of(partial(export, target, [b"x" * 70_000] * 4, disk=disk))
        assert target.exists() == (failure is None or failure.code == "not-confirmed")
        target.unlink(missing_ok=True)
        assert os.listdir(tmp_path) == []
        if not disk.reached:
            break
    assert at > 6


def test_an_error_of_the_exporter_itself_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), write_atomically(tmp_path / "x.pdf"):
        raise FileNotFoundError(errno.ENOENT, "a font")
    with pytest.raises(NotWritten), write_atomically(tmp_path / "x.pdf"):
        raise OSError(errno.ENOSPC, "the writer's own handle met a full disk")
    assert os.listdir(tmp_path) == []


def test_a_place_that_cannot_be_written_is_told_before_the_work_begins(tmp_path: Path) -> None:
    began = threading.Event()
    with pytest.raises(NotWritten), write_atomically(tmp_path / "no" / "x.pdf"):
        began.set()
    assert not began.is_set()
