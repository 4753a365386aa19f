"""Where the work changes teams without an arrow: a faint ring asks whether the other team learns of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from app.scene.draw.pen import Drawn, Pen, drawn
from app.scene.icons import icon
from app.scene.shapes import Node, Rect
from app.scene.sheet import Sheet

SIZE = 13.0
STEP = 15.0


def owner_of(source: str, to: str) -> str:
    """The owner name of the question between two cards."""
    return f"{source}>{to}"


def ends_of(owner: str) -> tuple[str, str] | None:
    """The two cards of a question by its owner name; None for any other owner."""
    source, sign, to = owner.partition(">")
    return (source, to) if sign else None


def put_questions(sheet: Sheet, places: Mapping[str, str]) -> None:
    """Draw the rings, each at the card that may not learn of it, on the side the work comes from."""
    if sheet.marks.asked:
        given = (sheet.marks.asked, dict(places), dict(sheet.obstacles))
        sheet.group(("questions",), (object(),), lambda: given, partial(_put_all, sheet, places), ())


def _put_all(sheet: Sheet, places: Mapping[str, str]) -> float:
    taken: dict[tuple[str, str], int] = {}
    for source, to in sorted(sheet.marks.asked):
        here, there = places.get(source), places.get(to)
        if (
            not here
            or not there
            or here == there
            or here not in sheet.obstacles
            or there not in sheet.obstacles
        ):
            continue
        a, b = sheet.obstacles[here], sheet.obstacles[there]
        side = _side(a, b)
        number = taken.get((there, side), 0)
        taken[there, side] = number + 1
        x, y = _at(b, side, number)
        ring = sheet.keep(("asked", source, to), (), partial(_ring, source=source, to=to))
        owner = owner_of(source, to)
        sheet.put(ring, owner, "mark", x, y)
        sheet.lies(owner, Rect(x, y, SIZE, SIZE), obstacle=False)
    return 0.0


def _side(a: Rect, b: Rect) -> str:
    if b.x >= a.right - 1:
        return "left"
    if b.y >= a.bottom - 1:
        return "top"
    return "bottom" if a.y >= b.bottom - 1 else "right"


def _at(rect: Rect, side: str, number: int) -> tuple[float, float]:
    """Beside the middle of that side, so that an arrow there keeps its way."""
    along = 6.0 + number * STEP
    if side == "left":
        return rect.x - SIZE - 3, rect.y + along - 4
    if side == "right":
        return rect.right + 3, rect.y + along - 4
    x = rect.right - SIZE - along
    return (x, rect.y - SIZE - 2) if side == "top" else (x, rect.bottom + 2)


def _ring(pen: Pen, source: str, to: str) -> Drawn:
    words = pen.words.say(
        "Does the team behind {to} learn of {source}?", source=pen.read.title(source), to=pen.read.title(to)
    )
    return drawn(SIZE, SIZE, icon("derived", 0, 0, SIZE), Node("question", words))
