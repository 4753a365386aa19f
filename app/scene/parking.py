"""The parking lot below the map: cards without a place, always in view on screen, never on paper."""

from __future__ import annotations

from functools import partial

from app.scene.draw.pen import Drawn, drawn, moved, text
from app.scene.draw.registry import draw_card
from app.scene.grid_layout import GUTTER, STACK
from app.scene.shapes import Box, Node, Rect, Shape
from app.scene.sheet import Sheet
from app.scene.stubs import Plan

GAP = 20.0
"""Between the last lane and the strip."""
LEAST = 52.0
PAD = 10.0


def put_parking(sheet: Sheet, plan: Plan, top: float, right: float) -> Rect:
    """Draw the strip from y = top; its cards flow in rows. Returns the strip."""
    cards = sheet.grid.parked
    height = sheet.group(
        ("parking",),
        (sheet.grid, sheet.columns, sheet.marks, plan),
        lambda: (
            cards,
            right,
            sheet.columns.left,
            tuple(map(sheet.marks.of.get, cards)),
            plan.of_cards(sheet, cards),
        ),
        partial(_put, sheet, plan, right),
        (),
        top,
    )
    return Rect(0, top, right, height)


def _put(sheet: Sheet, plan: Plan, right: float) -> float:
    """Lay the cards out from y = 0; returns the height of the strip."""
    cards = sheet.grid.parked
    width = max(104.0, sheet.view.column_width - GUTTER)
    left = sheet.columns.left
    room = max(width, right - left - GUTTER)
    per_row = max(1, int((room + STACK) // (width + STACK)))
    y = PAD
    for start in range(0, len(cards), per_row):
        tallest = 0.0
        for at, card in enumerate(cards[start : start + per_row]):
            drawing = sheet.keep(
                ("card", card), ("", width), partial(draw_card, key=card, kind="", width=width), owner=card
            )
            x = left + GUTTER / 2 + at * (width + STACK)
            sheet.put(drawing, card, "card", x, y)
            rect = Rect(x, y, drawing.w, drawing.h)
            sheet.lies(card, rect, obstacle=False)
            plan.put_stubs(sheet, card, rect)
            tallest = max(tallest, drawing.h + plan.room(sheet, card, width))
        y += tallest + STACK
    height = max(LEAST, y - STACK + PAD)
    ground = sheet.keep(
        ("parking",), (left, right, height, bool(cards)), lambda pen: _ground(sheet, right, height)
    )
    sheet.put(ground, "", "ground", 0, 0, "parking")
    return height


def _ground(sheet: Sheet, width: float, height: float) -> Drawn:
    say, left = sheet.words.say, sheet.columns.left
    name = text(say("Parking lot"), "lane", 14, 11, left - 24, color="soft", max_lines=2, role="heading")
    shapes: list[Shape] = [
        Box(8, 0, width - 16, height, stroke="line", radius=8, dash=(4.0, 4.0), role="parking"),
        *name.lines,
    ]
    if not sheet.grid.parked:
        hint = say("Cards without a place yet lie here.")
        begins = left + GUTTER / 2
        said = text(hint, "step", begins, 0, width - begins - 20, color="soft", max_lines=3)
        shapes += moved(said.lines, 0, (height - said.h) / 2)
    return drawn(width, height, shapes, Node("parking", say("Parking lot")))
