"""Why a file was not written: sentences of failure for saving and exporting, each with a stable code."""

from __future__ import annotations

import errno
import os

from app.errors import UserError, WriteFailed
from app.words import _

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ESTALE, errno.ENODEV, errno.ENXIO})
_NAME = frozenset({errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ, errno.ELOOP})
OUT_OF_ROOM_OR_BROKEN = _FULL | {errno.EIO, errno.EROFS, errno.ESTALE}
"""Errors that, raised while an export writes, come from the disk and not from the exporter."""


class NotWritten(WriteFailed):
    """A file was not written; the old one stands as it was. `code` never changes its meaning."""

    def __init__(self, code: str, what: str, safe: str, next: str, detail: str = "") -> None:
        super().__init__(what, safe, next, detail)
        self.code = code


class ChangedOnDisk(UserError):
    """The file on disk is not the one that was read: somebody else saved it, moved it or deleted it.

    Nothing was overwritten. `code` is "changed" or "gone".
    """

    def __init__(self, code: str, what: str, next: str) -> None:
        super().__init__(what, _("Nothing was overwritten, and your changes are still in the window."), next)
        self.code = code


def changed(name: str) -> ChangedOnDisk:
    """The file is not the one that was opened; it is never overwritten."""
    return ChangedOnDisk(
        "changed",
        _("{name} was changed by somebody else since you opened it.", name=name),
        _("Save your map under another name and compare the two."),
    )


def gone(name: str) -> ChangedOnDisk:
    """No file lies any more where the map was opened."""
    return ChangedOnDisk(
        "gone",
        _("{name} is no longer where you opened it; it was moved or deleted.", name=name),
        _("Save your map under a name of your choice."),
    )


def from_os(error: OSError, path: str) -> NotWritten:
    """The sentence for an error of the operating system while writing `path`."""
    name = os.path.basename(path) or path
    safe = _("What was there before is unchanged.")
    elsewhere = _("Choose another place and try again.")
    detail = f"{path}: {error}"
    number = error.errno
    if number in _FULL:
        what = _("{name} could not be written: the disk is full.", name=name)
        return NotWritten("full", what, safe, _("Free some space or choose another place."), detail)
    if number == errno.EROFS:
        what = _("{name} could not be written: this disk can only be read.", name=name)
        return NotWritten("read-only-disk", what, safe, elsewhere, detail)
    if number == errno.EISDIR:
        what = _("{name} could not be written: there is a folder of this name.", name=name)
        return NotWritten("folder", what, safe, _("Choose another name."), detail)
    if number in _FORBIDDEN:
        what = _(
            "{name} could not be written: you may not change files there, or the file is in use.", name=name
        )
        return NotWritten("forbidden", what, safe, elsewhere, detail)
    if number in _GONE:
        what = _("{name} could not be written: the folder is not there.", name=name)
        return NotWritten("no-folder", what, safe, elsewhere, detail)
    if number in _NAME:
        what = _("{name} could not be written: the name is too long or not allowed there.", name=name)
        return NotWritten("name", what, safe, _("Choose another name."), detail)
    what = _("{name} could not be written: the disk reported an error.", name=name)
    return NotWritten("disk", what, safe, elsewhere, detail)


def read_only(path: str) -> NotWritten:
    """The file itself refuses to be written."""
    return NotWritten(
        "read-only",
        _("{name} is write-protected.", name=os.path.basename(path)),
        _("What was there before is unchanged."),
        _("Save under another name, or remove the protection of the file."),
        detail=path,
    )


def not_a_file(path: str) -> NotWritten:
    """A folder, pipe or device stands where the file would."""
    return NotWritten(
        "not-a-file",
        _("{name} is a device or a folder, not a file.", name=os.path.basename(path) or path),
        _("What was there before is unchanged."),
        _("Choose another name."),
        detail=path,
    )


def not_settled(error: OSError, path: str) -> NotWritten:
    """The new file is in place, but the disk did not confirm that it would survive a power cut."""
    return NotWritten(
        "not-confirmed",
        _("{name} was written, but the disk did not confirm it.", name=os.path.basename(path)),
        _("The file is complete, old or new."),
        _("Save again, and save a copy in another place."),
        detail=f"{path}: {error}",
    )
