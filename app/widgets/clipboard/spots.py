"""Where pasted things go: a chosen cell, beside what is selected, or to their like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.edits import fragments, lanes, pasting, stages
from app.model.edits.fragments import Fragment
from app.model.grid import grid_of, place
from app.widgets.canvas.tasks import LANE, STAGE, first_lane
from app.widgets.canvas.verbs import place_here

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Spot = tuple[str, str, int | None]
"""(lane, step, place in the cell); lane "" is the parking lot."""


def spot_here(window: MainWindow) -> Spot | None:
    """The place where pasted cards go; None (with a hint) where the focus rests on no such place."""
    canvas = window.canvas
    if canvas.kind_of(canvas.selected.focus) == "card":
        lane = place(canvas.store[canvas.selected.focus])[0]
        if not lane:
            return "", "", None
    found = place_here(canvas)
    return found if found is not None else (first_lane(canvas.store, canvas.grid) or "new", "", None)


def home(window: MainWindow, spot: Spot) -> Spot:
    """The place itself; on a map without lanes or columns they are made. To be called inside an edit."""
    lane, step, index = spot
    if not lane:
        return "", "", None
    session = window.session
    assert session is not None
    store, words = session.store, window.map_words
    if lane == "new":
        lane = lanes.add(store, "action", words.say(LANE), 0, zone="customer")
    if not step:
        if not grid_of(store).steps:
            stages.add(store, words.say(STAGE))
        step = grid_of(store).steps[0]
    return lane, step, index


def first_step(window: MainWindow, step: str) -> str:
    """A step; for a stage its first one."""
    assert window.session is not None
    grid = grid_of(window.session.store)
    return step if step in grid.index else grid.steps_of[step][0]


def lane_selected(window: MainWindow) -> bool:
    """Whether the focus rests on a lane, so that lines go along its steps."""
    return window.canvas.kind_of(window.canvas.selected.focus) == "lane"


def where_for(window: MainWindow, fragment: Fragment, spot: Spot | None) -> pasting.Where:
    """Where a part of a map goes: a chosen place, else beside what is selected, else to its like."""
    canvas = window.canvas
    focus, kind = canvas.selected.focus, canvas.kind_of(canvas.selected.focus)
    if spot is not None:
        return pasting.Where(*spot)
    if canvas.selected.cell is not None:
        return pasting.Where(*canvas.selected.cell)
    if kind == "card" and not (set(canvas.selection) & fragment.content):
        lane, step, _key, _span = place(canvas.store[focus])
        held = canvas.grid.cards(lane, step)
        if lane and step in canvas.grid.index:
            return pasting.Where(lane, step, held.index(focus) + 1 if focus in held else None)
    if kind in fragments.GRID and focus not in fragment.content:
        loose = bool(fragment.of("card")) and not any(fragment.of(each) for each in fragments.GRID)
        if loose and kind == "lane":
            return pasting.Where(lane=focus)
        if loose:
            return pasting.Where(step=canvas.grid.steps_of[focus][0] if kind == "stage" else focus)
    return pasting.Where(after=focus if kind in fragments.GRID else "")
