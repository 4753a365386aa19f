"""Words and quotes of feelings: each below the lowest line of its own column, so that nothing lies on a curve, on a
face, on other words or on the middle line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.scene.draw import facts
from app.scene.draw import geometry as geo
from app.scene.draw.pen import Drawn, Pen, drawn, text
from app.scene.draw.thought import quoted
from app.scene.grid_layout import Col, Columns
from app.scene.shapes import Command, TextLine

RADIUS = 11.0
"""Of a drawn face."""
_AIR = 5.0
"""Between the lowest line or face and the words below it."""
_APART = 4.0
"""Between the words of two personas."""
_STEP = 4.0
"""How closely the curves above some words are followed."""


class Spot(Protocol):
    """A feeling with the column it lies in."""

    @property
    def key(self) -> str:
        """The feeling's id."""

    @property
    def step(self) -> str:
        """The step it belongs to."""

    @property
    def col(self) -> Col:
        """Where that step is drawn."""

    @property
    def record(self) -> Any:
        """The feeling as it is stored."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one feeling, x and y of their upper left corner from the lane's left end and top."""

    key: str
    x: float
    y: float
    drawing: Drawn


def said_below(
    pen: Pen,
    rows: Sequence[tuple[str, Sequence[Spot]]],
    lines: Sequence[tuple[Command, ...]],
    faces: Sequence[tuple[float, float]],
    columns: Columns,
) -> list[Said]:
    """The words and quotes of all personas; where several travel, each line begins with a first name."""
    found: list[Said] = []
    free: dict[int, float] = {}
    names = _names([pen.read.title(persona) for persona, _spots in rows])
    for (_persona, spots), who in zip(rows, names, strict=True):
        for spot in spots:
            words, quote = facts.prose(spot.record, "words"), facts.prose(spot.record, "quote")
            if not words and not quote:
                continue
            width = spot.col.inner_w + 12
            x = spot.col.x - columns.left + 6
            column = columns.index[spot.step]
            top = free.get(column) or _below(x, width, lines, faces) + _AIR
            drawing = _drawn(pen, ": ".join(filter(None, (who, words))), quote, width)
            found.append(Said(spot.key, x, top, drawing))
            free[column] = top + drawing.h + _APART
    return found


def _names(titles: Sequence[str]) -> list[str]:
    """What personas are called beside their words: the first name, where no two share it; nothing for a single one."""
    if len(titles) < 2:
        return [""] * len(titles)
    short = [title.split(",")[0].strip() for title in titles]
    first = [name.split()[0] if name else "" for name in short]
    return first if len(set(first)) == len(first) else short


def _drawn(pen: Pen, words: str, quote: str, width: float) -> Drawn:
    limit = None if pen.view.full_text else 4
    mood = text(words, "fact", 0, 0, width, color="soft", align="center", max_lines=2, role="fact")
    spoken = text(
        quoted(pen, quote), "quote", 0, mood.h, width, align="center", max_lines=limit, role="quote"
    )
    return drawn(width, mood.h + spoken.h, [*mood.lines, *spoken.lines], cut=[*mood.cut, *spoken.cut])


def _below(
    x: float, width: float, lines: Sequence[tuple[Command, ...]], faces: Sequence[tuple[float, float]]
) -> float:
    """The lowest place that a curve or a face reaches between x and x + width."""
    low = [face_y + RADIUS for face_x, face_y in faces if x - RADIUS < face_x < x + width + RADIUS]
    count = max(1, round(width / _STEP))
    for commands in lines:
        for share in range(count + 1):
            y = geo.at(commands, x + width * share / count)
            if y is not None:
                low.append(y + 1)
    return max(low, default=0.0)


def gaps_at(found: Sequence[Said], y: float) -> list[tuple[float, float]]:
    """From where to where words lie on a line at this height (points from the lane's left end)."""
    return sorted(_gaps(found, y))


def _gaps(found: Sequence[Said], y: float) -> Iterator[tuple[float, float]]:
    for each in found:
        for line in each.drawing.shapes:
            if not isinstance(line, TextLine):
                continue
            base = each.y + line.baseline
            if base - line.size <= y <= base + line.size * 0.35:
                yield each.x + line.x - 4, each.x + line.x + line.width + 4
