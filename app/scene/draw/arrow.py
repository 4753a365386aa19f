"""Links: a calm line with rounded corners, one arrow head, and the state of a handover in shape as well as colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.scene.draw import geometry as geo
from app.scene.draw import signs
from app.scene.draw.pen import Drawn, Text, drawn, moved, text
from app.scene.icons import icon
from app.scene.shapes import Box, Node, Path, Rect, Shape

CORNER = 6.0
HEAD = 7.0
PAD = 8.0
"""Around the bounding box of a line: arrow heads and strokes lie within it."""
LABEL_PAD = 4.0
LABEL_W = 96.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a link is drawn: colour token, width in points, dash, and the sign of its state."""

    color: str
    width: float
    dash: tuple[float, ...] = ()
    sign: str = ""


FLOW = Stroke("flow", 1.2)
HANDOVER = Stroke("soft", 1.25)
STATES = {
    "confirmed": Stroke("closed", 1.5, (), "confirmed"),
    "gap": Stroke("open", 1.7, (9.0, 4.0), "gap"),
    "to-clarify": Stroke("ask", 1.0, (), "to-clarify"),
}


def stroke_of(kind: str, state: str) -> Stroke:
    """The stroke of a link of a kind with a state ("" when there is none to show)."""
    return STATES.get(state) or (HANDOVER if kind == "handover" else FLOW)


def label_text(words: str) -> Text:
    """A link's label, from its own corner."""
    return text(words, "label", LABEL_PAD, 1.5, LABEL_W, color="ink", max_lines=2, role="label")


def label_size(label: Text) -> tuple[float, float]:
    """Width and height of a label's ground."""
    return max(line.width for line in label.lines) + 2 * LABEL_PAD, label.h + 3


def line(
    points: Sequence[tuple[float, float]],
    head: tuple[float, float],
    stroke: Stroke,
    mark: Rect | None,
    label: Text | None,
    label_at: Rect | None,
    node: Node,
    ground: str,
) -> tuple[Drawn, float, float]:
    """A routed link and where its drawing begins (x, y)."""
    boxes = [r for r in (mark, label_at) if r is not None]
    left = min([x for x, _ in points] + [r.x for r in boxes]) - PAD
    top = min([y for _, y in points] + [r.y for r in boxes]) - PAD
    right = max([x for x, _ in points] + [r.right for r in boxes]) + PAD
    bottom = max([y for _, y in points] + [r.bottom for r in boxes]) + PAD
    at = [(x - left, y - top) for x, y in points]
    body = geo.rounded(geo.shortened(at, HEAD - 1), CORNER)
    shapes: list[Shape] = [
        Path(body, stroke=stroke.color, width=stroke.width, dash=stroke.dash, role="line"),
        Path(geo.arrow_head(at[-1], head, HEAD), fill=stroke.color, role="head"),
    ]
    if label is not None and label_at is not None:
        x, y = label_at.x - left, label_at.y - top
        shapes.append(Box(x, y, label_at.w, label_at.h, fill=ground, radius=3, role="label"))
        shapes += moved(label.lines, x, y)
    if mark is not None and stroke.sign:
        shapes += signs.sign(stroke.sign, mark.x - left, mark.y - top, min(mark.w, signs.SIZE))
    cut = label.cut if label is not None else ()
    return drawn(right - left, bottom - top, shapes, node, stroke.color, cut), left, top


# ---- ends without a card on the sheet

_STUB_TOP = 6.0
"""From the card, or from the stub above, to the pill."""
_X = 18.0
_PILL_X = 34.0
_PILL_PAD = 7.0
_PILL_H = 19.0
_STUB_LINES = 2


def _stub_words(words: str, width: float, full: bool, open_end: bool) -> Text:
    left = _PILL_X + (18 if open_end else _PILL_PAD)
    room = width - left - (0 if open_end else _PILL_PAD)
    limit = None if full else _STUB_LINES
    return text(
        words, "label", left, 0, room, color="soft" if open_end else "ink", max_lines=limit, role="label"
    )


def stub_height(words: str, width: float, full: bool, open_end: bool) -> float:
    """Height in points that a stub takes below its card."""
    return _STUB_TOP + _pill_h(_stub_words(words, width, full, open_end))


def _pill_h(said: Text) -> float:
    return max(_PILL_H, said.h + 6.5)


def stub(
    words: str,
    width: float,
    above: float,
    stroke: Stroke,
    incoming: bool,
    open_end: bool,
    full: bool,
    node: Node,
) -> Drawn:
    """A short link below its card, to a team or a card that is not on the sheet; it starts at the card, `above`
    points are taken by other stubs. With `open_end` nobody is known to receive it: a ring instead of a pill.
    """
    said = _stub_words(words, width, full, open_end)
    pill_h = _pill_h(said)
    top = above + _STUB_TOP
    y = top + pill_h / 2
    points = [(_X, 0.0), (_X, y), (_PILL_X, y)]
    head = (1.0, 0.0)
    if incoming:
        points, head = points[::-1], (0.0, -1.0)
    line = Path(
        geo.rounded(geo.shortened(points, HEAD - 1), CORNER),
        stroke=stroke.color,
        width=stroke.width,
        dash=stroke.dash,
        role="line",
    )
    shapes: list[Shape] = [line, Path(geo.arrow_head(points[-1], head, HEAD), fill=stroke.color, role="head")]
    if stroke.sign:
        shapes += signs.sign(stroke.sign, _X - 16, y - 9, signs.SIZE)
    if open_end:
        shapes += icon("derived", _PILL_X, y - 7, 14, stroke.color)
    else:
        widest = max((each.width for each in said.lines), default=0.0)
        pill_w = min(width - _PILL_X, widest + 2 * _PILL_PAD)
        shapes.append(
            Box(
                _PILL_X,
                top,
                pill_w,
                pill_h,
                fill="paper",
                stroke=stroke.color,
                radius=_PILL_H / 2,
                role="pill",
            )
        )
    shapes += moved(said.lines, 0, y - said.h / 2)
    return drawn(width, top + pill_h, shapes, node, "", said.cut)
