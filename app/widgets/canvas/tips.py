"""What the tool tip over the map says: what had to be cut, what a link means, what a sign on the headings does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model import locks
from app.scene.draw.headings import LANE_NAMES
from app.widgets.canvas import adding, grips
from app.widgets.canvas.hit import Hit
from app.widgets.canvas.locking import sentence
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def tip(canvas: Canvas, found: Hit) -> str:
    """The words for what lies under the pointer, "" for nothing to say; several lines are possible."""
    if found.kind == "fold":
        folded = (canvas.store.get(found.key) or {}).get("collapsed") is True
        return _("Unfold the stage (Space)") if folded else _("Fold the stage (Space)")
    if found.kind == "hidden":
        return _hidden(canvas, found)
    if found.kind == "add":
        return adding.tip(found)
    if found.kind == "border":
        return _("Drag to size, double-click for the usual size")
    blocks = canvas.drawing.index.of_owner(found.key) if found.key else []
    said = [text for block in blocks for text in block.cut]
    if found.kind in ("link", "end", "question"):
        said = [block.node.label for block in blocks if block.node is not None][:1]
    lock = locks.lock_on(canvas.store, found.key) if found.kind in ("stage", "lane", "card", "edge") else ""
    if lock:
        said.append(sentence(canvas.store, lock))
    return "\n".join(said)


def _hidden(canvas: Canvas, found: Hit) -> str:
    gap = next((each for each in grips.gaps(canvas.store, canvas.scene) if found.key in each.lanes), None)
    if gap is None:
        return ""
    names = [_name(canvas, lane) for lane in gap.lanes]
    return "\n".join([_("Hidden here; a click shows them again:"), *names])


def _name(canvas: Canvas, lane: str) -> str:
    title = str(canvas.store[lane].get("title") or "")
    return title or _(LANE_NAMES.get(canvas.grid.kinds.get(lane, ""), "Lane"))
