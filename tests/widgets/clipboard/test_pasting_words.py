"""Lines, lists and tables pasted onto the map."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QStyle, QStyleOptionComboBox

from app.importing.plan import Target
from app.widgets.dialogs.paste_as import PasteAs
from app.widgets.dialogs.paste_table import PasteTable
from tests.widgets.clipboard.board import clip, clipped, data, unchanged
from tests.widgets.desk import CTRL, Desk
from tests.widgets.window import Office, button_of

TEN = "\n".join(f"• Line {n}" for n in range(1, 11))


def test_ten_lines_are_ten_cards_in_the_marked_cell_and_one_undo(office: Office, desk: Desk) -> None:
    clip(TEN)
    desk.click(desk.in_cell("Touchpoints", "Mail"))
    office.menu("paste")
    assert desk.cards("Touchpoints", "Mail") == [f"Line {n}" for n in range(1, 11)]
    assert desk.selection == [f"Line {n}" for n in range(1, 11)]
    assert office.words_on("undo") == "Undo Paste 10 cards"
    desk.undo()
    assert desk.store.of("card") == []


def test_lines_go_below_the_selected_card(office: Office, desk: Desk) -> None:
    desk.with_cards(("First", "Customer", "Call"), ("Last", "Customer", "Call")).click("First")
    clip("1. Two\n2. Three")
    office.menu("paste")
    assert desk.cards("Customer", "Call") == ["First", "Two", "Three", "Last"]


def test_with_a_lane_selected_lines_go_along_the_steps_and_make_what_is_missing(
    office: Office, desk: Desk
) -> None:
    desk.click("Customer")
    clip("a\nb\nc\nd\ne")
    office.menu("paste")
    assert [desk.cards("Customer", step) for step in ("Call", "Mail", "Parcel", "Money")] == [
        ["a"],
        ["b"],
        ["c"],
        ["d"],
    ]
    assert len(desk.canvas.grid.steps) == 5
    desk.undo()
    assert (len(desk.canvas.grid.steps), desk.store.of("card")) == (4, [])


def test_a_row_of_cells_goes_along_the_steps(office: Office, desk: Desk) -> None:
    desk.click(desk.in_cell("Customer", "Mail"))
    clip("Writes\t\tWaits")
    office.menu("paste")
    assert desk.cards("Customer", "Mail") == ["Writes"] and desk.cards("Customer", "Money") == ["Waits"]
    assert desk.cards("Customer", "Parcel") == []


def test_paste_as_offers_the_other_ways(office: Office, desk: Desk) -> None:
    desk.click(desk.in_cell("Customer", "Call"))
    clip("one\ntwo\nthree")
    office.answer(lambda dialog: _way(dialog, "across")).menu("paste-as")
    assert [desk.cards("Customer", step) for step in ("Call", "Mail", "Parcel")] == [
        ["one"],
        ["two"],
        ["three"],
    ]
    desk.click(desk.in_cell("Billing desk", "Call"))
    office.answer(lambda dialog: _way(dialog, "one")).menu("paste-as")
    assert desk.cards("Billing desk", "Call") == ["one\ntwo\nthree"]
    with unchanged(office):
        office.answer("Cancel").menu("paste-as")


def test_in_the_middle_of_editing_a_paste_is_text(office: Office, desk: Desk) -> None:
    clip("two\nlines")
    desk.click(desk.in_cell("Customer", "Call")).type("Says ")
    office.menu("paste")
    assert desk.canvas.typing.open
    desk.enter().escape()
    assert desk.cards("Customer", "Call") == ["Says two\nlines"]


def test_in_a_place_where_nothing_was_typed_yet_lines_are_cards(office: Office, desk: Desk) -> None:
    clip("two\nthree")
    desk.click(desk.in_cell("Customer", "Call")).type("one").enter()
    assert desk.canvas.typing.idle
    office.menu("paste")
    assert desk.cards("Customer", "Call") == ["one", "two", "three"]


def test_paste_in_a_field_of_the_inspector_stays_there(office: Office, desk: Desk) -> None:
    desk.with_cards(("Calls", "Customer", "Call")).click("Calls")
    clip("by phone")
    office.field("note").setFocus()
    office.menu("paste")
    office.window.finish_typing()
    assert desk.store[desk.id("Calls")]["note"] == "by phone" and len(desk.store.of("card")) == 1


def test_lines_pasted_with_a_parked_card_selected_are_parked(office: Office, desk: Desk) -> None:
    desk.with_cards(("Later", "", "")).click("Later")
    clip("x\ny")
    office.menu("paste")
    assert [desk.cell(title) for title in ("x", "y")] == [("", ""), ("", "")]


def test_on_an_empty_map_lines_bring_the_column_they_need(office: Office, desk: Desk) -> None:
    from app import session as sessions

    office.show(sessions.new("Empty"))
    clip("one\ntwo")
    office.menu("paste")
    grid = desk.canvas.grid
    assert len(grid.lanes) == len(grid.stages) == len(grid.steps) == 1
    assert [desk.name(card) for card in grid.cards(grid.lanes[0], grid.steps[0])] == ["one", "two"]
    desk.undo()
    assert desk.store.of("lane") == []


def test_a_locked_lane_takes_nothing(office: Office, desk: Desk) -> None:
    with desk.store.edit("lock"):
        desk.store.put(desk.id("Customer"), locked=True)
    desk.canvas.selected.mark_cell(desk.id("Customer"), desk.id("Call"))
    clip("one\ntwo")
    with unchanged(office):
        office.menu("paste")
    assert "locked" in office.status()


# ---- tables
EXCEL = (
    "<html><body><table><tr><td></td><td colspan=2>Report</td><td>Shipping</td></tr>"
    "<tr><td>Customer</td><td>Calls<br>twice</td><td>Writes</td><td>Waits</td></tr>"
    "<tr><td>Back office</td><td></td><td>Sorts &amp; answers</td><td>=SUM(A1)</td></tr>"
    "<tr><td>Feelings</td><td>-2</td><td>angry</td><td>4</td></tr></table><script>alert(1)</script></body></html>"
)


def test_a_block_of_a_spreadsheet_is_shown_first_and_then_made_in_one_step(
    office: Office, desk: Desk
) -> None:
    clip(data("x", EXCEL))
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> int:
        seen.append(_words(dialog))
        return _press(dialog, "Paste")

    office.answer(look).menu("paste")
    assert (
        "5 cards" in office.said[-1] and "3 feelings" in office.said[-1] and "1 new stage" in office.said[-1]
    )
    assert desk.cards("Customer", "Call") == ["Calls\ntwice"] and desk.cards("Customer", "Mail") == ["Writes"]
    assert "Report: Call" in seen[0] and "New stage" in seen[0]
    last = desk.canvas.grid.steps[-1]
    assert desk.name(desk.canvas.grid.stage_of[last]) == "Shipping"
    back = desk.id("Back office")
    assert desk.store[back]["kind"] == "process"
    assert [desk.name(c) for c in desk.canvas.grid.cards(back, last)] == ["=SUM(A1)"]
    felt = {desk.name(desk.store[key]["step"]): desk.store[key] for key in desk.store.of("emotion")}
    assert felt["Call"]["score"] == -2.0 and felt[""]["score"] == 1.0
    assert felt["Mail"]["unknown"] is True and felt["Mail"]["words"] == "angry"
    desk.undo()
    assert desk.store.of("card") == desk.store.of("emotion") == [] and len(desk.canvas.grid.steps) == 4


def test_a_cancelled_table_changes_nothing(office: Office, desk: Desk) -> None:
    clip("\tReport\tRefund\nCustomer\tCalls\tWaits")
    with unchanged(office):
        office.answer("Cancel").menu("paste")


def test_rows_can_be_sent_elsewhere_or_left_out(office: Office, desk: Desk) -> None:
    clip("\tReport\tRefund\nNobody knows\tCalls\tWaits\nFooter\tx\ty")
    insights = desk.id("Insights")

    def choose(dialog: QDialog) -> int:
        assert isinstance(dialog, PasteTable)
        dialog.set_target(0, Target(lane=insights))
        dialog.set_target(1, Target())
        return _press(dialog, "Paste")

    office.answer(choose).menu("paste")
    assert desk.cards("Insights", "Call") == ["Calls"] and desk.cards("Insights", "Money") == ["Waits"]
    assert len(desk.store.of("card")) == 2 and not desk.has("Footer")


def test_a_table_that_stands_the_other_way_round_is_turned(office: Office, desk: Desk) -> None:
    clip("Stage\tCustomer actions\tTouchpoints\nReport\tCalls\tPhone\nRefund\tWaits\tMail")
    office.answer("Paste").menu("paste")
    assert desk.cards("Touchpoints", "Call") == ["Phone"] and desk.cards("Touchpoints", "Money") == ["Mail"]


def test_a_markdown_table_is_a_table(office: Office, desk: Desk) -> None:
    clip("Here it is:\n\n| | Report | Refund |\n|---|:-:|---|\n| **Customer** | Calls | Waits |\n\nGood luck")
    office.answer("Paste").menu("paste")
    assert "2 lines around the table are left out." in office.said[-1]
    assert desk.cards("Customer", "Money") == ["Waits"]


def test_a_table_can_be_pasted_as_plain_cards(office: Office, desk: Desk) -> None:
    desk.click(desk.in_cell("Customer", "Call"))
    clip("a\tb\nc\td")
    office.answer(lambda dialog: _way(dialog, "below")).menu("paste-as")
    assert desk.cards("Customer", "Call") == ["a", "b", "c", "d"]


def test_the_shortcut_pastes_too(office: Office, desk: Desk) -> None:
    clip("by key")
    desk.click(desk.in_cell("Customer", "Call"))
    desk.key(Qt.Key.Key_V, CTRL)
    assert desk.has("by key") and clipped().text() == "by key"


def _way(dialog: QDialog, way: str) -> int:
    assert isinstance(dialog, PasteAs)
    dialog.choose(way)
    return _press(dialog, "Paste")


def _press(dialog: QDialog, words: str) -> int:
    button_of(dialog, words).click()
    return dialog.result()


def _words(dialog: QDialog) -> list[str]:
    assert isinstance(dialog, PasteTable)
    items = [dialog.grid.horizontalHeaderItem(at) for at in range(dialog.grid.columnCount())]
    return [item.text() for item in items if item is not None]


def test_an_empty_clipboard_has_nothing_to_paste() -> None:
    from app.widgets.clipboard.source import look

    assert look(None).nothing


def test_rich_text_that_comes_alone_is_pasted_as_its_words(office: Office, desk: Desk) -> None:
    rich = '<p>Calls <b>twice</b></p><p>Waits</p><img src="file:///etc/hostname">'
    desk.click(desk.in_cell("Customer", "Call"))
    clip(data(html=rich))
    office.menu("paste")
    assert desk.cards("Customer", "Call") == ["Calls twice", "Waits"]
    desk.click(desk.in_cell("Customer", "Mail"))
    office.answer(lambda dialog: _way(dialog, "one")).menu("paste-as")
    assert desk.cards("Customer", "Mail") == ["Calls twice\nWaits"]


def test_rich_text_without_words_is_nothing_to_paste(office: Office, desk: Desk) -> None:
    clip(data(html='<p> </p><img src="http://example.org/x.png">'))
    for way in ("paste", "paste-as"):
        with unchanged(office):
            office.menu(way)
        assert "nothing on the clipboard" in office.status()


def test_what_a_row_becomes_is_read_whole(office: Office, desk: Desk) -> None:
    clip(data("x", EXCEL))

    def look(dialog: QDialog) -> int:
        assert isinstance(dialog, PasteTable)
        dialog.show()
        boxes = dialog.grid.findChildren(QComboBox)
        assert boxes
        for box in boxes:
            option = QStyleOptionComboBox()
            box.initStyleOption(option)
            room = box.style().subControlRect(
                QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
            )
            assert box.fontMetrics().horizontalAdvance(box.currentText()) <= room.width(), box.currentText()
        dialog.reject()
        return dialog.result()

    for language in ("en", "et", "lt"):
        office.window.look.set_language(language)
        office.answer(look).menu("paste")
