"""Leaving the room: the window and the map are exactly as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QLineEdit

from app.model.edits import cards, fields, people
from app.settings import Settings
from app.widgets.canvas.camera import Camera
from app.widgets.room import leading, sizes
from tests.widgets.desk import CTRL, Desk
from tests.widgets.room.leading import NEXT, SAMPLE, lead, page
from tests.widgets.window import Office, small_map


# ---- leaving
def state(office: Office) -> tuple[object, ...]:
    """All that has to come back."""
    window, canvas = office.window, office.window.canvas
    camera = {k: v for k, v in vars(canvas.camera).items() if k not in ("map_w", "map_h")}
    return (
        window.windowState(),
        window.geometry(),
        camera,
        canvas.fits,
        canvas.selection,
        canvas.selected.cell,
        window.selection,
        window.inspector.isVisible(),
        window.palette_strip.isVisible(),
        window.open_list,
        window.menuBar().isVisible(),
        window.statusBar().isVisible(),
        canvas.drawing.marks,
    )


@pytest.mark.parametrize("how", ["F5", "Escape"])
@pytest.mark.parametrize("scale", [0.37, 1.0, 2.2])
def test_everything_comes_back_exactly(office: Office, how: str, scale: float) -> None:
    office.open(SAMPLE)
    office.window.toggle_list("handovers")
    office.select("A status page as in parcel tracking")
    office.window.canvas.center_on(700, 900, scale)
    office.settle()
    before, editor = state(office), office.window.canvas
    desk = lead(office)
    desk.key(NEXT, times=3).key(Qt.Key.Key_Right)
    office.menu("room-states").menu("zoom-in")
    office.menu("room") if how == "F5" else desk.escape()
    office.settle()
    assert office.window.canvas is editor
    assert state(office) == before


def test_a_window_manager_that_resizes_in_steps_moves_nothing(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leading, "_MOMENT", 10**6)  # however slowly this machine draws the steps
    office.open(SAMPLE)
    canvas = office.window.canvas
    canvas.center_on(5000, 5000, 1.0)
    office.settle()
    before, size = state(office), office.window.size()
    lead(office)
    office.menu("room")
    for width, height in ((2400, 1500), (900, 700), (size.width(), size.height())):
        office.window.resize(width, height)
        office.settle()
    assert state(office) == before, "the end of the map is where it was"


def test_a_hand_on_the_map_is_not_drawn_back(office: Office) -> None:
    office.open(SAMPLE)
    lead(office)
    office.menu("room")
    hands = Desk(office.window, None)
    hands.wheel(-6)
    moved = hands.canvas.camera.oy
    office.window.resize(1200, 800)
    office.settle()
    assert hands.canvas.camera.oy == moved


def test_a_map_that_was_fitted_is_still_fitted(office: Office) -> None:
    office.show(small_map())
    office.menu("fit-map")
    office.settle()
    before = state(office)
    lead(office)
    office.menu("room")
    office.settle()
    assert state(office) == before


def test_what_the_room_has_removed_is_not_selected_afterwards(office: Office) -> None:
    office.show(small_map()).select("Pays back")
    desk = lead(office)
    desk.key(Qt.Key.Key_Delete)
    office.menu("room")
    assert office.window.selection == [] and office.window.canvas.selection == []


def test_a_maximised_window_is_maximised_again(office: Office) -> None:
    office.show(small_map())
    office.window.showMaximized()
    office.settle()
    lead(office)
    assert office.window.isFullScreen()
    office.menu("room")
    assert office.window.isMaximized() and not office.window.isFullScreen()


def test_panels_cannot_be_opened_behind_the_room(office: Office) -> None:
    office.show(small_map())
    lead(office)
    for name in ("inspector", "palette", "map-properties", "next-pane", "full-screen", "next-finding"):
        assert not office.window.actions_[name].isEnabled()
    office.menu("room")
    assert office.window.actions_["inspector"].isEnabled()


def test_another_map_ends_the_room(office: Office, tmp_path: Path) -> None:
    office.show(small_map())
    lead(office)
    office.window.show_session(small_map("Another map"))
    office.settle()
    assert not office.window.leading.open and office.window.panels.page.isVisible()
    assert office.window.canvas.session is office.session


def test_undo_in_the_room_shows_where_it_happened(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    desk.key(Qt.Key.Key_End)
    fields.put(office.session.store, office.id("Compares business accounts"), title="Compares")
    before = Camera(**vars(desk.canvas.camera))
    office.menu("undo")
    assert (desk.canvas.camera.ox, desk.canvas.camera.oy) != (before.ox, before.oy)


def test_the_hint_goes_and_comes_with_the_mouse(office: Office) -> None:
    office.window.settings = Settings(theme="light", language="en", reduce_motion=True)
    office.show(small_map())
    desk = lead(office)
    hint = page(office).bar.hint
    hint.go()
    assert not hint.isVisible()
    desk.hover("Pays back")
    assert hint.isVisible()


def test_personas_without_a_main_one_are_shown_by_the_first(office: Office) -> None:
    made = small_map()
    people.add(made.store, "Zoe")
    office.show(made)
    cards.add_parked(made.store, "Later")
    lead(office)
    assert page(office).band.persona == "Jana"


def test_ctrl_arrows_still_move_a_card(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    desk.key(Qt.Key.Key_Right, CTRL)
    assert office.session.store[office.id("Opens a case")]["pos"][1] == office.id("Money")


@pytest.mark.parametrize("language", ["en", "it", "et"])
@pytest.mark.parametrize("width", [1024, 1366, 1500, 1920, 2560])
def test_the_bar_says_where_one_is_before_it_names_keys(office: Office, language: str, width: int) -> None:
    office.show(small_map()).menu(f"language-{language}")
    lead(office)
    office.window.showNormal()
    office.settle().window.resize(width, 800)
    office.settle().settle()
    bar = page(office).bar
    bar.show_place(3, 12, 10, 19, "Contract and delivery")
    bar.hint.come()
    office.settle()
    where = QFontMetricsF(sizes.small_font(bar.width(), bold=True)).horizontalAdvance(bar.where)
    assert bar.width() == width and bar.hint.x() > where + bar.width() * 0.018, (bar.where, bar.hint.x())
    if language == "en" and width >= 1920:
        bar.show_place(3, 6, 10, 19, "Apply")
        assert bar.hint._keys.isVisible() and bar.toolTip() == ""
    bar.show_place(3, 12, 10, 19, "A stage with a name " * 9)
    assert bar.next in bar.toolTip() and bar.where in bar.toolTip()


def test_the_keyboard_goes_to_the_map_when_its_field_has_gone(office: Office) -> None:
    office.show(small_map()).select("Opens a case")
    office.menu("add-action").settle()
    assert isinstance(QApplication.focusWidget(), QLineEdit), "the next action is being written"
    lead(office)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    office.menu("room")
    assert not office.window.leading.open
    assert QApplication.focusWidget() is office.window.canvas
