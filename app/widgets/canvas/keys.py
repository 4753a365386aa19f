"""The keyboard on the canvas: walking, moving, naming, removing. Letters start a card, so no letter is a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from app.widgets.canvas import along, feelings, placing
from app.widgets.canvas.order import Spot, reading_order, spot_of, spots, walk
from app.widgets.canvas.verbs import type_text
from app.widgets.overlay import place_of, view_rect
from app.widgets.tools.feel import Feel

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_DIRECTIONS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_PAGE = 0.8
_OWN = {Qt.Key.Key_Control: _CTRL, Qt.Key.Key_Shift: _SHIFT, Qt.Key.Key_Alt: _ALT}


def modifiers_after(event: QKeyEvent, *, down: bool) -> Qt.KeyboardModifier:
    """The modifiers held after a key went down or up; systems differ in whether the event counts its own key."""
    own = _OWN.get(Qt.Key(event.key()), Qt.KeyboardModifier.NoModifier)
    return event.modifiers() | own if down else event.modifiers() & ~own


def pressed(canvas: Canvas, event: QKeyEvent) -> bool:
    """Do what a key means; returns whether it means anything here."""
    key, held = Qt.Key(event.key()), event.modifiers()
    if key == Qt.Key.Key_Escape:
        return _escape(canvas)
    if canvas.gesture is not None:
        return True  # the hand is busy: only Escape may disturb it
    if key in _DIRECTIONS:
        return _arrow(canvas, _DIRECTIONS[key], held)
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        last = key == Qt.Key.Key_End
        return (not held & _CTRL and _row_end(canvas, last=last)) or _ends(canvas, last=last)
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        down = 1 if key == Qt.Key.Key_PageDown else -1
        canvas.pan_by(0, down * canvas.area().height() * _PAGE)
        return True
    if key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        canvas.edit_selected()
        return True
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        canvas.remove_selected()
        return True
    if key == Qt.Key.Key_F10 and held == _SHIFT:  # keyboards without a menu key
        ask_for_menu(canvas)
        return True
    if event.matches(QKeySequence.StandardKey.SelectAll):
        canvas.select_all()
        return True
    return _letters(canvas, event)


def ask_for_menu(canvas: Canvas) -> None:
    """The keyboard's way to the menu of what is selected: it opens there, wherever the pointer is."""
    place = place_of(canvas, canvas.selected.focus) if canvas.selected.focus else None
    if place is None and canvas.selected.cell is not None:
        cell = canvas.cell_rect(*canvas.selected.cell)
        place = view_rect(canvas, cell) if cell is not None else None
    inside = (place or QRectF()).intersected(QRectF(canvas.rect()))
    where = (inside if not inside.isEmpty() else QRectF(canvas.area())).center().toPoint()
    canvas.contextMenuRequested.emit(canvas.selection, canvas.mapToGlobal(where))


def _escape(canvas: Canvas) -> bool:
    if canvas.gesture is not None:
        canvas.cancel_gesture()
        return True
    if len(canvas.selected) or canvas.selected.cell:
        canvas.selected.clear()
        return True
    return False


def _letters(canvas: Canvas, event: QKeyEvent) -> bool:
    text = event.text()
    commanded = event.modifiers() & (_CTRL | _ALT | Qt.KeyboardModifier.MetaModifier)
    # AltGr arrives as Ctrl+Alt on Windows and makes letters of half of Europe's keyboards.
    altgr = event.modifiers() & _CTRL and event.modifiers() & _ALT
    if not text or not text.isprintable() or text.isspace() or (commanded and not altgr):
        return False
    return type_text(canvas, text)


def _here(canvas: Canvas) -> Spot | None:
    """Where the focus is, or the first place of the map."""
    if canvas.selected.cell is not None:
        return Spot(*canvas.selected.cell)
    focus = canvas.selected.focus
    return spot_of(canvas.store, canvas.grid, focus) if focus else None


def go_to(canvas: Canvas, spot: Spot) -> None:
    """Rest the focus on a record or an empty cell, and bring it into view."""
    if spot.key:
        canvas.selected.set([spot.key])
        canvas.reveal(spot.key)
    else:
        canvas.selected.mark_cell(spot.lane, spot.step)
        canvas.reveal_cell(spot.lane, spot.step)


def _arrow(canvas: Canvas, direction: str, held: Qt.KeyboardModifier) -> bool:
    if held & _ALT:
        return along.travel(canvas, direction)
    if held & _CTRL:
        return placing.shift(canvas, direction)
    grid = canvas.grid
    lanes = tuple(row.lane for row in canvas.scene.grid.rows)
    kind = canvas.kind_of(canvas.selected.focus)
    if kind in ("stage", "step", "lane"):
        return _among_headings(canvas, kind, direction)
    if canvas.selected.cell is None and canvas.selected.focus in grid.parked:
        return _among_parked(canvas, direction, add=bool(held & _SHIFT))
    here = _here(canvas)
    if here is None:
        return _ends(canvas, last=False)
    shown = placing.shown_steps(canvas)
    there = walk(canvas.store, grid, here, direction, lanes, canvas.in_view, shown)
    if held & _SHIFT:
        before = here
        while not there.key and there != before:  # the selection grows by what there is, over empty cells
            before, there = there, walk(canvas.store, grid, there, direction, lanes, canvas.in_view, shown)
        if there.key:
            canvas.selected.add(there.key)
            canvas.reveal(there.key)
        elif not canvas.selected.ids:
            go_to(canvas, walk(canvas.store, grid, here, direction, lanes, canvas.in_view, shown))
        return True
    heading = _heading(canvas, here, direction) if there == here else ""
    if heading:
        _rest_on(canvas, heading)
    elif there == here and direction == "down" and _parked(canvas):
        _rest_on(canvas, _parked(canvas)[0])
    else:
        go_to(canvas, there)
    return True


def _heading(canvas: Canvas, here: Spot, direction: str) -> str:
    """The heading beyond the first column or row, "" elsewhere: that is how the keyboard gets to lanes and stages."""
    if direction == "left" and here.lane in canvas.scene.rects:
        return here.lane
    if direction == "up":
        above = (here.step, canvas.grid.stage_of.get(here.step, ""))
        return next((key for key in above if key in canvas.scene.rects), "")
    return ""


def _rest_on(canvas: Canvas, key: str) -> None:
    canvas.selected.set([key])
    canvas.reveal(key)


def _among_headings(canvas: Canvas, kind: str, direction: str) -> bool:
    """From a heading to the next one that is seen, into the grid, or from a step to its stage and back."""
    grid, key = canvas.grid, canvas.selected.focus
    row = {"stage": grid.stages, "step": grid.steps, "lane": grid.lanes}[kind]
    steps, rows = placing.shown_steps(canvas), canvas.scene.grid.rows
    if key not in row:
        return False
    if kind == "stage" and direction == "down":
        there = grid.steps_of[key][0]
        if there not in steps:
            return True  # a folded stage shows none of its steps
    elif kind == "step" and direction == "up":
        there = grid.stage_of[key]
    elif kind == "step" and direction == "down" and key in steps and rows:
        go_to(canvas, spots(canvas.store, grid, rows[0].lane, key)[0])
        return True
    elif kind == "lane" and direction == "right" and key in canvas.scene.rects and steps:
        go_to(canvas, spots(canvas.store, grid, key, steps[0])[0])
        return True
    else:
        along = (direction in ("left", "right")) != (kind == "lane")
        beyond = row[row.index(key) + 1 :] if direction in ("right", "down") else row[: row.index(key)][::-1]
        there = next((each for each in beyond if each in canvas.scene.rects), "") if along else ""
        if not there:
            return True
    _rest_on(canvas, there)
    return True


def _among_parked(canvas: Canvas, direction: str, *, add: bool) -> bool:
    """From one parked card to the next, and up again to the lowest lane."""
    parked, focus = _parked(canvas), canvas.selected.focus
    steps = placing.shown_steps(canvas)
    if direction == "up" and steps and canvas.scene.grid.rows:
        lane = canvas.scene.grid.rows[-1].lane
        go_to(canvas, spots(canvas.store, canvas.grid, lane, steps[0])[-1])
        return True
    at = parked.index(focus) + {"left": -1, "right": 1}.get(direction, 0) if focus in parked else 0
    there = parked[max(0, min(len(parked) - 1, at))] if parked else focus
    if add:
        canvas.selected.add(there)
        canvas.reveal(there)
    else:
        _rest_on(canvas, there)
    return True


def _parked(canvas: Canvas) -> list[str]:
    """The parked cards that are drawn and that the keyboard stops at."""
    return [card for card in canvas.grid.parked if card in canvas.scene.rects and canvas.in_view(card)]


def _row_end(canvas: Canvas, *, last: bool) -> bool:
    """The first cell of the lane, or its last card; False where the focus rests there already, or in no lane."""
    here, grid = _here(canvas), canvas.grid
    if here is None or here.lane not in grid.kinds or here.step not in grid.index:
        return False
    shown = placing.shown_steps(canvas)
    columns = [step for step in shown if not last or grid.cards(here.lane, step)]
    if not columns:
        return False
    found = spots(canvas.store, grid, here.lane, columns[-1 if last else 0])
    if here in found:
        return False
    go_to(canvas, found[-1 if last else 0])
    return True


def _ends(canvas: Canvas, *, last: bool) -> bool:
    """The first or last card of the map."""
    drawn = canvas.scene.rects
    order = [c for c in reading_order(canvas.store, canvas.grid) if c in drawn and canvas.in_view(c)]
    if order:
        canvas.selected.set([order[-1 if last else 0]])
        canvas.reveal(canvas.selected.focus)
    elif (steps := placing.shown_steps(canvas)) and canvas.scene.grid.rows:
        go_to(canvas, Spot(canvas.scene.grid.rows[0].lane, steps[0]))
    elif canvas.scene.grid.rows or canvas.grid.stages:
        # No cell to rest on yet: a map with lanes alone, or with stages alone.
        _rest_on(canvas, [*canvas.grid.stages, *(row.lane for row in canvas.scene.grid.rows)][0])
    return True


def tabbed(canvas: Canvas, onward: bool) -> bool:
    """Tab on a curve that several personas share: the next one; False where the keyboard may go on from the map."""
    by = 1 if onward else -1
    if isinstance(canvas.gesture, Feel):
        canvas.gesture.other_persona(by)
        return True
    if canvas.gesture is not None:
        return True  # the keyboard stays where Escape ends what the hand does
    return feelings.turn_to(canvas, feelings.other(canvas, by))
