"""A large map on one sheet before its parts: shapes, curve and marks stay, words become bars, since no text is printed
too small to read. Stage and lane names stand in readable type around the same drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.export.papers import BINDING, MARGIN, Size
from app.export.pdf.book import Book
from app.export.pdf.flow import FOOTER
from app.export.pdf.pages.far import DRAWN, far
from app.export.pdf.pages.register import headline
from app.export.pdf.paint import ScenePaint, Window
from app.export.pdf.paras import lone
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, H2, SMALL, SMALL_BOLD
from app.model.ledger import text_in
from app.scene.shapes import Box, Rect, Scene
from app.scene.theme import lane_token

_HEAD = 34.0
_NAMES_W = 84.0
"""Points left of the drawing for the names of lanes."""
_NAMES_H = 2 * SMALL_BOLD.leading + 10
"""Points above the drawing for the names of stages."""
_BETWEEN = 14.0
"""Points between two strips."""
_MOST_STRIPS = 4
_WORTH = 1.15
"""How much larger the drawing must become for one more strip."""
_LOWEST = 4.0
"""Points of height below which a lane has no room for its name."""


def glance(book: Book, scene: Scene, paper: Size) -> None:
    """One lying sheet with the whole map; a long one is cut into strips below each other."""
    words, size = book.material.words, paper.landscape
    sheet = Sheet(size.w, size.h, Margins(MARGIN, BINDING, MARGIN, MARGIN))
    book.sheets.append(sheet)
    section = book.part()
    inner, grid = sheet.inner, scene.grid
    title = words.say("The map at a glance")
    sheet.bookmarks.append((title, 0.0, 0))
    sheet.put(lone(title, H2, inner.x, inner.y + 6, inner.w * 0.5, max_lines=1), section.add("H1"))
    _right(book, sheet, section)
    room = Size(inner.w - _NAMES_W, inner.h - _HEAD - FOOTER - SMALL.leading - 14)
    scale, parts = strips(scene, room)
    paint = ScenePaint(far(scene, scale), book.theme, section, scale)
    x, y = inner.x + _NAMES_W, inner.y + _HEAD + _NAMES_H
    high = (scene.height - grid.heading_h) * scale
    for number, part in enumerate(parts):
        sheet.windows.append((paint, (Window(part, x, y, DRAWN),)))
        _stages(book, sheet, section, scene, part, scale, y - _NAMES_H)
        _lanes(book, sheet, section if number == 0 else None, scene, scale, y)
        y += high + _BETWEEN + _NAMES_H
    note = words.say("Bars stand for words; the next sheets show them in full.")
    below = min(y - _BETWEEN - _NAMES_H + 6, inner.bottom - FOOTER - SMALL.leading)
    sheet.put(lone(note, SMALL, x, below, inner.right - x, "soft"), section.add("P"))


def strips(scene: Scene, room: Size) -> tuple[float, tuple[Rect, ...]]:
    """(scale, parts of the body) with which a room of points shows the drawing largest, its names included."""
    grid = scene.grid
    left, top = grid.heading_w, grid.heading_h
    right, high = max(scene.width, left + 1.0), max(scene.height - top, 1.0)
    borders = [left, *(x for _, x, _ in grid.stages if left < x < right), right]
    best: tuple[float, tuple[Rect, ...]] | None = None
    for number in range(1, min(_MOST_STRIPS, len(borders) - 1) + 1):
        cuts = _cuts(borders, number)
        parts = tuple(Rect(a, top, b - a, high) for a, b in pairwise(cuts))
        each = (room.h - (len(parts) - 1) * _BETWEEN) / len(parts) - _NAMES_H
        scale = min(room.w / max(part.w for part in parts), each / high, 1.0)
        if best is None or scale > best[0] * _WORTH:
            best = scale, parts
    assert best is not None
    return best


def _cuts(borders: Sequence[float], number: int) -> list[float]:
    """Borders that cut the whole into so many parts, about equally wide."""
    first, last = borders[0], borders[-1]
    wanted = (first + (last - first) * at / number for at in range(1, number))
    return sorted({first, last, *(min(borders, key=lambda x: (abs(x - at), x)) for at in wanted)})


def _right(book: Book, sheet: Sheet, section: Node) -> None:
    counts, inner = book.material.counts, sheet.inner
    if counts.total:
        text = headline(book.material.words, counts.confirmed, counts.gaps, counts.to_clarify)
        half = inner.w / 2
        sheet.put(lone(text, BODY, inner.x + half, inner.y + 9, half, "soft", "end", 1), section.add("P"))


def _stages(
    book: Book, sheet: Sheet, section: Node, scene: Scene, part: Rect, scale: float, y: float
) -> None:
    x = sheet.inner.x + _NAMES_W
    for number, (stage, left, width) in enumerate(scene.grid.stages, 1):
        if not part.x <= left < part.right:
            continue
        name = text_in(book.material.record(stage), "title").strip()
        name = name or book.material.words.say("Stage {number}", number=number)
        at, w = x + (left - part.x) * scale, width * scale
        sheet.put([Box(at + 1, y, w - 2, _NAMES_H - 4, "stage", radius=3)])
        lines = lone(name, SMALL_BOLD, at + 4, y, w - 8, "ink", "center", 2)
        down = (_NAMES_H - 4 - len(lines) * SMALL_BOLD.leading) / 2
        sheet.put([replace(line, baseline=line.baseline + down) for line in lines], section.add("P"))


def _lanes(book: Book, sheet: Sheet, section: Node | None, scene: Scene, scale: float, y: float) -> None:
    """Names at the left; without a section they were told before."""
    x, free = sheet.inner.x, y - SMALL_BOLD.leading
    for row in scene.grid.rows:
        top, h = y + (row.y - scene.grid.heading_h) * scale, row.h * scale
        record = book.material.record(row.lane)
        bar = lane_token(text_in(record, "kind"), text_in(record, "zone"))
        sheet.put([Box(x, top + 2, 2.5, max(h - 4, 2.0), bar, radius=1.25)])
        if h < _LOWEST or top < free:
            continue  # words that would lie on each other; the next sheets name every lane
        most = max(1, int(h // SMALL_BOLD.leading))
        down = min(2.0, (h - SMALL_BOLD.leading) / 2)
        name = lone(
            book.lane_name(row.lane), SMALL_BOLD, x + 7, top + down, _NAMES_W - 12, "ink", "start", most
        )
        sheet.put(name, section.add("P") if section is not None else None)
        free = top + down + SMALL_BOLD.leading * 0.8
