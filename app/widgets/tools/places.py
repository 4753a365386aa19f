"""Where a card would go if it were let go here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model import locks
from app.model.grid import place
from app.widgets.canvas.hit import cell_at
from app.widgets.canvas.unseen import explain_place
from app.widgets.tools.gesture import Pointer
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


@dataclass(frozen=True)
class Place:
    """A cell and the place in it, a lane over a whole stage, or (without a lane) the parking lot."""

    lane: str = ""
    step: str = ""
    index: int = 0


def place_at(canvas: Canvas, at: Pointer, without: list[str], lane: str = "") -> Place | None:
    """The place under the pointer, counted without the cards that are on the move; None where none may go.

    Over a stage heading it is that whole stage in `lane`.
    """
    if at.at.y() < canvas.camera.top and at.at.x() >= canvas.camera.left:
        found = canvas.hit(at.at)
        if found.kind == "stage" and lane and _takes(canvas, lane, found.key):
            return Place(lane, found.key)
        return None
    if not canvas.area().contains(at.at.toPoint()):
        return None
    scene = canvas.scene
    if scene.grid.parking is not None and scene.grid.parking.contains(at.x, at.y):
        return Place(
            index=_before(canvas, at, [c for c in canvas.grid.parked if c not in without], across=True)
        )
    lane, step = cell_at(scene, at.x, at.y)
    if not lane or not step or not _takes(canvas, lane, step):
        return None
    held = [c for c in canvas.grid.cards(lane, step) if c not in without]
    return Place(lane, step, _before(canvas, at, held, across=False))


def lock_at(canvas: Canvas, at: Pointer) -> str:
    """The locked lane or stage (its id) that takes no card under the pointer; "" where no lock is in the way."""
    if canvas.area().contains(at.at.toPoint()):
        return locks.cell_lock(canvas.store, *cell_at(canvas.scene, at.x, at.y))
    found = canvas.hit(at.at)
    return locks.cell_lock(canvas.store, "", found.key) if found.kind == "stage" else ""


def why_not(canvas: Canvas, at: Pointer) -> None:
    """Say why nothing can be dropped under the pointer."""
    if not canvas.locking.says_no(lock_at(canvas, at)) and not explain_place(canvas, at):
        canvas.hint.emit(_("Drop it into a cell or into the parking lot."))


def _takes(canvas: Canvas, lane: str, step: str) -> bool:
    return canvas.holds_cards(lane) and canvas.open_cell(lane, step)


def _before(canvas: Canvas, at: Pointer, cards: list[str], *, across: bool) -> int:
    """How many of the cards lie before the pointer: above it, or in a parking lot that fills rows, left of it."""
    count = 0
    for card in cards:
        rect = canvas.scene.rects.get(card)
        if rect is None:
            continue
        if across:
            above = rect.bottom < at.y
            before = above or (rect.y <= at.y and rect.x + rect.w / 2 < at.x)
        else:
            before = rect.y + rect.h / 2 < at.y
        count += before
    return count


def cell_of(canvas: Canvas, card: str) -> tuple[str, str]:
    """(lane, step or stage) a card lies in, "" where it is parked."""
    lane, step, _, _ = place(canvas.store[card])
    return (lane, step) if lane in canvas.grid.kinds else ("", "")
