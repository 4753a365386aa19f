"""The lists below the map, travelling through what is open, and the next steps that settle it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit

from app.model.edits import fields, insights, votes
from app.model.grid import map_of
from app.widgets.dialogs.agree import Agree
from app.widgets.dialogs.connect import ConnectTo
from app.widgets.dialogs.next_step import NextStep
from app.widgets.lists.table import ListTable
from app.widgets.popup_list import PopupList
from app.widgets.search_list import SearchList
from tests.widgets.window import Office, small_map


def table(office: Office, name: str) -> ListTable:
    """The table of a list, opened when it is folded."""
    if office.window.open_list != name:
        office.window.toggle_list(name)
    return office.window.lists._tables[name]


def cells(office: Office, name: str) -> list[list[str]]:
    shown = table(office, name)
    return [
        [(item.text() if (item := shown.item(row, column)) else "") for column in range(shown.columnCount())]
        for row in range(shown.rowCount())
    ]


def edit(shown: ListTable, row: int, column: int) -> None:
    """Begin to write a cell."""
    item = shown.item(row, column)
    assert item is not None
    shown.editItem(item)


def test_the_ledger_shows_every_handover_gaps_first(office: Office) -> None:
    office.show(small_map())
    rows = cells(office, "handovers")
    assert [row[0] for row in rows] == ["gap", "to clarify", "to clarify"]
    assert rows[0][1:4] == ["Billing", "Support", "Pays back → Opens a case"]
    assert "no way for the receiver to know" in rows[0][-1] and "How does the receiver know?" in rows[1][-1]


def test_a_click_goes_to_the_link(office: Office) -> None:
    office.show(small_map())
    shown = table(office, "handovers")
    shown.cellClicked.emit(0, 0)
    (key,) = office.window.selection
    assert office.session.store[key]["receipt"] is None
    assert office.window.inspector.kind == "link"


def test_enter_in_a_list_goes_there_too(office: Office) -> None:
    office.show(small_map())
    shown = table(office, "findings")
    shown.setCurrentCell(0, 0)
    pressed = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(shown, pressed)
    assert list(shown.keys_of(0)[:1]) == office.window.selection


def test_numbers_on_the_strip_follow_the_edits(office: Office) -> None:
    office.show(small_map())
    assert office.window.lists._buttons["handovers"].text() == "Handovers 3"
    office.session.store.of("link")
    link = next(k for k in office.session.store.of("link") if "receipt" in office.session.store[k])
    office.window.select([link])
    office.type_into("receipt", "bank statement")
    office.window.checking.now()
    assert "1 confirmed" in office.window.header.pill.text() or "0 gaps" in office.window.header.pill.text()


def test_f8_travels_through_every_open_point_and_begins_anew(office: Office) -> None:
    office.show(small_map())
    rows = office.window.lists._open_points()
    told = []
    for _step in rows:
        office.menu("next-finding")
        told.append(office.status())
    assert len(set(told)) == len(rows) > 2
    office.menu("next-finding")
    assert office.status() == told[0]
    office.menu("previous-finding")
    assert office.status() == told[-1]


def test_a_map_with_nothing_open_says_so(office: Office) -> None:
    from app import session as sessions

    office.show(sessions.new("Nothing yet"))
    if not office.window.lists._open_points():
        office.menu("next-finding")
        assert office.status() == "There is nothing open here."


def test_before_the_review_an_empty_list_does_not_say_that_nothing_is_open(office: Office) -> None:
    office.show(small_map())
    store = office.session.store
    fields.put(store, map_of(store)[0], status="sketch")
    office.window.checking.now()
    assert "“review”" in table(office, "findings").teaching
    fields.put(store, map_of(store)[0], status="review")
    office.window.checking.now()
    assert "“review”" not in table(office, "findings").teaching


def test_folding_and_unfolding_a_list(office: Office) -> None:
    office.show(small_map())
    office.press("Handovers 3")
    assert office.window.open_list == "handovers" and table(office, "handovers").isVisible()
    office.press("Handovers 3")
    assert office.window.open_list == "" and not office.window.lists._stack.isVisible()


def test_the_pill_opens_the_ledger(office: Office) -> None:
    office.show(small_map())
    office.window.header.pill.click()
    assert office.window.open_list == "handovers"


def test_an_action_is_added_for_what_is_selected(office: Office) -> None:
    office.show(small_map()).select("Pays back")
    before = office.session.history.at
    office.press_list("Actions").press("Add action")
    assert cells(office, "actions")[-1][4] == "Pays back", "what it will cure is said before it is written"
    office.write_cell("Ask Billing")
    (action,) = office.session.store.of("action")
    assert office.session.store[action]["cures"] == [office.id("Pays back")]
    assert cells(office, "actions")[0][0] == "Ask Billing"
    assert office.session.history.at == before + 1
    office.menu("undo")
    assert office.session.store.of("action") == []


def test_an_action_is_written_cell_by_cell_with_tab(office: Office) -> None:
    office.show(small_map()).select("Pays back").menu("add-action")
    office.write_cell("Ask Billing", then=Qt.Key.Key_Tab)
    office.write_cell("head of Billing", then=Qt.Key.Key_Tab)
    office.write_cell("24.12.2026")
    (action,) = office.session.store.of("action")
    record = office.session.store[action]
    assert (record["title"], record["role"], record["due"]) == (
        "Ask Billing",
        "head of Billing",
        "2026-12-24",
    )
    assert cells(office, "actions")[0][:4] == ["Ask Billing", "head of Billing", "24/12/2026", "open"]


def test_a_day_that_is_none_is_said_and_changes_nothing(office: Office) -> None:
    office.show(small_map())
    action = insights.add_action(office.session.store, "Ask Billing", [], due="2026-12-24")
    office.window.checking.now()
    shown = table(office, "actions")
    edit(shown, 0, 2)
    office.write_cell("next week")
    assert office.session.store[action]["due"] == "2026-12-24" and "“next week” is no day" in office.status()
    assert cells(office, "actions")[0][2] == "24/12/2026"


def test_the_status_is_chosen_in_place(office: Office) -> None:
    office.show(small_map())
    action = insights.add_action(office.session.store, "Ask Billing")
    office.window.checking.now()
    shown = table(office, "actions")
    edit(shown, 0, 3)
    (box,) = shown.viewport().findChildren(QComboBox)
    box.setCurrentIndex(box.findText("done"))
    box.activated.emit(box.currentIndex())
    assert office.session.store[action]["status"] == "done"


def test_what_an_action_cures_is_ticked_in_a_searched_list(office: Office) -> None:
    office.show(small_map())
    card = office.id("Pays back")
    action = insights.add_action(office.session.store, "Ask Billing", [card])
    office.window.checking.now()
    shown = table(office, "actions")
    shown.cellDoubleClicked.emit(0, 4)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PopupList) and w.isVisible())
    popup.body.search.setText("Checks warranty")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab):
        press = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(popup.body.search, press)
    office.settle()
    assert set(office.session.store[action]["cures"]) == {card, office.id("Checks warranty")}


def test_an_edit_elsewhere_does_not_take_away_what_is_being_written(office: Office) -> None:
    office.show(small_map())
    insights.add_action(office.session.store, "Ask Billing")
    office.window.checking.now()
    table(office, "actions")
    office.menu("add-action")
    insights.add_action(office.session.store, "Meanwhile")
    office.window.checking.now()
    office.write_cell("Call the customer")
    office.window.checking.now()
    assert [row[0] for row in cells(office, "actions")][:3] == [
        "Ask Billing",
        "Meanwhile",
        "Call the customer",
    ]


def test_what_has_changed_meanwhile_is_shown_when_the_writing_is_given_up(office: Office) -> None:
    office.show(small_map()).menu("add-action")
    insights.add_action(office.session.store, "Meanwhile")
    office.window.checking.now()
    office.write_cell("never mind", then=Qt.Key.Key_Escape)
    assert [row[0] for row in cells(office, "actions")][:1] == ["Meanwhile"]
    assert len(office.session.store.of("action")) == 1


def test_an_empty_last_line_is_no_action(office: Office) -> None:
    office.show(small_map()).menu("add-action")
    office.write_cell("  ")
    assert office.session.store.of("action") == []


def test_delete_removes_the_action_of_a_row(office: Office) -> None:
    office.show(small_map())
    insights.add_action(office.session.store, "Ask Billing")
    office.window.checking.now()
    shown = table(office, "actions")
    shown.setCurrentCell(0, 0)
    QApplication.sendEvent(
        shown, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    )
    assert office.session.store.of("action") == []


@pytest.mark.parametrize("name", ["handovers", "replies", "findings", "actions", "votes"])
def test_an_empty_list_says_how_something_gets_there(office: Office, name: str) -> None:
    from app import session as sessions

    office.show(sessions.new("Nothing yet"))
    shown = table(office, name)
    assert len(shown.teaching) > 40 and shown._taught_rows() == 0
    before = shown.grab().toImage()
    shown.teaching = ""
    assert shown.grab().toImage() != before, "the words are painted"


def test_votes_are_listed_with_the_top_five_first(office: Office) -> None:
    office.show(small_map())
    votes.put(office.session.store, office.id("Pays back"), 3)
    votes.put(office.session.store, office.id("Opens a case"), 5)
    insights.add_action(office.session.store, "Ask Billing", [office.id("Pays back")])
    office.window.checking.now()
    assert [row[:3] for row in cells(office, "votes")] == [
        ["1", "5", "Opens a case"],
        ["2", "3", "Pays back"],
    ]
    assert cells(office, "votes")[1][4] == "Ask Billing"
    assert office.window.lists._buttons["votes"].text() == "Votes 8"


def test_an_action_row_opens_the_action_and_shows_what_it_cures(office: Office) -> None:
    office.show(small_map())
    card = office.id("Pays back")
    action = insights.add_action(office.session.store, "Ask Billing", [card])
    office.window.checking.now()
    table(office, "actions").cellClicked.emit(0, 0)
    assert office.window.selection == [action] and office.shown("title") == "Ask Billing"


# ---- next steps
def findings(office: Office, rule: str) -> list[str]:
    office.window.checking.now()
    return [f.key for f in office.window.checking.state.findings if f.rule == rule and not f.settled]


def fill(dialog: QDialog) -> int:
    """Answer every question of a next step."""
    assert isinstance(dialog, NextStep)
    ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
    typed = {"time": "2 h", "number": "12,5"}
    for one, field in zip(dialog._fix.inputs, dialog.fields.values(), strict=True):
        if isinstance(field, QLineEdit):
            field.setText(typed.get(one.kind, "a mail to the queue"))
        elif isinstance(field, QComboBox) and field.currentIndex() < 0:
            field.setEditText("E-mail") if field.isEditable() else field.setCurrentIndex(0)
    assert ok.isEnabled()
    dialog.accept()
    return dialog.result()


def test_taking_the_next_step_settles_the_gap_as_one_undo_step(office: Office) -> None:
    office.show(small_map())
    (gap,) = [f for f in office.window.checking.state.findings if f.rule == "H02" and f.voice == "weakness"]
    office.window.select([gap.owners[0]])
    office.answer(fill).press(gap.fixes[0].label(office.window.words), office.window.inspector)
    assert gap.key not in findings(office, "H02")
    before = office.session.history.at
    office.menu("undo")
    assert office.session.history.at == before - 1 and gap.key in findings(office, "H02")


def test_a_step_cannot_be_taken_before_it_knows_enough(office: Office) -> None:
    office.show(small_map())
    fix = next(
        fix
        for f in office.window.checking.state.findings
        for fix in f.fixes
        if any(one.kind == "text" and not one.optional for one in fix.inputs)
    )
    dialog = NextStep(office.window, fix, office.session.store)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()


def test_an_agreed_exception_is_kept_with_reason_role_and_day(office: Office) -> None:
    office.show(small_map())
    finding = next(f for f in office.window.checking.state.findings if f.voice == "weakness")
    office.window.select([finding.owners[0]])

    def agree(dialog: QDialog) -> int:
        assert isinstance(dialog, Agree)
        ok = dialog.buttons.button(dialog.buttons.StandardButton.Ok)
        dialog.reason.setText("the system is replaced in spring")
        assert not ok.isEnabled()
        dialog.by.setText("head of service")
        ok.click()
        return dialog.result()

    office.answer(agree).press("Agreed exception…", office.window.inspector)
    (key,) = office.session.store.of("exception")
    record = office.session.store[key]
    assert record["reason"] == "the system is replaced in spring" and record["by"] == "head of service"
    assert finding.key not in findings(office, finding.rule)
    office.menu("undo")
    assert office.session.store.of("exception") == []


def test_explain_opens_the_page_of_the_check(office: Office) -> None:
    office.show(small_map())
    finding = next(f for f in office.window.checking.state.findings if f.rule == "H02")
    office.window.select([finding.owners[0]])
    pages: list[str] = []

    def look(dialog: QDialog) -> int:
        pages.append(dialog.text.toPlainText())  # type: ignore[attr-defined]  # the help dialog
        return 0

    office.answer(look).press("Explain", office.window.inspector)
    assert pages and pages[0].strip()


# ---- linking by keyboard
@pytest.mark.parametrize(
    ("typed", "field", "title"), [("Bill", "to_team", "Billing"), ("Pays", "to", "Pays back")]
)
def test_a_card_is_linked_by_typing_a_name(office: Office, typed: str, field: str, title: str) -> None:
    office.show(small_map()).select("Opens a case")

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, ConnectTo)
        dialog.search.setText(typed)
        dialog.accept()
        return dialog.result()

    office.answer(choose).menu("connect")
    (link,) = office.window.selection
    assert office.session.store[link][field] == office.id(title)


def test_not_known_yet_can_always_be_chosen(office: Office) -> None:
    office.show(small_map())
    dialog = ConnectTo(office.window, office.id("Opens a case"))
    dialog.search.setText("nobody is called so")
    assert lines_of(dialog.body)[-1] == "Not known yet"


def test_a_team_that_is_typed_and_not_there_yet_can_be_made_on_the_way(office: Office) -> None:
    office.show(small_map()).select("Opens a case")

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, ConnectTo)
        dialog.search.setText("Couriers")
        assert dialog.choice() == ("new-team", "")
        dialog.accept()
        return dialog.result()

    office.answer(choose).menu("connect")
    (link,) = office.window.selection
    assert office.session.store[link]["to_team"] == office.id("Couriers")
    office.menu("undo")
    store = office.session.store
    assert "Couriers" not in [store[team].get("title") for team in store.of("team")]
    assert link not in office.session.store


def test_the_own_team_is_not_offered_as_receiver(office: Office) -> None:
    office.show(small_map())
    dialog = ConnectTo(office.window, office.id("Opens a case"))
    offered = lines_of(dialog.body)
    assert "Billing" in offered and "Support" not in offered


def lines_of(body: SearchList) -> list[str]:
    """The titles of a searched list, headings left out."""
    found = (body.entries.entry(row) for row in range(body.entries.rowCount()))
    return [entry.title for entry in found if entry is not None]
