"""The strip of things to drag onto the map."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app import session as sessions
from app.model.grid import grid_of, place
from app.widgets.palette_strip import Piece
from app.widgets.tools import palette
from tests.widgets.window import Office


def piece(office: Office, kind: str) -> Piece:
    """The thing of that kind in the strip."""
    return next(each for each in office.window.palette_strip.pieces if each.kind == kind)


def test_everything_the_map_takes_stands_in_the_strip_and_is_named(office: Office) -> None:
    office.window.show_session(sessions.empty("A"))
    office.settle()
    strip = office.window.palette_strip
    assert strip.isVisible() and [each.kind for each in strip.pieces] == list(palette.KINDS)
    names = [each.accessibleName() for each in strip.pieces]
    assert all(names) and len(set(names)) == len(names)
    assert all(not each.icon().isNull() for each in strip.pieces)


def test_what_is_dragged_from_the_strip_is_what_the_map_takes(office: Office) -> None:
    drag = piece(office, "decision").to_drag()
    assert palette.kind_in(drag.mimeData()) == "decision"


def test_dragging_begins_only_when_the_mouse_has_moved(office: Office) -> None:
    office.window.show_session(sessions.empty("A"))
    begun: list[Qt.DropAction] = []
    shown = piece(office, "wait")

    class Recorded:
        def exec(self, action: Qt.DropAction) -> None:
            begun.append(action)

    shown.to_drag = Recorded  # type: ignore[method-assign,assignment]  # a real drag waits for a real mouse
    QTest.mousePress(shown, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.mouseMove(shown, QPoint(9, 8))
    assert begun == []
    QTest.mouseMove(shown, QPoint(60, 30))
    assert begun == [Qt.DropAction.CopyAction]
    QTest.mouseRelease(shown, Qt.MouseButton.LeftButton, pos=QPoint(400, 400))
    assert not office.window.canvas.typing.open


def test_pressed_it_goes_where_the_focus_is(office: Office) -> None:
    made = sessions.empty("A")
    office.window.show_session(made)
    grid = grid_of(made.store)
    lane = next(key for key in grid.lanes if made.store[key]["kind"] == "action")
    office.window.canvas.selected.mark_cell(lane, grid.steps[1])
    piece(office, "decision").click()
    office.window.canvas.typing.commit()
    (card,) = made.store.of("card")
    assert made.store[card]["role"] == "decision" and place(made.store[card])[:2] == (lane, grid.steps[1])
    assert made.store[card]["title"] == "Decision"


def test_in_a_narrow_window_the_signs_stay_and_the_map_keeps_its_width(office: Office) -> None:
    office.window.show_session(sessions.empty("A"))
    office.window.resize(1300, 800)
    office.settle()
    assert piece(office, "goal").toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    office.window.resize(780, 600)
    office.settle()
    assert office.window.width() == 780
    assert piece(office, "goal").toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert piece(office, "goal").accessibleName() == "Goal reached"


def test_it_folds_away_and_the_window_remembers(office: Office) -> None:
    office.window.show_session(sessions.empty("A"))
    office.window.actions_["palette"].trigger()
    assert not office.window.palette_strip.isVisible() and office.window.settings.palette is False
    office.window.actions_["palette"].trigger()
    assert office.window.palette_strip.isVisible()


def test_it_speaks_the_language_of_the_menus(office: Office) -> None:
    before = piece(office, "leaves").text()
    office.window.set_language("cs")
    assert piece(office, "leaves").text() != before
