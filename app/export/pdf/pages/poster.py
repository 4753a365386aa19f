"""The map on the wall: one large sheet that says by itself what it is, for whom, and what its signs mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.export.fit import Fit, smallest_text
from app.export.papers import MARGIN, MM, Size
from app.export.pdf.book import Book, Placed
from app.export.pdf.pages.narrow import filling
from app.export.pdf.pages.overview import Frame, note, put, windows
from app.export.pdf.pages.press import on_press
from app.export.pdf.paint import ScenePaint
from app.export.pdf.paras import lone
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, BOLD, H1, SECTION, SMALL
from app.export.telling import state_color, state_words
from app.model.ledger import text_in
from app.scene.icons import icon
from app.scene.shapes import Box, Picture, Rect, Shape, TextLine
from app.scene.theme import hex_color
from app.scene.type.shaping import advance

_A4 = 595.0
"""Points of the shorter side of the sheet on which the type has its own size."""
_HEAD, _FOOT = 66.0, 38.0
"""Points above and below the drawing, on A4."""


def poster(book: Book, paper: Size) -> None:
    """The whole map as large as the paper allows, with its title and legend; type grows with the sheet."""
    before = len(book.sheets)
    frame = replace(frame_of(paper), smallest=book.choices.smallest)
    put(book, paper, frame, scene=filling(book, frame, paper))
    choices = book.choices
    if choices.bleed or choices.crop_marks:
        book.sheets[before:] = [
            on_press(sheet, choices.bleed * MM, marks=choices.crop_marks) for sheet in book.sheets[before:]
        ]


def frame_of(paper: Size) -> Frame:
    """What surrounds the poster on a paper."""
    k = _larger(paper)
    return _frame(k, MARGIN * k**0.5)


def on_sheet(book: Book, size: Size) -> Sheet:
    """The poster on one sheet of exactly this size without margins, apart from the book: it will be cut into tiles.

    The book is told when its text would be too small to read; it is never printed smaller than was chosen.
    """
    k = _larger(size)
    frame = _frame(k, 0.0)
    scene = book.material.drawing
    room = Size(size.w, size.h - frame.head - frame.foot)
    least = book.choices.smallest / smallest_text(scene)
    natural = min(room.w / scene.width, room.h / scene.height)
    scale = max(natural, least)
    width, height = max(scene.width * scale, 1.0), scene.height * scale + frame.head + frame.foot
    sheet = Sheet(max(width, size.w), max(height, size.h), Margins(0, 0, 0, 0), bare=True)
    section = book.part()
    frame.dress(book, sheet, section.add("Sect"), 0, 1)
    paint = ScenePaint(scene, book.theme, section, scale, book.material.words.say("Links"))
    grid = scene.grid
    body = Rect(grid.heading_w, grid.heading_h, scene.width - grid.heading_w, scene.height - grid.heading_h)
    sheet.windows.append((paint, windows(scene, body, sheet, frame.head, scale)))
    found = Fit(scale, (body,), smallest_text(scene) * scale)
    note(book, scene, found)
    asked = smallest_text(scene) * natural
    book.placed.append(Placed(asked, 1, lambda _paper, _smallest: (asked, 1)))
    return sheet


def _larger(paper: Size) -> float:
    """How much larger than on A4 head and foot are."""
    return max(1.0, float((min(paper.w, paper.h) / _A4) ** 0.85))


def _frame(k: float, edge: float) -> Frame:
    def dress(book: Book, sheet: Sheet, heads: Node, number: int, total: int) -> None:
        _Dress(book, sheet, heads, k, number, total).put()

    return Frame(_HEAD * k, _FOOT * k, dress, margin=edge, binding=edge, bare=True)


class _Dress:
    """Head and foot of one sheet; `k` is how much larger than on A4 everything is."""

    def __init__(self, book: Book, sheet: Sheet, heads: Node, k: float, number: int, total: int) -> None:
        self.book, self.sheet, self.heads, self.k = book, sheet, heads, k
        self.number, self.total = number, total
        self.words = book.material.words
        self.inner = sheet.inner

    def put(self) -> None:
        """Everything; what is the same on each sheet is told on the first one only."""
        self._head()
        self._foot()

    def _say(self, shapes: tuple[Shape, ...], tag: str = "P") -> None:
        self.sheet.put(shapes, self.heads.add(tag) if self.number == 0 else None)

    def _head(self) -> None:
        k, inner, material = self.k, self.inner, self.book.material
        right = self._logo()
        color = hex_color(text_in(material.map, "color")) or "accent"
        self.sheet.put([Box(inner.x, inner.y, 36 * k, 2 * k, color)])
        top = inner.y + 7 * k
        self._say(self._line(self.book.client_line(), 0, top, right, "section"))
        counts_w = self._counts(top + 17 * k)
        self._say(self._line(material.title, 0, top + 11 * k, inner.w - counts_w - 12 * k, "h1"), "H1")
        self._say(self._line(text_in(material.map, "goal"), 0, top + 35 * k, inner.w, "body"))
        self.sheet.put([Box(inner.x, inner.y + (_HEAD - 8) * k, inner.w, 0.5 * k, "line")])

    def _line(self, text: str, x: float, y: float, width: float, style: str) -> tuple[TextLine, ...]:
        look = {"section": (SECTION, "soft"), "h1": (H1, "ink"), "body": (BODY, "soft")}[style]
        return lone(text, look[0].scaled(self.k), self.inner.x + x, y, width, look[1], "start", 1)

    def _logo(self) -> float:
        """The client's logo at the right; gives the width that is left beside it."""
        inner, k = self.inner, self.k
        if not self.book.logo:
            return inner.w
        w, h = self.book.logo_size(90 * k, 16 * k)
        self.sheet.put([Picture(inner.right - w, inner.y, w, h, self.book.logo)])
        return inner.w - w - 12 * k

    def _counts(self, y: float) -> float:
        """Handovers by state at the right, sign and number; gives the width they take."""
        counts, k = self.book.material.counts, self.k
        if not counts.total:
            return 0.0
        parts = (
            ("confirmed", self.words.plural("{n} confirmed", "{n} confirmed", counts.confirmed)),
            ("gap", self.words.plural("{n} gap", "{n} gaps", counts.gaps)),
            ("to-clarify", self.words.plural("{n} to clarify", "{n} to clarify", counts.to_clarify)),
        )
        style = BOLD.scaled(k)
        x = self.inner.right
        for sign, text in reversed(parts):
            w = advance(text, style.face, style.size) + 1
            x -= w
            self._say((*lone(text, style, x, y, w, state_color(sign)),))
            x -= 14 * k
            self.sheet.put(icon(sign, x, y + 1.2 * k, 10 * k, state_color(sign)))
            x -= 14 * k
        return self.inner.right - x

    def _foot(self) -> None:
        inner, k, style = self.inner, self.k, SMALL.scaled(self.k)
        x, y = inner.x, inner.bottom - 26 * k
        for sign, text in self._legend():
            w = advance(text, style.face, style.size) + 1
            if x + 13 * k + w > inner.right:
                break
            self.sheet.put(icon(sign, x, y + 0.8 * k, 9 * k))
            self._say((*lone(text, style, x + 13 * k, y, w, "ink"),))
            x += 13 * k + w + 18 * k
        below = inner.bottom - style.leading
        self._say(lone(self.book.day_line(), style, inner.x, below, inner.w * 0.8, "soft", "start", 1))
        if self.total > 1:
            page = self.words.pick(
                "page number", "{number} of {total}", number=self.number + 1, total=self.total
            )
            self.sheet.put(lone(page, style, inner.x + inner.w * 0.8, below, inner.w * 0.2, "soft", "end", 1))

    def _legend(self) -> Iterator[tuple[str, str]]:
        say = self.words.say
        for state in ("confirmed", "gap", "to-clarify"):
            yield state, say("Handover {state}", state=state_words(self.words, state))
        yield "derived", say("Team changes, nobody asked yet")
        yield "moment", say("Moment of truth")
        yield "decision", say("Decision")
        yield "start", say("Start")
        yield "goal", say("Goal")
