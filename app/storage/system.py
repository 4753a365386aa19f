"""Every call to the operating system that saving makes, behind one small replaceable object.

Tests put their own in its place: one that fails at the n-th call, one that records the calls so that every
state a power cut may leave can be replayed, one that speaks like Windows.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from types import ModuleType

_BINARY = getattr(os, "O_BINARY", 0)
_ALONE = _BINARY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | _ALONE
"""Flags for a new file of one's own; refused when anything stands there, a link included."""
APPEND = os.O_WRONLY | os.O_APPEND | _ALONE
READ = os.O_RDONLY | _BINARY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags for reading; non-blocking, so that a pipe somebody named .jmap does not hang the program."""


class System:
    """The real operating system; all sizes in bytes, all times in seconds."""

    folders_can_be_synced = os.name == "posix"
    """Windows cannot open a folder; its file system journals the renaming itself."""

    def real_path(self, path: str) -> str:
        """The file behind a symbolic link, which is what gets replaced."""
        return os.path.realpath(path)

    def stat(self, path: str) -> os.stat_result:
        return os.stat(path)

    def may_write(self, path: str) -> bool:
        return os.access(path, os.W_OK)

    def open(self, path: str, flags: int, mode: int = 0o666) -> int:
        return os.open(path, flags, mode)

    def read(self, fd: int, size: int) -> bytes:
        return os.read(fd, size)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        return os.write(fd, data)

    def seek(self, fd: int, offset: int, whence: int) -> int:
        return os.lseek(fd, offset, whence)

    def truncate(self, fd: int, size: int) -> None:
        os.ftruncate(fd, size)

    def sync(self, fd: int) -> None:
        """Until the bytes are on the disk itself; macOS needs its own call for that."""
        if sys.platform == "darwin":
            import fcntl

            full_sync(fd, fcntl)
        else:
            os.fsync(fd)

    def sync_data(self, fd: int) -> None:
        """The same, without the file's times: enough for a journal, and faster."""
        if hasattr(os, "fdatasync"):
            os.fdatasync(fd)
        else:
            self.sync(fd)

    def close(self, fd: int) -> None:
        os.close(fd)

    def set_mode(self, path: str, mode: int) -> None:
        os.chmod(path, mode)

    def set_group(self, path: str, group: int) -> None:
        if hasattr(os, "chown"):
            os.chown(path, -1, group)

    def replace(self, source: str, target: str) -> None:
        os.replace(source, target)

    def remove(self, path: str) -> None:
        os.unlink(path)

    def names(self, folder: str) -> list[str]:
        return os.listdir(folder)

    def now(self) -> float:
        return time.time()

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)


def full_sync(fd: int, fcntl: ModuleType) -> None:
    """F_FULLFSYNC of macOS, and fsync where the volume does not know it (network shares)."""
    try:
        fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
    except OSError:
        os.fsync(fd)


def permissions(info: os.stat_result) -> int:
    """The permission bits of a file."""
    return stat.S_IMODE(info.st_mode)


SYSTEM = System()
"""The one everybody uses unless told otherwise."""
