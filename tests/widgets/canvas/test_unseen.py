"""Folded stages and hidden lanes: the hand and the keyboard never lose anything in what is not seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from app.model.edits import lanes, stages
from tests.widgets.desk import SHIFT, Desk
from tests.widgets.room.leading import lead
from tests.widgets.window import Office

FOLDED = "The stage “Check” is folded. Unfold it to see what lies in it."


def _folded(desk: Desk) -> Desk:
    desk.new().with_cards(("Sends a mail", "Customer", "Mail"), ("Waits", "Customer", "Parcel"))
    stages.fold(desk.store, [desk.id("Check")], True)
    return desk.settle()


def test_tab_goes_on_behind_a_folded_stage(desk: Desk) -> None:
    _folded(desk).click("Sends a mail").key(Qt.Key.Key_F2).tab().type("Gets the money").enter()
    assert desk.cell("Gets the money") == ("Customer", "Money")
    desk.escape().click("Gets the money").key(Qt.Key.Key_F2).key(Qt.Key.Key_Backtab, SHIFT)
    assert desk.canvas.typing.key == desk.id("Sends a mail")


def test_behind_the_last_column_that_is_seen_tab_makes_one(desk: Desk) -> None:
    _folded(desk)
    stages.fold(desk.store, [desk.id("Refund")], True)
    desk.settle().click("Sends a mail").key(Qt.Key.Key_F2).tab().type("Calls again").enter().escape()
    assert desk.canvas.cell_rect(*desk.store[desk.id("Calls again")]["pos"][:2]) is not None


def test_arrows_pass_over_a_folded_stage(desk: Desk) -> None:
    _folded(desk).click("Sends a mail").key(Qt.Key.Key_Right)
    assert desk.canvas.selected.cell == (desk.id("Customer"), desk.id("Money"))
    desk.key(Qt.Key.Key_Left)
    assert desk.selection == ["Sends a mail"]
    desk.key(Qt.Key.Key_Right).key(Qt.Key.Key_Down).key(Qt.Key.Key_Home).key(Qt.Key.Key_End)
    assert desk.canvas.selected.cell != (desk.id("Touchpoints"), desk.id("Parcel"))


def test_arrows_stay_among_headings_that_are_seen(desk: Desk) -> None:
    _folded(desk)
    lanes.hide(desk.store, [desk.id("Touchpoints")])
    desk.settle().click("Check").key(Qt.Key.Key_Down)
    assert desk.selection == ["Check"]
    desk.click("Mail").key(Qt.Key.Key_Right)
    assert desk.selection == ["Money"]
    desk.click("Customer").key(Qt.Key.Key_Down)
    assert desk.selection == ["Feelings"]


def test_arrows_leave_a_heading_that_is_not_seen(desk: Desk) -> None:
    _folded(desk)
    lanes.hide(desk.store, [desk.id("Touchpoints")])
    for title, key, there in (
        ("Touchpoints", Qt.Key.Key_Down, "Feelings"),
        ("Touchpoints", Qt.Key.Key_Up, "Customer"),
        ("Parcel", Qt.Key.Key_Left, "Mail"),
        ("Parcel", Qt.Key.Key_Right, "Money"),
        ("Parcel", Qt.Key.Key_Up, "Check"),
    ):
        desk.settle().canvas.select([desk.id(title)])
        desk.key(key)
        assert desk.selection == [there]
    desk.canvas.select([desk.id("Touchpoints")])
    desk.key(Qt.Key.Key_Right)
    assert desk.selection == ["Touchpoints"], "its cells are not seen either"


def test_a_place_in_a_folded_stage_says_why_nothing_happens_there(desk: Desk) -> None:
    inside = QPoint(_folded(desk).at("Check").x(), desk.in_cell("Support desk", "Call").y())
    desk.double_click(inside)
    assert desk.hints[-1] == FOLDED
    desk.hints.clear()
    desk.pull("Sends a mail", inside)
    assert desk.hints[-1] == FOLDED and desk.cell("Sends a mail") == ("Customer", "Mail")


def test_whoever_goes_to_something_unseen_learns_why(office: Office) -> None:
    desk = _folded(office.desk())
    office.window.go_to([desk.id("Waits")])
    assert office.settle().status() == FOLDED
    desk.type("x")
    assert not desk.canvas.typing.open and office.status() == FOLDED
    lanes.hide(desk.store, [desk.id("Customer")])
    office.window.select([desk.id("Waits")])
    assert office.status() == "The lane “Customer” is hidden. Show it to see what lies in it."


def test_a_group_of_cards_passes_over_a_hidden_lane(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"), ("Hotline", "Touchpoints", "Call"))
    lanes.hide(desk.store, [desk.id("Support desk")])
    desk.settle().click("Calls").click("Hotline", SHIFT).drag("Calls", to_lane="Touchpoints", to_step="Mail")
    assert desk.cell("Calls") == ("Touchpoints", "Mail")
    assert desk.cell("Hotline") == ("Billing desk", "Mail")


def test_a_room_that_sees_a_folded_stage_whole_explains_nothing(office: Office) -> None:
    _folded(office.desk())
    desk = lead(office)
    office.window.go_to([desk.id("Waits")])
    assert desk.id("Waits") in desk.canvas.scene.rects and office.status() == ""
    office.session.history.mark_saved()
