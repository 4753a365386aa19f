"""The outline: the whole map in words, beside the map and without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from app.model.edits import cards, fields, lanes, library, people
from app.settings import Settings
from app.widgets.finding import outline
from app.widgets.finding.outline_model import lines_of
from tests.widgets.finding.seeker import Seeker
from tests.widgets.window import Office, small_map


def test_it_is_folded_until_it_is_asked_for(seeker: Seeker) -> None:
    assert not seeker.finding.outline.isVisible()
    seeker.office.menu("outline")
    assert seeker.finding.outline.isVisible() and seeker.finding.outline.hasFocus()
    assert seeker.office.window.selection == [], "opening selects nothing"
    seeker.office.menu("outline")
    assert not seeker.finding.outline.isVisible() and seeker.office.window.canvas.hasFocus()


def test_stages_steps_cards_and_what_is_open(seeker: Seeker) -> None:
    cards.add_parked(seeker.office.session.store, "An idea")
    seeker.office.menu("outline")
    lines = seeker.lines()
    shown = [line for line in lines if not line.startswith("      ")]
    assert shown == [
        "Report",
        "  Call",
        "    Opens a case",
        "    Checks warranty",
        "Refund",
        "  Money",
        "    Pays back",
        "Parking lot",
        "  An idea",
    ]
    assert "      To Support: gap" in lines and "      To Billing: to clarify" in lines


def test_a_line_selects_on_the_map_and_the_map_marks_a_line(seeker: Seeker) -> None:
    office, tree = seeker.office, seeker.finding.outline
    office.menu("outline")
    seeker.click_line("Pays back")
    assert office.window.selection == [office.id("Pays back")]
    office.window.select([office.id("Opens a case")])
    assert tree.currentIndex().data() == "Opens a case"
    seeker.press(tree, Qt.Key.Key_Down)
    assert office.window.selection != [office.id("Opens a case")]
    seeker.press(tree, Qt.Key.Key_Return)
    assert office.window.canvas.hasFocus()


def test_a_handover_line_goes_to_its_link(seeker: Seeker) -> None:
    seeker.office.menu("outline")
    tree = seeker.finding.outline
    tree.expandAll()
    seeker.click_line("To Support: gap")
    (key,) = seeker.office.window.selection
    assert seeker.office.session.store[key]["receipt"] is None


def test_renaming_in_place_is_one_step(seeker: Seeker) -> None:
    office, tree = seeker.office, seeker.finding.outline
    office.menu("outline")
    tree.setCurrentIndex(seeker.line("Pays back"))
    key, before = office.id("Pays back"), office.session.history.at
    seeker.press(tree, Qt.Key.Key_F2)
    field = tree.findChild(QLineEdit)
    assert field is not None
    field.clear()
    seeker.type(field, "Pošlje denar")
    seeker.press(field, Qt.Key.Key_Return)
    assert office.session.store[key]["title"] == "Pošlje denar"
    assert office.session.history.at == before + 1
    office.settle()
    assert tree.currentIndex().data() == "Pošlje denar", "the line stays marked"


def test_what_is_locked_cannot_be_renamed(seeker: Seeker) -> None:
    office = seeker.office
    fields.put(office.session.store, office.id("Billing desk"), locked=True)
    office.menu("outline")
    flags = seeker.finding.outline.outline.flags
    assert not flags(seeker.line("Pays back")) & Qt.ItemFlag.ItemIsEditable
    assert flags(seeker.line("Opens a case")) & Qt.ItemFlag.ItemIsEditable


def test_it_follows_moves_and_keeps_what_was_unfolded(seeker: Seeker) -> None:
    office, tree = seeker.office, seeker.finding.outline
    office.menu("outline")
    tree.collapse(seeker.line("Refund"))
    office.select("Opens a case")
    tree.setFocus()
    office.menu("move-right")
    office.settle()
    lines = [line for line in seeker.lines() if not line.startswith("      ")]
    assert lines.index("    Opens a case") > lines.index("  Money")
    assert not tree.isExpanded(seeker.line("Checks warranty")) and tree.isExpanded(seeker.line("Report"))
    office.menu("undo").settle()
    again = [line for line in seeker.lines() if not line.startswith("      ")]
    assert again.index("    Opens a case") < again.index("Refund")


def test_screen_readers_hear_the_whole_card(seeker: Seeker) -> None:
    seeker.office.menu("outline")
    tree = seeker.finding.outline
    assert QAccessible.queryAccessibleInterface(tree).text(QAccessible.Text.Name) == "Outline of the map"
    said = str(seeker.line("Pays back").data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Pays back") and "Billing desk" in said


def test_the_panel_comes_back(seeker: Seeker) -> None:
    seeker.office.menu("outline")
    settings: Settings = seeker.office.window.settings
    assert settings.side == "outline"
    seeker.press(seeker.finding.outline, Qt.Key.Key_Escape)
    assert settings.side == ""


def test_another_map_fills_it_anew(seeker: Seeker) -> None:
    seeker.office.menu("outline")
    second = small_map("Second")
    cards.add_parked(second.store, "Only here")
    seeker.office.show(second)
    assert "  Only here" in seeker.lines()


def test_f6_visits_the_panel(seeker: Seeker) -> None:
    seeker.office.menu("outline")
    seeker.office.window.canvas.setFocus()
    seeker.office.menu("next-pane")
    focus = QApplication.focusWidget()
    assert focus is seeker.finding.outline


def test_a_new_title_only_renames_its_line(seeker: Seeker) -> None:
    office, tree = seeker.office, seeker.finding.outline
    office.menu("outline")
    tree.collapseAll()
    seeker.click_line("Refund")
    anew: list[str] = []
    tree.outline.modelReset.connect(lambda: anew.append("anew"))
    library.rename(office.session.store, office.id("Pays back"), "Pays twice")
    office.settle()
    assert "    Pays twice" in seeker.lines() and not anew
    assert tree.currentIndex().data() == "Refund"
    cards.remove(office.session.store, [office.id("Pays twice")])
    office.settle()
    assert "    Pays twice" not in seeker.lines() and anew


def test_the_tree_of_a_large_map_grows_in_pieces_and_follows_the_last_edit(
    seeker: Seeker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "_SMALL", 0)
    monkeypatch.setattr(outline, "_CALM", 0)
    monkeypatch.setattr(outline, "_PIECE", 0.0)
    office, tree = seeker.office, seeker.finding.outline
    office.menu("outline")
    for title in ("Pays twice", "Pays back later"):
        library.rename(office.session.store, office.id(title_before(office)), title)
        QApplication.processEvents()  # the first tree may have begun to grow
    while tree.busy:
        QApplication.processEvents()
    assert "    Pays back later" in seeker.lines()


def title_before(office: Office) -> str:
    """What the card about paying back is called now."""
    store = office.session.store
    return next(
        str(store[key]["title"]) for key in store.of("card") if str(store[key]["title"]).startswith("Pays")
    )


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_marked_line_has_one_ground_from_end_to_end(seeker: Seeker, theme: str) -> None:
    seeker.office.menu(f"theme-{theme}").menu("outline")
    tree = seeker.finding.outline
    seeker.click_line("Opens a case")
    deep = tree.outline.index(0, 0, tree.currentIndex())
    assert deep.isValid()
    tree.setCurrentIndex(deep)
    seeker.office.settle()
    line = tree.visualRect(deep)
    assert line.x() > 3 * tree.indentation()
    image = tree.viewport().grab().toImage()
    grounds = {image.pixel(x, line.top() + 3) for x in (*range(12, line.x()), line.right() - 8)}
    assert len(grounds) == 1
    assert grounds != {image.pixel(12, line.bottom() + 12)}, "and it is marked"


def test_a_feeling_that_is_not_known_is_said_once(seeker: Seeker) -> None:
    store = seeker.office.session.store
    people.unknown(store, people.add(store, "Ana"), seeker.office.id("Call"))
    lanes.add(store, "emotion", "Feelings")
    seeker.office.menu("outline")
    tree = seeker.finding.outline
    line = next(each for each in lines_of(tree.outline.node(QModelIndex())) if each.kind == "emotion")
    assert (line.title, line.detail) == ("Ana: unknown", "")
