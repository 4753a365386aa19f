"""Disks for tests: one that fails at the n-th call, one like Windows, one in memory that records every call."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from typing import Any

from app.storage.system import CREATE, System

ERRORS = (
    errno.ENOSPC,
    errno.EIO,
    errno.EACCES,
    errno.EROFS,
    errno.EDQUOT,
    errno.EBUSY,
    errno.ESTALE,
    errno.ENAMETOOLONG,
)
_ANSWERS = frozenset({"may_write", "now", "pause", "folders_can_be_synced"})
CALLS = frozenset(name for name in vars(System) if not name.startswith("_")) - _ANSWERS
"""What may fail: everything but the questions that have no error."""


class Failing(System):
    """The real disk, except that one call fails once with one error. `calls` lists what was called."""

    def __init__(self, at: int, number: int = errno.EIO) -> None:
        self.at = at
        self.number = number
        self.calls: list[str] = []

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        if name not in CALLS:
            return real

        def call(*arguments: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) == self.at:
                if name == "close":
                    real(*arguments)  # a failing close has closed all the same
                raise OSError(self.number, os.strerror(self.number))
            return real(*arguments)

        return call

    @property
    def reached(self) -> bool:
        """Whether the call that was to fail was made at all."""
        return len(self.calls) >= self.at


class Busy(System):
    """Windows, where a scanner or a cloud client holds the file for the first `times` attempts to replace it."""

    folders_can_be_synced = False

    def __init__(self, winerror: int, times: int) -> None:
        self.winerror = winerror
        self.times = times
        self.pauses: list[float] = []

    def replace(self, source: str, target: str) -> None:
        if self.times > 0:
            self.times -= 1
            error = PermissionError(errno.EACCES, "Access is denied")
            error.winerror = self.winerror  # type: ignore[attr-defined,unused-ignore] # only Windows has it
            raise error
        super().replace(source, target)

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)


Operation = tuple[Any, ...]


class Recording(System):
    """A folder in memory with one file in it; logs what would have reached the disk, in order."""

    FOLDER = "/folder"
    PATH = "/folder/map.jmap"

    def __init__(self, old: bytes) -> None:
        self.log: list[Operation] = []
        self.contents: dict[int, bytearray] = {0: bytearray(old)}
        self.entries: dict[str, int] = {self.PATH: 0}
        self.descriptors: dict[int, tuple[int, int]] = {}

    def real_path(self, path: str) -> str:
        return path

    def may_write(self, path: str) -> bool:
        return True

    def stat(self, path: str) -> os.stat_result:
        if path not in self.entries:
            raise FileNotFoundError(errno.ENOENT, path)
        size = len(self.contents[self.entries[path]])
        mode = 0o640 if path == self.PATH else 0o600
        return os.stat_result((stat.S_IFREG | mode, 0, 0, 1, 0, 0, size, 0, 0, 0))

    def open(self, path: str, flags: int, mode: int = 0o666) -> int:
        if path == self.FOLDER:
            inode = -1
        elif flags == CREATE:
            inode = len(self.contents)
            self.contents[inode] = bytearray()
            self.entries[path] = inode
            self.log.append(("create", path, inode))
        else:
            inode = self.entries[path]
        fd = 100 + len(self.descriptors)
        self.descriptors[fd] = (inode, 0)
        return fd

    def read(self, fd: int, size: int) -> bytes:
        inode, position = self.descriptors[fd]
        data = bytes(self.contents[inode][position : position + size])
        self.descriptors[fd] = (inode, position + len(data))
        return data

    def write(self, fd: int, data: bytes | memoryview) -> int:
        part = bytes(data[:4096])
        inode = self.descriptors[fd][0]
        self.contents[inode] += part
        self.log.append(("write", inode, part))
        return len(part)

    def sync(self, fd: int) -> None:
        inode = self.descriptors[fd][0]
        self.log.append(("sync-folder",) if inode == -1 else ("sync", inode))

    def close(self, fd: int) -> None:
        pass

    def set_mode(self, path: str, mode: int) -> None:
        self.log.append(("mode", self.entries[path]))

    def replace(self, source: str, target: str) -> None:
        self.entries[target] = self.entries.pop(source)
        self.log.append(("rename", source, target))

    def remove(self, path: str) -> None:
        del self.entries[path]
        self.log.append(("remove", path))

    def names(self, folder: str) -> list[str]:
        return [os.path.basename(path) for path in self.entries]


def crash_states(log: list[Operation], old: bytes) -> Iterator[tuple[int, bytes | None]]:
    """(calls made, content of the file) for every moment of a power cut and all a disk may have kept by then.

    Data not yet synced may be there as any prefix (here none, half, all). Operations on the folder after its last
    sync may be there up to any point, in their order, whatever became of the data.
    """
    for cut in range(len(log) + 1):
        done = log[:cut]
        folder = [at for at, op in enumerate(done) if op[0] in ("create", "rename", "remove")]
        synced = max((at for at, op in enumerate(done) if op[0] == "sync-folder"), default=-1)
        loose = [at for at in folder if at > synced]
        for kept in range(len(loose) + 1):
            entries = _entries(done, [at for at in folder if at not in loose[kept:]])
            inode = entries.get(Recording.PATH)
            if inode is None:
                yield cut, None
                continue
            for content in _contents(done, inode, old):
                yield cut, content


def _entries(done: list[Operation], kept: list[int]) -> dict[str, int]:
    entries: dict[str, int] = {Recording.PATH: 0}
    for at in kept:
        name, *what = done[at]
        if name == "create":
            entries[what[0]] = what[1]
        elif name == "rename":
            entries[what[1]] = entries.pop(what[0])
        else:
            entries.pop(what[0], None)
    return entries


def _contents(done: list[Operation], inode: int, old: bytes) -> set[bytes]:
    safe = now = old if inode == 0 else b""
    for op in done:
        if op[0] == "write" and op[1] == inode:
            now += op[2]
        elif op[0] == "sync" and op[1] == inode:
            safe = now
    return {safe, now, safe + now[len(safe) : (len(safe) + len(now)) // 2]}
