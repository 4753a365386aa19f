"""Cards that are moved by keyboard: in the parking lot, several of one cell, past what is not seen."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.model.edits import stages
from tests.widgets.desk import CTRL, SHIFT, Desk
from tests.widgets.window import Office

LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


def _parked(desk: Desk) -> list[str]:
    return [desk.name(card) for card in desk.canvas.grid.parked]


def test_parked_cards_change_places_by_key_and_go_up_onto_the_map(desk: Desk) -> None:
    desk.new().with_cards(("First", "", ""), ("Second", "", ""), ("Third", "", ""))
    desk.click("First").key(RIGHT, CTRL)
    assert _parked(desk) == ["Second", "First", "Third"]
    desk.key(RIGHT, CTRL, times=3).key(LEFT, CTRL)
    assert _parked(desk) == ["Second", "First", "Third"] and desk.selection == ["First"]
    taken = desk.steps_taken
    desk.key(DOWN, CTRL)
    assert _parked(desk) == ["Second", "First", "Third"] and desk.steps_taken == taken
    desk.key(UP, CTRL)
    assert desk.cell("First")[0] == "Insights" and _parked(desk) == ["Second", "Third"]


def test_several_cards_of_a_cell_move_in_it_together(office: Office) -> None:
    desk = office.desk().new()
    desk.with_cards(*((title, "Customer", "Call") for title in ("One", "Two", "Three", "Four")))
    desk.click("One").click("Three", SHIFT)
    office.menu("order-down")
    assert desk.cards("Customer", "Call") == ["Two", "One", "Three", "Four"]
    office.menu("order-down").menu("order-down")
    assert desk.cards("Customer", "Call") == ["Two", "Four", "One", "Three"]
    office.menu("order-up")
    assert desk.cards("Customer", "Call") == ["Two", "One", "Three", "Four"]
    assert desk.steps_taken == 3 and sorted(desk.selection) == ["One", "Three"]


def test_cards_of_several_cells_have_no_order_to_change(office: Office) -> None:
    desk = office.desk().new().with_cards(("One", "Customer", "Call"), ("Two", "Customer", "Mail"))
    desk.click("One").click("Two", SHIFT)
    assert not office.window.actions_["order-up"].isEnabled()


def test_cards_pass_over_a_folded_stage(desk: Desk) -> None:
    desk.new().with_cards(("Sends a mail", "Customer", "Mail"))
    stages.fold(desk.store, [desk.id("Check")], True)
    desk.settle().click("Sends a mail").key(RIGHT, CTRL)
    assert desk.cell("Sends a mail") == ("Customer", "Money")


def test_shift_and_arrows_keep_what_is_selected_over_empty_cells(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"), ("Gets money", "Customer", "Money"))
    desk.click("Calls").key(RIGHT, SHIFT)
    assert desk.selection == ["Calls", "Gets money"]
    desk.key(RIGHT, SHIFT).key(DOWN, SHIFT)
    assert desk.selection == ["Calls", "Gets money"]
