"""Panning and zooming: counted in blocks, never in time."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtWidgets import QApplication

from app.model.edits import cards
from app.model.grid import grid_of
from app.scene.theme import DARK
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.painting import blocks_in
from tests.widgets.desk import CTRL, MIDDLE_BUTTON, SHIFT, Desk


def _large(desk: Desk) -> Desk:
    names: dict[str, Iterable[str]] = {f"Stage {n}": [f"Step {n}.{m}" for m in range(6)] for n in range(6)}
    desk.new(names)
    grid = grid_of(desk.store)
    with desk.store.edit("fill"):
        for lane in grid.lanes:
            if grid.kinds[lane] != "emotion":
                for step in grid.steps:
                    for n in range(3):
                        cards.add(desk.store, f"{desk.name(step)} {desk.name(lane)} {n}", lane, step)
    desk.canvas.center_on(2500, 700, 1.0)
    return desk.settle()


def test_the_wheel_pans_up_and_down_and_with_shift_sideways(desk: Desk) -> None:
    _large(desk)
    x, y = desk.canvas.center
    desk.wheel(-1)
    assert desk.canvas.center[1] > y and desk.canvas.center[0] == x
    desk.wheel(-1, keys=SHIFT)
    assert desk.canvas.center[0] > x


def test_two_fingers_pan_both_ways(desk: Desk) -> None:
    _large(desk)
    x, y = desk.canvas.center
    desk.swipe(-30, -20)
    assert desk.canvas.center == (x + 30, y + 20)


def test_ctrl_and_wheel_zoom_at_the_cursor(desk: Desk) -> None:
    _large(desk)
    at = QPoint(700, 400)
    before = desk.canvas.camera.to_map(at.x(), at.y())
    desk.wheel(3, at, CTRL)
    after = desk.canvas.camera.to_map(at.x(), at.y())
    assert desk.canvas.scale > 1.0
    assert after == pytest.approx(before, abs=1.0)


def test_zoom_stays_between_5_and_400_percent_and_never_jumps(desk: Desk) -> None:
    _large(desk)
    desk.wheel(1, None, CTRL)
    assert desk.canvas.scale < 1.2
    desk.wheel(20, None, CTRL)
    assert desk.canvas.scale < 1.6, "one event zooms by two notches at most"
    for _ in range(30):
        desk.wheel(2, None, CTRL)
    assert desk.canvas.scale == 4.0
    for _ in range(40):
        desk.wheel(-2, None, CTRL)
    assert desk.canvas.scale == 0.05


def test_the_middle_button_and_space_drag_the_map(desk: Desk) -> None:
    _large(desk)
    x, y = desk.canvas.center
    desk.pull(QPoint(700, 500), QPoint(640, 470), button=MIDDLE_BUTTON)
    assert desk.canvas.center == (x + 60, y + 30)
    desk.canvas.hands.space = True
    desk.pull(QPoint(640, 470), QPoint(700, 500))
    assert desk.canvas.center == (x, y) and desk.selection == []


def test_a_space_bar_let_go_in_another_program_is_not_held_any_more(desk: Desk) -> None:
    desk.new().with_cards(("Calls", "Customer", "Call")).hold(Qt.Key.Key_Space)
    gone = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(desk.canvas, gone)
    desk.drag("Calls", to_step="Mail")
    assert desk.cell("Calls") == ("Customer", "Mail")


def test_fit_map_shows_all_of_it_and_fit_selection_just_that(desk: Desk) -> None:
    _large(desk)
    desk.canvas.zoom_to("map")
    seen = desk.canvas.camera.seen()
    assert seen.right >= desk.canvas.scene.width - 1 and seen.bottom >= desk.canvas.scene.height - 1
    assert desk.canvas.scale < 0.5
    key = desk.id("Step 3.3 Customer 1")
    desk.canvas.select([key])
    desk.canvas.zoom_to("selection")
    rect, seen = desk.canvas.scene.rects[key], desk.canvas.camera.seen()
    assert seen.contains(rect.x, rect.y) and seen.contains(rect.right, rect.bottom) and desk.canvas.scale > 1


def test_a_card_out_of_view_is_revealed(desk: Desk) -> None:
    _large(desk)
    key = desk.id("Step 5.5 Insights 2")
    desk.canvas.reveal(key)
    rect, seen = desk.canvas.scene.rects[key], desk.canvas.camera.seen()
    assert seen.contains(rect.x, rect.y) and seen.contains(rect.right, rect.bottom)


def _painted(desk: Desk, work: Callable[[], object]) -> int:
    """How many blocks it takes to show something, until the hand rests."""
    before = desk.canvas.painted
    work()
    desk.rest()
    return desk.canvas.painted - before


def _whole(desk: Desk) -> int:
    """How many blocks are seen in the window."""
    canvas = desk.canvas
    return len(blocks_in(canvas.area(), canvas.camera, canvas.drawing.index))


def test_what_is_seen_again_is_copied(desk: Desk) -> None:
    _large(desk).rest()
    assert _painted(desk, desk.canvas.repaint) == 0
    assert _painted(desk, lambda: desk.canvas.set_theme(DARK)) >= _whole(desk)


def test_a_pan_uncovers_what_is_painted_already(desk: Desk) -> None:
    _large(desk).rest()
    before = desk.canvas.painted
    desk.canvas.pan_by(17, 0)
    desk.canvas.repaint()
    assert desk.canvas.painted == before


def test_panning_on_and_on_paints_every_part_of_the_map_about_once(desk: Desk) -> None:
    _large(desk).rest()
    steps = desk.canvas.camera.area_w // 20

    def walk() -> None:
        for _ in range(steps):
            desk.canvas.pan_by(20, 0)
            desk.rest()

    on = _painted(desk, walk)
    assert 0 < on < 4 * _whole(desk)
    back = _painted(desk, lambda: desk.canvas.pan_by(-20, 0))
    assert back < _whole(desk) / 2


def test_headings_stay_at_the_border_while_the_map_moves(desk: Desk) -> None:
    _large(desk)
    lane, stage = desk.at("Customer"), desk.at("Stage 2")
    desk.canvas.pan_by(40, 0)
    assert desk.at("Customer") == lane
    assert desk.at("Stage 2") == stage - QPoint(40, 0)
    desk.canvas.pan_by(0, 25)
    assert desk.at("Customer") == lane - QPoint(0, 25)


def test_moving_pixels_gives_the_same_picture_as_painting_anew(desk: Desk) -> None:
    _large(desk)
    for step in ((17, 5), (-40, 13), (3, -29)):
        desk.canvas.pan_by(*step)
        desk.settle()
    moved = desk.canvas.screen().grabWindow(desk.canvas.winId()).toImage()
    desk.canvas.update()
    desk.settle()
    fresh = desk.canvas.screen().grabWindow(desk.canvas.winId()).toImage()
    assert not fresh.isNull() and _furthest(moved, fresh) <= 2, "only rounding at the border may differ"


def _furthest(one: QImage, other: QImage) -> int:
    """The largest difference of a colour channel between two pictures, 0 to 255."""
    a, b = (bytes(i.convertToFormat(QImage.Format.Format_RGB32).constBits()) for i in (one, other))
    return max(abs(x - y) for x, y in zip(a, b, strict=True)) if a != b else 0


def test_an_edit_paints_only_its_surroundings(desk: Desk) -> None:
    _large(desk).rest()
    near = min(
        (k for k in desk.canvas.scene.rects if desk.canvas.kind_of(k) == "card"),
        key=lambda k: abs(desk.canvas.scene.rects[k].x - 2500) + abs(desk.canvas.scene.rects[k].y - 700),
    )

    def edit() -> None:
        with desk.store.edit("change-field"):
            desk.store.put(near, title="Another")

    assert 0 < _painted(desk, edit) < _whole(desk) / 3


def test_the_map_cannot_be_lost() -> None:
    camera = Camera(1000, 800, 1.0, map_w=3000, map_h=2000)
    camera.pan(-99999, -99999)
    assert camera.seen().x == 130 and camera.seen().y == 64
    camera.pan(99999, 99999)
    assert camera.seen().x < 3000 and camera.seen().y < 2000


def test_a_map_smaller_than_the_window_lies_at_its_headings() -> None:
    camera = Camera(2000, 1500, 1.0, map_w=900, map_h=600)
    camera.center_on(100, 100)
    assert (camera.seen().x, camera.seen().y) == (130, 64)


@pytest.mark.parametrize("scale", [0.05, 0.2, 0.45, 1.0, 1.37, 4.0])
def test_places_turn_into_pixels_and_back(scale: float) -> None:
    camera = Camera(1000, 800, scale, 321, 77)
    assert camera.to_map(*camera.to_view(517.25, 911.5)) == pytest.approx((517.25, 911.5))


def test_page_down_moves_by_most_of_a_window(desk: Desk) -> None:
    _large(desk).canvas.zoom_at(2.0, QPointF(600, 400))
    y = desk.canvas.center[1]
    desk.key(Qt.Key.Key_PageUp)
    assert desk.canvas.center[1] < y


def test_the_arrow_keys_reach_the_headings_of_lanes_steps_and_stages(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    desk.click("Opens a case").key(Qt.Key.Key_Left, times=9)
    assert desk.canvas.selected.focus == desk.id("Support desk")
    desk.key(Qt.Key.Key_Right)
    assert desk.canvas.selected.focus != desk.id("Support desk")
    desk.key(Qt.Key.Key_Up, times=12)
    assert desk.store[desk.canvas.selected.focus]["type"] == "stage"


def test_home_and_end_go_to_the_ends_of_a_lane_and_then_of_the_map(desk: Desk) -> None:
    desk.new().with_cards(
        ("Calls", "Customer", "Call"), ("Opens", "Support desk", "Mail"), ("Pays", "Billing desk", "Money")
    )
    desk.with_cards(("Answers", "Support desk", "Parcel")).click("Opens")
    desk.key(Qt.Key.Key_End)
    assert desk.selection == ["Answers"]
    desk.key(Qt.Key.Key_Home)
    assert desk.canvas.selected.cell == (desk.id("Support desk"), desk.id("Call"))
    desk.key(Qt.Key.Key_Home)
    assert desk.selection == ["Calls"]
    desk.key(Qt.Key.Key_End, CTRL)
    assert desk.selection == ["Pays"]
