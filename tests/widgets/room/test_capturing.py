"""Writing down in the room what is said, and the sheets that lie over its map."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.model.edits import insights, votes
from tests.widgets.desk import Desk
from tests.widgets.room.leading import lead, page
from tests.widgets.window import Office, small_map


# ---- capturing
def test_typing_starts_a_card_where_one_stands(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    desk.key(Qt.Key.Key_Right).type("Asks the shop").enter().escape()
    store = office.session.store
    made, below = office.id("Asks the shop"), office.id("Checks warranty")
    assert store[made]["pos"][:2] == store[below]["pos"][:2]
    assert office.window.leading.open, "Escape ended the typing, not the room"
    office.menu("undo")
    assert made not in office.session.store


def test_an_insight_about_the_card_is_kept_without_leaving_it(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    desk.key(Qt.Key.Key_End)
    here = office.window.selection
    office.menu("add-insight")
    line = page(office).capture
    assert line.isVisible() and line.heading.text() == "Insight about “Pays back”"
    line.line.setText("Nobody tells when")
    desk.press_key(line.line, Qt.Key.Key_Return)
    made = office.id("Nobody tells when")
    assert office.session.store[made]["about"] == here and office.session.store[made]["kind"] == "pain"
    assert line.isVisible() and line.kept.text() == "Kept as an insight: Nobody tells when"
    desk.press_key(line.line, Qt.Key.Key_Escape)
    assert not line.isVisible() and office.window.leading.open and office.window.selection == here


def test_an_action_is_kept_with_who_does_it(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    office.menu("add-action")
    line = page(office).capture
    line.line.setText("Send a receipt")
    line.role.setText("head of Billing")
    desk.press_key(line.role, Qt.Key.Key_Return)
    (action,) = office.session.store.of("action")
    record = office.session.store[action]
    assert (record["title"], record["role"]) == ("Send a receipt", "head of Billing")
    assert record["cures"] == [office.id("Opens a case")]


def test_the_same_line_captures_insights_in_the_editor(office: Office) -> None:
    office.show(small_map()).select("Pays back").menu("add-insight")
    line = office.window.leading._line
    assert line is not None and line.isVisible() and not office.window.leading.open
    line.line.setText("Nobody tells when")
    Desk(office.window, None).press_key(line.line, Qt.Key.Key_Return)
    assert office.session.store[office.id("Nobody tells when")]["about"] == [office.id("Pays back")]


# ---- sheets
def test_the_top_five_lie_over_the_map_until_escape(office: Office) -> None:
    office.show(small_map())
    votes.put(office.session.store, office.id("Pays back"), 4)
    desk = lead(office)
    office.menu("top-five")
    sheet = page(office).sheets["top"]
    assert sheet.isVisible() and "1. Pays back: 4 votes" in sheet.accessibleName()
    votes.put(office.session.store, office.id("Opens a case"), 6)
    assert "1. Opens a case: 6 votes" in sheet.accessibleName(), "it follows the votes"
    desk.press_key(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible() and office.window.leading.open


def test_the_matrix_lies_over_the_whole_map(office: Office) -> None:
    office.show(small_map())
    insights.add_action(office.session.store, "Send a receipt")
    lead(office)
    office.menu("matrix")
    sheet = page(office).sheets["matrix"]
    assert sheet.isVisible() and sheet.width() == page(office).canvas.width()
    office.menu("matrix")
    assert not sheet.isVisible()
