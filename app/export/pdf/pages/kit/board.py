"""A lying or standing sheet to write on by hand: title, explanation, and free room below."""

from __future__ import annotations

from app.export.papers import BINDING, MARGIN
from app.export.pdf.book import Book
from app.export.pdf.flow import FOOTER, HEADER
from app.export.pdf.paras import lone
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, H2, SECTION, SMALL_BOLD
from app.scene.shapes import Box, Rect
from app.scene.theme import Style


class Board:
    """One sheet. `room` is what is left to draw in."""

    def __init__(
        self, book: Book, title: str, about: str = "", *, landscape: bool = True, level: int = 0
    ) -> None:
        paper = book.paper
        size = paper.landscape if landscape else paper.portrait
        margins = Margins(MARGIN, BINDING if landscape else MARGIN, MARGIN, MARGIN)
        self.sheet = Sheet(size.w, size.h, margins)
        self.section: Node = book.part()
        book.sheets.append(self.sheet)
        self.sheet.bookmarks.append((title, 0.0, level))
        inner = self.sheet.inner
        y = inner.y + HEADER - 6
        self._say(title, H2, inner.x, y, inner.w, tag="H1")
        y += H2.leading + 1
        if about:
            y += self._say(about, BODY, inner.x, y, inner.w, "soft") + 4
        self.room = Rect(inner.x, y + 4, inner.w, inner.bottom - FOOTER - 6 - y - 4)

    def _say(
        self,
        text: str,
        style: Style,
        x: float,
        y: float,
        w: float,
        color: str = "ink",
        tag: str = "P",
        most: int = 3,
    ) -> float:
        """Words at a place; gives the height they take."""
        lines = lone(text, style, x, y, w, color, "start", most)
        self.sheet.put(lines, self.section.add(tag))
        return len(lines) * style.leading

    def say(
        self, text: str, style: Style, x: float, y: float, w: float, color: str = "ink", most: int = 3
    ) -> float:
        """Words at a place; gives the height they take."""
        return self._say(text, style, x, y, w, color, "P", most) if text.strip() else 0.0

    def middle(self, text: str, style: Style, box: Rect, color: str = "ink", most: int = 3) -> None:
        """Words in the middle of a box."""
        lines = lone(text, style, box.x + 4, 0, box.w - 8, color, "center", most)
        down = box.y + (box.h - len(lines) * style.leading) / 2
        placed = lone(text, style, box.x + 4, down, box.w - 8, color, "center", most)
        self.sheet.put(placed, self.section.add("P"))

    def panel(self, box: Rect, label: str, hint: str = "", bar: str = "") -> None:
        """A framed area to write in, with its label in the corner and a question below it."""
        self.sheet.put([Box(box.x, box.y, box.w, box.h, "paper", "faint", 0.8, 4.0)])
        if bar:
            self.sheet.put([Box(box.x, box.y, 3, box.h, bar)])
        y = box.y + 7
        y += self.say(label, SECTION, box.x + 10, y, box.w - 20, "soft", 2)
        if hint:
            self.say(hint, BODY, box.x + 10, y + 1, box.w - 20, "soft", 2)

    def head(self, box: Rect, text: str) -> None:
        """A tinted heading."""
        self.sheet.put([Box(box.x + 1, box.y, box.w - 2, box.h, "stage", radius=3)])
        self.middle(text, SMALL_BOLD, box, most=2)
