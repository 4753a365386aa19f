"""The columns of the lists share the width: short ones keep their words, the widest give way first."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.widgets.lists.row import Row
from app.widgets.lists.table import WIDEST, ListTable, water_level


def test_what_fits_keeps_its_width() -> None:
    assert water_level([30.0, 80.0, 50.0], 200.0) == 80.0


def test_the_widest_give_way_first_and_all_fit() -> None:
    wants = [30.0, 200.0, 150.0, 60.0]
    level = water_level(wants, 240.0)
    assert level == 75.0
    assert sum(min(want, level) for want in wants) == 240.0


def test_no_room_at_all_is_shared() -> None:
    assert water_level([30.0, 40.0], 0.0) == 0.0
    assert water_level([], 100.0) == 0.0


def test_sentences_keep_their_share_when_the_window_grows_narrow(qtbot: QtBot) -> None:
    table = ListTable(["State", "Team", "Sentence"], (2,), "list")
    qtbot.addWidget(table)
    table.fill([Row(("a",), ("gap", "A team with a very long name indeed", "What is still to be asked"))])
    table.resize(900, 200)
    table.show()
    wide = table.columnWidth(1)
    table.resize(320, 200)
    qtbot.waitUntil(lambda: table.columnWidth(1) < wide)
    assert table.columnWidth(2) >= 0.3 * table.viewport().width()
    assert table.columnWidth(0) <= table.columnWidth(1), "the short column keeps its words"


def test_words_are_not_cut_where_the_window_is_wide(qtbot: QtBot) -> None:
    table = ListTable(["State", "Where", "Sentence"], (2,), "list")
    qtbot.addWidget(table)
    table.fill([Row(("a",), ("gap", "reason to leave · Finding out what is the matter", "Short"))])
    table.resize(1800, 200)
    table.show()
    wanted = table.sizeHintForColumn(1)
    assert wanted > WIDEST
    qtbot.waitUntil(lambda: table.columnWidth(1) >= wanted)
