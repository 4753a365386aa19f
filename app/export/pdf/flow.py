"""Running text over as many sheets as it needs: headings that keep with what follows, texts, facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.export.papers import BINDING, MARGIN, Size
from app.export.pdf.sheets import Margins, Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY, H1, H2, SECTION
from app.scene.draw.pen import moved
from app.scene.icons import icon
from app.scene.shapes import Box, Hotspot, Picture, Rect, Shape, TextLine
from app.scene.theme import Style
from app.scene.type.wrap import lines, wrap

HEADER = 16.0
"""Points below the upper margin that the running title takes."""
FOOTER = 14.0
CHAPTER_GAP = 30.0
"""Above the title of a page set that begins in the middle of a sheet."""
ICON = 10.0
"""Side of an icon in front of a text, in points."""


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph: its words and their look. `sign` is an icon in front; `gap` is space above in points."""

    text: str
    style: Style = BODY
    color: str = "ink"
    sign: str = ""
    sign_color: str | None = None
    gap: float = 0.0
    url: str = ""
    align: str = "start"
    keep: bool = False
    """Keeps with the next paragraph."""
    picture: str = ""
    """The id of a picture shown instead of words; `text` says it to those who cannot see it."""
    picture_w: float = 0.0
    """The width at which a picture of the usual height is not distorted, in points."""
    picture_part: tuple[float, float, float, float] | None = None
    """What of the picture is seen: left, top, width, height as shares of the whole; None is all of it."""
    under_sign: bool = False
    """Begins where the text of a paragraph with a sign does."""
    most: int | None = None
    """Lines after which it ends with an ellipsis; another page of the print tells it in full."""


@dataclass(frozen=True, slots=True)
class Bit:
    """The smallest piece that is never torn: one line, at its own height from 0."""

    h: float
    shapes: tuple[Shape, ...]
    node: Node
    keep: bool = False
    figure: bool = False

    def put(self, sheet: Sheet, x: float, y: float, *, told: bool = True) -> None:
        """Put the piece down with its corner at x, y; `told` False makes it decoration."""
        shapes = moved(self.shapes, x, y)
        around = None
        if self.figure and isinstance(shapes[0], Picture):
            around = Rect(shapes[0].x, shapes[0].y, shapes[0].w, shapes[0].h)
        sheet.put(shapes, self.node if told else None, around if told else None)


PICTURE_H = 84.0
"""Height of a picture on the detail pages, in points."""


def bits(para: Para, width: float, node: Node) -> list[Bit]:
    """A paragraph as lines of a width in points; they belong to `node`."""
    if para.picture:
        return [_picture(para, width, node)]
    indent = ICON + 4.0 if para.sign or para.under_sign else 0.0
    placed = lines(
        para.text,
        para.style,
        indent,
        0.0,
        width - indent,
        color=para.color,
        align=para.align,
        max_lines=para.most,
        role="text",
    )
    out: list[Bit] = []
    leading = para.style.leading
    for number, line in enumerate(placed):
        above = para.gap if number == 0 else 0.0
        shapes: list[Shape] = [replace(line, baseline=line.baseline - number * leading + above)]
        if para.url:
            shapes.append(Hotspot(line.x, above, line.width, leading, para.url, para.text))
        if number == 0 and para.sign:
            top = above + (leading - ICON) / 2
            shapes[:0] = _sign(para.sign, top, para.sign_color)
        first_or_last = number == 0 or number == len(placed) - 2
        out.append(
            Bit(above + leading, tuple(shapes), node, keep=para.keep or (first_or_last and len(placed) > 1))
        )
    return [replace(bit, keep=para.keep) if at == len(out) - 1 else bit for at, bit in enumerate(out)]


def _picture(para: Para, width: float, node: Node) -> Bit:
    node.tag, node.alt = "Figure", para.text
    w = min(width, para.picture_w)
    # A picture wider than the column becomes lower with it instead of being squeezed.
    h = PICTURE_H * w / para.picture_w if para.picture_w > 0 else PICTURE_H
    shape = Picture(0.0, para.gap, w, h, para.picture, para.text, para.picture_part)
    return Bit(para.gap + h, (shape,), node, figure=True)


def _sign(name: str, top: float, color: str | None) -> Iterable[Shape]:
    """An icon by its name, or a small card whose border shows a level of evidence ("border.assumed")."""
    if not name.startswith("border."):
        return icon(name, 0.0, top, ICON, color)
    dash = {"assumed": (3.0, 2.0), "staff": (1.0, 1.6), "customers": (1.0, 1.6)}.get(name[7:], ())
    shapes: list[Shape] = [Box(0.4, top + 1.4, ICON - 0.8, ICON - 2.8, "paper", "soft", 0.8, 1.5, dash)]
    if name == "border.measured":
        shapes.append(Box(2.0, top + 3.0, ICON - 4.0, ICON - 6.0, None, "soft", 0.6, 0.8))
    return shapes


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


def lone(
    text: str,
    style: Style,
    x: float,
    y: float,
    width: float,
    color: str = "ink",
    align: str = "start",
    max_lines: int | None = None,
) -> tuple[TextLine, ...]:
    """Lines placed on a sheet directly, outside the flow: running lines and covers."""
    return lines(text, style, x, y, width, color=color, align=align, max_lines=max_lines)
