"""From the start page to the first card: one key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.widgets.window import Office


def press(office: Office, text: str, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget() or office.window.start_page
    QApplication.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, 0, keys, text))
    office.settle()


def test_the_first_letter_on_the_start_page_begins_a_map_with_a_card(office: Office) -> None:
    press(office, "Č")
    desk = office.desk()
    assert office.session.store.of("card") == [] and desk.canvas.typing.open
    desk.type("aka").enter().escape()
    (card,) = office.session.store.of("card")
    assert office.session.store[card]["title"] == "Čaka"
    assert office.session.store[str(office.session.store[card]["pos"][0])]["kind"] == "action"


def test_keys_that_are_no_letters_leave_the_start_page(office: Office) -> None:
    press(office, " ")
    press(office, "\t")
    press(office, "k", Qt.KeyboardModifier.ControlModifier)
    assert not office.window.has_map
