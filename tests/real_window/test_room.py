"""Leading the room in a real window: it fills the screen, hears a remote control, and the window comes back exactly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.places import resources
from app.widgets.main_window import MainWindow
from tests.real_window.hands import Hands

pytestmark = pytest.mark.real_window
SAMPLE = resources() / "samples" / "bank-onboarding-as-is.jmap"


@pytest.fixture
def room(hands: Hands) -> Iterator[Hands]:
    """Somebody with a map open, in the middle of it."""
    window = main(hands)
    window.files.open_file(SAMPLE)
    hands.settle()
    window.select([hands.id("A status page as in parcel tracking")])
    window.canvas.center_on(1200, 900, 0.83)
    hands._answered()
    yield hands
    window.leading.leave()


def main(hands: Hands) -> MainWindow:
    assert isinstance(hands.window, MainWindow)
    return hands.window


def enter(hands: Hands) -> None:
    """Press F5 and wait until the room fills the screen."""
    window = main(hands)
    hands.shortcut("F5")
    screen = window.screen().geometry()
    hands.until(
        lambda: window.isFullScreen() and window.frameGeometry() == screen, "the room fills the screen"
    )
    hands.canvas = window.canvas


def state(hands: Hands) -> tuple[object, ...]:
    """All that has to come back."""
    window = main(hands)
    camera = {k: v for k, v in vars(window.canvas.camera).items() if k not in ("map_w", "map_h")}
    shown = [
        part.isVisible() for part in (window.menuBar(), window.inspector, window.lists, window.statusBar())
    ]
    return window.windowState(), window.geometry(), camera, window.canvas.selection, window.selection, shown


@pytest.mark.parametrize("key", ["F5", "Escape"])
def test_the_room_fills_the_screen_and_the_window_comes_back(room: Hands, key: str) -> None:
    before = state(room)
    enter(room)
    room.shortcut("Next").shortcut("Next").shortcut("Right").shortcut("Prior")
    assert main(room).leading.page is not None
    assert main(room).leading.page.band.stage == "Opening"  # type: ignore[union-attr]  # it is there
    room.shortcut(key)
    room.until(lambda: state(room) == before, "everything is as before")


def test_a_maximised_window_is_maximised_again(room: Hands) -> None:
    window = main(room)
    window.showMaximized()
    room.until(window.isMaximized, "the window is maximised")
    room._answered()
    before = state(room)
    enter(room)
    room.shortcut("F5")
    room.until(lambda: window.isMaximized() and state(room) == before, "it is maximised again, with its map")


def test_typing_and_votes_reach_the_room(room: Hands) -> None:
    window = main(room)
    enter(room)
    room.shortcut("Home")
    room.type("Asks a colleague, čaka").enter()
    room.until(lambda: room.has("Asks a colleague, čaka"), "the card is there")
    room.shortcut("Escape")
    assert window.leading.open
    room.rest()  # the camera glides to the card
    room.shortcut("ctrl+F12").click("Asks a colleague, čaka").click("Asks a colleague, čaka")
    card = room.id("Asks a colleague, čaka")
    room.until(lambda: room.store[card].get("votes") == 2, "both votes are counted")
    room.shortcut("Escape").shortcut("ctrl+shift+F12")
    assert window.leading.page is not None and window.leading.page.sheets["top"].isVisible()
    room.shortcut("Escape")
    assert window.leading.open and not window.leading.page.sheets["top"].isVisible()


def test_the_room_is_what_the_screen_shows(room: Hands) -> None:
    enter(room)
    screen = QApplication.primaryScreen()
    assert screen is not None
    picture = screen.grabWindow(0).toImage()
    paper = main(room).theme.color("paper")
    corners = [(0, 0), (picture.width() - 1, 0), (3, picture.height() - 1), (picture.width() - 2, 60)]
    assert {picture.pixelColor(x, y).name() for x, y in corners} == {paper}
    assert (
        room.window.focusWidget() is room.canvas
        and room.canvas.cursor().shape() != Qt.CursorShape.BlankCursor
    )
