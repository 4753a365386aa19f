"""A large map on one sheet before its parts: shapes, curve and marks stay, words become bars, since no text is printed
too small to read. Stage and lane names stand in readable type around the same drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.export.papers import BINDING, MARGIN, Size
from app.export.pdf.book import Book
from app.export.pdf.flow import FOOTER, lone
from app.export.pdf.pages.register import headline
from app.export.pdf.paint import ScenePaint, Window
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, H2, SMALL, SMALL_BOLD
from app.model.ledger import text_in
from app.scene.shapes import Block, Box, Hotspot, Layer, Rect, Scene, Shape, TextLine
from app.scene.theme import lane_token

_DRAWN: frozenset[Layer] = frozenset(("ground", "lane", "zone", "link", "card", "mark"))
_HEAD = 34.0
_THINNEST = 0.6
"""Points; a bar for words that would be thinner is only grey noise."""
_NAMES_W = 84.0
"""Points left of the drawing for the names of lanes."""
_NAMES_H = 2 * SMALL_BOLD.leading + 10
"""Points above the drawing for the names of stages."""


def glance(book: Book, scene: Scene, paper: Size) -> None:
    """One lying sheet with the whole map."""
    words, size = book.material.words, paper.landscape
    sheet = Sheet(size.w, size.h, Margins(MARGIN, BINDING, MARGIN, MARGIN))
    book.sheets.append(sheet)
    section = book.part()
    inner, grid = sheet.inner, scene.grid
    title = words.say("The map at a glance")
    sheet.bookmarks.append((title, 0.0, 0))
    sheet.put(lone(title, H2, inner.x, inner.y + 6, inner.w * 0.5, max_lines=1), section.add("H1"))
    _right(book, sheet, section)
    body = Rect(grid.heading_w, grid.heading_h, scene.width - grid.heading_w, scene.height - grid.heading_h)
    x, y = inner.x + _NAMES_W, inner.y + _HEAD + _NAMES_H
    room_h = inner.bottom - FOOTER - SMALL.leading - 14 - y
    scale = min((inner.right - x) / body.w, room_h / body.h, 1.0)
    paint = ScenePaint(_bars(scene, scale), book.theme, section, scale)
    sheet.windows.append((paint, (Window(body, x, y, _DRAWN),)))
    _stages(book, sheet, section, scene, scale)
    _lanes(book, sheet, section, scene, scale, y)
    note = words.say("Bars stand for words; the next sheets show them in full.")
    below = min(y + body.h * scale + 6, inner.bottom - FOOTER - SMALL.leading)
    sheet.put(lone(note, SMALL, x, below, inner.right - x, "soft"), section.add("P"))


def _right(book: Book, sheet: Sheet, section: Node) -> None:
    counts, inner = book.material.counts, sheet.inner
    if counts.total:
        text = headline(book.material.words, counts.confirmed, counts.gaps, counts.to_clarify)
        half = inner.w / 2
        sheet.put(lone(text, BODY, inner.x + half, inner.y + 9, half, "soft", "end", 1), section.add("P"))


def _bars(scene: Scene, scale: float) -> Scene:
    """The same drawing without words; it is told on the sheets that follow."""
    blocks = tuple(
        replace(block, shapes=tuple(_wordless(block, scale)), node=None)
        for block in scene.blocks
        if block.layer in _DRAWN
    )
    return replace(scene, blocks=blocks)


def _wordless(block: Block, scale: float) -> Iterator[Shape]:
    for shape in block.shapes:
        if isinstance(shape, Hotspot):
            continue
        if not isinstance(shape, TextLine):
            yield shape
        elif block.layer in ("card", "lane") and 0.5 * shape.size * scale >= _THINNEST:
            yield Box(shape.x, shape.baseline - 0.55 * shape.size, shape.width, 0.5 * shape.size, "line")


def _stages(book: Book, sheet: Sheet, section: Node, scene: Scene, scale: float) -> None:
    x, y = sheet.inner.x + _NAMES_W, sheet.inner.y + _HEAD
    for number, (stage, left, width) in enumerate(scene.grid.stages, 1):
        name = text_in(book.material.record(stage), "title").strip()
        name = name or book.material.words.say("Stage {number}", number=number)
        at, w = x + (left - scene.grid.heading_w) * scale, width * scale
        sheet.put([Box(at + 1, y, w - 2, _NAMES_H - 4, "stage", radius=3)])
        lines = lone(name, SMALL_BOLD, at + 4, y, w - 8, "ink", "center", 2)
        down = (_NAMES_H - 4 - len(lines) * SMALL_BOLD.leading) / 2
        sheet.put([replace(line, baseline=line.baseline + down) for line in lines], section.add("P"))


def _lanes(book: Book, sheet: Sheet, section: Node, scene: Scene, scale: float, y: float) -> None:
    x = sheet.inner.x
    for row in scene.grid.rows:
        top, h = y + (row.y - scene.grid.heading_h) * scale, row.h * scale
        record = book.material.record(row.lane)
        bar = lane_token(text_in(record, "kind"), text_in(record, "zone"))
        sheet.put([Box(x, top + 2, 2.5, max(h - 4, 2.0), bar, radius=1.25)])
        most = max(1, int(h // SMALL_BOLD.leading))
        name = lone(book.lane_name(row.lane), SMALL_BOLD, x + 7, top + 2, _NAMES_W - 12, "ink", "start", most)
        sheet.put(name, section.add("P"))
