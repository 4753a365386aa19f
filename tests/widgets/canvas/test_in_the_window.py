"""The canvas inside the main window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app import session as sessions
from app.model.records import view
from app.widgets.main_window import MainWindow
from tests.widgets.desk import CTRL, Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(MainWindow(), (1400, 900))
    yield made
    made.window.show_session(None)  # type: ignore[attr-defined]  # the main window has it
    made.close()


def test_saving_counts_what_is_being_typed(desk: Desk, tmp_path: Path) -> None:
    desk.new()
    desk.session.path = tmp_path / "return.jmap"
    desk.click(desk.in_cell("Customer", "Call")).type("Calls support")
    desk.window.actions_["save"].trigger()  # type: ignore[attr-defined]
    kept = sessions.open_map(tmp_path / "return.jmap").store
    assert [view(kept[card]).title for card in kept.of("card")] == ["Calls support"]


def test_selecting_on_the_map_shows_it_in_the_inspector_and_undo_shows_what_changed(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call")).click("Opens a case")
    assert desk.window.selection == [desk.id("Opens a case")]  # type: ignore[attr-defined]
    desk.drag("Opens a case", to_lane="Billing desk", to_step="Money")
    desk.window.actions_["undo"].trigger()  # type: ignore[attr-defined]
    assert desk.cell("Opens a case") == ("Support desk", "Call")


def test_letters_on_the_map_are_never_commands(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Customer", "Call")).type("findnewsave").enter()
    assert desk.cards("Customer", "Call") == ["findnewsave"]
    desk.key(Qt.Key.Key_A, CTRL)
    assert desk.selection == ["findnewsave"]


def test_how_to_go_on_is_said_only_while_something_is_dragged(desk: Desk) -> None:
    desk.new().with_cards(("Opens a case", "Support desk", "Call"))
    status = desk.window.statusBar()  # type: ignore[attr-defined]
    desk.press("Opens a case").move(desk.in_cell("Billing desk", "Money"))
    assert "parking lot" in status.currentMessage()
    desk.release()
    assert desk.cell("Opens a case") == ("Billing desk", "Money") and not status.currentMessage()
    desk.press("Opens a case").move(desk.in_cell("Support desk", "Call"))
    assert status.currentMessage()
    desk.escape()
    assert not status.currentMessage()
