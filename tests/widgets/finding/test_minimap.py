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


def test_a_panel_above_it_can_be_read_in_a_low_window(seeker: Seeker) -> None:
    window = seeker.office.window
    window.resize(1280, 720)
    seeker.office.menu("minimap").menu("outline")
    window.toggle_list("handovers")
    seeker.office.settle()
    tree, small = seeker.finding.outline, seeker.finding.minimap
    assert tree.viewport().height() >= 5 * tree.sizeHintForRow(0)
    assert small.isVisible() and small.height() >= 60
    window.toggle_list("handovers")
    window.resize(1280, 1000)
    seeker.office.menu("palette")
    seeker.office.settle()
    assert small.height() == small.heightForWidth(small.width()), "where there is room it has all it wants"
    seeker.office.menu("outline")
    assert small.height() == small.heightForWidth(small.width())


def test_the_first_picture_comes_softly_and_the_next_ones_at_once(seeker: Seeker, qtbot: QtBot) -> None:
    seeker.office.window.canvas.reduce_motion = False
    shown(seeker)
    small = seeker.finding.minimap
    came = small._coming_in
    qtbot.waitUntil(lambda: small._picture is not None)
    assert came.state() == came.State.Running
    came.setCurrentTime(0)
    empty = small.grab().toImage()
    came.setCurrentTime(came.duration())
    assert small.grab().toImage() != empty
    qtbot.waitUntil(lambda: not small.busy)
    small.refresh()
    qtbot.waitUntil(lambda: not small.busy)
    assert came.state() != came.State.Running


def test_while_its_size_changes_the_picture_before_is_stretched(seeker: Seeker, qtbot: QtBot) -> None:
    shown(seeker)
    small = seeker.finding.minimap
    qtbot.waitUntil(lambda: not small.busy)
    small.resize(small.width() + 60, small.height())
    assert small.busy, "the picture for the new size is still to come"
    image = small.grab().toImage()
    colors = {
        image.pixel(x, y) for x in range(12, image.width() - 12, 2) for y in range(12, image.height() - 12, 2)
    }
    assert len(colors) > 6, "cards and lanes are seen, not an empty ground"
