"""Files that are dropped or pasted: a map opens, pictures become cards, text and tables become cards."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UnreadableFile
from app.importing.limits import MAX_TEXT
from app.importing.text import clean, decode, is_text, one_line
from app.storage.document import SUFFIX
from app.storage.sniff import picture_type
from app.widgets.clipboard.source import Source
from app.words import _

if TYPE_CHECKING:
    from app.widgets.clipboard.spots import Spot
    from app.widgets.main_window import MainWindow

TEXTS = (".txt", ".csv", ".tsv", ".tab", ".md", ".markdown", ".log")
PICTURES = (".png", ".jpg", ".jpeg", ".webp")
OFFICE = (".xlsx", ".xls", ".ods", ".docx", ".doc", ".odt", ".pptx", ".pdf", ".rtf")
MOST_FILES = 30
_MOST_BYTES = 64 * 1024 * 1024


def take(window: MainWindow, source: Source, spot: Spot | None = None) -> None:
    """Take in files of one kind. Raises UnreadableFile, before anything is changed, for what cannot be taken in."""
    paths = [Path(path) for path in source.paths]
    if not paths:
        raise _refused(
            _("Only files that lie on this computer can be taken in."),
            _("Save the file first, then drop it."),
        )
    if len(paths) > MOST_FILES:
        raise _refused(
            _(
                "{n} files are too many at once; up to {limit} can be taken in.",
                n=len(paths),
                limit=MOST_FILES,
            ),
            _("Drop a few of them."),
        )
    maps = [path for path in paths if path.suffix.lower() == SUFFIX]
    if maps:
        window.files.open_file(str(maps[0]))
        return
    if window.session is None:
        raise _refused(
            _("On the start page, only a map can be opened."),
            _("Open or begin a map first, then drop the file."),
        )
    for path in paths:
        _check(path)
    pictures = [path for path in paths if path.suffix.lower() in PICTURES or picture_type(_head(path))]
    if pictures and len(pictures) < len(paths):
        raise _refused(
            _("These files are of different kinds."), _("Drop pictures and texts one after the other.")
        )
    if pictures:
        from app.widgets.clipboard.pictures import add

        add(window, [(path.name, _bytes(path)) for path in pictures], spot)
        return
    from app.widgets.clipboard.pasting import put_text

    language = window.session.language
    put_text(window, "\n".join(_text(path, language) for path in paths), spot=spot)


def _check(path: Path) -> None:
    name = shown(path)
    if path.is_dir():
        raise _refused(
            _("{name} is a folder; a folder cannot be taken in.", name=name),
            _("Drop the files that are in it."),
        )
    if not path.is_file():
        raise _refused(
            _("{name} is not there any more, or is no file.", name=name), _("Look where it lies now.")
        )
    if path.suffix.lower() in OFFICE:
        raise _refused(
            _("{name} cannot be taken in as a file.", name=name),
            _("Open it in its own program, copy the cells or words there, and paste them here."),
        )


def _text(path: Path, language: str) -> str:
    data = _bytes(path)
    if not is_text(data):
        raise _refused(
            _("{name} holds neither text nor a picture that can be read.", name=shown(path)),
            _("A map (.jmap), a text, a table (.csv) or a picture can be dropped."),
        )
    return decode(data, language)


def _bytes(path: Path) -> bytes:
    limit = _MOST_BYTES if path.suffix.lower() in PICTURES else MAX_TEXT
    try:
        size = path.stat().st_size
        if size > limit:
            raise _refused(
                _(
                    "{name} is larger than {limit} MB, which is more than can be taken in.",
                    name=shown(path),
                    limit=limit >> 20,
                ),
                _("Choose a smaller file."),
            )
        with open(path, "rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise _refused(
            _("{name} cannot be read.", name=shown(path)),
            _("Check that you may open it, then try again."),
            os.strerror(error.errno) if error.errno else "",
        ) from None


def _head(path: Path) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(16)
    except OSError:
        return b""


def shown(path: Path) -> str:
    """The name of a file as it can be shown: on one line, without characters that could deceive."""
    return one_line(clean(path.name))[:120]


def _refused(what: str, next_: str, detail: str = "") -> UnreadableFile:
    return UnreadableFile(what, _("The map was not changed."), next_, detail)
