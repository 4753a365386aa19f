"""A measure in the inspector: its name, and its dated values, typed row by row or pasted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model.edits import insights, lanes
from app.widgets.inspector.editors import Values
from app.widgets.inspector.editors.dated_values import ROW_H
from tests.widgets.test_inspector import words
from tests.widgets.window import Office, small_map


@pytest.fixture
def desk(office: Office) -> Office:
    """A small map with the inspector open."""
    office.show(small_map())
    office.window.set_inspector(True)
    return office.settle()


def trend(desk: Office) -> Values:
    editor = desk.field("values")
    assert isinstance(editor, Values)
    return editor


def test_values_are_typed_row_by_row(desk: Office) -> None:
    store = desk.session.store
    measure = insights.add_measure(store, "Calls", values={"2026-02-01": 5})
    desk.window.select([measure])
    table = trend(desk).table
    table.setCurrentCell(1, 0)
    for typed in ("1/1/2026", "4,5", "2026-03-01", "7"):
        _write(desk, typed)
    assert store[measure]["values"] == {"2026-01-01": 4.5, "2026-02-01": 5, "2026-03-01": 7}
    assert trend(desk).table.rows()[0] == ("01/01/2026", "4.5")  # in the order of time


def test_rows_typed_faster_than_the_map_takes_them_over_are_all_there(desk: Office) -> None:
    store = desk.session.store
    measure = insights.add_measure(store, "Calls")
    desk.window.activateWindow()
    desk.window.select([measure])
    trend(desk).table.setFocus()
    trend(desk).table.setCurrentCell(0, 0)
    for letter in "2026-01-01\r1\r2026-02-01\r2\r2026-03-01\r3\r":  # nothing settles in between
        field = QApplication.focusWidget()
        assert field is not None
        code = Qt.Key.Key_Return if letter == "\r" else Qt.Key(ord(letter))
        event = QKeyEvent(QKeyEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, event)
    desk.settle().settle()
    assert store[measure]["values"] == {"2026-01-01": 1, "2026-02-01": 2, "2026-03-01": 3}


def test_two_columns_are_pasted_as_one_step_and_bad_rows_are_named(desk: Office) -> None:
    store = desk.session.store
    measure = insights.add_measure(store, "Calls", values={"2026-02-01": 5})
    desk.window.select([measure])
    QGuiApplication.clipboard().setText("Date\tCalls\n2026-01-01\t1,234.5\nnext week 7\t8\n2026-02-01\tn/a")
    trend(desk).paste.click()
    assert store[measure]["values"] == {"2026-01-01": 1234.5, "2026-02-01": 5}
    assert "Row 3 has no date" in words(desk) and "Row 4 has no number" in words(desk)
    desk.menu("undo")
    assert store[measure]["values"] == {"2026-02-01": 5}
    assert "Row 3" not in words(desk), "what was undone is not talked about any more"
    assert trend(desk).table.rows() == [("01/02/2026", "5"), ("", "")]


def test_a_value_that_makes_no_sense_waits_and_the_old_one_stays(desk: Office) -> None:
    store = desk.session.store
    measure = insights.add_measure(store, "Calls", values={"2026-02-01": 5})
    desk.window.select([measure])
    trend(desk).table.setCurrentCell(0, 1)
    _write(desk, "many")
    assert store[measure]["values"] == {"2026-02-01": 5} and "Row 1 has no number" in words(desk)
    trend(desk).table.setCurrentCell(0, 1)
    _write(desk, "6")
    assert store[measure]["values"] == {"2026-02-01": 6} and "Row 1" not in words(desk)


def test_good_rows_are_kept_while_another_waits_to_be_put_right(desk: Office) -> None:
    store = desk.session.store
    measure = insights.add_measure(store, "Calls", values={"2026-02-01": 5})
    desk.window.select([measure])
    trend(desk).table.setCurrentCell(0, 1)
    _write(desk, "many")
    for typed in ("2026-03-01", "7"):
        _write(desk, typed)
    assert store[measure]["values"] == {"2026-02-01": 5, "2026-03-01": 7}
    assert "Row 1 has no number" in words(desk)
    assert trend(desk).table.rows()[:2] == [("01/02/2026", "many"), ("2026-03-01", "7")]
    trend(desk).table.setCurrentCell(1, 1)
    _write(desk, "eight")
    assert store[measure]["values"] == {"2026-02-01": 5, "2026-03-01": 7}


def test_deleting_a_row_keeps_what_the_map_has_of_one_that_waits(desk: Office) -> None:
    store = desk.session.store
    measure = insights.add_measure(store, "Calls", values={"2026-01-01": 1, "2026-02-01": 5})
    desk.window.select([measure])
    table = trend(desk).table
    table.setCurrentCell(1, 0)
    _write(desk, "someday")
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert store[measure]["values"] == {"2026-02-01": 5}
    assert table.rows() == [("someday", "5"), ("", "")]


def test_the_table_grows_with_the_rows_that_are_typed(desk: Office) -> None:
    desk.window.select([insights.add_measure(desk.session.store, "Calls")])
    table = trend(desk).table
    table.setCurrentCell(0, 0)
    low = table.height()
    for typed in ("nonsense", "1", "nothing", "2"):
        _write(desk, typed)
    assert table.height() == low + ROW_H


def test_a_row_is_deleted_with_its_key(desk: Office) -> None:
    store = desk.session.store
    measure = insights.add_measure(store, "Calls", values={"2026-01-01": 1, "2026-02-01": 5})
    desk.window.select([measure])
    table = trend(desk).table
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert store[measure]["values"] == {"2026-02-01": 5}


def _write(desk: Office, text: str) -> None:
    """Type into the current cell of the table of values and press Enter."""
    table = trend(desk).table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    desk.settle()
    field = QApplication.focusWidget()
    assert field is not None and field is not table
    field.setProperty("text", text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle().settle()  # the cell closes first, then what it says is taken over


def test_f2_and_a_double_click_on_a_measure_lead_to_its_name(desk: Office) -> None:
    lanes.add(desk.session.store, "measure", "Figures", 0)
    insights.add_measure(desk.session.store, "Days")
    canvas = desk.settle().desk()
    canvas.click("Days").key(Qt.Key.Key_F2)
    here = QApplication.focusWidget()
    assert here is not None and desk.field("title").isAncestorOf(here) and desk.shown("title") == "Days"
    desk.window.select([])
    canvas.settle().double_click("Days")
    here = QApplication.focusWidget()
    assert here is not None and desk.field("title").isAncestorOf(here)


def test_the_menu_of_a_measure_leads_to_its_details(desk: Office) -> None:
    desk.window.select([insights.add_measure(desk.session.store, "Days")])
    menu = desk.settle().window.actions_.context_menu({"measure"})
    assert {"Edit text", "Delete"} <= {action.text().replace("&", "") for action in menu.actions()}
