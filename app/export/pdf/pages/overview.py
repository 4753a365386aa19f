"""The map itself on paper: the same drawing as on screen, on one sheet or cut at stage borders over several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from app.export.fit import COMFORTABLE, SMALLEST, Fit, fit, smallest_text
from app.export.papers import BINDING, BODY_PAPERS, MARGIN, PAPERS, Size
from app.export.pdf.book import Book, Placed
from app.export.pdf.flow import FOOTER
from app.export.pdf.pages.glance import glance
from app.export.pdf.pages.register import headline
from app.export.pdf.paint import ScenePaint, Window
from app.export.pdf.paras import lone
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, H2, SMALL_BOLD
from app.scene.draw.measure import number as figure
from app.scene.shapes import Layer, Rect, Scene
from app.words import ui

_BODY: frozenset[Layer] = frozenset(("ground", "lane", "zone", "link", "card", "mark"))
HEAD = 30.0
"""Points below the rule that the page's own heading takes."""
FOOT = FOOTER + 10.0
"""Points above the lower margin that the page number and the space above it take."""

_SMALL = (6.5, 6.25, 6.0)
"""Points; the smallest text of parts below each other, when that saves a sheet."""
_BETWEEN = 16.0
"""Points between parts of a drawing that stand below each other."""


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
    smallest: float = SMALLEST
    """Points; the drawing takes more sheets rather than smaller text."""
    offers: bool = False
    """Whether a larger paper may be offered for a drawing with a title of its own."""


def overview(book: Book, paper: Size) -> None:
    """Sheets of the handout that show the whole map, never larger than on screen at 100 %.

    When it takes several, one sheet before them shows it at a glance.
    """
    frame = Frame(HEAD, FOOT, _heading, smallest=book.choices.smallest)
    # Finding the ways of links takes longest: for a map that needs several sheets it is done once, in its columns.
    scene = book.material.scene(linked=False)
    if len(shape_for(scene, paper, frame, 1.0)[2].parts) == 1:
        scene = book.material.drawing
    if len(shape_for(scene, paper, frame, 1.0)[2].parts) > 1:
        from app.export.pdf.pages.narrow import narrowed  # it measures with what stands here

        scene = narrowed(book, None, frame, paper, sheet_costs=4.0)
        glance(book, scene, paper)
    put(book, paper, frame, largest=1.0, scene=scene)


def put(
    book: Book,
    paper: Size,
    frame: Frame,
    *,
    largest: float | None = None,
    scene: Scene | None = None,
    title: str = "",
    stacked: bool = False,
) -> Fit:
    """Sheets that show the whole map, or another drawing of it, in a frame.

    `paper` is standing upright unless its orientation is fixed, `largest` limits the scale, `title` is the entry of
    the outline. `stacked` puts as many parts below each other on a sheet as it has room for.
    """
    scene = scene or book.material.drawing
    shape, margins, found = shape_for(scene, paper, frame, largest, stacked=stacked)
    words = book.material.words
    section = book.part()
    heads = section.add("Sect")
    paint = ScenePaint(scene, book.theme, section, found.scale, words.say("Links"))
    high = _height(scene, found) + _BETWEEN
    down = on_one_sheet(scene, shape, margins, frame, found) if stacked else 1
    abreast = 1 if stacked else beside(scene, shape, margins, found)
    step = _width(scene, found) + _BETWEEN
    each = down * abreast
    total = -(-len(found.parts) // each)
    for number in range(total):
        sheet = Sheet(shape.w, shape.h, margins, bare=frame.bare)
        book.sheets.append(sheet)
        if number == 0:
            sheet.bookmarks.append((title or words.say("Overview"), 0.0, 0))
        frame.dress(book, sheet, heads, number, total)
        for at, part in enumerate(found.parts[number * each : (number + 1) * each]):
            top, left = frame.head + at // abreast * high, at % abreast * step
            sheet.windows.append((paint, windows(scene, part, sheet, top, found.scale, left)))
            _carried_on(book, scene, part, sheet, Rect(left, top, 0, 0), found.scale)
    note(book, scene, found)
    if not title or frame.offers:
        book.placed.append(Placed(found.smallest, total, partial(_again, scene, frame, largest)))
    if total > 2:
        _recommend(book, scene, paper, frame, total)
    return found


def _carried_on(book: Book, scene: Scene, part: Rect, sheet: Sheet, at: Rect, scale: float) -> None:
    """The name of a lane that is so high that this part begins in the middle of it, once more."""
    for row in scene.grid.rows:
        if row.y + 1 < part.y < row.y + row.h - 1:
            x, y = (
                sheet.inner.x + at.x + 14 * scale,
                sheet.inner.y + at.y + (scene.grid.heading_h + 8) * scale,
            )
            room = (scene.grid.heading_w - 24) * scale
            sheet.put(lone(book.lane_name(row.lane), SMALL_BOLD, x, y, room, "ink", "start", 3))


def _again(
    scene: Scene, frame: Frame, largest: float | None, paper: Size, smallest: float
) -> tuple[float, int]:
    """Smallest text and number of sheets on another paper, or with larger text."""
    shape, margins, found = shape_for(scene, paper, replace(frame, smallest=smallest), largest)
    return found.smallest, -(-len(found.parts) // beside(scene, shape, margins, found))


def _height(scene: Scene, found: Fit) -> float:
    """Points of the highest part with its headings."""
    return max(scene.grid.heading_h + part.h for part in found.parts) * found.scale


def _width(scene: Scene, found: Fit) -> float:
    """Points of the widest part with its headings."""
    return max(scene.grid.heading_w + part.w for part in found.parts) * found.scale


def beside(scene: Scene, shape: Size, margins: Margins, found: Fit) -> int:
    """How many parts of a high and narrow map a sheet has room for beside each other."""
    if len({part.x for part in found.parts}) > 1:
        return 1
    room = shape.w - margins.left - margins.right + _BETWEEN
    return max(1, int((room + 0.01) / (_width(scene, found) + _BETWEEN)))


def on_one_sheet(scene: Scene, shape: Size, margins: Margins, frame: Frame, found: Fit) -> int:
    """How many parts a sheet has room for below each other."""
    room = shape.h - margins.top - margins.bottom - frame.head - frame.foot + _BETWEEN
    return max(1, int(room / (_height(scene, found) + _BETWEEN)))


def _limits(scene: Scene, largest: float | None) -> Iterator[float]:
    """Scales that are tried where a little smaller may save a sheet; text stays readable."""
    least = COMFORTABLE / smallest_text(scene)
    for share in (1.0, 0.94, 0.88, 0.82):
        yield max((largest or 1.0) * share, least)
    for size in _SMALL:
        yield size / smallest_text(scene)


def shape_for(
    scene: Scene, paper: Size, frame: Frame, largest: float | None, *, stacked: bool = False
) -> tuple[Size, Margins, Fit]:
    """Upright or lying: whichever cuts at borders, then needs fewer sheets, then shows the map larger."""
    made: list[tuple[tuple[bool, int, float], tuple[Size, Margins, Fit]]] = []
    edge, binding = frame.margin, frame.binding
    for shape in paper.ways:
        lying = shape.w > shape.h
        margins = Margins(edge if lying else binding, binding if lying else edge, edge, edge)
        room = Size(
            shape.w - margins.left - margins.right,
            shape.h - margins.top - margins.bottom - frame.head - frame.foot,
        )
        for limit in _limits(scene, largest) if stacked else (largest,):
            found = fit(scene, room, largest=limit, smallest_pt=frame.smallest)
            each = (
                on_one_sheet(scene, shape, margins, frame, found)
                if stacked
                else beside(scene, shape, margins, found)
            )
            rank = (found.hard, -(-len(found.parts) // each), -round(found.scale, 3))
            made.append((rank, (shape, margins, found)))
    return min(made, key=lambda one: one[0])[1]


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


def windows(
    scene: Scene, part: Rect, sheet: Sheet, head: float, scale: float, aside: float = 0.0
) -> tuple[Window, ...]:
    """The body of a sheet with the headings that belong to it above and at its left, so many points aside."""
    inner, grid = sheet.inner, scene.grid
    x, y = inner.x + aside, inner.y + head
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
    words = ui()  # read by whoever prints, not on paper
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
    """Remember what a drawing could not show, and say when its letters are small."""
    words = ui()  # read by whoever prints, not on paper
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
