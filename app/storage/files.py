"""Maps on the disk: read one, save one. A failure is one clear sentence and leaves the original as it was."""

from __future__ import annotations

import errno
import json
import os
import stat

from app.storage import guards, loader
from app.storage.canonical import dumps
from app.storage.document import Document
from app.storage.notes import Loaded
from app.storage.refusals import Refused
from app.storage.safe_write import save_bytes
from app.storage.system import READ, SYSTEM, System
from app.words import _

_CHUNK = 1 << 20


def read_map(path: str | os.PathLike[str], system: System = SYSTEM) -> Loaded:
    """The map in a file, with the digest its next save builds on. Raises Refused or RefusedNewer."""
    return loader.loads(read_limited(os.fspath(path), system))


def save_map(
    path: str | os.PathLike[str],
    document: Document,
    expected_digest: str | None = None,
    system: System = SYSTEM,
) -> str:
    """Save a map atomically and return the digest the next save builds on.

    Give the digest of what was read or saved last; None replaces whatever stands there. Raises
    ChangedOnDisk when the file is not the one that was read, NotWritten when the disk refuses; the old file
    is untouched then.
    """
    return save_bytes(os.fspath(path), _writable(document), expected_digest, system)


def _writable(document: Document) -> bytes:
    """The canonical bytes. Nobody shall be unable to save for a character that no text may hold: such parts are
    then cleaned as the loader cleans them."""
    try:
        return dumps(document)
    except ValueError:
        return dumps(loader.loads(json.dumps(document).encode()).document)


def read_limited(path: str, system: System = SYSTEM) -> bytes:
    """The bytes of an ordinary file of at most 64 MB, whose size is asked before anything is read."""
    try:
        # The kind is asked before opening too, since opening a device can do something.
        _check_kind(path, system.stat(path))
        return _read(path, system)
    except ValueError as error:
        raise _missing(path, f"{path!r}: {error}") from error
    except OSError as error:
        raise _refusal(path, error) from error


def _read(path: str, system: System) -> bytes:
    fd = system.open(path, READ)
    try:
        parts, size = [], 0
        while chunk := system.read(fd, _CHUNK):
            parts.append(chunk)
            size += len(chunk)
            guards.check_size(size)
        return b"".join(parts)
    finally:
        system.close(fd)


def _check_kind(path: str, info: os.stat_result) -> None:
    if stat.S_ISDIR(info.st_mode):
        raise Refused(
            "folder",
            _("{name} is a folder, not a journey map.", name=_name(path)),
            _("Open a file whose name ends in .jmap."),
            detail=path,
        )
    if not stat.S_ISREG(info.st_mode):
        raise Refused(
            "not-a-file",
            _("{name} is a device, not a journey map.", name=_name(path)),
            _("Open a file whose name ends in .jmap."),
            detail=path,
        )
    guards.check_size(info.st_size)


def _refusal(path: str, error: OSError) -> Refused:
    detail = f"{path}: {error}"
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return _missing(path, detail)
    if error.errno in (errno.EACCES, errno.EPERM):
        return Refused(
            "forbidden",
            _("You may not read {name}, or another program keeps it locked.", name=_name(path)),
            _("Ask its owner for access, or close the other program and try again."),
            detail,
        )
    return Refused(
        "disk",
        _("{name} could not be read: the disk reported an error.", name=_name(path)),
        _("Check whether the disk or share is connected and try again."),
        detail,
    )


def _missing(path: str, detail: str) -> Refused:
    return Refused(
        "missing",
        _("There is no file {name} at this place.", name=_name(path)),
        _("Check the name, or whether the disk or share is connected."),
        detail,
    )


def _name(path: str) -> str:
    return os.path.basename(path) or path
