"""The one-pager: what each participant holds in the first minute. Who travels, what they do and feel, where it hurts,
and an empty row for what this reader knows differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from app.export.papers import BINDING, MARGIN
from app.export.pdf.book import Book
from app.export.pdf.flow import FOOTER
from app.export.pdf.pages.insights import HURTS, WORKS, insights_of, place_of
from app.export.pdf.pages.narrow import narrowed
from app.export.pdf.pages.overview import Frame, put, shape_for
from app.export.pdf.paras import lone
from app.export.pdf.sheets import Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, BOLD, H1, H2, SECTION, SMALL
from app.model.edits.votes import votes_of
from app.model.ledger import text_in
from app.scene.draw.facts import EVIDENCE
from app.scene.icons import icon
from app.scene.shapes import Box, Rect, Shape

KINDS = ("action", "touchpoint", "emotion")
_HEAD = 63.0
"""Height of what stands above the drawing, with one line for the goal."""
_EMPTY = 52.0
"""Height of the row to write in."""
_PAINS, _STRENGTHS = 6, 3
"""How many of each are named; the others are counted."""
_SECOND_SHEET = 24.0
"""Words that are rather broken than that the page takes a second sheet."""
_LINE = BODY.leading + 1.5
_EDGE, _BINDING = MARGIN * 0.72, BINDING * 0.6
_GAP = 16.0
_SIGN_W = 13.0 + _GAP
"""A sign of the legend with the space behind its words, in points."""
_FOOT = _EMPTY + SECTION.leading + 4 + _PAINS / 2 * _LINE + 26
"""Height of what stands below the drawing of a lying sheet."""
_LEFT, _RIGHT = 0.6, 0.36
"""Shares of the width for title and goal, and for who travels."""


def one_pager(book: Book) -> None:
    """The page, on the paper chosen; lying. Columns become narrow before a journey takes a second sheet."""
    material = book.material
    lanes = frozenset(lane for lane, kind in material.grid.kinds.items() if kind in KINDS)
    pains, strengths = _ranked(book, HURTS), _ranked(book, WORKS)
    head = _HEAD + (_goal_lines(book) - 1) * BODY.leading
    frame = _frame(head, _FOOT)
    scene = narrowed(book, lanes, frame, book.paper, show_states=False, sheet_costs=_SECOND_SHEET)
    shape, _, fit = shape_for(scene, book.paper, frame, 1.0)
    foot = _FOOT
    if shape.h > shape.w:
        # An upright sheet has room for one insight on a line, and none is cut then.
        foot += _PAINS / 2 * _LINE
        frame = _frame(head, foot)
        scene = narrowed(book, lanes, frame, book.paper, show_states=False, sheet_costs=_SECOND_SHEET)
        fit = shape_for(scene, book.paper, frame, 1.0)[2]

    def dress(book: Book, sheet: Sheet, heads: Node, number: int, total: int) -> None:
        shown = fit.parts[number * len(fit.parts) // total : (number + 1) * len(fit.parts) // total]
        drawn = head + (scene.grid.heading_h + max(part.h for part in shown or fit.parts)) * fit.scale
        told = heads if number == 0 else None
        _head(book, sheet, heads, number, head)
        page = _page(book, sheet, number, total) if total > 1 else 0.0
        _foot(book, sheet, told, foot, drawn, pains, strengths)
        _legend(book, sheet, told, sheet.inner.w - page)

    title = material.words.say("One-pager")
    put(book, book.paper, _frame(head, foot, dress), largest=1.0, scene=scene, title=title)


def _undressed(_book: Book, _sheet: Sheet, _heads: Node, _number: int, _total: int) -> None:
    """What surrounds a drawing that is only measured."""


def _frame(
    head: float, foot: float, dress: Callable[[Book, Sheet, Node, int, int], None] = _undressed
) -> Frame:
    return Frame(head, foot + FOOTER, dress, margin=_EDGE, binding=_BINDING, bare=True, offers=True)


def _goal(book: Book) -> str:
    goal = text_in(book.material.map, "goal").strip()
    return book.material.words.say("Goal: {goal}", goal=goal) if goal else ""


def _goal_lines(book: Book) -> int:
    """Lines of the goal beside who travels, one or two."""
    width = (book.paper.landscape.w - 2 * _EDGE) * _LEFT
    return 2 if len(lone(_goal(book), BODY, 0, 0, width, max_lines=2)) > 1 else 1


def _ranked(book: Book, kinds: tuple[str, ...]) -> list[str]:
    """Insights, the heaviest first: by votes, then by weight, then by place."""
    found = insights_of(book, kinds)

    def weight(card: str) -> tuple[int, float]:
        value = book.material.record(card).get("weight")
        known = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
        return -votes_of(book.material.store, card), -known

    return sorted(found, key=weight)


def _head(book: Book, sheet: Sheet, heads: Node, number: int, high: float) -> None:
    """Client, title and goal at the left, who travels at the right."""
    material, words, inner = book.material, book.material.words, sheet.inner
    told = heads if number == 0 else None
    left_w, right_w = inner.w * _LEFT, inner.w * _RIGHT
    x = inner.right - right_w
    _put(sheet, told, lone(book.client_line(), SECTION, inner.x, inner.y, left_w, "soft", "start", 1))
    sheet.put(_title(material.title, inner, left_w), heads.add("H1") if number == 0 else None)
    _put(sheet, told, lone(_goal(book), BODY, inner.x, inner.y + 36, left_w, "ink", "start", 2))
    persona = material.record(text_in(material.map, "persona") or (material.ordered("persona") or [""])[0])
    name = ", ".join(part for part in (text_in(persona, "title"), text_in(persona, "role")) if part)
    motive = text_in(persona, "motivations").split("\n")[0] or text_in(persona, "situation").split("\n")[0]
    basis = _evidence(book)
    basis = words.say("Mostly: {evidence}", evidence=basis) if basis else ""
    # The last line stands on the line of the goal, the others above it.
    y = inner.y + 36
    for text, style, color in ((basis, SMALL, "soft"), (motive, BODY, "soft"), (name, BOLD, "ink")):
        if text.strip():
            lift = style.above - BODY.above
            _put(sheet, told, lone(text, style, x, y - lift, right_w, color, "end", 1))
            y -= BODY.leading
    sheet.put([Box(inner.x, inner.y + high - 9, inner.w, 0.5, "line")])


def _title(text: str, inner: Rect, width: float) -> Sequence[Shape]:
    """The title in the largest type in which it stands on one line, else ended with an ellipsis."""
    for style, down in ((H1, 11.0), (H2, 15.0)):
        made = lone(text, style, inner.x, inner.y + down, width, "ink", "start")
        if len(made) <= 1:
            return made
    return lone(text, H2, inner.x, inner.y + 15.0, width, "ink", "start", 1)


def _put(sheet: Sheet, heads: Node | None, shapes: Sequence[Shape]) -> None:
    sheet.put(shapes, heads.add("P") if heads is not None and shapes else None)


def _evidence(book: Book) -> str:
    """How most cards are known, in one word; "" while nothing is said."""
    material = book.material
    levels: Counter[str] = Counter()
    for card in material.store.of("card"):
        level = str(material.record(card).get("evidence") or "")
        if level in EVIDENCE:
            levels[level] += 1
    return material.words.say(EVIDENCE[levels.most_common(1)[0][0]]) if levels else ""


def _foot(
    book: Book,
    sheet: Sheet,
    heads: Node | None,
    foot: float,
    drawn: float,
    pains: Sequence[str],
    strengths: Sequence[str],
) -> None:
    """What stands below a drawing that ends `drawn` points down; the row to write in takes all that is left."""
    words, inner = book.material.words, sheet.inner
    y = inner.bottom - foot
    top = min(y, inner.y + drawn + FOOTER)
    label = words.say("What I know differently")
    sheet.put([Box(inner.x, top, inner.w, y + _EMPTY - 10 - top, "paper", "faint", 0.8, 4.0, (3.0, 2.5))])
    _put(sheet, heads, lone(label, SECTION, inner.x + 8, top + 5, inner.w - 16, "soft", "start", 1))
    y += _EMPTY
    third = inner.w / 3
    columns = 1 if foot > _FOOT else 2
    left = Rect(inner.x, y, 2 * third - 18, 0)
    right = Rect(inner.x + 2 * third, y, third, 0)
    _list(book, sheet, heads, words.say("Where it hurts"), pains[:_PAINS], left, columns)
    _list(book, sheet, heads, words.say("What works"), strengths[:_STRENGTHS], right, 1, 3 - columns)


def _page(book: Book, sheet: Sheet, number: int, total: int) -> float:
    """The number of a sheet at the lower right; the points it takes."""
    inner = sheet.inner
    page = book.material.words.pick("page number", "{number} of {total}", number=number + 1, total=total)
    sheet.put(lone(page, SMALL, inner.x, inner.bottom - SMALL.leading, inner.w, "soft", "end", 1))
    return _width(page) + _GAP


def _list(
    book: Book,
    sheet: Sheet,
    heads: Node | None,
    title: str,
    cards: Sequence[str],
    room: Rect,
    columns: int,
    most: int = 1,
) -> None:
    """Numbered insights below a heading, in columns, each of at most so many lines; the place stands behind."""
    words = book.material.words
    _put(sheet, heads, lone(title, SECTION, room.x, room.y, room.w, "soft", "start", 1))
    top = room.y + SECTION.leading + 4
    rows = -(-_PAINS // columns)
    width = room.w / columns
    for number, card in enumerate(cards, 1):
        x, y = room.x + (number - 1) // rows * width, top + (number - 1) % rows * _LINE * most
        w = width - 14
        _put(sheet, heads, lone(f"{number}", BOLD, x, y, 14, "soft", "start", 1))
        named = lone(book.teller.headline(card), BODY, x + 16, y, w - 16, "ink", "start", most)
        _put(sheet, heads, named)
        left = x + 16 + max((line.width for line in named), default=0.0) + 8
        if x + w - left > 40 and len(named) == 1:
            place = lone(place_of(book, card), SMALL, left, y + 1.5, x + w - left, "soft", "start", 1)
            _put(sheet, heads, place)
    if not cards:
        _put(sheet, heads, lone(words.say("nothing noted yet"), BODY, room.x, top, room.w, "soft"))


def _legend(book: Book, sheet: Sheet, heads: Node | None, room: float) -> None:
    """The signs at the right; the day at their left, or below them where both do not fit into the room."""
    words, inner = book.material.words, sheet.inner
    signs = (
        ("moment", words.say("Moment of truth")),
        ("decision", words.say("Decision")),
        ("goal", words.say("Goal")),
        ("leaves", words.say("The customer leaves")),
    )
    foot = inner.bottom - SMALL.leading
    widths = [_width(text) for _, text in signs]
    taken = sum(widths) + len(signs) * _SIGN_W
    beside = taken + _width(book.day_line()) <= room
    _put(sheet, heads, lone(book.day_line(), SMALL, inner.x, foot, room, "soft", "start", 1))
    x, y = (inner.x + room - taken + _GAP, foot) if beside else (inner.x, foot - SMALL.leading - 3)
    for (sign, text), width in zip(signs, widths, strict=True):
        sheet.put(icon(sign, x, y + 0.8, 9))
        _put(sheet, heads, lone(text, SMALL, x + 13, y, width + 1, "ink", "start", 1))
        x += width + _SIGN_W


def _width(text: str) -> float:
    return max((line.width for line in lone(text, SMALL, 0, 0, 2000, max_lines=1)), default=0.0)
