"""The cards of a lane: cell by cell, stacked, with the signs between them and the stubs below them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from operator import is_
from typing import NamedTuple

from app.model.kinds import DEFAULT_CELL
from app.scene.draw import folded, signs
from app.scene.draw.pen import Drawn, drawn, text
from app.scene.draw.registry import draw_card
from app.scene.grid_layout import LANE_PAD, STACK, Item, stack
from app.scene.shapes import Rect, Shape
from app.scene.sheet import Sheet
from app.scene.stubs import Plan
from app.scene.theme import lane_token, style

MODE_GAP = 15.0
"""Between two cards of a cell whose relation is shown between them."""


class Laid(NamedTuple):
    """A drawing that waits for its place."""

    item: Item
    drawing: Drawn
    x: float
    cards: tuple[str, ...]
    """The cards it stands for: one, or all of a collapsed stage."""
    mode: str = ""


def put_cards(sheet: Sheet, lane: str, plan: Plan, measures: Sequence[Laid] = ()) -> float:
    """Put down everything that lies in a lane, y from its top; returns the height of it all in points.

    Where nothing lies over several columns each column stands by itself, and is laid out again by itself.
    """
    if not measures and _known_apart(sheet, lane):
        return sheet.row(
            ("lane", lane),
            (sheet.grid, sheet.columns, sheet.reach, sheet.marks, sheet.cell_modes, plan),
            [step for step in sheet.grid.steps if (lane, step) in sheet.grid.cells],
            lambda step: (
                ("column", lane, step),
                partial(_column_given, sheet, lane, step, plan),
                partial(_column, sheet, lane, step, plan),
                (lane,),
            ),
        )
    laid = [
        *measures,
        *_stage_wide(sheet, lane, plan),
        *(each for step in sheet.grid.steps for each in _of_cell(sheet, lane, step, plan)),
        *_folded(sheet, lane),
    ]
    tops, height = stack([each.item for each in laid], len(sheet.columns.cols))
    _put(sheet, lane, plan, laid, tops)
    return height


def _known_apart(sheet: Sheet, lane: str) -> bool:
    """The same as `_apart`, looked for again only where cards or columns are others."""
    given = (sheet.grid, sheet.columns, sheet.reach)
    held = sheet.cache.memory.get("apart")
    if held is None or not all(map(is_, held[0], given)):
        held = sheet.cache.memory["apart"] = (given, {})
    known: dict[str, bool] = held[1]
    if lane not in known:
        known[lane] = _apart(sheet, lane)
    return known[lane]


def _apart(sheet: Sheet, lane: str) -> bool:
    """Whether every card of a lane lies in one column, and no column is a collapsed stage."""
    if any(col.folded for col in sheet.columns.cols):
        return False
    grid, reach = sheet.grid, sheet.reach
    if any((lane, stage) in grid.stage_wide for stage in grid.stages):
        return False
    for step in grid.steps:
        for card in grid.cells.get((lane, step), ()):
            over = reach.get(card)
            if over is not None and over[0] != over[1]:
                return False
    return True


def _column_given(sheet: Sheet, lane: str, step: str, plan: Plan) -> Hashable:
    cards = sheet.grid.cards(lane, step)
    at = sheet.columns.index.get(step)
    return (
        cards,
        sheet.columns.place(at, at) if at is not None else None,
        tuple(map(sheet.reach.get, cards)),
        tuple(map(sheet.marks.of.get, cards)),
        sheet.cell_modes.get((lane, step)),
        plan.of_cards(sheet, cards),
    )


def _column(sheet: Sheet, lane: str, step: str, plan: Plan) -> float:
    bottom, above = 0.0, ""
    kind, cards, mode = _cell(sheet, lane, step)
    for number, card in enumerate(cards):
        reach = sheet.reach.get(card)
        if reach is not None:
            x, width = sheet.columns.place(*reach)
            drawing = _drawing(sheet, card, kind, width)
            gap, shown = _gap(plan, above, card, mode if number else "")
            top = bottom + gap if bottom > 0 else 0.0
            bottom = top + drawing.h + plan.room(sheet, card, width)
            rect = _put_card(sheet, lane, drawing, card, x, top, shown)
            sheet.lies(card, rect)
            if card in plan.stubs:
                plan.put_stubs(sheet, card, rect)
        above = card
    return bottom


def _put(sheet: Sheet, lane: str, plan: Plan, laid: Sequence[Laid], tops: dict[str, float]) -> None:
    for each in laid:
        key = each.item.key
        rect = _put_card(sheet, lane, each.drawing, key, each.x, tops[key], each.mode)
        for card in each.cards:
            sheet.lies(card, rect, obstacle=False)
        sheet.lies(key, rect, rect_of=False)
        plan.put_stubs(sheet, key, rect)


def _put_card(sheet: Sheet, lane: str, drawing: Drawn, key: str, x: float, at: float, mode: str) -> Rect:
    """Put a drawing down, and above it the sign that says how it belongs to the one before."""
    top = LANE_PAD + at
    sheet.put(drawing, key, "card", x, top)
    if mode and at > 0:
        sign = sheet.signs.get(mode)
        if sign is None:
            sign = sheet.signs[mode] = _mode_sign(sheet, mode)
        sheet.put(sign, lane, "lane", x + 18 - sign.w / 2, top - MODE_GAP, key)
    return Rect(x, top, drawing.w, drawing.h)


def _mode_sign(sheet: Sheet, mode: str) -> Drawn:
    def make() -> Drawn:
        if mode == "one-of":
            said = text(
                sheet.words.pick("cell", "or"), "fact", 0, (MODE_GAP - style("fact").leading) / 2, 40,
                color="soft", align="center", max_lines=1,
            )  # fmt: skip
            return drawn(40, MODE_GAP, said.lines)
        shape: Shape = (
            signs.chevron_down(20, MODE_GAP / 2, 8, "faint")
            if mode == "in-order"
            else signs.plus(20, MODE_GAP / 2, 6, "faint")
        )
        return drawn(40, MODE_GAP, (shape,))

    return sheet.keep(("mode", mode), (), lambda pen: make())


def _laid(
    sheet: Sheet, card: str, kind: str, first: int, last: int, plan: Plan, mode: str = "", before: str = ""
) -> Laid:
    x, width = sheet.columns.place(first, last)
    drawing = _drawing(sheet, card, kind, width)
    gap, mode = _gap(plan, before, card, mode)
    return Laid(
        Item(card, first, last, drawing.h, plan.room(sheet, card, width), gap), drawing, x, (card,), mode
    )


def _drawing(sheet: Sheet, card: str, kind: str, width: float) -> Drawn:
    draw = partial(draw_card, key=card, kind=kind, width=width)
    return sheet.keep(("card", card), (kind, width), draw, card)


def _gap(plan: Plan, before: str, card: str, mode: str) -> tuple[float, str]:
    """Room above a card when another of its cell lies there, and the sign to show in it."""
    joined = plan.joined(before, card) if before else 0.0
    return (joined, "") if joined else (MODE_GAP if mode else STACK, mode)


def _stage_wide(sheet: Sheet, lane: str, plan: Plan) -> list[Laid]:
    kind = sheet.grid.kinds[lane]
    found = []
    for stage, (first, last) in sheet.columns.span.items():
        if not sheet.columns.folded(first, last):
            for card in sheet.grid.stage_wide.get((lane, stage), ()):
                if card in sheet.reach:
                    found.append(_laid(sheet, card, kind, first, last, plan))
    return found


def _cell(sheet: Sheet, lane: str, step: str) -> tuple[str, tuple[str, ...], str]:
    """The kind of a lane, the cards of one of its cells, and how they are meant where that is shown."""
    kind, cards = sheet.grid.kinds[lane], sheet.grid.cards(lane, step)
    return kind, cards, _mode(sheet, lane, step) if len(cards) > 1 and kind in DEFAULT_CELL else ""


def _of_cell(sheet: Sheet, lane: str, step: str, plan: Plan) -> list[Laid]:
    found = []
    kind, cards, mode = _cell(sheet, lane, step)
    for number, card in enumerate(cards):
        reach = sheet.reach.get(card)
        if reach is None or sheet.columns.folded(*reach):
            continue
        above = cards[number - 1] if number else ""
        found.append(_laid(sheet, card, kind, *reach, plan, mode if number else "", above))
    return found


def _mode(sheet: Sheet, lane: str, step: str) -> str:
    own = sheet.cell_modes.get((lane, step))
    record = sheet.store[lane]
    return str(own or record.get("cell") or DEFAULT_CELL.get(str(record.get("kind")), "all"))


def _folded(sheet: Sheet, lane: str) -> list[Laid]:
    found = []
    record = sheet.store[lane]
    bar = lane_token(str(record.get("kind", "")), str(record.get("zone") or ""))
    for number, col in enumerate(sheet.columns.cols):
        if not col.folded:
            continue
        cards = [card for step in col.steps for card in sheet.grid.cards(lane, step)]
        cards = [card for card in cards if sheet.reach.get(card) == (number, number)]
        cards += sheet.grid.stage_wide.get((lane, col.stage), ())
        if cards:
            count, key = len(cards), f"{lane}:{col.stage}"
            width = col.inner_w
            pill = sheet.keep(
                ("folded", key),
                (count, bar, width),
                partial(folded.pill, width=width, count=count, bar=bar),
            )
            found.append(Laid(Item(key, number, number, pill.h), pill, col.inner_x, tuple(cards)))
    return found
