"""A part of the map with columns as narrow as it takes to stand on few sheets, but no word broken for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.export.papers import Size
from app.export.pdf.book import Book
from app.export.pdf.pages.overview import Frame, shape_for
from app.model.ledger import text_in
from app.scene.shapes import Rect, Scene, TextLine
from app.scene.view import COLUMN_W, View

WIDTHS = (COLUMN_W, 142.0, 134.0, 126.0, 118.0, 110.0, 104.0, 98.0)
"""Column widths that are tried, in points; narrower ones break every second word."""
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015/]+")


def narrowed(
    book: Book,
    lanes: frozenset[str],
    frame: Frame,
    paper: Size,
    *,
    show_states: bool = True,
    stacked: bool = False,
) -> Scene:
    """The drawing of some lanes in the widest columns that need the fewest sheets in this frame.

    Columns that break words or that tear a stage between two sheets are taken only when all others do so more.
    """
    best: tuple[tuple[int, int], Scene] | None = None
    for width in WIDTHS:
        view = View(
            paper=True,
            show_parking=False,
            lanes=lanes,
            stages=book.material.only,
            show_states=show_states,
            column_width=width,
        )
        scene = book.material.scene(view)
        parts = shape_for(scene, paper, frame, 1.0, stacked=stacked)[2].parts
        # A stage heading that is torn between two sheets looks worse than a broken word, but not than many.
        rank = broken_words(book, scene) + 3 * _torn(scene, parts), len(parts)
        if best is None or rank < best[0]:
            best = rank, scene
        if rank == (0, 1):
            break
    assert best is not None
    return best[1]


def _torn(scene: Scene, parts: Iterable[Rect]) -> int:
    """How many sheets begin in the middle of a stage."""
    borders = {round(x, 3) for _, x, _ in scene.grid.stages} | {round(scene.grid.heading_w, 3)}
    return len({round(part.x, 3) for part in parts} - borders)


def broken_words(book: Book, scene: Scene) -> int:
    """How many words of card titles had to be broken in the middle to fit into their column."""
    count = 0
    for block in scene.blocks:
        if block.layer != "card" or block.cut:
            continue
        shown: set[str] = set()
        for shape in block.shapes:
            if isinstance(shape, TextLine):
                shown.update(_BETWEEN.split(shape.text))
        if shown:
            words = _BETWEEN.split(text_in(book.material.record(block.owner), "title"))
            count += sum(1 for word in words if word and word not in shown)
    return count
