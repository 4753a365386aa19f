"""The inspector: several records at once, lists that are searched, handovers answered by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit

from app.model.edits import cards, fields, insights, library, links, people
from app.model.grid import map_of
from app.widgets.inspector.choosers import Chooser
from app.widgets.inspector.editors import Span
from app.widgets.inspector.editors.fact import Fact
from app.widgets.inspector.editors.texts import Text
from tests.widgets.window import Office, small_map, words_of

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
DESK = ("Opens a case", "Checks warranty", "Pays back")


@pytest.fixture
def desk(office: Office) -> Office:
    """A small map with the inspector open."""
    office.show(small_map())
    office.window.set_inspector(True)
    return office.settle()


def words(office: Office) -> str:
    """All that can be read in the inspector."""
    labels = office.window.inspector.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(office.window.inspector))


def test_when_what_is_described_goes_away_the_keyboard_returns_to_the_map(desk: Office) -> None:
    store = desk.session.store
    customer = cards.add(store, "Waits", desk.id("Customer"), desk.id("Call"))
    desk.window.select([customer])
    title = desk.field("title").findChild(QLineEdit) or desk.field("title")
    title.setFocus()
    assert desk.window.inspector.isAncestorOf(title) and title.hasFocus()
    desk.menu("undo").settle()
    assert customer not in store
    assert QApplication.focusWidget() is desk.window.canvas, "not the title of the map, nor a button below"


# ---- several records at once
def test_the_headline_counts_what_is_selected(desk: Office) -> None:
    desk.select(*DESK)
    assert words(desk).startswith("3 cards\n") and "Opens a case\nChecks warranty" in words(desk)
    link = desk.session.store.of("link")[0]
    desk.window.select([desk.id("Opens a case"), desk.id("Pays back"), link])
    assert "3 elements selected" in words(desk) and "2 cards, 1 link" in words(desk)


def test_only_what_all_have_in_common_is_offered(desk: Office) -> None:
    store = desk.session.store
    customer = cards.add(store, "Waits", desk.id("Customer"), desk.id("Call"))
    desk.window.select([customer])
    alone = set(desk.window.inspector._editors)
    desk.window.select([customer, desk.id("Opens a case")])
    both = set(desk.window.inspector._editors)
    assert "title" in alone and "title" not in both  # nobody gives one name to two cards
    assert {"team", "duration", "note"} <= both
    assert "responsible" not in both  # a customer's own step has no responsible role
    desk.window.select([customer, store.of("link")[0]])
    assert set(desk.window.inspector._editors) == {"note", "private"}


def test_two_kinds_without_a_common_field_say_so(desk: Office) -> None:
    store = desk.session.store
    feeling = people.feel(store, desk.id("Jana"), desk.id("Call"), 1)
    desk.window.select([store.of("team")[0], feeling])
    assert "no field in common" in words(desk) and desk.window.inspector._editors == {}


def test_a_switch_that_differs_is_half_on_and_one_click_sets_all(desk: Office) -> None:
    store = desk.session.store
    fields.put(store, desk.id("Opens a case"), moment=True)
    desk.select(*DESK)
    box = desk.field("moment").findChild(QCheckBox)
    assert box is not None and box.checkState() == Qt.CheckState.PartiallyChecked
    box.click()
    assert [store[desk.id(title)].get("moment") for title in DESK] == [True, True, True]
    assert desk.words_on("undo") == "Undo Change 3 entries"
    box.click()
    assert all("moment" not in store[desk.id(title)] for title in DESK)


def test_mixed_values_are_counted_in_the_tool_tip(desk: Office) -> None:
    store = desk.session.store
    fields.put(store, [desk.id("Opens a case"), desk.id("Pays back")], responsible="Agent")
    desk.select(*DESK)
    line = desk.field("responsible").focusProxy()
    assert isinstance(line, QLineEdit) and line.placeholderText() == "Mixed"
    assert "Agent: 2" in desk.field("responsible").toolTip()
    assert "not given: 1" in desk.field("responsible").toolTip()


def test_information_is_added_to_all_and_nothing_else_is_touched(desk: Office) -> None:
    store = desk.session.store
    number, address = library.add(store, "item", "Case number"), library.add(store, "item", "Address")
    fields.put(store, desk.id("Opens a case"), needs=[number])
    fields.put(store, desk.id("Pays back"), needs=[address])
    desk.select("Opens a case", "Pays back")
    assert desk.shown("needs") == "Address (some), Case number (some)"
    desk.tick("needs", "Case")
    assert store[desk.id("Opens a case")]["needs"] == [number]
    assert store[desk.id("Pays back")]["needs"] == sorted([number, address])
    desk.tick("needs", "Address", "Case")
    assert store[desk.id("Opens a case")]["needs"] == [address]
    assert store[desk.id("Pays back")]["needs"] == [address]
    desk.menu("undo").menu("undo")
    assert store[desk.id("Pays back")]["needs"] == [address]


def test_several_lanes_and_links_are_changed_as_one_step(desk: Office) -> None:
    store = desk.session.store
    desk.select("Support desk", "Billing desk")
    desk.choose("team", "Support")
    assert {store[desk.id(lane)]["team"] for lane in ("Support desk", "Billing desk")} == {desk.id("Support")}
    desk.menu("undo")
    desk.window.select(store.of("link"))
    desk.choose("to", "Not known yet")
    assert all("to" not in store[key] and "to_team" not in store[key] for key in store.of("link"))
    desk.menu("undo")
    assert any("to" in store[key] for key in store.of("link"))


def test_folded_away_it_shows_nothing_and_catches_up_when_it_is_opened(desk: Office) -> None:
    desk.select("Opens a case")
    desk.window.set_inspector(False)
    desk.select("Pays back").window.select([desk.id("Billing desk")])
    assert "Opens a case" in words_of(desk.window.inspector)
    fields.put(desk.session.store, desk.id("Billing desk"), zone="support")
    desk.window.set_inspector(True)
    desk.settle()
    assert words(desk).startswith("Billing desk\nLane") and desk.shown("zone") == "support"


@pytest.mark.parametrize(("language", "shown"), [("en", "0.125"), ("sl", "0,125"), ("lt", "0,125")])
def test_a_number_is_shown_as_it_is_read(desk: Office, language: str, shown: str) -> None:
    measure = insights.add_measure(desk.session.store, "Calls", target=0.125)
    desk.window.set_language(language)
    desk.window.select([measure])
    assert desk.shown("target") == shown
    desk.type_into("target", shown.replace("5", "6"))
    assert desk.session.store[measure]["target"] == 0.126


# ---- lists
def test_a_list_is_searched_without_accents_and_offers_the_typed_name(desk: Office) -> None:
    library.add(desk.session.store, "team", "Péče o klienty")
    desk.select("Opens a case")
    assert desk.offered("team", "pece") == ["Péče o klienty", "New team “pece”"]
    assert desk.offered("team", "péče o klienty") == ["Péče o klienty"]


def test_a_choice_is_taken_back_with_the_first_line_or_delete(desk: Office) -> None:
    store = desk.session.store
    fields.put(store, desk.id("Opens a case"), team=desk.id("Billing"))
    desk.select("Opens a case")
    assert desk.shown("team") == "Billing"
    desk.choose("team", "None")
    assert "team" not in store[desk.id("Opens a case")]
    desk.choose("team", "Billing")
    chooser = desk.field("team")
    assert isinstance(chooser, Chooser)
    QTest.keyClick(chooser.button, Qt.Key.Key_Delete)
    assert "team" not in store[desk.id("Opens a case")]


def test_escape_leaves_everything_as_it_was(desk: Office) -> None:
    store = desk.session.store
    library.add(store, "item", "Case number")
    desk.select("Opens a case")
    chooser = desk.field("needs")
    assert isinstance(chooser, Chooser)
    chooser.open("Case")
    assert chooser.popup is not None
    body = chooser.popup.body
    QTest.keyClick(body.search, Qt.Key.Key_Return)
    QTest.keyClick(body.search, Qt.Key.Key_Escape)
    desk.settle()
    assert "needs" not in store[desk.id("Opens a case")]


def test_cards_stand_under_their_stages(desk: Office) -> None:
    measure = insights.add_measure(desk.session.store, "Calls")
    desk.window.select([measure])
    offered = desk.offered("about")
    assert offered[:3] == ["Return of a faulty phone", "Report", "Refund"]
    assert {"Opens a case", "Pays back", "Checks warranty → Support"} <= set(offered)
    desk.tick("about", "Opens", "Refund")
    assert desk.session.store[measure]["about"] == sorted([desk.id("Opens a case"), desk.id("Refund")])


# ---- the questions of a handover
def open_handover(desk: Office) -> str:
    store = desk.session.store
    link = links.connect(store, desk.id("Pays back"), kind="handover")
    desk.window.select([link])
    desk.window.activateWindow()
    return link


def focused(desk: Office) -> str:
    """The field of the inspector that has the keyboard."""
    desk.settle()
    focus = QApplication.focusWidget()
    editors = desk.window.inspector._editors
    return next((name for name, editor in editors.items() if focus and editor.isAncestorOf(focus)), "")


def test_the_questions_of_a_handover_are_answered_one_after_the_other_by_keyboard(desk: Office) -> None:
    store = desk.session.store
    library.add(store, "item", "Amount")
    library.add(store, "channel", "E-mail")
    link = open_handover(desk)
    desk.menu("answer-questions")
    for wanted, typed in (("to", "Support"), ("passes", "Amount"), ("channel", "E-mail")):
        assert focused(desk) == wanted
        desk.type_into(wanted, typed)
    for wanted, typed in (("limit", "2 days"), ("receipt", "-"), ("returns", "a note")):
        assert focused(desk) == wanted
        field = desk.field(wanted).findChild(QLineEdit)
        assert field is not None
        QTest.keyClicks(field, typed)
        QTest.keyClick(field, Qt.Key.Key_Return)
    desk.settle()
    record = store[link]
    assert record["to_team"] == desk.id("Support") and record["passes"] == [desk.id("Amount")]
    assert record["channel"] == desk.id("E-mail") and record["limit"] == 2880
    assert record["receipt"] is None and record["returns"] == "a note" and "system" not in record
    assert desk.window.canvas.hasFocus()


def test_a_dash_on_a_list_says_that_nothing_is_passed_on(desk: Office) -> None:
    link = open_handover(desk)
    fact = desk.field("passes")
    assert isinstance(fact, Fact) and isinstance(fact.inner, Chooser)
    QTest.keyClick(fact.inner.button, Qt.Key.Key_Minus)
    assert desk.session.store[link]["passes"] is None and desk.shown("passes") == "missing"
    fact.sign.click()
    assert "passes" not in desk.session.store[link] and desk.shown("passes") == "not asked"


def test_a_dash_is_missing_for_times_as_well(desk: Office) -> None:
    link = open_handover(desk)
    desk.type_into("limit", "–")
    assert desk.session.store[link]["limit"] is None


def test_when_everything_was_asked_it_is_said(desk: Office) -> None:
    link = open_handover(desk)
    links.know(
        desk.session.store, link, passes=None, channel=None, system=None, limit=5, receipt="x", returns="y"
    )
    fields.put(desk.session.store, link, to_team=desk.id("Billing"))
    desk.menu("answer-questions")
    assert desk.status() == "Everything about this handover has been asked."


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("target", "abc", "“abc” is no number."),
        ("as_of", "31/02/2026", "“31/02/2026” is not a day."),
    ],
)
def test_what_makes_no_sense_is_taken_back_with_a_sentence(
    desk: Office, field: str, typed: str, said: str
) -> None:
    store = desk.session.store
    desk.window.select([insights.add_measure(store, "Calls", target=5)] if field == "target" else [])
    before = desk.shown(field)
    desk.type_into(field, typed)
    assert desk.shown(field) == before and desk.status() == said


def test_a_locked_lane_takes_the_field_back(desk: Office) -> None:
    store = desk.session.store
    fields.put(store, desk.id("Support desk"), locked=True)
    desk.select("Opens a case")
    desk.type_into("note", "too late")
    assert "note" not in store[desk.id("Opens a case")] and desk.shown("note") == ""


# ---- the room that the fields have
def test_fields_keep_their_distance_when_open_points_come_and_go(desk: Office) -> None:
    desk.select("Opens a case").hide_points()
    places = desk.field_places()
    desk.window.inspector.show_findings(desk.window.checking.state)
    assert "Open points here".upper() in words(desk)
    assert desk.field_places() == places  # at once: a click may come before Qt has turned to it again
    for _turn in range(4):
        desk.settle()
        assert desk.field_places() == places


def test_long_texts_are_seen_as_a_whole_as_soon_as_the_panel_opens(office: Office) -> None:
    office.show(small_map())
    home = map_of(office.session.store)[0]
    fields.put(
        office.session.store, home, goal="A working account for the company, with cards for everybody " * 2
    )
    office.window.set_inspector(True)
    office.settle()
    editor = office.window.inspector._editors["goal"]
    assert isinstance(editor, Text)
    field = editor.edit
    assert field.isVisible()
    shown = field.viewport().height() // field.fontMetrics().lineSpacing()
    assert shown == field.lines(9) > 2
    office.window.resize(900, 700)
    office.settle()
    assert field.viewport().height() // field.fontMetrics().lineSpacing() == field.lines(9)


def test_what_is_being_typed_is_kept_when_another_form_is_needed(office: Office) -> None:
    office.show(small_map()).menu("map-properties")
    office.type_into("client", "A phone shop", leave=False)
    office.menu("add-lane-insight")
    store = office.session.store
    assert store[map_of(store)[0]]["client"] == "A phone shop"
    assert office.menu("map-properties").shown("client") == "A phone shop"
    office.menu("undo").menu("undo")
    assert "client" not in store[map_of(store)[0]]


@pytest.mark.parametrize("text", ["", "One line", "One\nTwo\nThree"])
def test_a_text_that_is_shown_whole_does_not_scroll_away(desk: Office, text: str) -> None:
    desk.window.select([people.add(desk.session.store, "Jana", note=text)])
    field = desk.settle().field("note")
    assert isinstance(field, Text) and field.edit.isVisible()
    assert field.edit.verticalScrollBar().maximum() == 0


def test_what_is_no_colour_is_taken_back(desk: Office) -> None:
    desk.window.select([people.add(desk.session.store, "Jana", color="#0b62a8")])
    desk.type_into("color", "blau")
    line = desk.field("color").findChild(QLineEdit)
    assert line is not None and line.text() == "#0b62a8"


@pytest.mark.parametrize(("field", "key"), [("duration", Qt.Key.Key_Delete), ("note", Qt.Key.Key_Backspace)])
def test_delete_in_a_field_that_differs_empties_it_for_all(desk: Office, field: str, key: Qt.Key) -> None:
    store = desk.session.store
    one, two = (desk.id(title) for title in DESK[:2])
    time = {"min": 5, "typical": 5, "max": 5}
    fields.put(store, one, duration=time, note="Slow")
    taken = desk.session.history.at
    desk.window.select([one, two])
    editor = desk.settle().field(field)
    assert isinstance(editor, Span | Text)
    QTest.keyClicks(editor.edit, "x")
    QTest.keyClick(editor.edit, Qt.Key.Key_Backspace)
    QTest.keyClick(editor.edit, Qt.Key.Key_Backspace)  # one too many takes nothing from anybody
    assert field in store[one]
    desk.window.select([])
    desk.settle().window.select([one, two])
    editor = desk.settle().field(field)
    assert isinstance(editor, Span | Text)
    QTest.keyClick(editor.edit, key)
    assert field not in store[one] and desk.session.history.at == taken + 1
    desk.menu("undo")
    assert field in store[one]


@pytest.mark.parametrize("field", ["duration", "note"])
def test_undo_in_a_field_in_which_nothing_was_typed_is_that_of_the_map(desk: Office, field: str) -> None:
    store = desk.session.store
    card = desk.id(DESK[0])
    desk.window.activateWindow()
    desk.window.select([card])
    fields.put(store, card, fail_point=True)
    editor = desk.settle().field(field)
    assert isinstance(editor, Span | Text)
    editor.edit.setFocus()
    QTest.keyClick(editor.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "fail_point" not in store[card]
    QTest.keyClick(editor.edit, Qt.Key.Key_Z, CTRL_SHIFT)
    assert store[card]["fail_point"] is True
    QTest.keyClicks(editor.edit, "2")
    QTest.keyClick(editor.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert store[card]["fail_point"] is True  # what is typed is taken back first


def test_a_feeling_says_whose_it_is_and_where(desk: Office) -> None:
    store = desk.session.store
    felt = [people.feel(store, people.add(store, name), desk.id("Call"), score=1) for name in ("Ada", "Bo")]
    desk.window.select([felt[0]])
    assert "Ada" in words(desk) and "Feeling · Call" in words(desk)
    desk.window.select([felt[1]])
    assert "Bo" in words(desk.settle()) and "Ada" not in words(desk)
