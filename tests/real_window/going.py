"""Which keys lead from here to there: arrows on the map, Tab in a panel. A person sees it; this looks it up."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from app.model.grid import grid_of
from app.widgets.canvas import Canvas
from app.widgets.canvas.order import Spot, spot_of, walk
from app.widgets.inspector import editors as e

_WAYS = ("left", "right", "up", "down")


def arrows_to(canvas: Canvas, goal: Spot) -> list[str] | None:
    """The fewest arrows from where the focus rests to a place; None when no arrow leads there."""
    store = canvas.store
    grid = grid_of(store)
    lanes = tuple(row.lane for row in canvas.scene.grid.rows)
    cell, focus = canvas.selected.cell, canvas.selected.focus
    start = Spot(*cell) if cell is not None else spot_of(store, grid, focus) if focus else None
    if start is None:
        return None
    came: dict[Spot, tuple[Spot, str] | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in came:
        here = waiting.popleft()
        for way in _WAYS:
            there = walk(store, grid, here, way, lanes)
            if there.key:  # the window remembers the card, which may have begun in an earlier step
                there = spot_of(store, grid, there.key) or there
            if there not in came:
                came[there] = (here, way)
                waiting.append(there)
    if goal not in came:
        return None
    path: list[str] = []
    at = came[goal]
    while at is not None:
        path.append(at[1])
        at = came[at[0]]
    return path[::-1]


def inmost(widget: QWidget) -> QWidget:
    """The widget that has the keyboard when this one is given it."""
    while (inner := widget.focusProxy()) is not None:
        widget = inner
    return widget


def editor_of(widget: QWidget) -> QWidget:
    """The editor of the form around a part of it; the widget itself outside of a form."""
    found, above = widget, widget.parentWidget()
    while isinstance(above, e.Editor):
        found, above = above, above.parentWidget()
    return found


def tabs_to(goal: QWidget, *, forward: bool) -> int:
    """How many times Tab is pressed until the goal has the keyboard; 0 when it never has."""
    here = QApplication.focusWidget()
    count, at = 0, here
    while at is not None:
        at = at.nextInFocusChain() if forward else at.previousInFocusChain()
        if at is here or at is None:
            return 0
        takes = at.focusPolicy() & Qt.FocusPolicy.TabFocus and at.focusProxy() is None
        if takes and at.isEnabled() and at.isVisible() and at.window() is goal.window():
            count += 1
        if at is goal:
            return count
    return 0
