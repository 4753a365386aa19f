"""Find and replace in the window: counting, travelling, marking, replacing in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage

from app.model.edits import fields, lanes
from app.scene.theme import LIGHT
from tests.widgets.finding.seeker import SHIFT, Seeker

ENTER, ESCAPE, F3 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F3


def colours(seeker: Seeker, title: str) -> set[str]:
    """The colours in and around a card on the screen."""
    canvas = seeker.office.window.canvas
    rect = canvas.camera.rect_to_view(canvas.scene.rects[seeker.office.id(title)]).grown(4)
    image: QImage = canvas.grab().toImage()
    xs, ys = range(int(rect.x), int(rect.right), 1), range(int(rect.y), int(rect.bottom), 1)
    return {QColor(image.pixel(x, y)).name() for x in xs for y in ys if image.valid(x, y)}


def test_typing_counts_and_enter_goes_on_and_back(seeker: Seeker) -> None:
    bar, window = seeker.finding.bar, seeker.office.window
    seeker.find("desk")
    assert seeker.count() == "1 of 2"
    assert window.selection == [], "typing alone selects nothing"
    seeker.press(bar.field, ENTER)
    assert window.selection == [seeker.office.id("Support desk")]
    seeker.press(bar.field, ENTER)
    assert (window.selection, seeker.count()) == ([seeker.office.id("Billing desk")], "2 of 2")
    seeker.press(bar.field, ENTER)
    assert seeker.count() == "1 of 2", "after the last one comes the first"
    seeker.press(bar.field, ENTER, SHIFT)
    assert seeker.count() == "2 of 2"
    assert bar.field.hasFocus()


def test_f3_goes_on_from_the_map_and_escape_keeps_the_hit_selected(seeker: Seeker) -> None:
    seeker.find("pays")
    seeker.press(seeker.finding.bar.field, ESCAPE)
    window = seeker.office.window
    assert not seeker.finding.bar.isVisible() and window.canvas.hasFocus()
    seeker.office.menu("find-next")
    assert window.selection == [seeker.office.id("Pays back")]


def test_f3_without_anything_to_look_for_asks(seeker: Seeker) -> None:
    seeker.office.menu("find-next")
    assert seeker.finding.bar.isVisible() and seeker.finding.bar.field.hasFocus()


def test_private_notes_are_found_and_called_so(seeker: Seeker) -> None:
    office = seeker.office
    fields.put(office.session.store, office.id("Pays back"), private="ask the Wizard")
    seeker.find("wizard")
    seeker.finding.bar.listed.click()
    rows = seeker.finding.bar.results.rows
    said = [str(rows.index(0, column).data()) for column in range(3)]
    assert said == ["Pays back (Card)", "Private note, never printed", "ask the Wizard"]


def test_nothing_found_is_said(seeker: Seeker) -> None:
    seeker.find("xyzzy")
    assert seeker.count() == "not found" and not seeker.finding.bar.next.isEnabled()


def test_hits_are_marked_on_the_map_and_gone_with_the_bar(seeker: Seeker) -> None:
    mark = LIGHT.color("moment")
    assert mark not in colours(seeker, "Pays back")
    seeker.find("pays")
    assert mark in colours(seeker, "Pays back")
    assert mark not in colours(seeker, "Checks warranty")
    seeker.press(seeker.finding.bar.field, ESCAPE)
    assert mark not in colours(seeker, "Pays back")


def test_the_count_follows_edits_and_undo(seeker: Seeker) -> None:
    office, bar = seeker.office, seeker.finding.bar
    seeker.find("warranty")
    assert seeker.count() == "1 of 1"
    fields.put(office.session.store, office.id("Pays back"), note="warranty, warranty")
    bar.look_again()
    assert seeker.count() == "1 of 3"
    office.menu("undo")
    bar.look_again()
    assert seeker.count() == "1 of 1"


def test_replacing_everywhere_is_one_step_with_a_count(seeker: Seeker) -> None:
    office, bar = seeker.office, seeker.finding.bar
    seeker.find("support", replacing=True)
    assert bar.replace_all.text() == "Replace all 2"
    bar.by.setText("Service")
    before = office.session.history.at
    bar.replace_all.click()
    assert bar.told.text() == "2 places replaced."
    assert office.session.history.at == before + 1
    assert office.id("Service desk") and office.id("Service")
    assert office.words_on("undo") == "Undo Replace words in 2 places"
    office.menu("undo")
    assert office.id("Support desk") and office.id("Support")


def test_what_is_locked_is_skipped_and_said(seeker: Seeker) -> None:
    office, bar = seeker.office, seeker.finding.bar
    lane = office.id("Support desk")
    fields.put(office.session.store, lane, locked=True)
    seeker.find("support", replacing=True)
    assert bar.replace_all.text() == "Replace all 1"
    bar.by.setText("Service")
    bar.replace_all.click()
    assert bar.told.text() == "1 place replaced. 1 is locked and stays."
    assert office.session.store[lane]["title"] == "Support desk"


def test_replacing_one_by_one_goes_on_to_the_next(seeker: Seeker) -> None:
    office, bar = seeker.office, seeker.finding.bar
    fields.put(office.session.store, office.id("Pays back"), note="a b a b a")
    seeker.find("a", replacing=True)
    bar.words.click()
    in_the_note = [hit for hit in bar.hits if hit.field == "note"]
    assert len(in_the_note) == 3
    bar.go_to(bar.hits.index(in_the_note[0]))
    bar.by.setText("aa")
    bar.replace.click()
    assert office.session.store[office.id("Pays back")]["note"] == "aa b a b a"
    assert bar.hits[bar.here].start == 5, "the words just put in are not the next hit"
    bar.replace.click()
    assert office.session.store[office.id("Pays back")]["note"] == "aa b aa b a"


def test_lanes_and_headings_are_found_too(seeker: Seeker) -> None:
    store = seeker.office.session.store
    lanes.add(store, "action", "Zebra lane")
    seeker.find("zebra lane")
    seeker.press(seeker.finding.bar.field, ENTER)
    assert seeker.office.window.selection == [seeker.office.id("Zebra lane")]


def test_another_map_closes_the_bar(seeker: Seeker) -> None:
    from tests.widgets.window import small_map

    seeker.find("pays")
    seeker.office.show(small_map("Second"))
    assert not seeker.finding.bar.isVisible()
    seeker.find("second")
    assert seeker.count() == "1 of 1"


def test_tab_goes_from_what_is_searched_to_what_replaces_it(seeker: Seeker) -> None:
    bar = seeker.find("desk", replacing=True).finding.bar
    seeker.office.window.activateWindow()
    bar.field.setFocus()
    seeker.press(bar.field, Qt.Key.Key_Tab)
    assert bar.by.hasFocus()
