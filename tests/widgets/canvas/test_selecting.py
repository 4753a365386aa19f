"""Selecting with mouse and keyboard, and walking over the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from app.model.edits import steps
from tests.widgets.desk import ALT, CTRL, SHIFT, Desk


def _some_cards(desk: Desk) -> Desk:
    return desk.new().with_cards(
        ("Calls", "Customer", "Call"),
        ("Line", "Touchpoints", "Call"),
        ("Opens a case", "Support desk", "Call"),
        ("Writes", "Customer", "Mail"),
        ("Asks", "Customer", "Money"),
    )


def test_click_selects_shift_adds_ctrl_toggles(desk: Desk) -> None:
    _some_cards(desk).click("Calls")
    assert desk.selection == ["Calls"]
    desk.click("Line", SHIFT).click("Writes", CTRL)
    assert desk.selection == ["Calls", "Line", "Writes"]
    desk.click("Line", CTRL)
    assert desk.selection == ["Calls", "Writes"]
    desk.click(desk.nowhere())
    assert desk.selection == []


def test_the_window_hears_of_every_selection(desk: Desk) -> None:
    _some_cards(desk)
    heard: list[list[str]] = []
    desk.canvas.selectionChanged.connect(heard.append)
    desk.click("Calls").click("Calls").click("Line")
    assert heard == [[desk.id("Calls")], [desk.id("Line")]]


def test_a_frame_selects_what_it_touches(desk: Desk) -> None:
    _some_cards(desk)
    start, end = (
        desk.in_cell("Customer", "Call", 0.02) - QPoint(70, 0),
        desk.in_cell("Touchpoints", "Mail", 0.4),
    )
    desk.pull(start, end)
    assert set(desk.selection) == {"Calls", "Line", "Writes"}
    desk.pull(start, desk.in_cell("Touchpoints", "Call", 0.4), CTRL)
    assert desk.selection == ["Writes"]


def test_escape_in_a_frame_gives_back_the_selection(desk: Desk) -> None:
    _some_cards(desk).click("Asks")
    desk.press(desk.in_cell("Insights", "Call")).move(
        desk.in_cell("Customer", "Mail", 0.1)
    ).escape().release()
    assert desk.selection == ["Asks"]


def test_ctrl_a_selects_all_cards(desk: Desk) -> None:
    _some_cards(desk).key(Qt.Key.Key_A, CTRL)
    assert set(desk.selection) == {"Calls", "Line", "Opens a case", "Writes", "Asks"}


def test_arrows_walk_cells_and_cards_like_a_table(desk: Desk) -> None:
    _some_cards(desk).click("Calls").key(Qt.Key.Key_Right)
    assert desk.selection == ["Writes"]
    desk.key(Qt.Key.Key_Right)
    assert desk.selection == [] and desk.canvas.selected.cell == (desk.id("Customer"), desk.id("Parcel"))
    desk.key(Qt.Key.Key_Right)
    assert desk.selection == ["Asks"]
    desk.key(Qt.Key.Key_Left, times=3).key(Qt.Key.Key_Down)
    assert desk.selection == ["Line"]


def test_a_whole_map_can_be_typed_without_a_mouse(desk: Desk) -> None:
    desk.new().type("Calls").tab().type("Writes").enter()
    desk.key(Qt.Key.Key_Down).type("Inbox").enter()
    desk.key(Qt.Key.Key_Down, times=2).type("Reads it").enter()
    assert desk.cards("Customer", "Call") == ["Calls"] and desk.cards("Customer", "Mail") == ["Writes"]
    assert desk.cards("Touchpoints", "Mail") == ["Inbox"]
    assert desk.cards("Support desk", "Mail") == ["Reads it"]


def test_home_and_end_go_to_the_first_and_last_card(desk: Desk) -> None:
    _some_cards(desk).key(Qt.Key.Key_End)
    assert desk.selection == ["Asks"]
    desk.key(Qt.Key.Key_Home)
    assert desk.selection == ["Calls"]


def test_alt_arrows_follow_a_connection(desk: Desk) -> None:
    _some_cards(desk).with_cards(("Checks", "Billing desk", "Parcel"))
    desk.link("Opens a case", "Checks").click("Opens a case")
    desk.key(Qt.Key.Key_Right, ALT)
    assert desk.selection == ["link"]
    desk.key(Qt.Key.Key_Right, ALT)
    assert desk.selection == ["Checks"]
    desk.key(Qt.Key.Key_Left, ALT, times=2)
    assert desk.selection == ["Opens a case"]


def test_the_arrows_reach_the_cells_of_the_steps_from_the_headings(desk: Desk) -> None:
    _some_cards(desk).click("Report").key(Qt.Key.Key_Down)
    assert desk.selection == ["Call"]
    desk.key(Qt.Key.Key_Down)
    assert desk.selection == ["Calls"]


def test_delete_removes_cards_with_their_links_in_one_step(desk: Desk) -> None:
    _some_cards(desk).with_cards(("Checks", "Billing desk", "Parcel")).link("Opens a case", "Checks")
    taken = desk.steps_taken
    desk.click("Opens a case").key(Qt.Key.Key_Delete)
    assert not desk.has("Opens a case") and desk.store.of("link") == []
    assert desk.steps_taken == taken + 1 and desk.selection == []
    desk.undo()
    assert desk.has("Opens a case") and len(desk.store.of("link")) == 1


def test_locked_cards_are_not_deleted(desk: Desk) -> None:
    _some_cards(desk)
    with desk.store.edit("lock"):
        desk.store.put(desk.id("Report"), locked=True)
    desk.click("Calls").click("Asks", SHIFT).key(Qt.Key.Key_Delete)
    assert desk.has("Calls") and not desk.has("Asks")


def test_lanes_stages_and_steps_can_be_selected_and_deleted(desk: Desk) -> None:
    _some_cards(desk).click("Insights").key(Qt.Key.Key_Delete)
    desk.click("Refund").key(Qt.Key.Key_Delete)
    assert not desk.has("Insights") and not desk.has("Refund") and not desk.has("Asks")


def test_the_context_menu_is_asked_for_what_lies_under_the_pointer(desk: Desk) -> None:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    _some_cards(desk).click("Asks")
    asked: list[list[str]] = []
    desk.canvas.contextMenuRequested.connect(lambda keys, _where: asked.append(keys))
    where = desk.at("Calls")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, desk.canvas.mapToGlobal(where))
    QApplication.sendEvent(desk.canvas, event)
    assert asked == [[desk.id("Calls")]]


def test_the_keyboard_opens_the_menu_at_what_is_selected(desk: Desk) -> None:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    asked: list[QPoint] = []
    desk.canvas.contextMenuRequested.connect(
        lambda _keys, where: asked.append(desk.canvas.mapFromGlobal(where))
    )
    _some_cards(desk).click("Asks").key(Qt.Key.Key_F10, SHIFT)
    middle = desk.canvas.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, desk.canvas.mapToGlobal(middle))
    QApplication.sendEvent(desk.canvas, event)
    desk.click("Report").key(Qt.Key.Key_F10, SHIFT)
    near = [desk.at("Asks"), desk.at("Asks"), desk.at("Report")]
    assert [(one - other).manhattanLength() < 4 for one, other in zip(asked, near, strict=True)] == [True] * 3


def test_the_menu_key_means_nothing_in_the_middle_of_a_drag(desk: Desk) -> None:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    asked: list[list[str]] = []
    desk.canvas.contextMenuRequested.connect(lambda keys, _where: asked.append(keys))
    _some_cards(desk).press("Asks").move(desk.in_cell("Support desk", "Mail"))
    middle = desk.canvas.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, desk.canvas.mapToGlobal(middle))
    QApplication.sendEvent(desk.canvas, event)
    assert asked == []
    desk.escape().release()
    QApplication.sendEvent(desk.canvas, event)
    assert len(asked) == 1


def test_hovering_shows_handles_and_leaving_hides_them(desk: Desk) -> None:
    _some_cards(desk).hover("Calls")
    assert desk.canvas.handles() == [desk.id("Calls")]
    desk.hover(desk.nowhere())
    assert desk.canvas.handles() == []


def test_far_out_a_handle_keeps_no_cell_from_a_new_card_and_no_card_from_a_click(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call"))
    desk.canvas.set_scale(0.44)
    desk.settle().click("Calls")
    desk.double_click(desk.handle("Calls", "bottom")).type("Hotline").enter().escape()
    assert desk.cell("Hotline") == ("Touchpoints", "Call")
    desk.new().with_cards(("Calls", "Customer", "Call"), ("Mails", "Customer", "Mail"))
    desk.canvas.set_scale(0.44)
    desk.settle().click("Calls").click(desk.handle("Calls", "right"))
    assert desk.selection == ["Mails"]


def test_arrows_reach_the_parking_lot_and_come_back(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Insights", "Call"), ("First", "", ""), ("Second", "", ""))
    desk.click("Calls").key(Qt.Key.Key_Down)
    assert desk.selection == ["First"]
    desk.key(Qt.Key.Key_Right).key(Qt.Key.Key_Right)
    assert desk.selection == ["Second"]
    desk.key(Qt.Key.Key_Left).key(Qt.Key.Key_Up)
    assert desk.selection == ["Calls"]


def test_where_a_card_was_removed_one_types_on(desk: Desk) -> None:
    _some_cards(desk).click("Opens a case")
    lane, step = desk.cell("Opens a case")
    desk.key(Qt.Key.Key_Delete).type("Opens a ticket").enter().escape()
    assert desk.cell("Opens a ticket") == (lane, step)
    desk.undo()
    assert not desk.has("Opens a ticket") and desk.canvas.selected.cell is not None
    desk.type("Opens a file").enter().escape()
    assert desk.cell("Opens a file") == (lane, step), "a slip is undone and typed again"


def test_a_step_that_goes_with_its_cards_leaves_no_place_behind(desk: Desk) -> None:
    _some_cards(desk).click("Opens a case")
    key = desk.store[desk.id("Opens a case")]["pos"][1]
    steps.remove(desk.store, key)
    assert desk.canvas.selected.cell is None or desk.canvas.cell_rect(*desk.canvas.selected.cell) is not None
