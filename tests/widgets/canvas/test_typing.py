"""Cards made and named in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.canvas import field
from tests.widgets.desk import CTRL, SHIFT, Desk


def test_double_clicking_an_empty_cell_starts_a_card_that_exists_once_it_is_named(desk: Desk) -> None:
    desk.new().double_click(desk.in_cell("Support desk", "Mail", down=0.5))
    assert desk.store.of("card") == []
    desk.type("Opens a case").enter()
    assert desk.cards("Support desk", "Mail") == ["Opens a case"]
    assert desk.selection == ["Opens a case"]
    assert desk.steps_taken == 1
    desk.undo()
    assert desk.store.of("card") == []


def test_typing_with_a_cell_selected_starts_a_card_there(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("Žáček volá – čtvrtek").enter()
    assert desk.cards("Customer", "Call") == ["Žáček volá – čtvrtek"]


def test_typing_with_nothing_selected_says_what_to_do_first(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call")).click(desk.nowhere()).type("lost?")
    assert not desk.canvas.typing.open and desk.steps_taken == 0
    assert desk.hints[-1] == "Click a place on the map or press an arrow key first, then type."


def test_typing_with_a_card_selected_starts_one_below_it(desk: Desk) -> None:
    desk.new().with_cards(("One", "Customer", "Call"), ("Three", "Customer", "Call"))
    desk.click("One").type("Two").enter()
    assert desk.cards("Customer", "Call") == ["One", "Two", "Three"]


def test_on_an_empty_map_typing_adds_the_first_action(desk: Desk) -> None:
    desk.new().type("Phone keeps switching off").enter()
    assert desk.cards("Customer", "Call") == ["Phone keeps switching off"]


def test_a_card_grows_while_it_is_typed_and_nothing_is_written_yet(desk: Desk) -> None:
    desk.new().with_cards(("Short", "Customer", "Call"))
    height = desk.canvas.scene.rects[desk.id("Short")].h
    desk.double_click("Short").type("A title that needs more than one line of its card to be said")
    assert desk.canvas.scene.rects[desk.canvas.typing.key].h > height
    assert desk.has("Short") and desk.steps_taken == 0
    desk.escape()
    assert desk.canvas.scene.rects[desk.id("Short")].h == height
    assert desk.steps_taken == 0


def test_escape_leaves_no_card_behind(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("Never mind").escape()
    assert desk.store.of("card") == [] and desk.steps_taken == 0


def test_a_card_without_a_name_is_not_made(desk: Desk) -> None:
    desk.new().double_click(desk.in_cell("Customer", "Call")).enter()
    assert desk.store.of("card") == []


def test_f2_edits_and_shift_enter_makes_a_new_line(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"))
    desk.click("Calls").key(Qt.Key.Key_F2).type("Calls").enter(SHIFT).type("twice").enter()
    assert desk.has("Calls\ntwice")


def test_leaving_the_editor_keeps_what_was_typed(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"))
    desk.double_click("Calls").type("Calls again").click(desk.in_cell("Billing desk", "Money"))
    assert desk.has("Calls again") and not desk.canvas.typing.open


def test_the_same_title_again_is_no_step_in_the_history(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"))
    taken = desk.steps_taken
    desk.double_click("Calls").enter()
    assert desk.steps_taken == taken


def test_tab_goes_on_to_the_next_step_and_makes_one_at_the_end(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Parcel"))
    desk.type("Sends it in").tab().type("Asks").tab().type("Still waits").enter()
    assert desk.cards("Customer", "Parcel") == ["Sends it in"]
    assert desk.cards("Customer", "Money") == ["Asks"]
    assert len(desk.canvas.grid.steps) == 5
    last = desk.canvas.grid.steps[-1]
    assert [desk.name(c) for c in desk.canvas.grid.cards(desk.id("Customer"), last)] == ["Still waits"]
    desk.undo()
    assert len(desk.canvas.grid.steps) == 4


def test_tab_without_a_name_at_the_end_makes_no_step(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Money")).type("Asks").tab().escape()
    assert len(desk.canvas.grid.steps) == 4


def test_tab_edits_the_card_that_is_in_the_next_step_already(desk: Desk) -> None:
    desk.new().with_cards(("One", "Customer", "Call"), ("Two", "Customer", "Mail"))
    desk.double_click("One").tab().type("Second").enter()
    assert desk.cards("Customer", "Mail") == ["Second"]


def test_ctrl_enter_adds_another_card_below(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Insights", "Mail"))
    desk.type("Told us twice").enter(CTRL).type("Nobody called back").enter(CTRL).escape()
    assert desk.cards("Insights", "Mail") == ["Told us twice", "Nobody called back"]


def test_headings_are_named_in_place(desk: Desk) -> None:
    desk.new()
    desk.double_click("Refund").type("Money back").enter()
    desk.double_click("Parcel").type("Parcel shop").enter()
    desk.click("Insights").key(Qt.Key.Key_F2).type("What we learned").enter()
    assert desk.has("Money back") and desk.has("Parcel shop") and desk.has("What we learned")


def test_tab_walks_on_through_the_headings(desk: Desk) -> None:
    desk.new().double_click("Report").type("First").tab().type("Second").enter()
    assert [desk.name(stage) for stage in desk.canvas.grid.stages] == ["First", "Second", "Refund"]


def test_the_editor_lies_over_the_words_of_the_card(desk: Desk) -> None:
    desk.new().with_cards(("Calls support again", "Customer", "Call"))
    desk.double_click("Calls support again")
    field = desk.canvas.typing.field
    assert field is not None
    middle = desk.at("Calls support again")
    assert field.geometry().contains(middle)
    view = desk.canvas.camera.rect_to_view(desk.canvas.scene.rects[desk.id("Calls support again")])
    assert field.geometry().left() >= view.x and field.geometry().right() <= view.right
    desk.canvas.zoom_at(2.0)
    assert field.font().pointSizeF() > 1.9 * 11.5 * 72 / field.logicalDpiY() * 0.99


def test_no_card_can_be_typed_where_the_lane_is_locked(desk: Desk) -> None:
    desk.new()
    with desk.store.edit("lock"):
        desk.store.put(desk.id("Customer"), locked=True)
    desk.double_click(desk.in_cell("Customer", "Call"))
    assert not desk.canvas.typing.open


def test_undo_from_elsewhere_closes_the_editor_of_a_card_that_went(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"))
    desk.double_click("Calls")
    desk.undo()
    assert not desk.canvas.typing.open and desk.store.of("card") == []


def test_composed_letters_start_a_card_too(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call"))
    composed = QInputMethodEvent("", [])
    composed.setCommitString("ž")
    QApplication.sendEvent(desk.canvas, composed)
    desk.type("e").enter()
    assert desk.cards("Customer", "Call") == ["že"]


def test_words_are_never_read_as_rich_text(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("<b>bold</b>").enter()
    assert desk.has("<b>bold</b>")


def test_a_card_in_the_parking_lot_is_named_there(desk: Desk) -> None:
    desk.new()
    desk.double_click(desk.parking() + QPoint(0, 0)).type("For later").enter()
    assert desk.cell("For later") == ("", "")


# ---- at the speed of talk
def test_enter_goes_on_below_and_again_ends(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Touchpoints", "Call"))
    desk.type("Phone").enter().type("Mail").enter().type("Chat").enter().enter()
    assert desk.cards("Touchpoints", "Call") == ["Phone", "Mail", "Chat"]
    assert not desk.canvas.typing.open and desk.selection == ["Chat"] and desk.steps_taken == 3


def test_enter_after_editing_a_card_only_finishes(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"))
    desk.click("Calls").key(Qt.Key.Key_F2).type("Writes").enter()
    assert not desk.canvas.typing.open and desk.selection == ["Writes"]


def test_enter_in_the_middle_of_a_cell_goes_on_there(desk: Desk) -> None:
    desk.new().with_cards(("One", "Customer", "Call"), ("Four", "Customer", "Call"))
    desk.click("One").type("Two").enter().type("Three").enter().escape()
    assert desk.cards("Customer", "Call") == ["One", "Two", "Three", "Four"]


def test_shift_tab_goes_back(desk: Desk) -> None:
    desk.new().with_cards(("One", "Customer", "Call"))
    desk.click(desk.in_cell("Customer", "Parcel")).type("Three").key(Qt.Key.Key_Backtab, SHIFT)
    desk.type("Two").key(Qt.Key.Key_Backtab, SHIFT).type("First").enter()
    assert [desk.cards("Customer", step) for step in ("Call", "Mail", "Parcel")] == [
        ["First"],
        ["Two"],
        ["Three"],
    ]


def test_arrows_leave_a_place_where_nothing_was_typed(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("Calls").enter()
    desk.key(Qt.Key.Key_Down).type("Phone").enter().key(Qt.Key.Key_Right).type("Letter").enter().escape()
    assert desk.cards("Touchpoints", "Call") == ["Phone"] and desk.cards("Touchpoints", "Mail") == ["Letter"]


def test_arrows_stay_in_the_words_once_they_were_begun(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("alls").key(Qt.Key.Key_Left, times=4).type(
        "C"
    ).enter()
    assert desk.cards("Customer", "Call") == ["Calls"]


def test_a_click_elsewhere_means_what_was_seen_there(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("Calls").enter()
    desk.with_cards(("Opens", "Support desk", "Call"))
    where = desk.at("Opens")  # with the empty place open above it
    desk.click(where)
    assert desk.selection == ["Opens"]


def test_on_a_map_without_anything_the_first_letter_makes_lane_and_stage(desk: Desk) -> None:
    from app import session as sessions

    desk.show(sessions.new("Empty")).type("Calls").tab().type("Waits").enter().escape()
    grid = desk.canvas.grid
    assert (len(grid.lanes), len(grid.stages), len(grid.steps)) == (1, 1, 2)
    assert [desk.name(card) for step in grid.steps for card in grid.cards(grid.lanes[0], step)] == [
        "Calls",
        "Waits",
    ]
    desk.undo()
    desk.undo()
    assert desk.store.of("lane") == desk.store.of("stage") == []


def test_on_a_map_with_lanes_only_the_column_comes_with_the_first_card(desk: Desk) -> None:
    from app import session as sessions
    from app.model.edits import lanes

    made = sessions.new("Lanes")
    lanes.add(made.store, "process", "Support")
    lanes.add(made.store, "action", "Customer")
    desk.show(made).type("Calls").enter().escape()
    assert desk.cell("Calls")[0] == "Customer" and len(desk.canvas.grid.steps) == 1


def test_a_column_made_by_typing_goes_with_its_only_card(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Money")).type("Asks").tab().type("Waits").enter().escape()
    assert len(desk.order_of("step")) == 5
    desk.click("Waits").key(Qt.Key.Key_Delete)
    assert len(desk.order_of("step")) == 4
    desk.undo()
    assert len(desk.order_of("step")) == 5 and desk.has("Waits")


def test_a_column_made_by_typing_stays_when_it_has_a_name_or_another_card(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Money")).type("Asks").tab().type("Waits").enter().escape()
    with desk.store.edit("name"):
        desk.store.put(desk.canvas.grid.steps[-1], title="Evening")
    desk.click("Waits").key(Qt.Key.Key_Delete)
    assert len(desk.canvas.grid.steps) == 5


def test_parked_cards_are_typed_one_after_the_other(desk: Desk) -> None:
    desk.new().with_cards(("Later", "", ""))
    desk.double_click(desk.parking()).type("One").enter().type("Two").enter().escape()
    assert [desk.name(card) for card in desk.canvas.grid.parked] == ["Later", "One", "Two"]


def test_a_double_click_elsewhere_means_what_was_seen_there_too(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("Calls").enter()
    desk.double_click(desk.in_cell("Touchpoints", "Call", down=0.9))
    assert desk.canvas.typing.open
    desk.type("Phone").enter().escape()
    assert desk.cards("Touchpoints", "Call") == ["Phone"]


def _look_away(desk: Desk) -> None:
    assert desk.canvas.typing.field is not None
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(desk.canvas.typing.field, away)


def test_after_a_look_at_another_program_one_types_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.new().click(desk.in_cell("Support desk", "Mail")).type("Copies the")
    monkeypatch.setattr(field, "_in_another_program", lambda: True)
    _look_away(desk)
    desk.type(" number").enter()
    assert desk.cards("Support desk", "Mail") == ["Copies the number"]


def test_when_another_window_ends_the_typing_the_keyboard_belongs_to_the_map_again(
    desk: Desk,
) -> None:
    desk.new().click(desk.in_cell("Support desk", "Mail")).type("Copies")
    other = QWidget()
    other.show()
    other.activateWindow()
    desk.settle()
    assert desk.cards("Support desk", "Mail") == ["Copies"] and not desk.canvas.typing.open
    assert desk.window.focusWidget() is desk.canvas
    other.close()
