"""Columns left empty by typing: however their last card leaves, they go with it, and one undo brings back both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.model.edits import maps
from app.model.grid import map_of
from tests.widgets.desk import CTRL, Desk


@pytest.fixture
def typed(desk: Desk) -> Desk:
    """Three cards typed along the steps; the third has brought a column of its own."""
    desk.new(stages_={"Report": ["Call", "Mail"]})
    desk.click(desk.in_cell("Customer", "Call")).type("Calls").tab().type("Waits").tab().type(
        "Writes"
    ).enter()
    desk.escape()
    assert len(desk.canvas.grid.steps) == 3
    return desk


def test_a_column_goes_when_its_last_card_is_dragged_out(typed: Desk) -> None:
    typed.drag("Writes", to_lane="Support desk", to_step="Mail")
    assert len(typed.order_of("step")) == 2 and typed.cell("Writes") == ("Support desk", "Mail")
    typed.undo()
    assert len(typed.order_of("step")) == 3 and typed.cell("Writes")[0] == "Customer"


def test_a_column_goes_when_its_last_card_is_parked(typed: Desk) -> None:
    typed.drag("Calls", to_parking=True)
    typed.drag("Writes", to_parking=True)
    assert typed.cell("Writes") == ("", "") and typed.order_of("step") == ["Call", "Mail"]


def test_a_column_goes_when_its_last_card_is_moved_by_key(typed: Desk) -> None:
    typed.click("Writes").key(Qt.Key.Key_Left, CTRL)
    assert typed.order_of("step") == ["Call", "Mail"] and typed.cards("Customer", "Mail") == [
        "Waits",
        "Writes",
    ]


def test_the_map_does_not_close_up_under_the_hand(typed: Desk) -> None:
    typed.press("Writes").move(typed.in_cell("Support desk", "Mail"))
    assert len(typed.canvas.scene.grid.columns) == 3
    typed.release()
    assert len(typed.canvas.scene.grid.columns) == 2


def test_a_column_that_was_named_stays(typed: Desk) -> None:
    typed.double_click(typed.at_step(2)).type("Letter").enter()
    typed.drag("Writes", to_lane="Support desk", to_step="Mail")
    assert typed.order_of("step") == ["Call", "Mail", "Letter"]


def test_a_locked_structure_keeps_the_column_and_lets_the_card_go(typed: Desk) -> None:
    maps.lock(typed.store, [map_of(typed.store)[0]])
    typed.drag("Writes", to_lane="Support desk", to_step="Mail")
    assert len(typed.order_of("step")) == 3 and typed.cell("Writes") == ("Support desk", "Mail")
