"""Running text over as many sheets as it needs: headings that keep with what follows, texts, facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.export.papers import BINDING, MARGIN, Size
from app.export.pdf.paras import Bit, Para, bits
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import H1, H2, SECTION
from app.scene.draw.pen import moved
from app.scene.shapes import Box
from app.scene.type.wrap import wrap

HEADER = 16.0
"""Points below the upper margin that the running title takes."""
FOOTER = 14.0
CHAPTER_GAP = 30.0
"""Above the title of a page set that begins in the middle of a sheet."""
_LINES_OF_A_TITLE = 3
"""A title that would take more is set smaller."""
_MOST_HELD = 0.6
"""The part of a sheet that a heading and its introduction may take and still go overleaf with what follows."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Where on a sheet a heading began that nothing follows yet."""

    sheet: Sheet
    items: int
    bookmarks: int
    y: float
    depth: int
    """0 for the title of a page set, 1 for a heading inside it."""


class Flow:
    """Writes from the top to the bottom of sheets and turns over when one is full."""

    def __init__(self, sheets: list[Sheet], size: Size, section: Node) -> None:
        self.sheets = sheets
        self.size = size
        self.section = section
        self.sheet = self._turn()
        self.y = 0.0
        self._held: _Held | None = None
        self.began = self.sheet
        """The sheet on which the last title stands."""
        self._top()

    # ---- place
    @property
    def x(self) -> float:
        """The left edge of the text, in points."""
        return self.sheet.inner.x

    @property
    def w(self) -> float:
        """The width of the text, in points; the same on every sheet."""
        return self.sheet.inner.w

    @property
    def bottom(self) -> float:
        """Where the last line may end."""
        return self.sheet.inner.bottom - FOOTER

    @property
    def top(self) -> float:
        """Where the first line begins."""
        return self.sheet.inner.y + HEADER

    @property
    def room(self) -> float:
        """What is left on this sheet, in points."""
        return self.bottom - self.y

    @property
    def full(self) -> float:
        """What an empty sheet has room for, in points."""
        return self.bottom - self.top

    @property
    def fresh(self) -> bool:
        """Whether nothing was written on this sheet yet."""
        return self.y <= self.top

    def turn(self) -> bool:
        """Go on at the top of a new sheet; tells whether a heading that nothing follows yet came along."""
        held, left, end = self._held, self.sheet, self.y
        self._held = None
        self.sheet = self._turn()
        self._top()
        if held is None or held.sheet is not left or end - held.y > self.full * _MOST_HELD:
            return False
        self._bring(held, left, end)
        return True

    def _bring(self, held: _Held, left: Sheet, end: float) -> None:
        aside, down = self.x - left.inner.x, self.y - held.y
        for item in left.items[held.items :]:
            around = item.around
            if around is not None:
                around = replace(around, x=around.x + aside, y=around.y + down)
            self.sheet.put(moved(item.shapes, aside, down), item.node, around)
        self.sheet.bookmarks += [
            (text, y + down, level) for text, y, level in left.bookmarks[held.bookmarks :]
        ]
        del left.items[held.items :], left.bookmarks[held.bookmarks :]
        if held.depth == 0:
            self.began = self.sheet
        self.y = end + down

    def _hold(self, depth: int) -> None:
        """From here on all goes overleaf together until `release`; a heading at the top stays where it is."""
        if self._held is None and not self.fresh:
            self._held = _Held(self.sheet, len(self.sheet.items), len(self.sheet.bookmarks), self.y, depth)

    def release(self) -> None:
        """What belongs to the last heading has begun; it may be parted from what comes next."""
        self._held = None

    def need(self, h: float) -> bool:
        """Turn over unless so many points are left; tells whether it did."""
        if self.room >= h or self.fresh:
            return False
        self.turn()
        return True

    def gap(self, h: float) -> None:
        """Leave space, but none at the top of a sheet."""
        if not self.fresh:
            self.y += h

    def _turn(self) -> Sheet:
        odd = len(self.sheets) % 2 == 0
        if self.size.w > self.size.h:
            margins = Margins(MARGIN, BINDING, MARGIN, MARGIN)
        else:
            inner, outer = (BINDING, MARGIN) if odd else (MARGIN, BINDING)
            margins = Margins(inner, MARGIN, outer, MARGIN)
        sheet = Sheet(self.size.w, self.size.h, margins)
        self.sheets.append(sheet)
        return sheet

    def _top(self) -> None:
        self.y = self.top

    # ---- text
    def title(self, text: str, label: str = "", *, level: int = 0) -> None:
        """The large heading of a page set, with a small label above it; it gets an outline entry."""
        self.release()
        self.gap(CHAPTER_GAP)
        self._hold(0)
        self.began = self.sheet
        self.sheet.bookmarks.append((text, self.y, level))
        if label:
            self.text(Para(label, SECTION, "soft"))
            self.y += 1
        long = len(wrap(text, H1.face, H1.size, self.w).lines) > _LINES_OF_A_TITLE
        self.text(Para(text, H2 if long else H1), tag="H1")
        self.y += 8

    def heading(self, text: str, *, follows: float = 30.0, level: int | None = None) -> None:
        """A heading that stays with at least `follows` points of what comes after it."""
        height = H2.leading * max(1, len(wrap(text, H2.face, H2.size, self.w).lines))
        if self._held is not None and self._held.depth > 0:
            self.release()
        self.gap(14)
        self.need(height + 4 + follows)
        self._hold(1)
        if level is not None:
            self.sheet.bookmarks.append((text, self.y, level))
        self.text(Para(text, H2), tag="H2")
        self.y += 4

    def text(self, *paras: Para, tag: str = "P", indent: float = 0.0, width: float | None = None) -> None:
        """Paragraphs, each an element of its own; the first and last two lines of one stay together."""
        for para in paras:
            if para.text.strip():
                node = self.section.add(tag)
                self.write(bits(para, (width or self.w) - indent, node), indent)

    def write(self, found: Iterable[Bit], indent: float = 0.0) -> None:
        """Put lines below each other, over several sheets where needed."""
        waiting = list(found)
        while waiting:
            chunk, waiting = _chunk(waiting)
            self.need(sum(bit.h for bit in chunk))
            for bit in chunk:
                bit.put(self.sheet, self.x + indent, self.y)
                self.y += bit.h

    def rule(self, color: str = "line", width: float = 0.5) -> None:
        """A hairline over the whole width."""
        self.sheet.put([Box(self.x, self.y - width / 2, self.w, width, color)])


def _chunk(waiting: list[Bit]) -> tuple[list[Bit], list[Bit]]:
    """The first lines that must stay together, and the rest."""
    end = 1
    while end < len(waiting) and waiting[end - 1].keep:
        end += 1
    return waiting[:end], waiting[end:]
