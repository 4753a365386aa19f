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
    width = max(104.0, sheet.view.column_width - GUTTER)
    left = sheet.columns.left
    room = max(width, right - left - GUTTER)
    per_row = max(1, int((room + STACK) // (width + STACK)))
    y = top + PAD
    for start in range(0, len(cards), per_row):
        tallest = 0.0
        for at, card in enumerate(cards[start : start + per_row]):
            drawing = sheet.keep(
                ("card", card), ("", width), partial(draw_card, key=card, kind="", width=width), owner=card
            )
            x = left + GUTTER / 2 + at * (width + STACK)
            block = sheet.put(drawing, card, "card", x, y)
            sheet.rects[card] = rect = Rect(block.x, block.y, block.w, block.h)
            plan.put_stubs(sheet, card, rect)
            tallest = max(tallest, drawing.h + plan.room(sheet, card, width))
        y += tallest + STACK
    height = max(LEAST, y - STACK + PAD - top)
    ground = sheet.keep(
        ("parking",), (left, right, height, bool(cards)), lambda pen: _ground(sheet, right, height)
    )
    sheet.put(ground, "", "ground", 0, top, "parking")
    return Rect(0, top, right, height)


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
