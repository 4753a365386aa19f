"""Opening and saving by path, as the window and the command line do."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from app.errors import UnreadableFile
from app.storage import guards
from app.storage.canonical import dumps
from app.storage.document import with_objects
from app.storage.files import read_map, save_map
from app.storage.refusals import Refused
from app.storage.system import System
from app.storage.write_errors import ChangedOnDisk
from tests.storage.disks import ERRORS, Failing
from tests.storage.maps import large_map, small_map


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "card lost.jmap"
    save_map(file, small_map())
    return file


def test_a_saved_map_opens_equal_and_saves_on(path: Path) -> None:
    loaded = read_map(path)
    assert loaded.document == small_map()
    objects = {**loaded.document["objects"], "card00second": {"type": "card", "title": "Waits"}}
    digest = save_map(path, with_objects(loaded.document, objects), loaded.digest)
    again = read_map(path)
    assert again.digest == digest
    assert again.document["objects"] == objects


def test_two_people_saving_the_same_file_do_not_overwrite_each_other(path: Path) -> None:
    mine, theirs = read_map(path), read_map(path)
    save_map(path, large_map(3), theirs.digest)
    with pytest.raises(ChangedOnDisk):
        save_map(path, small_map(), mine.digest)
    assert read_map(path).document == large_map(3)


def test_saving_without_a_change_writes_the_same_bytes(path: Path) -> None:
    before = path.read_bytes()
    loaded = read_map(path)
    assert save_map(path, loaded.document, loaded.digest) == loaded.digest
    assert path.read_bytes() == before == dumps(loaded.document)


def test_a_character_that_no_text_may_hold_does_not_keep_anybody_from_saving(path: Path) -> None:
    card = {"type": "card", "title": "half a \ud83d face", "x": float("nan")}
    save_map(path, with_objects(small_map(), {"a": card}))
    loaded = read_map(path)
    assert loaded.notes == ()
    assert loaded.document["objects"] == {"a": {"type": "card", "title": "half a \ufffd face"}}


@pytest.mark.parametrize(
    "name, code", [("no such.jmap", "missing"), (".", "folder"), ("card lost.jmap/x", "missing"), ("\0", "missing"),
                   ("x" * 300, "missing")]
)  # fmt: skip
def test_what_is_not_there_is_told(path: Path, name: str, code: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_map(os.path.join(path.parent, name))
    assert isinstance(caught.value, Refused) and caught.value.code == code


def test_a_device_or_a_pipe_does_not_hang_the_program(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.jmap")
        with pytest.raises(Refused, match="device"):
            read_map(tmp_path / "pipe.jmap")
    if os.path.exists("/dev/zero"):
        with pytest.raises(Refused, match="device"):
            read_map("/dev/zero")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets in the file system")
def test_a_socket_is_no_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.jmap")
        with pytest.raises(Refused):
            read_map("s.jmap")


def test_a_file_of_a_gigabyte_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    class NeverReads(System):
        def open(self, path: str, flags: int, mode: int = 0o666) -> int:
            raise AssertionError("the file was opened")

    file = tmp_path / "huge.jmap"
    with file.open("wb") as stream:
        stream.truncate(1 << 30)
    with pytest.raises(Refused) as caught:
        read_map(file, NeverReads())
    assert caught.value.code == "too-large" and "64 MB" in caught.value.what


def test_a_file_that_grows_while_it_is_read_is_refused_too(path: Path) -> None:
    class Grows(System):
        def read(self, fd: int, size: int) -> bytes:
            return b" " * size

    with pytest.raises(Refused) as caught:
        read_map(path, Grows())
    assert caught.value.code == "too-large"
    assert guards.MAX_BYTES == 64 << 20


@pytest.mark.parametrize("number", [*ERRORS, errno.ENOENT, errno.EPERM], ids=errno.errorcode.__getitem__)
def test_any_error_while_reading_is_one_sentence(path: Path, number: int) -> None:
    for at in range(1, 20):
        disk = Failing(at, number)
        try:
            assert read_map(path, disk).document == small_map()
        except Refused as refusal:
            failed: Refused | None = refusal
        else:
            failed = None
        if not disk.reached:
            break
        assert failed is not None and failed.code in {"missing", "forbidden", "disk"}
        assert "card lost.jmap" in failed.what and failed.safe == "The file was not changed."
    assert at > 3


def test_refusing_leaves_the_original_untouched(tmp_path: Path) -> None:
    file = tmp_path / "broken.jmap"
    file.write_bytes(dumps(small_map())[:-30])
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    with pytest.raises(Refused):
        read_map(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert os.listdir(tmp_path) == [file.name]
