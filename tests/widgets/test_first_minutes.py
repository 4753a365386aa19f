"""What somebody tries who sees the program for the first time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.model.grid import map_of
from app.widgets.header import Header, Leading
from app.widgets.inspector.choosers import Chooser
from tests.widgets.window import Office


def _words(header: Header, shown: str) -> Leading:
    return next(each for each in header.findChildren(Leading) if each.text() == shown)


def test_a_click_on_the_title_names_the_map(office: Office) -> None:
    desk = office.desk().new()
    before = str(map_of(desk.store)[1]["title"])
    QTest.mouseClick(_words(office.window.header, before), Qt.MouseButton.LeftButton)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.selectedText() == before
    QTest.keyClicks(field, "Repair")
    QTest.keyClick(field, Qt.Key.Key_Return)
    office.settle()
    assert map_of(desk.store)[1]["title"] == "Repair" and _words(office.window.header, "Repair")


def test_a_click_on_the_persona_leads_to_who_it_is(office: Office) -> None:
    desk = office.desk().new()
    desk.click("Customer")
    with desk.store.edit("persona"):
        desk.store.put(map_of(desk.store)[0], persona=desk.id("Jana"))
    office.settle()
    QTest.mouseClick(_words(office.window.header, "Jana"), Qt.MouseButton.LeftButton)
    assert office.window.selection == []
    field = QApplication.focusWidget()
    assert field is not None and field.accessibleName().startswith("Main persona")


def test_a_list_without_entries_asks_for_the_first_name(office: Office) -> None:
    desk = office.desk().new(teams=())
    desk.click("Support desk")
    office.settle()
    hints = {}
    for name in ("Team", "Only persona"):
        chooser = next(
            each
            for each in office.window.inspector.findChildren(Chooser)
            if each.isVisible() and each.button.accessibleName() == name
        )
        chooser.open()
        assert chooser.popup is not None
        hints[name] = chooser.popup.body.search.placeholderText()
        chooser.popup.close()
        office.settle()
    assert hints == {"Team": "Type a name", "Only persona": "Type to search"}
