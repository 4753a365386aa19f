"""Stages, steps and lanes by their headings: moved, sized, folded, hidden, locked, looked at closely."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from app.model.edits import fields, maps
from app.model.grid import map_of
from app.widgets.canvas import coming, drawing
from app.widgets.canvas.tips import tip
from app.widgets.tools.move_headings import MoveHeadings
from tests.widgets.desk import CTRL, Desk

LANES = ["Customer", "Touchpoints", "Feelings", "Support desk", "Billing desk", "Insights"]


# ---- moving


def test_a_lane_is_dragged_before_another_and_the_map_shows_it_on_the_way(desk: Desk) -> None:
    desk.new().drag_heading("Billing desk", before="Touchpoints", release=False)
    assert desk.shown("lane") == ["Customer", "Billing desk", *LANES[1:4], "Insights"]
    assert desk.order_of("lane") == LANES
    desk.release()
    assert desk.order_of("lane") == ["Customer", "Billing desk", *LANES[1:4], "Insights"]
    assert desk.steps_taken == 1 and desk.selection == ["Billing desk"]
    desk.undo()
    assert desk.order_of("lane") == LANES


def test_a_lane_goes_to_the_end(desk: Desk) -> None:
    desk.new().drag_heading("Customer", after="Insights")
    assert desk.order_of("lane") == [*LANES[1:], "Customer"]


def test_several_lanes_stay_together(desk: Desk) -> None:
    desk.new().click("Customer").click("Feelings", CTRL).drag_heading("Feelings", after="Billing desk")
    assert desk.order_of("lane") == [
        "Touchpoints",
        "Support desk",
        "Billing desk",
        "Customer",
        "Feelings",
        "Insights",
    ]


def test_a_hidden_lane_keeps_its_place_beside_its_neighbour(desk: Desk) -> None:
    desk.new()
    fields.put(desk.store, desk.id("Touchpoints"), hidden=True)
    desk.drag_heading("Insights", before="Feelings")
    assert desk.order_of("lane") == ["Customer", "Touchpoints", "Insights", *LANES[2:5]]


def test_a_stage_is_dragged_with_its_steps(desk: Desk) -> None:
    desk.new().drag_heading("Refund", before="Report", release=False)
    assert desk.shown("stage") == ["Refund", "Report", "Check"] and desk.order_of("stage")[0] == "Report"
    desk.release()
    assert desk.order_of("step") == ["Money", "Call", "Mail", "Parcel"]


def test_a_step_is_dragged_into_another_stage(desk: Desk) -> None:
    desk.new().drag_heading("Mail", after="Parcel")
    assert desk.order_of("step") == ["Call", "Parcel", "Mail", "Money"]
    assert desk.name(desk.canvas.grid.stage_of[desk.id("Mail")]) == "Check"


def test_the_last_step_takes_its_stage_with_it_and_the_hand_is_told(desk: Desk) -> None:
    desk.new().drag_heading("Parcel", before="Call", release=False)
    assert "“Check”" in desk.hints[-1]
    desk.release()
    assert desk.order_of("stage") == ["Report", "Refund"]
    desk.undo()
    assert desk.order_of("stage") == ["Report", "Check", "Refund"]


def test_escape_puts_a_heading_back(desk: Desk) -> None:
    desk.new().drag_heading("Insights", before="Customer", release=False).escape().release()
    assert desk.order_of("lane") == LANES and desk.shown("lane") == LANES and desk.steps_taken == 0


def test_dropped_where_it_was_nothing_has_happened(desk: Desk) -> None:
    desk.new().drag_heading("Touchpoints", before="Feelings")
    assert desk.steps_taken == 0


def test_headings_move_by_keyboard_past_borders_of_stages(desk: Desk) -> None:
    desk.new().click("Touchpoints").key(Qt.Key.Key_Down, CTRL, times=2)
    assert desk.order_of("lane") == ["Customer", "Feelings", "Support desk", "Touchpoints", *LANES[4:]]
    desk.click("Mail").key(Qt.Key.Key_Right, CTRL)
    assert desk.name(desk.canvas.grid.stage_of[desk.id("Mail")]) == "Check"
    assert desk.order_of("step") == ["Call", "Mail", "Parcel", "Money"]
    desk.key(Qt.Key.Key_Right, CTRL)
    assert desk.order_of("step") == ["Call", "Parcel", "Mail", "Money"]
    desk.key(Qt.Key.Key_Left, CTRL, times=2)
    assert desk.name(desk.canvas.grid.stage_of[desk.id("Mail")]) == "Report"
    desk.click("Refund").key(Qt.Key.Key_Left, CTRL, times=5)
    assert desk.order_of("stage") == ["Refund", "Report", "Check"]


# ---- sizes


def test_a_border_sets_the_width_of_a_step_and_rests_at_the_usual_one(desk: Desk) -> None:
    desk.new().resize("Mail", 52, release=False)
    assert "width" not in desk.store[desk.id("Mail")] and desk.canvas.drawing.previewing
    desk.release()
    assert desk.store[desk.id("Mail")]["width"] == 204 and desk.steps_taken == 1
    desk.resize("Mail", -49)
    assert "width" not in desk.store[desk.id("Mail")]


def test_a_double_click_on_a_border_gives_the_usual_size_back(desk: Desk) -> None:
    desk.new().resize("Mail", 80)
    desk.double_click(desk.border("Mail"))
    assert "width" not in desk.store[desk.id("Mail")]
    desk.resize("Customer", 60)
    assert desk.store[desk.id("Customer")]["height"] > 100
    desk.double_click(desk.border("Customer"))
    assert "height" not in desk.store[desk.id("Customer")]


def test_a_column_has_a_smallest_width(desk: Desk) -> None:
    desk.new().resize("Call", -400)
    assert desk.store[desk.id("Call")]["width"] == 88


def test_a_lane_is_never_lower_than_what_stands_in_it(desk: Desk) -> None:
    desk.new().resize("Support desk", -300)
    assert "height" not in desk.store[desk.id("Support desk")] and desk.steps_taken == 0


def test_several_columns_take_one_width(desk: Desk) -> None:
    desk.new().click("Call").click("Mail", CTRL).resize("Call", 60)
    assert desk.store[desk.id("Call")]["width"] == desk.store[desk.id("Mail")]["width"] == 212


def test_escape_restores_a_size(desk: Desk) -> None:
    desk.new().resize("Mail", 50, release=False).escape().release()
    assert "width" not in desk.store[desk.id("Mail")] and not desk.canvas.drawing.previewing


# ---- folding, hiding, looking closely


def test_a_stage_folds_at_its_sign_and_unfolds_there(desk: Desk) -> None:
    desk.new().hover("Report").click(desk.fold_sign("Report"))
    assert desk.store[desk.id("Report")]["collapsed"] is True
    desk.click(desk.fold_sign("Report"))
    assert "collapsed" not in desk.store[desk.id("Report")]


def test_a_double_click_on_a_sign_means_the_sign_once(desk: Desk) -> None:
    before = desk.new().hover("Report").canvas.scale
    desk.double_click(desk.fold_sign("Report"))
    assert desk.store[desk.id("Report")]["collapsed"] is True
    assert desk.canvas.scale == before and not desk.canvas.typing.open
    desk.double_click("Report")
    assert desk.canvas.scale != before


def test_space_folds_the_selected_stage_and_still_moves_the_map(desk: Desk) -> None:
    desk.new().click("Report").key(Qt.Key.Key_Space)
    assert desk.store[desk.id("Report")]["collapsed"] is True
    desk.key(Qt.Key.Key_Space)
    assert "collapsed" not in desk.store[desk.id("Report")]


def test_hidden_lanes_leave_a_sign_that_brings_them_back(desk: Desk) -> None:
    desk.new()
    for title in ("Touchpoints", "Feelings", "Insights"):
        fields.put(desk.store, desk.id(title), hidden=True)
    assert desk.hidden_sign("Touchpoints") == desk.hidden_sign("Feelings") != desk.hidden_sign("Insights")
    desk.click(desk.hidden_sign("Feelings"))
    assert desk.shown("lane") == ["Customer", "Touchpoints", "Feelings", "Support desk", "Billing desk"]
    desk.click(desk.hidden_sign("Insights"))
    assert desk.shown("lane") == LANES


def test_a_double_click_looks_at_a_stage_and_at_a_lane_closely(desk: Desk) -> None:
    desk.new().canvas.set_scale(0.4)
    desk.double_click("Check")
    stage = desk.canvas.camera.rect_to_view(desk.canvas.scene.rects[desk.id("Check")])
    assert (
        desk.canvas.scale == 1.5 and stage.x >= desk.canvas.camera.left and stage.right <= desk.canvas.width()
    )
    desk.canvas.set_scale(0.4)
    desk.double_click("Billing desk")
    assert desk.canvas.scale > 1 and not desk.canvas.typing.open
    desk.double_click("Billing desk")
    assert desk.canvas.scale <= 1


def test_from_the_top_of_the_map_a_stage_is_looked_at_from_its_top(desk: Desk) -> None:
    desk.new().window.resize(1000, 500)
    desk.settle().canvas.center_on(0, 0, 0.9)
    assert desk.canvas.camera.seen().bottom < desk.canvas.camera.map_h, "not all of the map is seen"
    desk.double_click("Check")
    assert desk.canvas.camera.seen().y <= desk.canvas.camera.heading_h + 1, "the first lane is still seen"
    desk.canvas.pan_by(0, 200)
    deep = desk.canvas.camera.seen().y
    desk.double_click("Refund")
    assert desk.canvas.camera.seen().y > deep - 20, "farther down one stays as deep"


def test_a_second_slow_click_on_a_heading_names_it(desk: Desk) -> None:
    desk.new().click("Check")
    assert not desk.canvas.hands.naming.isActive()
    desk.click("Check")
    assert desk.canvas.hands.naming.isActive() and not desk.canvas.typing.open
    desk.canvas.hands.naming.timeout.emit()
    desk.type("Test").enter()
    assert desk.order_of("stage") == ["Report", "Test", "Refund"]


def test_a_second_double_click_shows_the_whole_map_again(desk: Desk) -> None:
    desk.new()
    desk.canvas.set_scale(0.3)
    desk.canvas.zoom_to("map")
    whole = desk.canvas.scale
    for heading in ("Check", "Billing desk"):
        desk.double_click(heading)
        assert desk.canvas.scale == 1.5
        desk.double_click(heading)
        assert desk.canvas.scale == whole, heading


def test_a_double_click_is_no_slow_one(desk: Desk) -> None:
    desk.new().click("Check").double_click("Check")
    assert not desk.canvas.hands.naming.isActive() and not desk.canvas.typing.open


# ---- locks


def test_a_locked_lane_refuses_hand_and_keyboard_with_one_sentence(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    maps.lock(desk.store, [desk.id("Support desk")])
    before = dict(desk.store.objects)
    said = "The lane “Support desk” is locked. Unlock it to change it."
    tries: tuple[Callable[[], Desk], ...] = (
        lambda: desk.drag("Opens a case", to_step="Mail"),
        lambda: desk.drag_heading("Support desk", before="Customer"),
        lambda: desk.resize("Support desk", 60),
        lambda: desk.click("Support desk").key(Qt.Key.Key_Up, CTRL),
        lambda: desk.click("Support desk").type("x"),
        lambda: desk.click("Opens a case").key(Qt.Key.Key_F2),
        lambda: desk.click("Opens a case").key(Qt.Key.Key_Right, CTRL),
        lambda: desk.click("Opens a case").key(Qt.Key.Key_Delete),
        lambda: desk.click("Opens a case").type("x"),
        lambda: desk.double_click(desk.in_cell("Support desk", "Mail")),
        lambda: desk.drop("card", "Support desk", "Mail"),
    )
    for number, attempt in enumerate(tries):
        desk.hints.clear()
        attempt()
        desk.escape().escape()
        assert desk.hints and desk.hints[-1] == said, number
        assert dict(desk.store.objects) == before and not desk.canvas.typing.open, number


def test_a_locked_structure_lets_cards_move_only(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Money"))
    maps.lock(desk.store, [map_of(desk.store)[0]])
    desk.drag_heading("Support desk", before="Customer").resize("Mail", 60).drag_heading(
        "Report", after="Refund"
    )
    assert desk.order_of("lane") == LANES and "structure of the map is locked" in desk.hints[-1]
    desk.click("Opens a case").type("Sends it").tab()
    assert len(desk.order_of("step")) == 4 and desk.cards("Support desk", "Money") == [
        "Opens a case",
        "Sends it",
    ]
    desk.pull("Opens a case", desk.in_cell("Support desk", "Call", 0.3))
    assert desk.cell("Opens a case") == ("Support desk", "Call")


def test_on_a_large_map_the_mark_goes_ahead_and_the_map_follows_when_it_is_drawn(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "_MANY_CARDS", -1)
    monkeypatch.setattr(coming, "_SHARE", 0.0)  # there is no time for it
    desk.new().drag_heading("Insights", before="Touchpoints", release=False)
    assert isinstance(desk.canvas.gesture, MoveHeadings)
    assert desk.canvas.following.behind
    assert desk.shown("lane").index("Insights") > 1
    monkeypatch.setattr(coming, "_SHARE", 0.004)
    desk.catch_up()
    assert desk.shown("lane")[1] == "Insights"
    desk.release()
    assert desk.order_of("lane")[1] == "Insights" and desk.steps_taken == 1


def test_cursors_say_what_the_hand_would_do(desk: Desk) -> None:
    desk.new()
    expected = (
        (desk.at("Customer"), Qt.CursorShape.OpenHandCursor),
        (desk.at("Call"), Qt.CursorShape.OpenHandCursor),
        (desk.border("Call"), Qt.CursorShape.SplitHCursor),
        (desk.border("Customer"), Qt.CursorShape.SplitVCursor),
        (desk.fold_sign("Report"), Qt.CursorShape.PointingHandCursor),
        (desk.feeling_at("Feelings", "Mail", 1), Qt.CursorShape.SizeVerCursor),
    )
    for place, shape in expected:
        assert desk.hover(place).canvas.cursor().shape() == shape
    maps.lock(desk.store, [desk.id("Customer")])
    assert desk.hover("Customer").canvas.cursor().shape() == Qt.CursorShape.ArrowCursor
    desk.drag_heading("Insights", before="Feelings", release=False)
    assert desk.canvas.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    desk.escape().release()


def test_signs_on_the_headings_explain_themselves(desk: Desk) -> None:
    desk.new()
    fields.put(desk.store, [desk.id("Touchpoints"), desk.id("Feelings")], hidden=True)
    maps.lock(desk.store, [desk.id("Billing desk")])

    def said(at: QPoint) -> str:
        return tip(desk.canvas, desk.canvas.hit(QPointF(at)))

    assert said(desk.hidden_sign("Feelings")).splitlines()[1:] == ["Touchpoints", "Feelings"]
    assert said(desk.fold_sign("Report")) == "Fold the stage (Space)"
    assert "Unlock it" in said(desk.at("Billing desk"))
    assert said(desk.border("Mail")).startswith("Drag to size")
