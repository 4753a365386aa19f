"""The map itself on paper: the same drawing as on screen, on one sheet or cut at stage borders over several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.export.fit import COMFORTABLE, Fit, fit
from app.export.papers import BINDING, BODY_PAPERS, MARGIN, PAPERS, Size
from app.export.pdf.book import Book
from app.export.pdf.flow import FOOTER, lone
from app.export.pdf.pages.glance import glance
from app.export.pdf.pages.register import headline
from app.export.pdf.paint import ScenePaint, Window
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, H2
from app.scene.draw.measure import number as figure
from app.scene.shapes import Layer, Rect, Scene

_BODY: frozenset[Layer] = frozenset(("ground", "lane", "zone", "link", "card", "mark"))
HEAD = 30.0
"""Points below the rule that the page's own heading takes."""
FOOT = FOOTER + 10.0
"""Points above the lower margin that the page number and the space above it take."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the drawing on each sheet: room above and below in points, and what is put there."""

    head: float
    foot: float
    dress: Callable[[Book, Sheet, Node, int, int], None]
    """(book, sheet, element of the headings, number of the part from 0, number of parts)"""
    margin: float = MARGIN
    binding: float = BINDING
    bare: bool = False
    """Without the running title: the frame says it all."""


def overview(book: Book, paper: Size) -> None:
    """Sheets of the handout that show the whole map, never larger than on screen at 100 %.

    When it takes several, one sheet before them shows it at a glance.
    """
    frame = Frame(HEAD, FOOT, _heading)
    scene = book.material.drawing
    if len(shape_for(scene, paper, frame, 1.0)[2].parts) > 1:
        glance(book, scene, paper)
    put(book, paper, frame, largest=1.0)


def put(
    book: Book,
    paper: Size,
    frame: Frame,
    *,
    largest: float | None = None,
    scene: Scene | None = None,
    title: str = "",
) -> Fit:
    """Sheets that show the whole map, or another drawing of it, in a frame.

    `paper` is standing upright, `largest` limits the scale, `title` is the entry of the outline.
    """
    scene = scene or book.material.drawing
    shape, margins, found = shape_for(scene, paper, frame, largest)
    words = book.material.words
    section = book.part()
    heads = section.add("Sect")
    paint = ScenePaint(scene, book.theme, section, found.scale, words.say("Links"))
    for number, part in enumerate(found.parts):
        sheet = Sheet(shape.w, shape.h, margins, bare=frame.bare)
        book.sheets.append(sheet)
        if number == 0:
            sheet.bookmarks.append((title or words.say("Overview"), 0.0, 0))
        frame.dress(book, sheet, heads, number, len(found.parts))
        sheet.windows.append((paint, windows(scene, part, sheet, frame.head, found.scale)))
    note(book, scene, found)
    if len(found.parts) > 2:
        _recommend(book, scene, paper, frame, len(found.parts))
    return found


def shape_for(scene: Scene, paper: Size, frame: Frame, largest: float | None) -> tuple[Size, Margins, Fit]:
    """Upright or lying: whichever cuts at borders, then needs fewer sheets, then shows the map larger."""
    made = []
    edge, binding = frame.margin, frame.binding
    for shape in (paper.landscape, paper.portrait):
        lying = shape.w > shape.h
        margins = Margins(edge if lying else binding, binding if lying else edge, edge, edge)
        room = Size(
            shape.w - margins.left - margins.right,
            shape.h - margins.top - margins.bottom - frame.head - frame.foot,
        )
        made.append((shape, margins, fit(scene, room, largest=largest)))
    return min(made, key=lambda one: (one[2].hard, len(one[2].parts), -round(one[2].scale, 3)))


def _heading(book: Book, sheet: Sheet, heads: Node, number: int, total: int) -> None:
    words, inner = book.material.words, sheet.inner
    counts = book.material.counts
    title = words.say("Overview")
    if total > 1:
        title = words.say("Overview, part {number} of {total}", number=number + 1, total=total)
    left = lone(title, H2, inner.x, inner.y + 6, inner.w * 0.5, max_lines=1)
    right = lone(
        headline(words, counts.confirmed, counts.gaps, counts.to_clarify),
        BODY,
        inner.x + inner.w / 2,
        inner.y + 9,
        inner.w / 2,
        "soft",
        "end",
        1,
    )
    sheet.put(left, heads.add("H1") if number == 0 else None)
    if counts.total:
        sheet.put(right, heads.add("P") if number == 0 else None)


def windows(scene: Scene, part: Rect, sheet: Sheet, head: float, scale: float) -> tuple[Window, ...]:
    """The body of a sheet with the headings that belong to it above and at its left."""
    inner, grid = sheet.inner, scene.grid
    x, y = inner.x, inner.y + head
    left, top = x + grid.heading_w * scale, y + grid.heading_h * scale
    corner = Rect(0, 0, grid.heading_w, grid.heading_h)
    lanes = Rect(0, part.y, grid.heading_w, part.h)
    stages = Rect(part.x, 0, part.w, grid.heading_h)
    return (
        Window(part, left, top, _BODY),
        Window(lanes, x, top, _BODY | {"lane-heading"}),
        Window(stages, left, y, frozenset(("stage-heading",))),
        Window(corner, x, y, frozenset(("corner", "lane-heading", "stage-heading"))),
    )


def _recommend(book: Book, scene: Scene, paper: Size, frame: Frame, sheets: int) -> None:
    """On which paper the whole map would hang together on one sheet."""
    words = book.material.words
    for name, size in sorted(PAPERS.items(), key=lambda pair: pair[1].w):
        if size.w <= paper.portrait.w or name in BODY_PAPERS:
            continue
        if len(shape_for(scene, size, frame, None)[2].parts) == 1:
            book.warnings.append(
                words.plural(
                    "The overview takes {n} sheet; on {paper} it takes one.",
                    "The overview takes {n} sheets; on {paper} it takes one.",
                    sheets,
                    paper=name,
                )
            )
            return
    book.warnings.append(
        words.plural("The overview takes {n} sheet.", "The overview takes {n} sheets.", sheets)
    )


def note(book: Book, scene: Scene, found: Fit) -> None:
    words = book.material.words
    book.smallest = min(book.smallest, found.smallest)
    book.cut += [pair for pair in scene.cut if pair not in book.cut]
    book.missing.update(scene.missing)
    if found.smallest < COMFORTABLE:
        book.warnings.append(
            words.say(
                "The smallest text of the overview is {size} pt; a larger paper is easier to read.",
                size=figure(round(found.smallest, 1), words),
            )
        )
    if scene.fallbacks:
        n = len(scene.fallbacks)
        book.warnings.append(
            words.plural(
                "{n} link had no free way and is drawn straight.",
                "{n} links had no free way and are drawn straight.",
                n,
            )
        )
