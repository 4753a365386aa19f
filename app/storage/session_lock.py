"""Is the program that wrote this still running? A lock the operating system lets go when the program ends.

A process number alone may belong to another program by now, and after a restart it often does; a lock on an
open file ends with its program, however that ended.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class SessionLock:
    """A lock file held until `release` or the end of the program."""

    def __init__(self, path: str) -> None:
        """Take the lock. Raises BlockingIOError when a running program has it, OSError when it cannot be taken."""
        self.path = path
        self._fd = os.open(path, _OPEN, 0o600)
        try:
            _lock(self._fd)
        except OSError:
            os.close(self._fd)
            raise

    def release(self) -> None:
        """Let go and remove the lock file; the second call does nothing."""
        if self._fd < 0:
            return
        fd, self._fd = self._fd, -1
        if sys.platform == "win32":
            os.close(fd)  # Windows removes no open file
            _remove(self.path)
        else:
            _remove(self.path)  # removed while held, so that nobody takes a lock that is about to go
            os.close(fd)


def is_held(path: str) -> bool:
    """Whether a running program holds this lock; also True when that cannot be found out."""
    if not os.path.exists(path):
        return False
    try:
        SessionLock(path).release()
    except OSError:
        return True
    return False


def _lock(fd: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            raise BlockingIOError(error.errno, "held by a running program") from error
        raise


def _remove(path: str) -> None:
    with suppress(OSError):
        os.unlink(path)
