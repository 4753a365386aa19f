"""A measure on the map is a thing to point at: by mouse, by arrow keys, and for its details."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.model.edits import fields, insights
from tests.widgets.desk import SHIFT, Desk

LANES: list[tuple[str, str, dict[str, Any]]] = [
    ("action", "Customer", {}),
    ("measure", "Figures", {}),
    ("process", "Support desk", {"zone": "front", "team": "Support"}),
]


@pytest.fixture
def figures(desk: Desk) -> Desk:
    """Two measures, one at the first step of the map and one at a card in the third."""
    desk.new(lanes_=LANES).with_cards(("Sends it", "Customer", "Parcel"))
    insights.add_measure(desk.store, "Calls", [desk.id("Call")])
    insights.add_measure(desk.store, "Days", [desk.id("Sends it")])
    return desk.settle()


def test_a_click_chooses_a_measure_and_a_second_one_with_shift_both(figures: Desk) -> None:
    figures.click("Days")
    assert figures.selection == ["Days"]
    figures.click("Calls", SHIFT)
    assert figures.selection == ["Days", "Calls"]


def test_dragging_a_measure_moves_nothing_and_draws_no_frame(figures: Desk) -> None:
    taken = figures.steps_taken
    figures.press("Days").move(figures.in_cell("Figures", "Call"))
    assert figures.canvas.gesture is None
    figures.release()
    assert figures.steps_taken == taken


def test_the_arrow_keys_come_to_measures_and_leave_them(figures: Desk) -> None:
    figures.click("Sends it").key(Qt.Key.Key_Down)
    assert figures.selection == ["Days"]
    figures.key(Qt.Key.Key_Left, times=2)
    assert figures.selection == ["Calls"]
    figures.key(Qt.Key.Key_Right)
    assert figures.canvas.selected.cell == (figures.id("Figures"), figures.id("Mail"))


def test_the_keyboard_meets_measures_where_they_are_drawn(figures: Desk) -> None:
    stage, title = figures.id("Check"), "Files"
    measure = insights.add_measure(figures.store, title, [stage])
    fields.put(figures.store, figures.id("Figures"), hidden=True)
    figures.settle().click("Sends it").key(Qt.Key.Key_Down)
    assert not {"Days", title} & set(figures.selection)  # a hidden lane shows none
    fields.put(figures.store, figures.id("Figures"), hidden=False)
    figures.settle().click("Sends it").key(Qt.Key.Key_Down)
    assert figures.selection == ["Days"]
    figures.key(Qt.Key.Key_Down)
    assert figures.selection == [title]
    drawn = figures.canvas.scene.rects
    assert drawn[figures.id("Days")].y < drawn[measure].y


def test_delete_takes_a_measure_away_and_undo_brings_it_back(figures: Desk) -> None:
    figures.click("Days").key(Qt.Key.Key_Delete)
    assert not figures.has("Days")
    figures.undo()
    assert figures.has("Days")
