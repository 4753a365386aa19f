"""The workshop kit: empty sheets that already know this map's stages, lanes and personas."""

from __future__ import annotations

from collections.abc import Callable

from app.export.pdf.book import Book
from app.export.pdf.pages.kit.agenda import agenda
from app.export.pdf.pages.kit.cutouts import cut_outs
from app.export.pdf.pages.kit.grids import comparison, curve_sheet, matrix, worksheets
from app.export.pdf.pages.kit.people import empathy_map, persona_sheet
from app.export.pdf.pages.kit.voting import sign_off, votes

KIT: dict[str, Callable[[Book], None]] = {
    "agenda": agenda,
    "worksheets": worksheets,
    "persona-sheet": persona_sheet,
    "empathy-map": empathy_map,
    "curve-sheet": curve_sheet,
    "cut-outs": cut_outs,
    "votes": votes,
    "matrix": matrix,
    "comparison": comparison,
    "sign-off": sign_off,
}
"""Page sets of the kit by name, in the order in which a workshop needs them."""

__all__ = ["KIT"]
