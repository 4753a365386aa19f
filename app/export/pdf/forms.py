"""Forms to write on by hand: a label with what is known below it, or a line with room for a pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.export.pdf.flow import Flow
from app.export.pdf.paras import lone
from app.export.pdf.type import SECTION
from app.scene.shapes import Box, Shape, TextLine
from app.scene.theme import Style

WRITTEN = Style("sans", 10.0, 13.5)
"""What is known stands in the size of what is written beside it."""
LINE = 22.0
"""Points between lines to write on; 7 to 8 mm is what school books have."""
_GUTTER = 14.0
_LABEL_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to fill in. `text` is what is known; `lines` is how many lines a blank has."""

    label: str
    text: str = ""
    share: float = 1.0
    lines: int = 1
    color: str = "ink"


def put_fields(flow: Flow, fields: Sequence[Field], *, indent: float = 0.0, gap: float = 5.0) -> None:
    """Fields beside each other, as high as the highest of them; they are never torn."""
    widths = _widths(flow.w - indent, fields)
    height = max(_height(each, width) for each, width in zip(fields, widths, strict=True))
    flow.need(height + gap)
    x = flow.x + indent
    for each, width in zip(fields, widths, strict=True):
        node = flow.section.add("P")
        flow.sheet.put(_label(each, x, flow.y, width), node)
        if each.text.strip():
            flow.sheet.put(_said(each, x, flow.y, width), node)
        else:
            flow.sheet.put(_blank(each, x, flow.y, width, height))
        x += width + _GUTTER
    flow.y += height + gap


def fields_height(width: float, fields: Sequence[Field], gap: float = 5.0) -> float:
    """Points that a row of fields takes in a width."""
    return gap + max(_height(f, w) for f, w in zip(fields, _widths(width, fields), strict=True))


def _widths(room: float, fields: Sequence[Field]) -> list[float]:
    free = room - _GUTTER * (len(fields) - 1)
    total = sum(each.share for each in fields)
    return [free * each.share / total for each in fields]


def _label(each: Field, x: float, y: float, width: float) -> tuple[TextLine, ...]:
    return lone(each.label, SECTION, x, y, width, "soft", "start", 1)


def _said(each: Field, x: float, y: float, width: float) -> tuple[TextLine, ...]:
    return lone(each.text, WRITTEN, x, y + SECTION.leading + _LABEL_GAP, width, each.color, "start", 6)


def _height(each: Field, width: float) -> float:
    if each.text.strip():
        return SECTION.leading + _LABEL_GAP + len(_said(each, 0, 0, width)) * WRITTEN.leading + 4
    return SECTION.leading + LINE * each.lines


def _blank(each: Field, x: float, y: float, width: float, height: float) -> list[Shape]:
    """Lines to write on, the last one at the foot of the row."""
    last = y + height - 1
    return [Box(x, last - LINE * up, width, 0.5, "faint") for up in range(each.lines)]


def box_line(text: str, x: float, y: float, width: float, style: Style = WRITTEN) -> list[Shape]:
    """A box to tick with its words."""
    side = style.size * 0.95
    top = y + (style.leading - side) / 2
    words = lone(text, style, x + side + 5, y, width - side - 5, "ink", "start", 2)
    return [Box(x, top, side, side, "paper", "soft", 0.8, 1.5), *words]


def shifted(lines: Sequence[TextLine], by: float) -> list[TextLine]:
    """Lines further down by so many points."""
    return [replace(line, baseline=line.baseline + by) for line in lines]
