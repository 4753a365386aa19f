"""Why a file was not opened: every sentence of refusal in one place, each with a stable code."""

from __future__ import annotations

from app.errors import NewerFile, UnreadableFile, UserError
from app.words import _

MEGABYTE = 1 << 20


class Refused(UnreadableFile):
    """A file that was not opened. `code` never changes its meaning, so tests and tools may rely on it."""

    def __init__(self, code: str, what: str, next: str, detail: str = "") -> None:
        super().__init__(what, _("The file was not changed."), next, detail)
        self.code = code


class RefusedNewer(Refused, NewerFile):
    """A file of a newer Baton that only a newer Baton may edit without losing something."""


def code_of(error: UserError) -> str:
    """The stable code of any error of this package, "" for others."""
    return str(getattr(error, "code", ""))


def too_large(limit: int, size: int) -> Refused:
    """Limit and size in bytes; refused before it is read."""
    return Refused(
        "too-large",
        _("The file is larger than {limit} MB, which is more than a map can be.", limit=limit // MEGABYTE),
        _("Check that it is the right file; if it is, remove large pictures from the map and try again."),
        detail=f"{size} bytes",
    )


def too_many_values() -> Refused:
    """More values than a map can have, which would only fill the memory."""
    return Refused(
        "too-many-values",
        _("The file has more parts than a map can have."),
        _("Check that it is the right file."),
    )


def too_deep() -> Refused:
    """Lists in lists beyond what a map has."""
    return Refused(
        "too-deep",
        _("The file is nested more deeply than a map can be."),
        _("Check that it is the right file."),
    )


def empty() -> Refused:
    """Not one byte, or blanks only."""
    return Refused("empty", _("The file is empty."), _("Open an earlier copy of the map."))


def foreign(code: str, kind: str) -> Refused:
    """`kind` is a proper name such as "PDF"; the sentence says that the file is that and not a map."""
    return Refused(
        code,
        _("This is a file of the type {kind}, not a journey map.", kind=kind),
        _("Open a file whose name ends in .jmap."),
    )


def utf16() -> Refused:
    """Text in another encoding, as some editors save it."""
    return Refused(
        "utf-16",
        _("The text of the file is stored as UTF-16; a map is stored as UTF-8."),
        _("Save it as UTF-8 in a text editor, then open it again."),
    )


def not_utf8(position: int) -> Refused:
    """Bytes that are no UTF-8; `position` is the first of them."""
    return Refused(
        "not-utf-8",
        _("The file has bytes in it that are no text, so it is damaged or not a journey map."),
        _("Open an earlier copy of the map."),
        detail=f"byte {position}",
    )


def binary() -> Refused:
    """Bytes that no text has."""
    return Refused(
        "binary",
        _("The file does not hold text, so it is damaged or not a journey map."),
        _("Open an earlier copy of the map, or a file whose name ends in .jmap."),
    )


def truncated() -> Refused:
    """The JSON stops in the middle."""
    return Refused(
        "truncated",
        _("The file ends too early: a part of the map is missing."),
        _("Copy the file again from where it came from, or open an earlier copy."),
    )


def syntax(line: int, detail: str) -> Refused:
    """What is no JSON, in a line counted from 1; `detail` is what the parser said."""
    return Refused(
        "syntax",
        _("The file is damaged in line {line} and cannot be read as a journey map.", line=str(line)),
        _("Open an earlier copy of the map."),
        detail=detail,
    )


def git_markers() -> Refused:
    """The marks that Git puts around two versions."""
    return Refused(
        "git-conflict",
        _("Git left two versions of the map in this file without joining them."),
        _("Take one of the two versions in Git, then open the file again."),
    )


def not_a_map() -> Refused:
    """JSON of something else."""
    return Refused(
        "not-a-map",
        _("The file is readable, but it is not a journey map."),
        _("Open a file whose name ends in .jmap."),
    )


def duplicate_key(key: str) -> Refused:
    """A name twice in one object, of which JSON would drop one silently."""
    return Refused(
        "duplicate-key",
        _(
            "The name {name} stands twice in one place of the file, so it is not clear which counts.",
            name=key,
        ),
        _("Remove one of the two in a text editor, or open an earlier copy of the map."),
    )


def long_number(start: str) -> Refused:
    """More digits than a number keeps."""
    return Refused(
        "long-number",
        _("A number in the file has more digits than a map can keep; it begins with {start}.", start=start),
        _("Correct the number in a text editor, or open an earlier copy of the map."),
    )


def bad_envelope(name: str) -> Refused:
    """The outermost fields are not those of a map."""
    return Refused(
        "envelope",
        _("The head of the file is not that of a journey map: {name} is missing or wrong.", name=name),
        _("Open an earlier copy of the map."),
    )


def bad_record(key: str) -> Refused:
    """A record that is no object, or has no type."""
    return Refused(
        "record",
        _("The entry {name} of the file is no record of a journey map.", name=key),
        _("Correct it in a text editor, or open an earlier copy of the map."),
    )


def newer(schema: int, needed: int, ours: int) -> RefusedNewer:
    """Schemas by number: the file's, the oldest that may edit it, and ours."""
    return RefusedNewer(
        "newer",
        _("The map was written by a newer version of Baton, and this version would lose a part of it."),
        _("Install the current version of Baton to open it."),
        detail=f"schema {schema}, needs {needed}, this program has {ours}",
    )
