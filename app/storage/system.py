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
        """What the file system says of a file. All of these raise OSError, as the system does."""
        return os.stat(path)

    def may_write(self, path: str) -> bool:
        """Whether this person may write there."""
        return os.access(path, os.W_OK)

    def open(self, path: str, flags: int, mode: int = 0o666) -> int:
        """A descriptor; `mode` is for a file that is made."""
        return os.open(path, flags, mode)

    def read(self, fd: int, size: int) -> bytes:
        """At most so many bytes from here."""
        return os.read(fd, size)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        """Writes as many as fit; gives how many that were."""
        return os.write(fd, data)

    def seek(self, fd: int, offset: int, whence: int) -> int:
        """Goes to an offset; gives it counted from the beginning."""
        return os.lseek(fd, offset, whence)

    def truncate(self, fd: int, size: int) -> None:
        """Cuts the file off behind so many bytes."""
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
        """Gives the descriptor back."""
        os.close(fd)

    def set_mode(self, path: str, mode: int) -> None:
        """Who may read and write."""
        os.chmod(path, mode)

    def set_group(self, path: str, group: int) -> None:
        """The group that owns it, where the system knows groups."""
        if hasattr(os, "chown"):
            os.chown(path, -1, group)

    def replace(self, source: str, target: str) -> None:
        """Renames over whatever lies there, in one moment."""
        os.replace(source, target)

    def remove(self, path: str) -> None:
        """Takes a file away."""
        os.unlink(path)

    def names(self, folder: str) -> list[str]:
        """The names in a folder, in no order."""
        return os.listdir(folder)

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def pause(self, seconds: float) -> None:
        """Waits."""
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
