"""Where the keyboard stays when what it rested on is removed: in the cell where it lay, so that one types on there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.grid import place
from app.model.store import Change

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def stay(canvas: Canvas, focus: str, change: Change) -> None:
    """Mark the cell of a card that a change has removed; nothing where it lay in none that is shown."""
    was = change.inverse.get(focus, {})
    if was.get("type") != "card" or "pos" not in was:
        return
    lane, step, _order, _span = place(was)
    if step in canvas.grid.index and canvas.holds_cards(lane) and canvas.cell_rect(lane, step) is not None:
        canvas.selected.mark_cell(lane, step)
