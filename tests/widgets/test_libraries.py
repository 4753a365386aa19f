"""The libraries beside the map: looked through, renamed, merged, deleted with a replacement, all as single steps."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.model.edits import fields, library, maps, people
from app.places import samples
from app.session import open_map
from app.widgets.dialogs.libraries import Libraries
from app.widgets.dialogs.libraries_merge import WIDE, Delete, Merge
from app.widgets.dialogs.libraries_where import Use, counted, places
from tests.widgets.window import Office, button_of, small_map


@pytest.fixture
def shelf(office: Office) -> Libraries:
    """The libraries of a small map, open at its teams."""
    office.show(small_map()).menu("library-team")
    found = office.window.findChild(Libraries)
    assert found is not None
    return found


def listed(shelf: Libraries) -> list[tuple[str, str]]:
    """(name, number of uses) of every line."""
    items = (shelf.entries.topLevelItem(at) for at in range(shelf.entries.topLevelItemCount()))
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def used(shelf: Libraries) -> list[tuple[str, str]]:
    """(where, as what) of the chosen entry."""
    items = (shelf.uses.topLevelItem(at) for at in range(shelf.uses.topLevelItemCount()))
    return [(item.text(0), item.text(1)) for item in items if item is not None]


def test_every_entry_says_how_often_and_where_it_is_used(office: Office, shelf: Libraries) -> None:
    assert listed(shelf) == [("Billing", "1"), ("Support", "2")]
    assert shelf.tabs.tabText(shelf.tabs.currentIndex()) == "Teams 2"
    shelf.entries.choose(office.id("Support"))
    assert used(shelf) == [("Support desk", "Lane: Team"), ("Checks warranty → Support", "Link: To")]


def test_a_place_is_gone_to(office: Office, shelf: Libraries) -> None:
    shelf.entries.choose(office.id("Support"))
    QTest.keyClick(shelf.uses, Qt.Key.Key_Down)
    QTest.keyClick(shelf.uses, Qt.Key.Key_Return)
    assert office.window.selection == [office.id("Support desk")]


def test_a_new_name_is_everywhere_at_once_and_one_undo_takes_it_back(
    office: Office, shelf: Libraries
) -> None:
    team = office.id("Support")
    shelf.entries.choose(team)
    item = shelf.entries.currentItem()
    assert item is not None
    item.setText(0, "  Service  desk ")
    office.settle()
    assert office.session.store[team]["title"] == "Service desk"
    assert ("Service desk", "2") in listed(shelf)
    office.menu("undo")
    assert ("Support", "2") in listed(shelf)


def test_an_empty_name_is_taken_back(office: Office, shelf: Libraries) -> None:
    item = shelf.entries.topLevelItem(0)
    assert item is not None
    item.setText(0, " ")
    office.settle()
    assert listed(shelf)[0] == ("Billing", "1") and not office.session.modified


def test_two_are_merged_after_their_differences_were_shown(office: Office, shelf: Libraries) -> None:
    store = office.session.store
    support, billing = office.id("Support"), office.id("Billing")
    fields.put(store, support, zone="front", note="Phone")
    fields.put(store, billing, zone="back")
    lane = office.id("Billing desk")
    shelf.entries.choose(billing)

    def look(dialog: QDialog) -> int:
        assert isinstance(dialog, Merge)
        assert dialog.keep == support  # used more often
        assert "“Billing” uses “Support”" in office.said[-1]
        assert "front stage" in words_on(dialog) and "back stage" in words_on(dialog)
        dialog._takes["zone"].setChecked(True)
        dialog.accept()
        return dialog.result()

    office.answer(look)
    shelf.doing.merge()
    assert billing not in store and store[lane]["team"] == support
    assert store[support]["zone"] == "back" and store[support]["note"] == "Phone"
    assert office.words_on("undo") == "Undo Merge “Billing” into “Support”"
    office.menu("undo")
    assert store[lane]["team"] == billing and store[support]["zone"] == "front"


def test_a_name_that_is_taken_offers_to_merge(office: Office, shelf: Libraries) -> None:
    item = shelf.entries.topLevelItem(0)
    assert item is not None
    office.answer("Cancel")
    item.setText(0, "support")
    office.settle()
    assert "Merge" in office.said[-1] and listed(shelf)[0] == ("Billing", "1")


def test_a_used_entry_is_deleted_with_a_replacement(office: Office, shelf: Libraries) -> None:
    store = office.session.store
    support, lane = office.id("Support"), office.id("Support desk")
    shelf.entries.choose(support)

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, Delete)
        assert "1 lane" in office.said[-1] and "1 link" in office.said[-1]
        assert dialog.parentWidget() is shelf  # the keyboard comes back to where the question was asked
        dialog.instead.setChecked(True)  # there is only one other
        dialog.accept()
        return dialog.result()

    office.answer(choose)
    QTest.keyClick(shelf.entries, Qt.Key.Key_Delete)
    assert support not in store and store[lane]["team"] == office.id("Billing")
    office.menu("undo")
    assert store[lane]["team"] == support


def test_nothing_takes_the_place_of_an_entry_before_somebody_says_what(
    office: Office, shelf: Libraries
) -> None:
    store = office.session.store
    library.add(store, "team", "Archive")
    support = office.id("Support")
    shelf.entries.choose(support)
    can: list[bool] = []

    def hesitate(dialog: QDialog) -> int:
        assert isinstance(dialog, Delete)
        button = button_of(dialog, "Delete")

        def look() -> None:
            can.append(button.isEnabled())

        dialog.show()
        look()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible(), "nothing was chosen yet"
        dialog.instead.setChecked(True)
        look()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible() and dialog.other.currentText() == ""
        dialog.other.setCurrentText("Billing")
        look()
        dialog.empty.setChecked(True)
        look()
        dialog.reject()
        return dialog.result()

    office.answer(hesitate)
    shelf.doing.delete()
    assert can == [False, False, True, True] and support in store


def test_places_can_be_left_empty_and_an_unused_entry_is_not_asked_about(
    office: Office, shelf: Libraries
) -> None:
    store = office.session.store
    library.add(store, "team", "Nobody uses it")
    shelf.entries.choose(office.id("Nobody uses it"))
    shelf.doing.delete()
    assert listed(shelf) == [("Billing", "1"), ("Support", "2")]

    def empty(dialog: QDialog) -> int:
        assert isinstance(dialog, Delete)
        dialog.empty.setChecked(True)
        dialog.accept()
        return dialog.result()

    shelf.entries.choose(office.id("Support"))
    office.answer(empty)
    shelf.doing.delete()
    assert "team" not in store[office.id("Support desk")]


def test_a_new_entry_never_takes_the_place_of_one_of_that_name(office: Office, shelf: Libraries) -> None:
    shelf.add()
    shelf.add()
    assert [name for name, _n in listed(shelf)] == ["Billing", "New team", "New team 2", "Support"]


def test_a_new_entry_and_its_name_are_one_step(office: Office, shelf: Libraries) -> None:
    history = office.session.history
    before = history.at
    shelf.add()
    item = shelf.entries.currentItem()
    assert item is not None and item.text(0) == "New team"
    item.setText(0, "Couriers")
    office.settle()
    assert ("Couriers", "0") in listed(shelf) and history.at == before + 1
    assert office.words_on("undo") == "Undo Add “Couriers” to the library"
    # Another name later is a step of its own, and so is what is done to another entry in between.
    item = shelf.entries.currentItem()
    assert item is not None
    item.setText(0, "Messengers")
    office.settle()
    assert history.at == before + 2
    office.menu("undo")
    office.menu("undo")
    assert [name for name, _n in listed(shelf)] == ["Billing", "Support"]


def test_two_new_entries_are_two_steps_named_or_not(office: Office, shelf: Libraries) -> None:
    history = office.session.history
    before = history.at
    shelf.add()
    shelf.doing.rename(office.id("New team"), "Couriers")
    shelf.add()
    shelf.close()
    office.settle().menu("library-team")
    again = office.window.findChild(Libraries)
    assert again is not None and again is not shelf
    again.add()
    assert history.at == before + 3
    office.menu("undo")
    office.menu("undo")
    assert [name for name, _n in listed(again)] == ["Billing", "Couriers", "Support"]


def test_what_is_done_before_a_new_entry_is_named_is_a_step_of_its_own(
    office: Office, shelf: Libraries
) -> None:
    history = office.session.history
    before = history.at
    shelf.add()
    library.rename(office.session.store, office.id("Billing"), "Invoices")
    shelf.doing.rename(office.id("New team"), "Couriers")
    assert history.at == before + 3


def test_names_are_searched_without_their_accents(office: Office, shelf: Libraries) -> None:
    library.add(office.session.store, "team", "Péče o klienty")
    shelf.search.setText("pece")
    assert listed(shelf) == [("Péče o klienty", "0")]


def test_personas_are_moved_by_hand_and_sorted_by_the_map_s_language(
    office: Office, shelf: Libraries
) -> None:
    store = office.session.store
    maps.put(store, language="cs")
    for name in ("Chytrá", "Cyril"):
        people.add(store, name)
    office.menu("library-persona")
    assert [name for name, _n in listed(shelf)] == ["Jana", "Chytrá", "Cyril"]
    shelf.entries.choose(office.id("Cyril"))
    shelf.doing.move_by(-1)
    assert [name for name, _n in listed(shelf)] == ["Jana", "Cyril", "Chytrá"]
    shelf.doing.sort()
    assert [name for name, _n in listed(shelf)] == ["Cyril", "Chytrá", "Jana"]


def test_colour_and_icon_are_set_where_the_entry_has_one(office: Office, shelf: Libraries) -> None:
    shelf.looks.changed.emit("color", "#0b62a8")
    assert office.session.store[office.id("Billing")]["color"] == "#0b62a8"
    office.menu("library-channel")
    assert not shelf.looks.isVisibleTo(shelf)


def test_the_libraries_close_with_the_map_and_follow_another_one(office: Office, shelf: Libraries) -> None:
    other = small_map("Another")
    library.add(other.store, "team", "Couriers")
    office.session.history.mark_saved()
    office.show(other)
    assert [name for name, _n in listed(shelf)] == ["Billing", "Couriers", "Support"]
    office.session.history.mark_saved()
    office.menu("close")
    assert office.window.findChild(Libraries) is None


def test_hostile_names_stay_plain(office: Office, shelf: Libraries) -> None:
    evil = "<img src='file:///etc/passwd'>R&D"
    library.rename(office.session.store, office.id("Support"), evil)
    assert (evil, "2") in listed(shelf)
    assert "<img" not in "".join(widget.toolTip() for widget in shelf.findChildren(type(shelf.entries)))


def words_on(dialog: QDialog) -> str:
    from PySide6.QtWidgets import QRadioButton

    buttons: list[Any] = dialog.findChildren(QRadioButton)
    return "\n".join(button.text() for button in buttons)


def test_a_measure_is_used_where_it_is_told() -> None:
    store = open_map(next(path for path in samples() if path.stem == "bank-onboarding-as-is")).store
    for measure in store.of("measure"):
        about = [key for key in store[measure].get("about", ()) if key in store]
        assert {use.key for use in places(store, measure)} >= set(about)
        assert bool(counted(store, measure)) == bool(places(store, measure))
    assert any(store[measure].get("about") for measure in store.of("measure"))


def test_the_name_of_a_place_has_more_room_than_what_it_is(office: Office, shelf: Libraries) -> None:
    uses = shelf.uses
    uses.fill(
        [Use("x", "Uploads documents and list of owners", "Measure: a very long field of a measure " * 3)]
    )
    office.settle()
    assert uses.columnWidth(0) > uses.columnWidth(1) > 60
    uses.fill([Use("x", "Uploads documents and list of owners", "Link")])
    assert uses.columnWidth(0) > 2 * uses.columnWidth(1)


def test_undo_and_redo_work_while_the_libraries_have_the_keyboard(office: Office, shelf: Libraries) -> None:
    library.rename(office.session.store, office.id("Support"), "Service")
    shelf.activateWindow()
    shelf.entries.setFocus()
    office.settle()
    QTest.keyClick(shelf.entries, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ("Support", "2") in listed(shelf)
    QTest.keyClick(shelf.entries, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert ("Service", "2") in listed(shelf)


def test_several_entries_go_as_one_step_and_no_replacement_goes_as_well(
    office: Office, shelf: Libraries
) -> None:
    store, lane = office.session.store, office.id("Support desk")
    library.add(store, "team", "Couriers")
    library.add(store, "team", "Archive")
    support, billing = office.id("Support"), office.id("Billing")
    taken = office.session.history.at
    offered: list[list[str]] = []

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, Delete)
        offered.append([dialog.other.itemText(at) for at in range(dialog.other.count())])
        dialog.instead.setChecked(True)
        dialog.other.setCurrentText("Couriers")
        dialog.accept()
        return dialog.result()

    shelf.entries.clearSelection()
    for at, (name, _used) in enumerate(listed(shelf)):
        item = shelf.entries.topLevelItem(at)
        assert item is not None
        item.setSelected(name in ("Archive", "Billing", "Support"))
    office.answer(choose, choose)
    shelf.doing.delete()
    assert offered == [["Couriers"], ["Couriers"]]
    assert support not in store and billing not in store and store[lane]["team"] == office.id("Couriers")
    assert office.session.history.at == taken + 1
    assert office.words_on("undo") == "Undo Delete 3 elements"
    office.menu("undo")
    assert store[lane]["team"] == support and ("Archive", "0") in listed(shelf)


def test_a_question_that_is_cancelled_keeps_all_of_several(office: Office, shelf: Libraries) -> None:
    library.add(office.session.store, "team", "Archive")
    shelf.entries.selectAll()
    office.answer("Cancel")
    shelf.doing.delete()
    assert [name for name, _n in listed(shelf)] == ["Archive", "Billing", "Support"]


def test_deleting_is_called_so_and_the_next_entry_is_chosen(office: Office, shelf: Libraries) -> None:
    store = office.session.store
    for name in ("Zebra", "Yak", "Xerus"):
        library.add(store, "team", name)
    shelf.entries.choose(office.id("Yak"))
    shelf.doing.delete()
    assert office.words_on("undo") == "Undo Delete “Yak” from the library"
    assert [store[key]["title"] for key in shelf.entries.chosen()] == ["Zebra"]
    shelf.doing.delete()
    assert [store[key]["title"] for key in shelf.entries.chosen()] == ["Xerus"]


def test_a_taken_name_that_was_typed_is_the_one_that_stays(office: Office, shelf: Libraries) -> None:
    item = shelf.entries.topLevelItem(1)
    assert item is not None and item.text(0) == "Support"

    def look(dialog: QDialog) -> int:
        assert isinstance(dialog, Merge)
        assert dialog.keep == office.id("Billing")  # though it is used less
        dialog.reject()
        return dialog.result()

    office.answer(look)
    item.setText(0, "billing")
    office.settle()


def test_the_choices_of_a_merge_name_their_field_and_long_ones_do_not_widen_it(
    office: Office, shelf: Libraries
) -> None:
    store = office.session.store
    fields.put(store, office.id("Support"), note="Reads every mail twice " * 20, color="#0b62a8")
    fields.put(store, office.id("Billing"), note="Reads none", color="#b0561a")
    shelf.entries.choose(office.id("Support"))

    def look(dialog: QDialog) -> int:
        from PySide6.QtWidgets import QLabel, QRadioButton

        dialog.show()
        choices: list[Any] = dialog.findChildren(QRadioButton)
        named = [choice.accessibleName() for choice in choices]
        assert "Note: Reads none" in named and dialog.width() <= WIDE
        assert any(choice.text().endswith("…") for choice in choices)
        assert sum(not choice.icon().isNull() for choice in choices) == 2
        heads: list[Any] = dialog.findChildren(QLabel)
        assert {"Support", "Billing"} <= {label.text() for label in heads}
        dialog.reject()
        return dialog.result()

    office.answer(look)
    shelf.doing.merge()


def test_enter_leads_from_an_entry_to_all_its_details(office: Office, shelf: Libraries) -> None:
    person = people.add(office.session.store, "Jana II")
    office.menu("library-persona")
    shelf.entries.choose(person)
    QTest.keyClick(shelf.entries, Qt.Key.Key_Return)
    office.settle()
    assert office.window.selection == [person] and office.shown("title") == "Jana II"
    here = QApplication.focusWidget()
    assert here is not None and office.field("title").isAncestorOf(here)
    assert office.window.findChild(Libraries) is None


def test_enter_that_ends_a_name_stays_in_the_libraries(office: Office, shelf: Libraries) -> None:
    shelf.entries.choose(office.id("Support"))
    shelf.entries.edit_current()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("Service")
    QTest.keyClick(field, Qt.Key.Key_Return)
    office.settle()
    assert shelf.isVisible() and ("Service", "2") in listed(shelf)


def test_fields_in_place_have_names_for_those_who_hear_them(office: Office, shelf: Libraries) -> None:
    shelf.entries.edit_current()
    fields_: list[Any] = shelf.findChildren(QLineEdit)
    assert {"Name", "Search", "Colour"} <= {field.accessibleName() for field in fields_}


def test_the_keyboard_goes_through_the_libraries_as_they_are_read(office: Office, shelf: Libraries) -> None:
    office.menu("library-persona")
    people.add(office.session.store, "Jana II")
    office.menu("library-team")
    shelf.activateWindow()
    named = []
    here: Any = shelf._buttons["details"]
    for _stop in range(5):
        here = here.nextInFocusChain()
        while here.focusProxy() is not None or not here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            here = here.nextInFocusChain()
        named.append(here.accessibleName() or here.text())
    assert named[:4] == ["Colour", "Pick…", "Zone", "Where it is used"]
