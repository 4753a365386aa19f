"""Words of people reach Qt as plain text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.widgets import plain

EVIL = "<img src='file:///etc/passwd'> R&D"


def test_a_label_shows_markup_as_it_is(qtbot: QtBot) -> None:
    label = plain.label(EVIL)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText and label.text() == EVIL


def test_a_tool_tip_is_escaped_and_an_empty_one_stays_empty() -> None:
    assert "<img" not in plain.tooltip(EVIL)
    assert plain.tooltip("") == ""
    assert len(plain.tooltip("x" * 5000)) < 400


def test_menus_show_an_ampersand_instead_of_a_key(qtbot: QtBot) -> None:
    assert plain.menu_text("R&D\nteam") == "R&&D team"


def test_a_message_box_never_reads_rich_text(qtbot: QtBot) -> None:
    box = plain.message(None, "Baton", EVIL, EVIL)
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText and EVIL in box.text() and box.informativeText() == ""
