"""Moving cards by keyboard and menu: from cell to cell, within a cell, within the parking lot and out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.edits import cards
from app.model.grid import place
from app.widgets.canvas import feelings, structure

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_BY = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
"""Lanes and steps that a direction means."""


def shift(canvas: Canvas, direction: str) -> bool:
    """Move what is selected one place "left", "right", "up" or "down"; False where nothing of it can be moved.

    Cards go from cell to cell, all or none, so that those that stand together stay as they stand; headings change
    places with their neighbours, feelings get better or worse.
    """
    if structure.shift(canvas, direction):
        return True
    if direction in ("up", "down") and feelings.nudge(canvas, 1 if direction == "up" else -1):
        return True
    chosen = chosen_cards(canvas)
    if not chosen:
        return False
    if all(_home(canvas, card) == ("", "") for card in chosen):
        _shift_parked(canvas, chosen, direction)
    else:
        _shift_placed(canvas, chosen, direction)
    _stay_with(canvas, chosen)
    return True


def reorder(canvas: Canvas, by: int) -> None:
    """Move the selected cards of one cell, or of the parking lot, earlier (-1) or later (1) there."""
    chosen, row = orderable(canvas)
    moved = set(chosen)
    others = [card for card in row if card not in moved]
    if not others:
        return
    before = row.index(chosen[0])
    at = max(0, min(len(others), before + by))
    if [*others[:at], *chosen, *others[at:]] == row:
        return
    lane, step = _home(canvas, chosen[0])
    if lane:
        cards.move_all(canvas.store, chosen, lane, step, at)
    else:
        cards.park(canvas.store, chosen, at)
    _stay_with(canvas, canvas.selected.ids)


def orderable(canvas: Canvas) -> tuple[list[str], list[str]]:
    """The selected cards in their order and all cards of their cell; both empty where they lie in several cells."""
    chosen = set(chosen_cards(canvas))  # all of a large map may be selected, and every menu asks
    home = _home(canvas, next(iter(chosen))) if chosen else None
    if home is None or any(_home(canvas, card) != home for card in chosen):
        return [], []
    lane, step = home
    grid = canvas.grid
    row = list(grid.parked if not lane else grid.stage_wide.get((lane, step)) or grid.cards(lane, step))
    return [card for card in row if card in chosen], row


def chosen_cards(canvas: Canvas) -> list[str]:
    """The cards among what is selected, in the order they were chosen."""
    return [key for key in canvas.selected.ids if canvas.kind_of(key) == "card"]


def shown_steps(canvas: Canvas) -> list[str]:
    """The steps that have a column of their own now; those of folded stages have none."""
    return [column.step for column in canvas.scene.grid.columns if column.step]


def _home(canvas: Canvas, card: str) -> tuple[str, str]:
    """(lane, step or stage) a card lies in, "" where it is parked."""
    lane, step, _key, _span = place(canvas.store[card])
    return (lane, step) if lane in canvas.grid.kinds else ("", "")


def _stay_with(canvas: Canvas, chosen: list[str]) -> None:
    """Whoever moves something by keyboard goes on with it, and hears where it is now."""
    canvas.selected.set(chosen)
    canvas.reveal(chosen[0])
    canvas.announce(chosen[0])


def _shift_placed(canvas: Canvas, chosen: list[str], direction: str) -> None:
    lanes, steps = _BY[direction]
    usable = [row.lane for row in canvas.scene.grid.rows if canvas.holds_cards(row.lane)]
    shown, stages = shown_steps(canvas), canvas.grid.stages
    goals: list[tuple[str, str, str]] = []
    for card in chosen:
        lane, step = _home(canvas, card)
        columns = stages if step in stages else shown
        if lane not in usable or step not in columns:
            continue
        row, column = usable.index(lane) + lanes, columns.index(step) + steps
        if not (0 <= row < len(usable) and 0 <= column < len(columns)):
            return  # like a single card at the end: cards that stand together stay as they stand
        goals.append((card, usable[row], columns[column]))
    if not goals:
        return
    title = str(canvas.store[goals[0][1]].get("title") or "")
    with canvas.store.edit("move-card", n=len(goals), lane=title):
        for card, lane, step in goals:
            cards.move(canvas.store, card, lane, step)


def _shift_parked(canvas: Canvas, chosen: list[str], direction: str) -> None:
    """Along the parking lot; up into the lowest lane, in the column that the first of them lies below."""
    if direction in ("left", "right"):
        reorder(canvas, _BY[direction][1])
        return
    rows = [row.lane for row in canvas.scene.grid.rows if canvas.holds_cards(row.lane)]
    columns = [column for column in canvas.scene.grid.columns if column.step]
    if direction == "down" or not rows or not columns:
        return
    rect = canvas.scene.rects.get(chosen[0])
    x = rect.x + rect.w / 2 if rect is not None else 0.0
    step = min(columns, key=lambda column: abs(column.x + column.w / 2 - x)).step
    cards.move_all(canvas.store, chosen, rows[-1], step)
