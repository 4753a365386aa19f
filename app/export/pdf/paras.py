"""A paragraph and the pieces it is put down in: lines, pictures, signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.export.pdf.sheets import Sheet
from app.export.pdf.structure import Node
from app.export.pdf.type import BODY
from app.scene.draw.pen import moved
from app.scene.icons import icon
from app.scene.shapes import Box, Hotspot, Picture, Rect, Shape, TextLine
from app.scene.theme import Style
from app.scene.type.wrap import lines

ICON = 10.0
"""Side of an icon in front of a text, in points."""
PICTURE_H = 84.0
"""Height of a picture on the detail pages, in points."""


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
