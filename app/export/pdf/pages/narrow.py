"""A part of the map with columns as narrow as it takes to stand on few sheets, but no word broken for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.export.papers import COMFORTABLE, Size
from app.export.pdf.book import Book
from app.export.pdf.pages.overview import Frame, beside, on_one_sheet, shape_for
from app.model.ledger import text_in
from app.scene import theme
from app.scene.shapes import Rect, Scene, TextLine
from app.scene.type.shaping import advance
from app.scene.view import COLUMN_W, HEADING_W, View

WIDTHS = (COLUMN_W, 142.0, 134.0, 126.0, 118.0, 110.0, 104.0, 98.0, 94.0, 90.0)
"""Column widths that are tried, in points; narrower ones break every second word."""
_FEW_WIDTHS = (142.0, 126.0, 118.0, 104.0)
"""The ones that are tried for more than a few lanes of a map of many cards."""
_MANY, _VERY_MANY = 60, 400
_FEW_LANES = 5
_HEADING_LEAST = 84.0
_HEADING_PAD = 24.0
"""Points of a lane heading that are not for its words."""
_SAMPLE_W = 26.0
"""A piece of a curve in front of a persona's name, with the space behind it."""
_MOST_FOR_NAMES = 84.0
_TINY = 4.0
"""How many broken words one point below comfortable text is worth."""
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015/]+")


def narrowed(
    book: Book,
    lanes: frozenset[str] | None,
    frame: Frame,
    paper: Size,
    *,
    show_states: bool = True,
    stacked: bool = False,
    sheet_costs: float = 1.0,
    enough: int = 0,
) -> Scene:
    """The drawing of some lanes (None: all) in the columns that read best on few sheets of this frame.

    One more sheet is as bad as `sheet_costs` words that are broken inside; a stage torn between sheets as three, a
    text that is cut as a fifth of one. So few sheets are `enough` that no narrower columns are tried.
    """
    best: tuple[tuple[float, int, float], View] | None = None
    heading = heading_width(book, lanes)
    for width in _tried(book, lanes):
        view = View(
            paper=True,
            show_parking=False,
            lanes=lanes,
            stages=book.material.only,
            show_states=show_states,
            column_width=width,
            heading_width=heading,
        )
        scene = book.material.scene(view, linked=False)
        shape, margins, found = shape_for(scene, paper, frame, 1.0, stacked=stacked)
        sheets = len(found.parts)
        if stacked:
            sheets = -(-sheets // on_one_sheet(scene, shape, margins, frame, found))
        else:
            sheets = -(-sheets // beside(scene, shape, margins, found))
        ugly = broken_words(book, scene) + 3 * _torn(scene, found.parts) + 0.2 * len(scene.cut)
        ugly += sheet_costs * (sheets - 1) + _TINY * max(0.0, COMFORTABLE - found.smallest)
        rank = ugly + 20 * found.hard, sheets, -found.scale
        if best is None or rank < best[0]:
            best = rank, view
        if ugly == 0 or sheets <= enough:
            break
    assert best is not None
    return book.material.scene(best[1])


_WIDER = (166.0, 180.0, 196.0, 214.0, 232.0)
"""Column widths that may fill a sheet better than the usual one: cards become lower in them."""


def filling(book: Book, frame: Frame, paper: Size) -> Scene | None:
    """The whole map in columns so wide that its text is largest on one sheet; None for the usual ones."""
    best = shape_for(book.material.scene(linked=False), paper, frame, None)[2]
    if len(best.parts) > 1 or len(book.material.grid.places) > _VERY_MANY:
        return None
    chosen: View | None = None
    for width in _WIDER:
        view = View(paper=True, show_parking=False, stages=book.material.only, column_width=width)
        found = shape_for(book.material.scene(view, linked=False), paper, frame, None)[2]
        if len(found.parts) > 1 or found.smallest < best.smallest * 1.01:
            break
        chosen, best = view, found
    return None if chosen is None else book.material.scene(chosen)


def _tried(book: Book, lanes: frozenset[str] | None) -> tuple[float, ...]:
    """The widths worth a try: laying out a large map takes long, and there one width is much like the next."""
    cards = len(book.material.grid.places)
    if cards > _MANY and (lanes is None or len(lanes) > _FEW_LANES):
        return _FEW_WIDTHS if cards <= _VERY_MANY else _FEW_WIDTHS[1::2]
    return WIDTHS if cards <= _VERY_MANY else WIDTHS[::2]


def heading_width(book: Book, lanes: frozenset[str] | None) -> float:
    """The narrowest lane headings that break no word of a lane's name, in points.

    Beside a curve each persona stands with the beginning of its name behind a piece of the line.
    """
    material, kinds = book.material, book.material.grid.kinds
    shown = [lane for lane in material.grid.lanes if lanes is None or lane in lanes]
    words = [word for lane in shown for word in _BETWEEN.split(book.lane_name(lane))]
    room = _longest(words, "lane") + _HEADING_PAD
    if any(kinds.get(lane) == "emotion" for lane in shown):
        names = [material.name(persona).split(",")[0] for persona in material.ordered("persona")]
        room = max(room, min(_longest(names, "fact") + _SAMPLE_W, _MOST_FOR_NAMES) + _HEADING_PAD)
    return min(HEADING_W, max(_HEADING_LEAST, room))


def _longest(words: Iterable[str], style: str) -> float:
    face, size = theme.style(style).face, theme.style(style).size
    return 1.0 + max((advance(word, face, size) for word in words), default=0.0)


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
                shown.update(_words(shape.text))
        if shown:
            words = _words(text_in(book.material.record(block.owner), "title"))
            count += sum(1 for word in words if word and word not in shown)
    return count


def _words(text: str) -> list[str]:
    """The words of a text without the marks of a quotation around them."""
    return [word.strip("“”„‟»«\"'‚‘’.,;:?!()…") for word in _BETWEEN.split(text)]
