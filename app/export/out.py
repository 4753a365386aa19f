"""Writing a map to a file: what the menu and the command line call. Heavy things are imported when first needed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import IO

from app.errors import BadArguments
from app.export.choices import FORMATS, Choices
from app.export.material import Material
from app.export.progress import Progress
from app.export.report import ExportReport
from app.model.grid import map_of
from app.model.store import Store
from app.storage.document import Document
from app.words import LANGUAGES, _

USUAL = Choices()


def export(
    store: Store,
    out_path: str | os.PathLike[str],
    choices: Choices = USUAL,
    *,
    today: date | None = None,
    envelope: Document | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write a map to a file.

    `today` is the day on which agreed exceptions are judged. `envelope` is the document the map came in, whose
    unknown fields an attached map keeps. `progress` hears (done, all) and may stop it. Raises BadArguments for what
    does not exist, NotWritten when the disk refuses, Cancelled when stopped; in each case what stood at the path
    before is untouched.
    """
    from app.storage.safe_write import write_atomically

    choices = choices.checked()
    kind = _format(out_path, choices.format)
    if kind != "pdf" and choices.preset not in DRAWN:
        raise BadArguments(_("This is printed as PDF only."), next=_("Choose a file name that ends in .pdf."))
    if kind == "png":
        _need_qt()
    material = material_of(store, choices, today)
    with write_atomically(out_path) as target:
        return _WRITERS[kind](material, target, choices, envelope, progress)


DRAWN = ("handout", "overview", "poster")
"""Presets whose drawing can also be written as SVG or PNG."""


def material_of(store: Store, choices: Choices, today: date | None = None) -> Material:
    """What an export with these choices is made from."""
    from app import words
    from app.export.masking import masked

    language = choices.language or own_language(store)
    if choices.anonymous:
        store = masked(store, words.load(language))
    return Material(store, language, today or date.today(), choices.stages, choices.cards, choices.teams)


def _pdf(
    material: Material,
    target: IO[bytes],
    choices: Choices,
    envelope: Document | None,
    progress: Progress | None,
) -> ExportReport:
    from app.export import handout

    return handout.write(material, target, choices, envelope=envelope, progress=progress)


def _svg(
    material: Material,
    target: IO[bytes],
    choices: Choices,
    envelope: Document | None,
    progress: Progress | None,
) -> ExportReport:
    from app.export import drawing

    text, report = drawing.svg(material, choices)
    target.write(text.encode("utf-8"))
    return report


def _png(
    material: Material,
    target: IO[bytes],
    choices: Choices,
    envelope: Document | None,
    progress: Progress | None,
) -> ExportReport:
    from app.export import png

    return png.write(material, target, choices, progress=progress)


_WRITERS = {"pdf": _pdf, "svg": _svg, "png": _png}


def _need_qt() -> None:
    try:
        from PySide6 import QtGui  # noqa: F401 - asked for before a file is begun

        from app.export import png  # noqa: F401 - asked for before a file is begun
    except ImportError as error:
        raise BadArguments(
            _("Pictures are painted by Qt, and Qt cannot be started here."),
            next=_("Choose a file name that ends in .pdf or .svg, or let run.py set up what Qt needs."),
            detail=str(error),
        ) from error


def _format(out_path: str | os.PathLike[str], given: str | None) -> str:
    ending = (given or Path(out_path).suffix.lstrip(".")).lower()
    if ending not in FORMATS:
        raise BadArguments(
            _("Baton cannot write “{format}” files.", format=ending)
            if ending
            else _("The file name has no ending."),
            next=_("Choose one of: {choices}.", choices=", ".join(FORMATS)),
        )
    return ending


def own_language(store: Store) -> str:
    """The map's language; one this version does not speak prints in English."""
    own = str(map_of(store)[1].get("language", "en"))
    return own if own in LANGUAGES else "en"
