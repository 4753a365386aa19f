"""Leaving the room when the window is no longer what it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.widgets.room.leading import lead
from tests.widgets.window import Office, small_map


def test_the_keyboard_goes_to_the_map_when_its_field_has_gone(office: Office) -> None:
    office.show(small_map()).select("Opens a case")
    office.menu("add-action").settle()
    assert isinstance(QApplication.focusWidget(), QLineEdit), "the next action is being written"
    lead(office)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    office.menu("room")
    assert not office.window.leading.open
    assert QApplication.focusWidget() is office.window.canvas
