"""How a map leaves the house: PDF, SVG and PNG, all painted from the same display list.

`export` is what the menu and the command line call. Everything heavy is imported when it is first needed.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import date
from pathlib import Path

from app.errors import BadArguments
from app.export.papers import PAPERS, find
from app.export.progress import Cancelled, Progress
from app.export.report import ExportReport
from app.model.grid import map_of
from app.model.store import Store
from app.words import LANGUAGES, _

FORMATS = ("pdf", "svg", "png")
PRESET_NAMES = ("handout", "overview", "poster", "register")


def export(
    store: Store,
    out_path: str | os.PathLike[str],
    *,
    preset: str = "handout",
    paper: str = "A4",
    language: str | None = None,
    format: str | None = None,
    today: date | None = None,
    without: Collection[str] = (),
    dpi: float = 144.0,
    width: int | None = None,
    progress: Progress | None = None,
) -> ExportReport:
    """Write a map to a file; the format is told by its ending unless given.

    `language` is the language of the print, by default the map's. `without` leaves out page sets of a preset. A
    picture has `dpi` dots per inch or is `width` pixels wide. `progress` hears (done, all) and may stop it.
    Raises BadArguments for what does not exist, NotWritten when the disk refuses, Cancelled when stopped; in each
    case what stood at the path before is untouched.
    """
    from app.export.material import Material
    from app.storage.safe_write import write_atomically

    kind = _format(out_path, format)
    sheet = _paper(paper)
    _known(preset, PRESET_NAMES)
    if kind != "pdf" and preset == "register":
        raise BadArguments(
            _("The register is printed as PDF only."), next=_("Choose a file name that ends in .pdf.")
        )
    material = Material(store, _language(store, language), today or date.today())
    if kind == "pdf":
        from app.export import handout

        _known_all(without, handout.SETS)
        options = handout.Options(frozenset(without))
        with write_atomically(out_path) as target:
            return handout.write(
                material, target, preset=preset, paper=sheet, options=options, progress=progress
            )
    if kind == "svg":
        from app.export import drawing

        text, report = drawing.svg(material)
        with write_atomically(out_path) as target:
            target.write(text.encode("utf-8"))
        return report
    try:
        from PySide6 import QtGui  # noqa: F401 - asked for before a file is begun

        from app.export import png
    except ImportError as error:
        raise BadArguments(
            _("Pictures are painted by Qt, and Qt cannot be started here."),
            next=_("Choose a file name that ends in .pdf or .svg, or let run.py set up what Qt needs."),
            detail=str(error),
        ) from error
    with write_atomically(out_path) as target:
        return png.write(material, target, dpi=dpi, width=width, progress=progress)


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


def _paper(name: str) -> str:
    known = find(name)
    if known is None:
        raise BadArguments(
            _("There is no paper called “{name}”.", name=name),
            next=_("Choose one of: {choices}.", choices=", ".join(PAPERS)),
        )
    return known


def _known(name: str, names: Collection[str]) -> None:
    if name not in names:
        raise BadArguments(
            _("There is nothing called “{name}” to export.", name=name),
            next=_("Choose one of: {choices}.", choices=", ".join(names)),
        )


def _known_all(names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        _known(name, known)


def _language(store: Store, given: str | None) -> str:
    """The language asked for, else the map's; one this version does not speak prints in English."""
    if given is not None and given not in LANGUAGES:
        raise BadArguments(
            _("Baton does not speak “{language}”.", language=given),
            next=_("Choose one of: {choices}.", choices=", ".join(LANGUAGES)),
        )
    own = str(map_of(store)[1].get("language", "en"))
    return given or (own if own in LANGUAGES else "en")


__all__ = ["FORMATS", "PRESET_NAMES", "Cancelled", "ExportReport", "Progress", "export"]
