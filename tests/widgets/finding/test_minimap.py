"""The mini-map: a frame over the whole map that moves the window over it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.canvas import Canvas
from tests.widgets.finding.seeker import NO, Seeker

LEFT = Qt.MouseButton.LeftButton


def shown(seeker: Seeker) -> Canvas:
    """The mini-map opened beside a canvas that shows a part of the map."""
    canvas = seeker.office.window.canvas
    seeker.office.menu("minimap")
    canvas.center_on(0, 0, 2.5)
    seeker.office.settle()
    return canvas


def test_a_small_map_needs_none_and_a_choice_is_remembered(seeker: Seeker) -> None:
    assert not seeker.finding.minimap.isVisible()
    shown(seeker)
    assert seeker.finding.minimap.isVisible() and seeker.office.window.settings.minimap is True
    seeker.office.menu("minimap")
    assert not seeker.finding.minimap.isVisible() and seeker.office.window.settings.minimap is False


def test_dragging_the_frame_moves_the_map(seeker: Seeker) -> None:
    canvas, small = shown(seeker), seeker.finding.minimap
    frame = small.frame()
    start = frame.center().toPoint()
    before = canvas.center
    QTest.mousePress(small, LEFT, NO, start)
    QTest.mouseMove(small, start + QPoint(12, 6))
    QTest.mouseMove(small, start + QPoint(25, 12))
    QTest.mouseRelease(small, LEFT, NO, start + QPoint(25, 12))
    assert canvas.center[0] > before[0] and canvas.center[1] > before[1]
    moved = small.frame().center() - frame.center()
    assert abs(moved.x() - 25) < 4 and abs(moved.y() - 12) < 4


def test_a_click_goes_there(seeker: Seeker) -> None:
    canvas, small = shown(seeker), seeker.finding.minimap
    before = canvas.center
    QTest.mouseClick(small, LEFT, NO, QPoint(small.width() - 24, small.height() // 2))
    assert canvas.center[0] > before[0]


def test_arrow_keys_move_the_window(seeker: Seeker) -> None:
    canvas, small = shown(seeker), seeker.finding.minimap
    before = canvas.center
    seeker.press(small, Qt.Key.Key_Right)
    assert canvas.center[0] > before[0]
    seeker.press(small, Qt.Key.Key_Left)
    assert canvas.center == before


def painted(seeker: Seeker, qtbot: QtBot) -> QImage:
    """The mini-map when all of it has been painted."""
    qtbot.waitUntil(lambda: not seeker.finding.minimap.busy)
    return seeker.finding.minimap.grab().toImage()


def test_it_is_painted_from_the_map_and_changes_with_it(seeker: Seeker, qtbot: QtBot) -> None:
    shown(seeker)
    before = painted(seeker, qtbot)
    assert painted(seeker, qtbot) == before
    seeker.office.select("Pays back").menu("delete")
    assert painted(seeker, qtbot) != before
    seeker.office.menu("undo")
    seeker.office.window.canvas.center_on(0, 0, 2.5)
    assert painted(seeker, qtbot) == before


def test_while_it_is_painted_anew_the_picture_before_is_seen(seeker: Seeker, qtbot: QtBot) -> None:
    shown(seeker)
    before = painted(seeker, qtbot)
    seeker.finding.minimap.refresh()
    assert seeker.finding.minimap.busy and seeker.finding.minimap.grab().toImage() == before


def test_wanted_only_where_the_map_is_much_larger_than_the_window(seeker: Seeker) -> None:
    assert not seeker.finding.minimap.wanted
    camera = seeker.office.window.canvas.camera
    camera.map_w, camera.map_h = camera.width * 4.0, camera.height * 4.0
    assert seeker.finding.minimap.wanted


def test_alone_it_takes_less_room_than_a_panel_and_each_keeps_its_width(seeker: Seeker) -> None:
    window = seeker.office.window
    small = seeker.finding.minimap
    whole = window.canvas.width()
    seeker.office.menu("minimap")
    alone = small.width()
    assert alone == window.settings.minimap_width
    assert whole - window.canvas.width() <= alone + 2 and small.height() < window.canvas.height() / 2
    seeker.office.menu("outline")
    assert small.width() == window.settings.side_width > alone
    seeker.office.menu("outline")
    assert small.width() == alone
    edge = window.panels._across.handle(1)
    QTest.mousePress(edge, LEFT, NO, QPoint(0, 40))
    QTest.mouseMove(edge, QPoint(50, 40))
    QTest.mouseRelease(edge, LEFT, NO, QPoint(50, 40))
    seeker.office.menu("outline").menu("outline")
    assert small.width() == window.settings.minimap_width > alone + 20
