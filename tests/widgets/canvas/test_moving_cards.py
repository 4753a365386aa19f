"""Dragging cards about the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.model.edits import maps
from app.widgets.tools.move_cards import MoveCards
from tests.widgets.desk import CTRL, MIDDLE_BUTTON, RIGHT, SHIFT, Desk
from tests.widgets.window import Office


def test_a_card_dropped_in_another_lane_lies_there_and_one_undo_brings_it_back(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.drag("Opens a case", to_lane="Billing desk", to_step="Money")
    assert desk.cell("Opens a case") == ("Billing desk", "Money")
    desk.undo()
    assert desk.cell("Opens a case") == ("Support desk", "Call")
    desk.redo()
    assert desk.cell("Opens a case") == ("Billing desk", "Money")


def test_nothing_is_written_while_a_card_hangs_in_the_air(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"), ("Answers", "Support desk", "Mail"))
    taken = desk.steps_taken
    heard: list[object] = []
    desk.store.listen(heard.append)
    desk.press("Opens a case").move(desk.in_cell("Support desk", "Mail"))
    assert desk.cell("Opens a case") == ("Support desk", "Call")
    assert heard == [] and desk.steps_taken == taken
    desk.release()
    assert len(heard) == 1 and desk.steps_taken == taken + 1


def test_the_neighbours_make_room_before_the_card_is_dropped(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"), ("Answers", "Support desk", "Mail"))
    before = desk.canvas.scene.rects[desk.id("Answers")]
    desk.press("Opens a case").move(desk.in_cell("Support desk", "Mail", down=0.1))
    assert desk.canvas.scene.rects[desk.id("Answers")].y > before.y
    desk.escape()
    assert desk.canvas.scene.rects[desk.id("Answers")] == before


def test_escape_in_the_middle_of_a_drag_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    objects = dict(desk.store.objects)
    desk.press("Opens a case").move(desk.in_cell("Billing desk", "Money")).escape()
    desk.release()
    assert dict(desk.store.objects) == objects
    assert desk.canvas.gesture is None


def test_a_card_dropped_above_another_comes_before_it(desk: Desk) -> None:
    desk.new().with_cards(
        ("One", "Support desk", "Call"), ("Two", "Support desk", "Call"), ("Three", "Support desk", "Mail")
    )
    desk.drag("Three", above="Two")
    assert desk.cards("Support desk", "Call") == ["One", "Three", "Two"]


def test_several_cards_of_one_cell_keep_their_order(desk: Desk) -> None:
    desk.new().with_cards(("One", "Support desk", "Call"), ("Two", "Support desk", "Call"))
    desk.click("Two").click("One", CTRL)
    desk.drag("One", to_lane="Billing desk", to_step="Parcel")
    assert desk.cards("Billing desk", "Parcel") == ["One", "Two"]
    desk.undo()
    assert desk.cards("Support desk", "Call") == ["One", "Two"]


def test_cards_of_several_cells_keep_their_places_to_each_other(desk: Desk) -> None:
    desk.new().with_cards(("One", "Support desk", "Call"), ("Two", "Billing desk", "Mail"))
    desk.click("One").click("Two", CTRL)
    desk.drag("One", to_step="Parcel", to_lane="Support desk")
    assert desk.cell("One") == ("Support desk", "Parcel")
    assert desk.cell("Two") == ("Billing desk", "Money")
    desk.undo()
    assert desk.cell("Two") == ("Billing desk", "Mail")


def test_a_card_goes_into_the_parking_lot_and_out_again(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.drag("Opens a case", to_parking=True)
    assert desk.cell("Opens a case") == ("", "")
    desk.drag("Opens a case", to_lane="Customer", to_step="Mail")
    assert desk.cell("Opens a case") == ("Customer", "Mail")


def test_a_card_dropped_on_a_stage_heading_belongs_to_the_whole_stage(desk: Desk) -> None:
    desk.new().with_cards(("Data protection", "Support desk", "Call"))
    desk.drag("Data protection", to_stage="Report")
    assert desk.cell("Data protection") == ("Support desk", "Report")
    rect = desk.canvas.scene.rects[desk.id("Data protection")]
    assert rect.w > desk.canvas.scene.grid.columns[0].w


def test_a_card_cannot_be_dropped_where_feelings_are_drawn(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.drag("Opens a case", to_lane="Feelings", to_step="Call")
    assert desk.cell("Opens a case") == ("Support desk", "Call")


def test_a_locked_card_stays_and_says_why(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    with desk.store.edit("lock"):
        desk.store.put(desk.id("Support desk"), locked=True)
    desk.drag("Opens a case", to_lane="Billing desk", to_step="Money")
    assert desk.cell("Opens a case") == ("Support desk", "Call")
    assert "locked" in desk.hints[-1]


def test_ctrl_drops_a_copy_and_leaves_the_card(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.drag("Opens a case", to_lane="Billing desk", to_step="Money", keys=CTRL)
    assert desk.cards("Support desk", "Call") == ["Opens a case"]
    assert desk.cards("Billing desk", "Money") == ["Opens a case"]
    desk.undo()
    assert desk.cards("Billing desk", "Money") == []


def test_ctrl_copies_the_card_that_is_grabbed_not_what_was_selected_before(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"), ("Writes", "Customer", "Mail"))
    desk.click("Writes").drag("Opens a case", to_lane="Billing desk", to_step="Money", keys=CTRL)
    assert desk.cards("Billing desk", "Money") == ["Opens a case"]
    assert desk.cards("Customer", "Mail") == ["Writes"] and desk.steps_taken == 1
    assert desk.selection == ["Opens a case"]


def test_shift_drags_the_card_that_is_grabbed_with_what_was_selected(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"), ("Notes it", "Support desk", "Call"))
    desk.click("Notes it").drag("Opens a case", to_lane="Billing desk", to_step="Money", keys=SHIFT)
    assert sorted(desk.cards("Billing desk", "Money")) == ["Notes it", "Opens a case"]
    assert desk.steps_taken == 1


def test_another_button_in_the_middle_of_a_drag_means_nothing(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.press("Opens a case").move(desk.in_cell("Billing desk", "Money"))
    for button in (MIDDLE_BUTTON, RIGHT):
        desk.beside(button)
        assert isinstance(desk.canvas.gesture, MoveCards)
    desk.move(desk.in_cell("Billing desk", "Parcel")).release()
    assert desk.cell("Opens a case") == ("Billing desk", "Parcel")
    assert not desk.canvas.hidden and desk.steps_taken == 1


def test_a_drag_whose_button_went_up_elsewhere_has_not_happened(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.press("Opens a case").move(desk.in_cell("Billing desk", "Money"))
    desk.hover(desk.in_cell("Billing desk", "Parcel"))
    assert desk.canvas.gesture is None and not desk.canvas.hidden
    assert desk.cell("Opens a case") == ("Support desk", "Call")


def test_the_span_of_a_card_follows_its_right_side_and_is_kept_when_moved(desk: Desk) -> None:
    desk.new().with_cards(("Waits", "Customer", "Call"))
    desk.stretch("Waits", "Parcel")
    assert desk.span("Waits") == 3
    desk.drag("Waits", to_step="Mail")
    assert desk.cell("Waits") == ("Customer", "Mail") and desk.span("Waits") == 3
    desk.undo().undo()
    assert desk.span("Waits") == 1


def test_the_arrows_with_ctrl_move_a_card_by_one_cell(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.click("Opens a case").key(Qt.Key.Key_Right, CTRL)
    assert desk.cell("Opens a case") == ("Support desk", "Mail")
    desk.key(Qt.Key.Key_Down, CTRL)
    assert desk.cell("Opens a case") == ("Billing desk", "Mail")


def test_with_ctrl_the_card_stays_and_its_copy_is_shown_on_the_way(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.press("Opens a case").move(desk.in_cell("Billing desk", "Mail"))
    assert desk.canvas.hidden == {desk.id("Opens a case")}
    desk.hold(Qt.Key.Key_Control)
    assert desk.id("Opens a case") not in desk.canvas.hidden and len(desk.canvas.hidden) == 1
    desk.hold(Qt.Key.Key_Control, down=False)
    assert desk.canvas.hidden == {desk.id("Opens a case")}
    desk.hold(Qt.Key.Key_Control).release(CTRL)
    assert desk.cards("Support desk", "Call") == desk.cards("Billing desk", "Mail") == ["Opens a case"]
    assert desk.steps_taken == 1


def test_a_drop_on_a_locked_lane_says_why_nothing_happened(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    maps.lock(desk.store, [desk.id("Billing desk")])
    desk.drag("Opens a case", to_lane="Billing desk", to_step="Mail")
    assert desk.cell("Opens a case") == ("Support desk", "Call")
    assert desk.hints[-1] == "The lane “Billing desk” is locked. Unlock it to change it."


def _small_window(desk: Desk) -> Desk:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.window.resize(520, 420)
    desk.settle().canvas.center_on(0, 0, 1.0)
    return desk.settle()


def test_at_the_border_of_the_window_the_map_moves_along_under_a_card(desk: Desk, qtbot: QtBot) -> None:
    _small_window(desk).canvas.pan_by(0, 200)
    area, before = desk.canvas.area(), desk.canvas.camera.ox
    desk.press("Opens a case").move(QPoint(area.right() - 4, area.center().y()))
    qtbot.waitUntil(lambda: desk.canvas.camera.ox > before + 60)
    desk.escape().release()
    assert desk.cell("Opens a case") == ("Support desk", "Call")


def test_beyond_the_border_of_the_canvas_the_map_goes_on_moving(desk: Desk, qtbot: QtBot) -> None:
    _small_window(desk)
    camera, middle = desk.canvas.camera, desk.canvas.area().center()
    desk.press("Opens a case").move(QPoint(desk.canvas.width() + 60, middle.y()))
    qtbot.waitUntil(lambda: camera.ox > 60)
    desk.move(QPoint(middle.x(), desk.canvas.height() + 60))
    qtbot.waitUntil(lambda: camera.oy > 60)
    desk.move(QPoint(middle.x(), -20))
    qtbot.waitUntil(lambda: camera.seen().y <= camera.heading_h + 1)
    desk.escape().release()
    assert desk.cell("Opens a case") == ("Support desk", "Call")


def test_one_quick_movement_to_the_border_is_enough(desk: Desk, qtbot: QtBot) -> None:
    _small_window(desk)
    camera, middle = desk.canvas.camera, desk.canvas.area().center()
    desk.press("Opens a case").fling(QPoint(desk.canvas.width() + 60, middle.y()))
    qtbot.waitUntil(lambda: camera.ox > 60)
    desk.escape().release()


def test_the_keyboard_stays_on_the_map_while_the_hand_drags(office: Office) -> None:
    desk = office.desk().new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.press("Opens a case").move(desk.in_cell("Billing desk", "Money"))
    QTest.keyClick(desk.canvas, Qt.Key.Key_Tab)
    office.menu("next-pane").menu("outline").menu("inspector")
    assert desk.canvas.hasFocus() and desk.canvas.gesture is not None
    assert office.window.actions_["outline"].isChecked() is office.window.finding.shown("outline") is False
    before = desk.canvas.scale
    office.menu("zoom-in")
    assert desk.canvas.scale > before and desk.canvas.gesture is not None
    QTest.keyClick(QApplication.focusWidget() or desk.canvas, Qt.Key.Key_Escape)
    assert desk.release().cell("Opens a case") == ("Support desk", "Call")


def test_space_folds_nothing_in_the_middle_of_a_drag(desk: Desk) -> None:
    desk.new().drag_heading("Report", after="Refund", release=False)
    desk.hold(Qt.Key.Key_Space).hold(Qt.Key.Key_Space, down=False)
    assert "collapsed" not in desk.store[desk.id("Report")]
    assert desk.release().order_of("stage")[-1] == "Report" and desk.steps_taken == 1


def test_a_lane_dragged_to_the_lower_border_takes_the_map_along(desk: Desk, qtbot: QtBot) -> None:
    _small_window(desk)
    before = desk.canvas.camera.oy
    desk.press("Customer").move(QPoint(40, desk.canvas.height() - 3))
    qtbot.waitUntil(lambda: desk.canvas.camera.oy > before + 60)
    desk.escape().release()
    assert desk.order_of("lane")[0] == "Customer"


def test_the_wheel_moves_the_map_under_a_card_in_the_air(desk: Desk) -> None:
    _small_window(desk).canvas.pan_by(0, 200)
    desk.press("Opens a case").move(desk.in_cell("Support desk", "Mail", 0.5))
    at = desk.in_cell("Support desk", "Mail", 0.5)
    desk.wheel(-2, at)
    place = desk.canvas.gesture.place  # type: ignore[union-attr]  # cards are in the air
    assert place is not None and desk.name(place.lane) != "Support desk"
    desk.escape().release()
