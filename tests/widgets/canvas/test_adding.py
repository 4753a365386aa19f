"""The marks at the end of headings: they add what the menu adds, where they stand, and are quiet otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from app.model.edits import fields, maps
from app.model.grid import grid_of, map_of
from app.widgets.actions.registry import without_mnemonic
from app.widgets.canvas import adding, grips
from app.widgets.canvas.headings import Strip
from app.widgets.canvas.tips import tip
from tests.widgets.desk import Desk
from tests.widgets.window import Office, small_map


@pytest.fixture
def desk(office: Office) -> Desk:
    office.show(small_map())
    made = office.desk()
    made.canvas.center_on(0, 0, 1.0)
    office.settle()
    return made


def mark(desk: Desk, strip: Strip, what: str, key: str = "") -> QPoint:
    """The middle of a mark."""
    found = [m for m in adding.marks(desk.canvas, strip) if m.what == what and key in ("", m.key)]
    assert len(found) == 1, found
    return found[0].place.center().toPoint()


def test_the_mark_after_the_last_stage_adds_one_ready_to_be_named(desk: Desk) -> None:
    before = grid_of(desk.store).stages
    desk.click(mark(desk, "top", "stage"))
    after = grid_of(desk.store).stages
    assert after[:-1] == before and desk.canvas.typing.open
    desk.type("Renewal").enter()
    assert desk.store[after[-1]]["title"] == "Renewal"


def test_the_mark_in_a_stage_adds_a_step_at_its_end(desk: Desk) -> None:
    stage = grid_of(desk.store).stages[0]
    before = grid_of(desk.store).steps_of[stage]
    desk.click(mark(desk, "top", "step", stage))
    assert grid_of(desk.store).steps_of[stage][:-1] == before and desk.canvas.typing.open


def test_the_mark_below_the_last_lane_offers_kinds_of_lanes(desk: Desk, office: Office) -> None:
    before = grid_of(desk.store).lanes
    desk.click(mark(desk, "left", "lane"))
    menu = QApplication.activePopupWidget()
    assert menu is office.window.lane_menu
    next(each for each in menu.actions() if without_mnemonic(each.text()) == "Systems").trigger()
    menu.close()
    after = grid_of(desk.store).lanes
    assert after[:-1] == before and desk.store[after[-1]]["kind"] == "system"


def test_a_mark_names_itself_and_its_key_and_the_cursor_fits(desk: Desk) -> None:
    marks: tuple[tuple[Strip, str, str], ...] = (
        ("top", "stage", ""),
        ("top", "step", grid_of(desk.store).stages[0]),
        ("left", "lane", ""),
    )
    said = {
        what: tip(desk.canvas, desk.canvas.hit(QPointF(mark(desk, strip, what, key))))
        for strip, what, key in marks
    }
    assert said == {
        "stage": "Add a stage (Ctrl+Shift+G)",
        "step": "Add a step to this stage (Ctrl+G)",
        "lane": "Add a lane",
    }
    desk.hover(mark(desk, "top", "stage"))
    assert desk.canvas.cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_where_nothing_may_be_added_there_is_no_mark(desk: Desk, office: Office) -> None:
    stage = grid_of(desk.store).stages[0]
    maps.lock(desk.store, [stage])
    assert not [m for m in adding.marks(desk.canvas, "top") if m.what == "step" and m.key == stage]
    place = mark(desk, "left", "lane")
    maps.lock(desk.store, [map_of(desk.store)[0]])
    assert not [*adding.marks(desk.canvas, "top"), *adding.marks(desk.canvas, "left")]
    assert desk.canvas.hit(QPointF(place)).kind != "add"


def test_the_mark_below_the_last_lane_leaves_room_for_the_sign_of_hidden_ones(desk: Desk) -> None:
    last = grid_of(desk.store).lanes[-1]
    fields.put(desk.store, last, hidden=True)
    sign = desk.hidden_sign(str(desk.store[last]["title"]))
    assert desk.canvas.hit(QPointF(sign)).kind == "hidden"
    (add,) = adding.marks(desk.canvas, "left")
    (gap,) = grips.gaps(desk.store, desk.canvas.scene)
    assert not add.place.intersects(grips.gap_sign(gap, desk.canvas.camera))


def test_a_mark_is_seen_only_beside_the_pointer(desk: Desk) -> None:
    place = mark(desk, "top", "stage")

    def inked() -> int:
        picture = desk.canvas.grab().toImage()
        ratio = desk.canvas.devicePixelRatioF()
        spots = [
            picture.pixelColor(round((place.x() + dx) * ratio), round((place.y() + dy) * ratio))
            for dx in range(-6, 7)
            for dy in range(-6, 7)
        ]
        return len({spot.name() for spot in spots})

    desk.hover(QPoint(desk.canvas.width() // 2, desk.canvas.height() - 8))
    assert inked() == 1
    last = grid_of(desk.store).stages[-1]
    desk.hover(str(desk.store[last]["title"]))
    assert inked() > 1


def test_a_tool_tip_goes_with_the_pointer(desk: Desk, qtbot: QtBot) -> None:
    place = mark(desk, "top", "stage")
    canvas = desk.canvas
    desk.hover(place)
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, place, canvas.mapToGlobal(place)))
    assert QToolTip.isVisible() and "Add a stage" in QToolTip.text()
    away = QPointF(canvas.width() / 2, canvas.height() / 2)
    none = Qt.MouseButton.NoButton
    over = QMouseEvent(
        QEvent.Type.MouseMove,
        away,
        QPointF(canvas.mapToGlobal(away)),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, over)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
