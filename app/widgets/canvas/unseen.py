"""What lies on the map and is not drawn itself now, because its stage is folded or its lane hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.grid import place
from app.widgets.tools.gesture import Pointer
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def explain(canvas: Canvas, key: str) -> bool:
    """Say why a record that somebody goes to is not seen; whether there was anything to say."""
    record = canvas.store.get(key)
    if record is not None and record["type"] == "link" and key not in canvas.scene.paths:
        record = canvas.store.get(str(record.get("from")))
    if record is None or record["type"] not in ("card", "emotion", "step", "lane"):
        return False
    if record["type"] == "card":
        lane, step, _key, _span = place(record)
    else:
        lane = key if record["type"] == "lane" else ""
        step = str(record.get("step") or "") if record["type"] == "emotion" else key
    return explain_cell(canvas, lane, step)


def explain_place(canvas: Canvas, at: Pointer) -> bool:
    """Say that a place lies in the narrow column of a folded stage; whether it does."""
    inside = canvas.area().contains(at.at.toPoint())
    folded = (c for c in canvas.scene.grid.columns if not c.step and c.x <= at.x < c.x + c.w)
    column = next(folded, None) if inside else None
    return column is not None and explain_cell(canvas, "", column.stage)


def explain_cell(canvas: Canvas, lane: str, step: str) -> bool:
    """Say why a cell is not seen; whether there was anything to say. A folded stage is brought into view."""
    stage = canvas.grid.stage_of.get(step, step)
    # A room sees folded stages whole.
    narrow = any(column.stage == stage and not column.step for column in canvas.scene.grid.columns)
    if canvas.kind_of(lane) == "lane" and canvas.store[lane].get("hidden") is True:
        title = str(canvas.store[lane].get("title") or "")
        canvas.hint.emit(_("The lane “{title}” is hidden. Show it to see what lies in it.", title=title))
        return True
    if narrow and canvas.kind_of(stage) == "stage" and canvas.store[stage].get("collapsed") is True:
        title = str(canvas.store[stage].get("title") or "")
        canvas.reveal(stage)
        canvas.hint.emit(_("The stage “{title}” is folded. Unfold it to see what lies in it.", title=title))
        return True
    return False
