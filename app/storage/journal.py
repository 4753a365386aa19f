"""What was done since the last save, line by line on the disk, so that a crash costs at most the last action.

A journal lies in the person's own state folder, never beside the shared file. Each line is `CRC JSON`,
where the CRC runs on from line to line, so a torn or exchanged line is noticed:

    header     format of the journal, the map's id, its path, the digest of the file it builds on, host,
    process snapshot   the whole document as it was then patch …    one per finished edit, {id: {"set": {…},
    "unset": […]}}

Patches hold the values themselves, not commands, so replaying them needs no code that could fail half-way.
Nothing here knows about threads: whoever appends decides where the waiting for the disk happens.
"""

from __future__ import annotations

import json
import os
import secrets
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from app.model.patch import Patch, apply, from_json, to_json
from app.storage import write_errors
from app.storage.document import Document
from app.storage.loader import loads
from app.storage.notes import Loaded
from app.storage.refusals import Refused
from app.storage.safe_write import save_bytes
from app.storage.session_lock import SessionLock
from app.storage.system import APPEND, SYSTEM, System

VERSION = 1
SUFFIX = ".journal"
LOCK_SUFFIX = ".lock"


class Base(NamedTuple):
    """What a journal builds on: the file's path ("" before the first save) and digest, and whether the snapshot
    itself holds work that is in no file."""

    path: str = ""
    digest: str = ""
    unsaved: bool = False


class Journal:
    """The journal of one open map; one program appends, others only look."""

    def __init__(self, folder: Path, document: Document, base: Base, system: System = SYSTEM) -> None:
        """Start a journal in `folder`, which is made when missing. Raises NotWritten."""
        self._system = system
        self._fd = -1
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path = folder / f"{secrets.token_hex(8)}{SUFFIX}"
            self._lock = SessionLock(str(self.path.with_suffix(LOCK_SUFFIX)))
        except OSError as error:
            raise write_errors.from_os(error, str(folder)) from error
        try:
            self.restart(document, base)
        except BaseException:
            self._lock.release()
            raise

    def restart(self, document: Document, base: Base) -> None:
        """Begin anew from this document: after a save, or when the journal has grown long.

        The old journal stays until the new one is on the disk. Raises NotWritten.
        """
        crc, lines = 0, []
        for entry in (_header(document, base), {"snapshot": document}):
            line, crc = _line(entry, crc)
            lines.append(line)
        data = b"".join(lines)
        self._close_file()
        try:
            save_bytes(str(self.path), data, system=self._system)
        except write_errors.NotWritten as failure:
            # "Not confirmed" means that the new journal is there; a folder that cannot be synced is no
            # reason to go on with the old one.
            if failure.code != "not-confirmed":
                raise
        self._crc, self._size = crc, len(data)
        self._waiting: list[dict[str, Any]] = []
        self._open_file()

    @property
    def size(self) -> int:
        """Bytes on the disk; a long journal is worth a restart."""
        return self._size

    def append(self, patch: Patch) -> None:
        """Write one finished edit and wait until the disk has it.

        Raises NotWritten when the disk refuses; the edit is kept and written before the next one.
        """
        self._waiting.append({"patch": to_json(patch)})
        crc, lines = self._crc, []
        for entry in self._waiting:
            line, crc = _line(entry, crc)
            lines.append(line)
        data = b"".join(lines)
        try:
            if self._fd < 0:
                self._open_file()
            self._write(data)
        except OSError as error:
            self._take_back()
            raise write_errors.from_os(error, str(self.path)) from error
        self._crc, self._size = crc, self._size + len(data)
        self._waiting = []

    def close(self, *, discard: bool) -> None:
        """End the journal. `discard` after everything was saved or given up; else it can be recovered."""
        self._close_file()
        if discard:
            self.path.unlink(missing_ok=True)
        self._lock.release()

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._system.write(self._fd, view) :]
        self._system.sync_data(self._fd)

    def _take_back(self) -> None:
        """Cut off a line that was half written, since nothing after it could be read."""
        try:
            if self._fd >= 0:
                self._system.truncate(self._fd, self._size)
        except OSError:
            self._close_file()

    def _open_file(self) -> None:
        try:
            self._fd = self._system.open(str(self.path), APPEND)
            # Whatever an earlier failure could not cut off.
            self._system.truncate(self._fd, self._size)
        except OSError as error:
            self._close_file()
            raise write_errors.from_os(error, str(self.path)) from error

    def _close_file(self) -> None:
        fd, self._fd = self._fd, -1
        if fd >= 0:
            try:
                self._system.close(fd)
            except OSError:
                return


def _header(document: Document, base: Base) -> dict[str, Any]:
    import socket  # a start writes no journal

    return {
        "journal": VERSION,
        "map": map_id(document),
        "path": base.path,
        "digest": base.digest,
        "unsaved": base.unsaved,
        "host": socket.gethostname(),
        "process": os.getpid(),
        "begun": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def map_id(document: Document) -> str:
    """The id of the map: that of its `map` record, the smallest when a damaged file has several."""
    ids = [key for key, record in document["objects"].items() if record.get("type") == "map"]
    return min(ids, default="")


def _line(entry: dict[str, Any], crc: int) -> tuple[bytes, int]:
    # Paths of other systems' files may hold what is no character; a journal takes everything.
    body = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    crc = zlib.crc32(body, crc)
    return b"%08x %s\n" % (crc, body), crc


class Replayed(NamedTuple):
    """A journal played back: the map as it was when the last line was written."""

    loaded: Loaded
    base: Base
    map_id: str
    begun: str
    patches: int
    damaged: bool
    """A line was torn or damaged; what came after it is missing."""


class BadJournal(Exception):
    """The journal has no readable beginning, so there is nothing to play back."""


def read_header(path: Path) -> dict[str, Any]:
    """The first line of a journal. Raises BadJournal, OSError."""
    header = next(_entries(path), None)
    if header is None or header.get("journal") != VERSION:
        raise BadJournal(str(path))
    return header


def replay(path: Path) -> Replayed:
    """The map a journal leads to, checked as strictly as a file. Raises BadJournal, OSError."""
    entries = _entries(path)
    header, snapshot = next(entries, None), next(entries, None)
    if header is None or header.get("journal") != VERSION or snapshot is None:
        raise BadJournal(str(path))
    try:
        document: Document = snapshot["snapshot"]
        objects, count = document["objects"], 0
        for entry in entries:
            apply(objects, from_json(entry["patch"]))
            count += 1
        # Through the loader once: nothing gets in by a tampered journal that could not get in by a file,
        # and a journal of an older version is lifted to the present one.
        loaded = loads(json.dumps(document).encode())
    except (KeyError, TypeError, ValueError, AttributeError, Refused) as error:
        raise BadJournal(str(path)) from error
    base = Base(str(header.get("path", "")), str(header.get("digest", "")), bool(header.get("unsaved")))
    begun, key = str(header.get("begun", "")), str(header.get("map", ""))
    return Replayed(loaded, base, key, begun, count, damaged=count + 2 < _line_count(path))


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    """The entries up to the first line that is torn, damaged or out of its place."""
    crc = 0
    with path.open("rb") as file:
        for line in file:
            body = line[9:-1]
            crc = zlib.crc32(body, crc)
            if line != b"%08x %s\n" % (crc, body):
                return
            try:
                entry = json.loads(body)
            except (ValueError, RecursionError):
                return
            if not isinstance(entry, dict):
                return
            yield entry


def _line_count(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _line in file)
