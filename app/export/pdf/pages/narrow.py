"""A part of the map with columns as narrow as it takes to stand on few sheets."""

from __future__ import annotations

from app.export.papers import Size
from app.export.pdf.book import Book
from app.export.pdf.pages.overview import Frame, shape_for
from app.scene.shapes import Scene
from app.scene.view import COLUMN_W, View

WIDTHS = (COLUMN_W, 136.0, 122.0, 110.0, 100.0)
"""Column widths that are tried, in points; narrower ones break every second word."""


def narrowed(
    book: Book, lanes: frozenset[str], frame: Frame, paper: Size, *, show_states: bool = True
) -> Scene:
    """The drawing of some lanes in the widest columns that need the fewest sheets in this frame."""
    best: tuple[int, Scene] | None = None
    for width in WIDTHS:
        view = View(
            paper=True,
            show_parking=False,
            lanes=lanes,
            show_states=show_states,
            column_width=width,
        )
        scene = book.material.scene(view)
        sheets = len(shape_for(scene, paper, frame, 1.0)[2].parts)
        if best is None or sheets < best[0]:
            best = sheets, scene
        if sheets == 1:
            break
    assert best is not None
    return best[1]
