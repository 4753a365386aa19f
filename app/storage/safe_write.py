"""Writing so that at every moment the name holds a whole old file or a whole new one.

The new content goes to a neighbour file, is synced, takes the permissions of the old one and replaces it;
then the folder is synced. A crash, a full disk or a cut of power leaves the old file. Symbolic links are
followed, so the link stays a link. What a killed program leaves behind is swept by the next save, a day
later.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, cast

from app.storage import write_errors
from app.storage.system import CREATE, READ, SYSTEM, System, permissions

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_TEMPORARY = re.compile(r"\.baton-[0-9a-f]{16}\.tmp")
STALE_AFTER = 24 * 3600.0
"""Seconds after which a neighbour file of ours is left over from a crash."""
_CHUNK = 1 << 20
_BUSY_ON_WINDOWS = frozenset({5, 32, 33})
"""winerror of a file that a virus scanner, an indexer or a cloud client holds for a moment."""
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds between attempts to replace such a file: about 2.5 together."""
_FOLDER_SYNC_UNKNOWN = frozenset(
    {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EACCES, errno.EPERM, errno.ENOSYS, errno.EBADF}
)
"""Errors of file systems that cannot sync a folder; they order the renaming themselves."""


def save_bytes(path: str, data: bytes, expected: str | None = None, system: System = SYSTEM) -> str:
    """Replace or make a file and return the sha256 of the new content.

    `expected` is the sha256 of the content this save builds on; when the disk has another one,
    ChangedOnDisk is raised and nothing is written. None replaces whatever stands there (the person has
    agreed to it). Raises NotWritten for every error of the disk.
    """
    digest = hashlib.sha256(data).hexdigest()

    def compare(target: str) -> None:
        # Our own new content is there when an earlier attempt got as far as replacing: then this is a repeat.
        if expected is not None:
            _compare(target, {expected, digest}, system)

    with _replacing(path, system, compare) as neighbour:
        neighbour.write_all(data)
    return digest


@contextmanager
def write_atomically(path: str | os.PathLike[str], system: System = SYSTEM) -> Iterator[IO[bytes]]:
    """A binary file for an export; it takes its name only when the block ends well.

    After any exception, a cancellation included, there is no new file and the old one is untouched. The
    file can be read and sought; `.name` is its path for the moment, for writers that want a path and write
    in place. Raises NotWritten for errors of the disk, also for those raised inside the block.
    """
    with _replacing(os.fspath(path), system) as neighbour:
        stream = io.BufferedRandom(_Stream(neighbour))
        try:
            yield cast("IO[bytes]", stream)
            if not stream.closed:
                stream.flush()
        finally:
            # Closed from below: a buffer that could not be written must not try again when it is collected.
            stream.raw.close()


class _Neighbour:
    """The file beside the target that takes its name in the end."""

    def __init__(self, target: str, old: os.stat_result | None, system: System) -> None:
        self.target = target
        self.old = old
        self.system = system
        self.path = os.path.join(os.path.dirname(target), f".baton-{secrets.token_hex(8)}.tmp")
        # A new file takes the person's usual permissions; one with a predecessor stays private until it has
        # its.
        self.fd = system.open(self.path, CREATE, 0o666 if old is None else 0o600)
        self._is_open = True

    def write_all(self, data: bytes | memoryview) -> None:
        """Write every byte; the system may take them in portions. Raises NotWritten."""
        view = memoryview(data)
        try:
            while view:
                view = view[self.system.write(self.fd, view[:_CHUNK]) :]
        except OSError as error:
            raise write_errors.from_os(error, self.target) from error

    def settle(self, compare: Callable[[str], None]) -> None:
        """Bring the bytes to the disk and put them in the target's place."""
        self._take_over_permissions()
        self.system.sync(self.fd)
        self._close()
        for wait in (*_WAITS, None):
            compare(self.target)
            try:
                self.system.replace(self.path, self.target)
                return
            except OSError as error:
                if wait is None or getattr(error, "winerror", None) not in _BUSY_ON_WINDOWS:
                    raise
                self.system.pause(wait)

    def discard(self) -> None:
        """Leave no trace; what cannot be removed now is swept another day."""
        with suppress(OSError):
            self._close()
        with suppress(OSError):
            self.system.remove(self.path)

    def _close(self) -> None:
        if self._is_open:
            self._is_open = False
            self.system.close(self.fd)

    def _take_over_permissions(self) -> None:
        if self.old is None:
            return
        mode, mine = permissions(self.old), self.system.stat(self.path)
        if mine.st_gid != self.old.st_gid:
            try:
                self.system.set_group(self.path, self.old.st_gid)
            except OSError:
                # The group cannot be kept; the one it has now may do no more than everybody.
                mode = (mode & ~0o070) | ((mode & 0o007) << 3)
        if permissions(mine) != mode:
            self.system.set_mode(self.path, mode)


@contextmanager
def _replacing(
    path: str, system: System, compare: Callable[[str], None] = lambda _target: None
) -> Iterator[_Neighbour]:
    try:
        target = system.real_path(path)
        neighbour = _Neighbour(target, _predecessor(target, system), system)
    except OSError as error:
        raise write_errors.from_os(error, path) from error
    try:
        yield neighbour
    except OSError as error:
        neighbour.discard()
        if error.errno in write_errors.OUT_OF_ROOM_OR_BROKEN:
            raise write_errors.from_os(error, path) from error
        raise
    except BaseException:
        neighbour.discard()
        raise
    try:
        neighbour.settle(compare)
    except OSError as error:
        neighbour.discard()
        raise write_errors.from_os(error, path) from error
    except BaseException:
        neighbour.discard()
        raise
    folder = os.path.dirname(target)
    _sync_folder(folder, target, system)
    _sweep(folder, system)


def _predecessor(target: str, system: System) -> os.stat_result | None:
    try:
        info = system.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(info.st_mode):
        raise write_errors.not_a_file(target)
    if not system.may_write(target):
        raise write_errors.read_only(target)
    return info


def _compare(target: str, allowed: set[str], system: System) -> None:
    name = os.path.basename(target)
    try:
        fd = system.open(target, READ)
    except FileNotFoundError:
        raise write_errors.gone(name) from None
    digest = hashlib.sha256()
    try:
        while chunk := system.read(fd, _CHUNK):
            digest.update(chunk)
    finally:
        system.close(fd)
    if digest.hexdigest() not in allowed:
        raise write_errors.changed(name)


def _sync_folder(folder: str, target: str, system: System) -> None:
    if not system.folders_can_be_synced:
        return
    try:
        fd = system.open(folder, READ)
        try:
            system.sync(fd)
        finally:
            system.close(fd)
    except OSError as error:
        if error.errno not in _FOLDER_SYNC_UNKNOWN:
            raise write_errors.not_settled(error, target) from error


def _sweep(folder: str, system: System) -> None:
    """Remove neighbour files of programs that were killed; never a reason for a save to fail."""
    with suppress(OSError):
        for name in system.names(folder):
            path = os.path.join(folder, name)
            if _TEMPORARY.fullmatch(name) and system.now() - system.stat(path).st_mtime > STALE_AFTER:
                system.remove(path)


class _Stream(io.RawIOBase):
    """The neighbour file for writers that want a file object; closing it leaves the neighbour open."""

    def __init__(self, neighbour: _Neighbour) -> None:
        super().__init__()
        self._neighbour = neighbour
        self.name = neighbour.path

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._neighbour.system.read(self._neighbour.fd, len(view))
        view[: len(data)] = data
        return len(data)

    def write(self, data: ReadableBuffer) -> int:
        view = memoryview(data).cast("B")
        self._neighbour.write_all(view)
        return len(view)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._neighbour.system.seek(self._neighbour.fd, offset, whence)

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        self._neighbour.system.truncate(self._neighbour.fd, size)
        return size
