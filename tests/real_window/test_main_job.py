"""The main job by mouse and keyboard in a real window: draw, link, save, open again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app import session as sessions
from tests.real_window.hands import Hands

pytestmark = pytest.mark.real_window
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_first_map_is_drawn_saved_and_opened_again(hands: Hands, tmp_path: Path) -> None:
    hands.click_button("Empty map")
    hands.type("Phone keeps switching off").tab().type("Calls support").enter()
    hands.click(hands.in_cell("Front desk", hands_step(hands, 1))).type("Opens a case").enter()
    hands.click(hands.in_cell("Back office", hands_step(hands, 1))).type("Checks the warranty").enter()
    hands.link("Opens a case", "Checks the warranty", side="bottom")
    assert len(hands.store.of("link")) == 1
    file = tmp_path / "first.jmap"
    sessions.save(hands.session, file)
    hands.key(Qt.Key.Key_Home).type("Weiß nicht, čaka").enter()
    hands.shortcut("ctrl+s")
    hands.until(lambda: not hands.session.modified, "the map is saved")
    assert dict(sessions.open_map(file).store.objects) == dict(hands.store.objects)


def test_keys_of_the_menus_reach_the_window(hands: Hands) -> None:
    hands.click_button("Empty map")
    hands.type("One").enter()
    hands.shortcut("ctrl+z")
    assert not hands.has("One")
    hands.shortcut("ctrl+shift+z")
    assert hands.has("One")
    hands.shortcut("F4")
    assert not hands.window.inspector.isVisible()  # type: ignore[attr-defined]


def test_the_picture_of_a_card_reaches_the_screen(hands: Hands) -> None:
    hands.click_button("Empty map")
    hands.type("Seen").enter()
    where = hands.canvas.mapToGlobal(hands.at("Seen"))
    screen = QApplication.primaryScreen()
    assert screen is not None
    picture = screen.grabWindow(0).toImage()
    around = [(where.x() + dx, where.y() + dy) for dx in range(-60, 10) for dy in (-3, 0, 3)]
    shades = {picture.pixelColor(x, y).lightness() for x, y in around}
    assert max(shades) - min(shades) > 100  # dark letters on white paper


def hands_step(hands: Hands, number: int) -> str:
    """The id of a step by its number from the left; empty maps have unnamed steps."""
    return hands.canvas.grid.steps[number]
