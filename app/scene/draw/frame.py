"""The card every lane shares: white, one hairline, lane bar inside the left edge, title, one soft line of facts, marks.

Drawers of lane kinds say what stands in the parts; how parts lie is decided here alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.scene.draw import picture, signs
from app.scene.draw.later import Later
from app.scene.draw.pen import Drawn, Pen, Text, drawn, lines_of, moved, text, unknown
from app.scene.draw.picture import Part
from app.scene.icons import icon
from app.scene.shapes import Box, Node, Shape, TextLine
from app.scene.theme import style

PAD = 12.0
"""From the card's border to its words, left and right, in points."""
TOP = 9.0
BOTTOM = 8.0
FACT_GAP = 2.0
RADIUS = 6.0
TITLE_LINES = 4
FACT_LINES = 2
"""Facts are one short line; rather a second one than a fact that nobody can read."""
_NARROW = 74.0
"""Points; words with less room get more lines."""
ICON = 11.0
"""Width and height of the small picture before the facts."""
MARK_GAP = 4.0

_WHOLE = 16
"""A fact of so few characters stays on one line."""
_TERMINAL = ("start", "goal", "accepted-end", "leaves")
_ROLES = (*_TERMINAL, "decision")
_DASHES: dict[str, tuple[float, ...]] = {
    "assumed": (5.0, 3.0),
    "staff": (1.2, 2.4),
    "customers": (1.2, 2.4),
    "observed": (),
    "measured": (),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One small sign at a card's lower right: its shapes from (0, 0), 12 high, and its width."""

    shapes: tuple[Shape, ...]
    w: float = signs.SIZE


@dataclass(frozen=True, slots=True)
class Parts:
    """What a card consists of, without any place."""

    title: str
    facts: str = ""
    icon: str = ""
    icon_color: str = "soft"
    bar: str = "lane.neutral"
    role: str = "step"
    evidence: str = ""
    moment: bool = False
    marks: tuple[Mark, ...] = ()
    title_style: str = "card"
    picture: tuple[str, str, str, Part | None] | None = None
    """A picture above the title: id of its blob, its data, the words for it, and what of it is seen."""
    below: tuple[Shape, ...] = ()
    below_h: float = 0.0
    """Shapes between title and facts (a sparkline), from the text's left edge, and the room they take."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A card whose parts and words are known."""

    pen: Pen
    parts: Parts
    width: float
    said: Node

    def node(self) -> Node:
        return self.said

    def draw(self, node: Node) -> Drawn:
        return draw(self.pen, self.parts, self.width, node)


def card(pen: Pen, parts: Parts, width: float, node: Node) -> Drawn:
    """A card of the given width; its height follows what stands on it."""
    height = _height(pen, parts, width)
    if height is None:
        return draw(pen, parts, width, node)
    return Later(width, height, parts.bar, _Ready(pen, parts, width, node))


def _height(pen: Pen, parts: Parts, width: float) -> float | None:
    """The height of a card without drawing it; None where signs and words lie beside each other."""
    if parts.marks or parts.picture:
        return None
    return measured(
        pen, parts.title, parts.facts, width, parts.role, parts.moment, parts.icon, parts.title_style, parts.below_h
    )  # fmt: skip


def measured(
    pen: Pen,
    title: str,
    facts: str,
    width: float,
    role: str,
    moment: bool,
    icon: str,
    named: str = "card",
    below: float = 0.0,
) -> float | None:
    """The height of a card without marks and picture, from its words alone; None where they have to be drawn."""
    if unknown(title) or unknown(facts):
        return None
    left, right, limit = _title_room(pen, role, moment, width - 2 * PAD)
    count = lines_of(title, named, right - left, limit)
    if count is None:
        return None
    y = TOP + 0.0
    leading = style(named).leading
    y += max(count * leading, leading)
    if below:
        y += FACT_GAP + below
    if facts:
        y += FACT_GAP
        room = width - PAD - (PAD + (ICON + 4 if icon else 0))
        count = lines_of(_bound(facts), "fact", room, _fact_limit(pen, room))
        if count is None:
            return None
        leading = style("fact").leading
        y += max(leading, count * leading)
    return y + BOTTOM


def draw(pen: Pen, parts: Parts, width: float, node: Node) -> Drawn:
    """A card as it looks."""
    inner = width - 2 * PAD
    top, top_h = picture.top(*parts.picture, width, PAD) if parts.picture else ((), 0.0)
    y = TOP + top_h
    title, shapes = _title(pen, parts, inner, y)
    y += max(title.h, style(parts.title_style).leading)
    if parts.below_h:
        shapes += moved(parts.below, PAD, y + FACT_GAP)
        y += FACT_GAP + parts.below_h
    more, height, cut = _last_row(pen, parts, inner, y, title)
    height = height + BOTTOM
    behind = ground(parts, width, height)
    return drawn(width, height, [*behind, *top, *shapes, *more], node, parts.bar, (*title.cut, *cut))


def _title(pen: Pen, parts: Parts, inner: float, y: float) -> tuple[Text, list[Shape]]:
    shapes: list[Shape] = []
    left, right, limit = _title_room(pen, parts.role, parts.moment, inner)
    if parts.role in _ROLES:
        shapes += signs.sign(parts.role, PAD - 1, y + 1)
    if parts.moment:
        shapes += signs.sign("moment", PAD + inner - 10, y - 2, 15)
    title = text(parts.title, parts.title_style, left, y, right - left, max_lines=limit, role="title")
    return title, [*shapes, *title.lines]


def _title_room(pen: Pen, role: str, moment: bool, inner: float) -> tuple[float, float, int | None]:
    """From where to where the title may reach, and how many lines of it are shown."""
    left = PAD + (signs.SIZE + 4 if role in _ROLES else 0)
    right = PAD + inner - (14 if moment else 0)
    return left, right, None if pen.view.full_text else TITLE_LINES + 2 * (right - left < _NARROW)


def _last_row(
    pen: Pen, parts: Parts, inner: float, y: float, title: Text
) -> tuple[list[Shape], float, tuple[str, ...]]:
    """Facts at the left and marks at the right: on their own row, or marks beside a short last title line."""
    marks_w = sum(mark.w for mark in parts.marks) + MARK_GAP * max(0, len(parts.marks) - 1)
    row = style("fact").leading
    if not parts.facts:
        if not parts.marks:
            return [], y, ()
        free = inner - title.last_w - (signs.SIZE + 4 if parts.role in _ROLES else 0)
        beside = marks_w + 8 <= free and not parts.below_h and not (parts.moment and len(title.lines) < 2)
        top = y - row if beside else y + FACT_GAP
        return _marks(parts.marks, PAD + inner, top), max(y, top + row), ()
    left = PAD
    shapes: list[Shape] = []
    y += FACT_GAP
    if parts.icon:
        shapes += icon(parts.icon, PAD, y + (row - ICON) / 2, ICON, parts.icon_color)
        left += ICON + 4
    room = PAD + inner - left
    facts = _facts(pen, parts.facts, left, y, room - (marks_w + 6 if parts.marks else 0))
    if parts.marks and (facts.cut or room - marks_w < 48):
        facts = _facts(pen, parts.facts, left, y, room)
        beside = facts.last_w + 6 + marks_w <= room
        y += facts.h if beside else facts.h + row + FACT_GAP
    else:
        y += max(row, facts.h)
    shapes += [*facts.lines, *_marks(parts.marks, PAD + inner, y - row)]
    return shapes, y, facts.cut


def _facts(pen: Pen, facts: str, x: float, y: float, width: float) -> Text:
    limit = _fact_limit(pen, width)
    return text(_bound(facts), "fact", x, y, width, color="soft", max_lines=limit, role="fact")


def _fact_limit(pen: Pen, width: float) -> int | None:
    return None if pen.view.full_text else FACT_LINES + (width < _NARROW)


@lru_cache(maxsize=4096)
def _bound(facts: str) -> str:
    """Facts that break between each other, not inside a short one, and never before a dot."""
    parts = [p.replace(" ", "\u00a0") if len(p) <= _WHOLE else p for p in facts.split(" · ")]
    return "\u00a0· ".join(parts)


def _marks(marks: Sequence[Mark], right: float, y: float) -> list[Shape]:
    shapes: list[Shape] = []
    x = right
    for mark in reversed(marks):
        x -= mark.w
        shapes += moved(mark.shapes, x, y)
        x -= MARK_GAP
    return shapes


def ground(parts: Parts, width: float, height: float) -> list[Shape]:
    """Border, evidence and lane bar of a card of that size."""
    terminal = parts.role in _TERMINAL
    radius = min(14.0, height / 2) if terminal else RADIUS
    known = parts.evidence in _DASHES
    shapes: list[Shape] = [
        Box(
            0,
            0,
            width,
            height,
            fill="paper",
            stroke="soft" if known else "line",
            radius=radius,
            dash=_DASHES.get(parts.evidence, ()),
            role="card",
        )
    ]
    if parts.evidence == "measured":
        shapes.append(Box(2.5, 2.5, width - 5, height - 5, stroke="soft", radius=radius - 2.5))
    inset = 9.0 if terminal else 6.0
    left = 3.0 if parts.evidence != "measured" else 5.0
    shapes.append(Box(left, inset, 3, height - 2 * inset, fill=parts.bar, radius=1.5, role="bar"))
    return shapes


def count_mark(n: int, color: str = "soft") -> Mark:
    """Votes: a filled dot with the number beside it."""
    used = style("fact")
    number = text(str(n), "fact", 9, 0, 60, color=color, role="fact")
    line: TextLine = number.lines[0]
    dot = Box(0, used.leading / 2 - 3, 6, 6, fill="accent", radius=3, role="votes")
    return Mark((dot, line), 9 + line.width)
