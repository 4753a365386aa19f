"""A poster for a print shop: a larger sheet that is printed beyond the cut, with marks that say where to cut."""

from __future__ import annotations

from app.export.papers import MM
from app.export.pdf.sheets import Margins, Sheet, Tile
from app.scene.shapes import Path, Rect, Shape

_MARK = 5 * MM
"""Length of a mark."""
_AWAY = 3 * MM
"""How far a mark at least stays from the cut, so that a hand that cuts badly leaves none on the poster."""
_FREE = 2 * MM
"""Paper outside the marks, which no printer reaches."""


def on_press(sheet: Sheet, bleed: float, *, marks: bool) -> Sheet:
    """The same sheet in the middle of a larger one; `bleed` is points beyond the cut."""
    away = max(bleed, _AWAY)
    edge = away + _MARK + _FREE if marks else bleed
    made = Sheet(sheet.width + 2 * edge, sheet.height + 2 * edge, Margins(edge, edge, edge, edge), bare=True)
    made.trim = Rect(edge, edge, sheet.width, sheet.height)
    made.bleed = made.trim.grown(bleed)
    made.bookmarks = [(words, top + edge, depth) for words, top, depth in sheet.bookmarks]
    made.tile = Tile(sheet, Rect(0.0, 0.0, sheet.width, sheet.height), edge, edge)
    if marks:
        made.put(_marks(made.trim, away))
    return made


def _marks(cut: Rect, away: float) -> list[Shape]:
    """Two hairlines outside each corner, in line with the cut."""
    shapes: list[Shape] = []
    for x, out in ((cut.x, -1.0), (cut.right, 1.0)):
        for y, up in ((cut.y, -1.0), (cut.bottom, 1.0)):
            shapes.append(_line(x + out * away, y, x + out * (away + _MARK), y))
            shapes.append(_line(x, y + up * away, x, y + up * (away + _MARK)))
    return shapes


def _line(x1: float, y1: float, x2: float, y2: float) -> Shape:
    return Path((("M", x1, y1), ("L", x2, y2)), stroke="ink", width=0.25)
