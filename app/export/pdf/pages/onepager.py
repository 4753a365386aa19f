"""The one-pager: what each participant holds in the first minute. Who travels, what they do and feel, where it hurts,
and an empty row for what this reader knows differently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app.export.papers import BINDING, MARGIN
from app.export.pdf.book import Book
from app.export.pdf.flow import FOOTER, lone
from app.export.pdf.pages.insights import HURTS, WORKS, insights_of, place_of
from app.export.pdf.pages.narrow import narrowed
from app.export.pdf.pages.overview import Frame, put
from app.export.pdf.sheets import Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, BOLD, H1, SECTION, SMALL
from app.model.edits.votes import votes_of
from app.model.ledger import text_in
from app.scene.draw.facts import EVIDENCE
from app.scene.icons import icon
from app.scene.shapes import Box, Rect, Shape

KINDS = ("action", "touchpoint", "emotion")
_HEAD = 74.0
_EMPTY = 52.0
"""Height of the row to write in."""
_PAINS, _STRENGTHS = 6, 3
"""How many of each are named; the others are counted."""
_LINE = BODY.leading + 1.5


def one_pager(book: Book) -> None:
    """The page, on the paper chosen; lying. A long journey takes a second sheet rather than small print."""
    material = book.material
    lanes = frozenset(lane for lane, kind in material.grid.kinds.items() if kind in KINDS)
    pains, strengths = _ranked(book, HURTS), _ranked(book, WORKS)
    foot = _EMPTY + SECTION.leading + 4 + _PAINS / 2 * _LINE + 30

    def dress(book: Book, sheet: Sheet, heads: Node, number: int, total: int) -> None:
        _head(book, sheet, heads, number, total)
        _foot(book, sheet, heads if number == 0 else None, foot, pains, strengths)

    frame = Frame(_HEAD, foot + FOOTER, dress, margin=MARGIN * 0.8, binding=BINDING * 0.7, bare=True)
    scene = narrowed(book, lanes, frame, book.paper, show_states=False)
    put(book, book.paper, frame, largest=1.0, scene=scene, title=material.words.say("One-pager"))


def _ranked(book: Book, kinds: tuple[str, ...]) -> list[str]:
    """Insights, the heaviest first: by votes, then by weight, then by place."""
    found = insights_of(book, kinds)

    def weight(card: str) -> tuple[int, float]:
        value = book.material.record(card).get("weight")
        known = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0
        return -votes_of(book.material.store, card), -known

    return sorted(found, key=weight)


def _head(book: Book, sheet: Sheet, heads: Node, number: int, total: int) -> None:
    material, words, inner = book.material, book.material.words, sheet.inner
    say = words.say
    told = heads if number == 0 else None
    left_w, right_w = inner.w * 0.56, inner.w * 0.40
    _put(sheet, told, lone(book.client_line(), SECTION, inner.x, inner.y, left_w, "soft", "start", 1))
    title = lone(material.title, H1, inner.x, inner.y + 11, left_w, "ink", "start", 1)
    sheet.put(title, heads.add("H1") if number == 0 else None)
    goal = text_in(material.map, "goal").strip()
    if goal:
        _put(
            sheet,
            told,
            lone(say("Goal: {goal}", goal=goal), BODY, inner.x, inner.y + 37, left_w, "ink", "start", 2),
        )
    x = inner.right - right_w
    persona = material.record(text_in(material.map, "persona") or (material.ordered("persona") or [""])[0])
    name = ", ".join(part for part in (text_in(persona, "title"), text_in(persona, "role")) if part)
    _put(sheet, told, lone(name, BOLD, x, inner.y + 2, right_w, "ink", "end", 1))
    motive = text_in(persona, "motivations").split("\n")[0] or text_in(persona, "situation").split("\n")[0]
    _put(sheet, told, lone(motive, BODY, x, inner.y + 16, right_w, "soft", "end", 2))
    basis = _evidence(book)
    if basis:
        _put(
            sheet,
            told,
            lone(
                say("Mostly: {evidence}", evidence=basis), SMALL, x, inner.y + 44, right_w, "soft", "end", 1
            ),
        )
    sheet.put([Box(inner.x, inner.y + _HEAD - 10, inner.w, 0.5, "line")])
    if total > 1:
        page = words.pick("page number", "{number} of {total}", number=number + 1, total=total)
        sheet.put(lone(page, SMALL, x, inner.y + 54, right_w, "soft", "end", 1))


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
    book: Book, sheet: Sheet, heads: Node | None, foot: float, pains: Sequence[str], strengths: Sequence[str]
) -> None:
    words, inner = book.material.words, sheet.inner
    y = inner.bottom - foot
    label = words.say("What I know differently")
    sheet.put([Box(inner.x, y, inner.w, _EMPTY - 10, "paper", "faint", 0.8, 4.0, (3.0, 2.5))])
    _put(sheet, heads, lone(label, SECTION, inner.x + 8, y + 5, inner.w - 16, "soft", "start", 1))
    y += _EMPTY
    third = inner.w / 3
    _list(
        book,
        sheet,
        heads,
        words.say("Where it hurts"),
        pains[:_PAINS],
        Rect(inner.x, y, 2 * third - 18, 0),
        2,
    )
    _list(
        book,
        sheet,
        heads,
        words.say("What works"),
        strengths[:_STRENGTHS],
        Rect(inner.x + 2 * third, y, third, 0),
        1,
    )
    _legend(book, sheet, heads)


def _list(
    book: Book, sheet: Sheet, heads: Node | None, title: str, cards: Sequence[str], room: Rect, columns: int
) -> None:
    """Numbered insights below a heading, in columns; the place stands behind in small type."""
    words = book.material.words
    _put(sheet, heads, lone(title, SECTION, room.x, room.y, room.w, "soft", "start", 1))
    top = room.y + SECTION.leading + 4
    rows = _PAINS // 2
    width = room.w / columns
    for number, card in enumerate(cards, 1):
        x, y = room.x + (number - 1) // rows * width, top + (number - 1) % rows * _LINE
        w = width - 14
        _put(sheet, heads, lone(f"{number}", BOLD, x, y, 14, "soft", "start", 1))
        named = lone(book.teller.headline(card), BODY, x + 16, y, w - 16, "ink", "start", 1)
        _put(sheet, heads, named)
        left = x + 16 + max((line.width for line in named), default=0.0) + 8
        if x + w - left > 40:
            _put(
                sheet,
                heads,
                lone(place_of(book, card), SMALL, left, y + 1.5, x + w - left, "soft", "start", 1),
            )
    if not cards:
        _put(sheet, heads, lone(words.say("nothing noted yet"), BODY, room.x, top, room.w, "soft"))


def _legend(book: Book, sheet: Sheet, heads: Node | None) -> None:
    words, inner = book.material.words, sheet.inner
    y = inner.bottom - SMALL.leading
    _put(sheet, heads, lone(book.day_line(), SMALL, inner.x, y, inner.w * 0.45, "soft", "start", 1))
    x = inner.right
    for sign, text in reversed(
        (
            ("moment", words.say("Moment of truth")),
            ("decision", words.say("Decision")),
            ("goal", words.say("Goal")),
            ("leaves", words.say("The customer leaves")),
        )
    ):
        lines = lone(text, SMALL, 0, y, 160, "ink", "start", 1)
        width = max((line.width for line in lines), default=0.0)
        x -= width
        _put(sheet, heads, lone(text, SMALL, x, y, width + 1, "ink", "start", 1))
        x -= 13
        sheet.put(icon(sign, x, y + 0.8, 9))
        x -= 16
