"""What the hand means: which click, and which gesture begins, by what lies under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.model import locks
from app.model.grid import DRAWN_LANES
from app.widgets.canvas import grips, structure
from app.widgets.canvas.adding import what_of
from app.widgets.canvas.hit import Hit
from app.widgets.canvas.unseen import explain_place
from app.widgets.canvas.verbs import start_card
from app.widgets.tools.draw_link import DrawLink
from app.widgets.tools.feel import Feel
from app.widgets.tools.gesture import CTRL, SHIFT, Gesture, Pointer
from app.widgets.tools.held import Held
from app.widgets.tools.marquee import Marquee
from app.widgets.tools.move_cards import MoveCards
from app.widgets.tools.move_headings import MoveHeadings
from app.widgets.tools.questions import answer_menu
from app.widgets.tools.reconnect import Reconnect
from app.widgets.tools.resize import Resize
from app.widgets.tools.span import Span
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

HEADINGS = ("stage", "step", "lane")
_RECORDS = ("card", "edge", "emotion", "measure", "link", "end", "stage", "step", "lane")
_CURSORS = {
    "edge": Qt.CursorShape.SizeHorCursor,
    "handle": Qt.CursorShape.CrossCursor,
    "end": Qt.CursorShape.CrossCursor,
    "link": Qt.CursorShape.PointingHandCursor,
    "question": Qt.CursorShape.PointingHandCursor,
    "emotion": Qt.CursorShape.SizeVerCursor,
    "fold": Qt.CursorShape.PointingHandCursor,
    "hidden": Qt.CursorShape.PointingHandCursor,
    "add": Qt.CursorShape.PointingHandCursor,
}
_BORDERS = {"right": Qt.CursorShape.SplitHCursor, "bottom": Qt.CursorShape.SplitVCursor}


def pressed(canvas: Canvas, found: Hit, at: Pointer) -> None:
    """The button went down: what is pressed is selected at once, so that a drag can take it along."""
    if (
        found.kind in _RECORDS
        and found.key not in canvas.selected
        and not at.holds(SHIFT)
        and not at.holds(CTRL)
    ):
        canvas.selected.set([found.key])


def clicked(canvas: Canvas, found: Hit, at: Pointer) -> None:
    """Pressed and let go without moving."""
    chosen = canvas.selected
    if found.kind in _RECORDS:
        if at.holds(CTRL):
            chosen.toggle(found.key)
        elif at.holds(SHIFT):
            chosen.add(found.key)
        else:
            chosen.set([found.key])
        if found.kind in ("card", "edge"):
            canvas.locking.holds(found.key)
    elif found.kind == "handle" and canvas.hit(at.at, bare=True).key not in ("", found.key):
        clicked(canvas, canvas.hit(at.at, bare=True), at)  # far out a handle lies over its neighbours
    elif found.kind == "handle":
        chosen.set([found.key])
        canvas.hint.emit(_("Drag from here to another card, to a lane, or to an empty place to draw a link."))
    elif found.kind == "fold":
        structure.fold(canvas, [found.key])
    elif found.kind == "hidden":
        gap = next((g for g in grips.gaps(canvas.store, canvas.scene) if found.key in g.lanes), None)
        structure.show(canvas, gap.lanes if gap is not None else ())
    elif found.kind == "add":
        canvas.addRequested.emit(what_of(found), found.key, canvas.mapToGlobal(at.at.toPoint()))
    elif found.kind == "border":
        canvas.selected.set([found.key])
    elif found.kind == "question":
        answer_menu(canvas, found.key).popup(canvas.mapToGlobal(at.at.toPoint()))
    elif _feeling(canvas, found):
        Feel(canvas, found).click(at)
    else:
        canvas.mark(found)


def dragged(canvas: Canvas, found: Hit, at: Pointer) -> Gesture | None:
    """The gesture that begins where the button was pressed; None when dragging means nothing there."""
    if found.kind == "handle":
        return DrawLink(canvas, found)
    if found.kind == "end":
        return Reconnect(canvas, found)
    lock = _lock(canvas, found)
    if lock:
        return Held(canvas, lock)
    if found.kind == "edge":
        return Span(canvas, found.key)
    if found.kind == "card":
        if (
            found.key not in canvas.selected
        ):  # pressed with Shift held it joins in, with Ctrl it is copied alone
            canvas.selected.set([*(canvas.selected.ids if at.holds(SHIFT) else ()), found.key])
        return MoveCards(canvas, found.key)
    if found.kind == "emotion" or _feeling(canvas, found):
        return Feel(canvas, found)
    if found.kind in HEADINGS:
        return MoveHeadings(canvas, found.key) if canvas.arranges else None
    if found.kind == "border":
        return Resize(canvas, found)
    if found.kind in ("question", "fold", "hidden", "add", "measure"):
        return None  # a measure stands at what it is about
    return Marquee(canvas)


def doubled(canvas: Canvas, found: Hit, at: Pointer) -> None:
    """A double click edits what is there, or starts a card where there is none; a stage or lane it brings closer."""
    if found.kind in HEADINGS and not canvas.arranges:
        return
    if found.kind == "handle":
        found = canvas.hit(at.at, bare=True)  # a handle is dragged; two clicks mean what it lies over
    if found.kind in ("stage", "lane"):
        structure.look_closer(canvas, found.key)
    elif found.kind == "border":
        structure.usual_size(canvas, [found.key])
    elif found.kind in ("card", "edge", "step"):
        canvas.selected.set([found.key])
        canvas.typing.edit(found.key)
    elif found.kind in ("link", "end", "emotion", "measure"):
        canvas.selected.set([found.key])
        if not canvas.typing.edit(found.key):
            canvas.editRequested.emit(found.key)
    elif found.kind in ("cell", "parking") and not _feeling(canvas, found):
        start_card(canvas, found.lane, found.step, at=at)
    elif found.kind == "nothing":
        explain_place(canvas, at)


def cursor_for(canvas: Canvas, found: Hit) -> Qt.CursorShape:
    """The cursor over something."""
    if found.kind in ("card", "edge", "border") and not canvas.free(found.key):
        return Qt.CursorShape.ArrowCursor
    if found.kind in HEADINGS:
        free = canvas.arranges and canvas.free(found.key)
        return Qt.CursorShape.OpenHandCursor if free else Qt.CursorShape.ArrowCursor
    if found.kind == "border":
        return _BORDERS.get(found.side, Qt.CursorShape.ArrowCursor)
    if _feeling(canvas, found) and canvas.open_cell(found.lane, found.step):
        return Qt.CursorShape.SizeVerCursor
    return _CURSORS.get(found.kind, Qt.CursorShape.ArrowCursor)


def _lock(canvas: Canvas, found: Hit) -> str:
    """What is locked (its id) and keeps from moving or sizing this, or something chosen that would go with it."""
    store = canvas.store
    if found.kind in ("card", "edge", "emotion"):
        return locks.lock_on(store, found.key)
    if _feeling(canvas, found):
        return locks.cell_lock(store, found.lane, found.step)
    if found.kind == "border" or (found.kind in HEADINGS and canvas.arranges):
        chosen = structure.headings(canvas, canvas.kind_of(found.key))
        along = chosen if found.key in chosen else [found.key]
        return next((lock for key in along if (lock := locks.lock_on(store, key))), "")
    return ""


def _feeling(canvas: Canvas, found: Hit) -> bool:
    return found.kind == "cell" and canvas.grid.kinds.get(found.lane) in DRAWN_LANES
