"""Vote mode, votes by keyboard and by number, their limit and their reset."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog

from app.model.edits import votes
from app.scene.shapes import Box, TextLine
from app.scene.view import Filter
from tests.widgets.desk import SHIFT, Desk
from tests.widgets.window import Office, small_map


@pytest.fixture
def desk(office: Office) -> Desk:
    """A small map in vote mode."""
    office.show(small_map())
    hands = office.desk()
    office.menu("vote-mode")
    return hands


def of(office: Office, title: str) -> int:
    """The votes of a card."""
    return votes.votes_of(office.session.store, office.id(title))


def test_a_click_gives_a_vote_and_shift_click_takes_one_away(office: Office, desk: Desk) -> None:
    desk.click("Pays back").click("Pays back").double_click("Pays back")
    assert of(office, "Pays back") == 4, "a double click is two clicks"
    desk.click("Pays back", SHIFT)
    assert of(office, "Pays back") == 3


def test_votes_are_drawn_on_the_card(office: Office, desk: Desk) -> None:
    desk.click("Pays back").click("Pays back")
    shapes = [s for b in desk.canvas.scene.of(office.id("Pays back")) for s in b.shapes]
    assert any(isinstance(s, Box) and s.role == "votes" for s in shapes)
    assert any(isinstance(s, TextLine) and s.text == "2" for s in shapes)


def test_a_burst_for_one_card_is_one_step_back(office: Office, desk: Desk) -> None:
    before = office.session.history.at
    desk.click("Pays back").click("Pays back").click("Pays back").click("Opens a case").click("Pays back")
    assert office.session.history.at == before + 3
    office.menu("undo").menu("undo")
    assert (of(office, "Pays back"), of(office, "Opens a case")) == (3, 0)
    office.menu("undo")
    assert of(office, "Pays back") == 0


def test_numbers_are_typed_onto_the_selected_card(office: Office, desk: Desk) -> None:
    desk.click("Pays back").type("12")
    assert of(office, "Pays back") == 12
    desk.type("+").type("+").type("-")
    assert of(office, "Pays back") == 13
    desk.type("4")
    assert of(office, "Pays back") == 4, "a new number begins"


def test_letters_start_no_card_while_the_room_votes(office: Office, desk: Desk) -> None:
    desk.click("Pays back").type("ž").enter().key(Qt.Key.Key_Delete)
    assert office.id("Pays back") in office.session.store
    states = [desk.canvas.typing.open]
    desk.escape()
    states.append(office.window.voting.on)
    desk.type("ž")
    states.append(desk.canvas.typing.open)
    desk.escape()
    assert states == [False, False, True]


def test_a_click_beside_the_cards_changes_nothing(office: Office, desk: Desk) -> None:
    before = office.session.history.at
    desk.click(desk.in_cell("Customer", "Money"))
    assert office.session.history.at == before and votes.total(office.session.store) == 0


def test_the_arrows_still_walk_to_the_next_card(office: Office, desk: Desk) -> None:
    desk.click("Opens a case").key(Qt.Key.Key_Down).type("3")
    assert of(office, "Checks warranty") == 3


def test_the_room_has_no_more_votes_than_were_agreed(office: Office, desk: Desk) -> None:
    def two(dialog: QDialog) -> int:
        assert isinstance(dialog, QInputDialog)
        dialog.setIntValue(2)
        dialog.accept()
        return dialog.result()

    office.answer(two).menu("vote-limit")
    desk.click("Pays back").click("Pays back").click("Pays back")
    assert of(office, "Pays back") == 2
    assert office.status() == "All votes of the room are given. Take one away first."
    banner = office.window.voting._banner
    assert banner is not None and banner.accessibleName().startswith("2 of 2 votes.")
    desk.click("Opens a case").type("7")
    assert of(office, "Opens a case") == 0


def test_votes_by_menu_and_key_without_the_mode(office: Office) -> None:
    office.show(small_map()).select("Pays back", "Opens a case").menu("vote").menu("vote").menu("unvote")
    assert (of(office, "Pays back"), of(office, "Opens a case")) == (1, 1)


def test_votes_are_reset_after_asking(office: Office, desk: Desk) -> None:
    desk.click("Pays back").click("Opens a case")
    office.answer("Cancel").menu("reset-votes")
    assert votes.total(office.session.store) == 2
    office.answer("Reset the votes").menu("reset-votes")
    assert votes.total(office.session.store) == 0 and "Take all 2 votes off this map" in office.said[-1]
    office.menu("undo")
    assert votes.total(office.session.store) == 2


def test_resetting_nothing_asks_nothing(office: Office) -> None:
    office.show(small_map()).menu("reset-votes")
    assert office.status() == "There are no votes on this map."


def test_the_room_and_another_map_end_the_mode(office: Office, desk: Desk) -> None:
    office.menu("room")
    assert not office.window.voting.on
    office.menu("vote-mode").menu("room")
    assert not office.window.voting.on
    office.menu("vote-mode")
    office.show(small_map("Another"))
    assert not office.window.voting.on


@pytest.mark.parametrize("leading", [False, True])
def test_what_the_mode_means_covers_nothing_and_leaves_the_map_in_its_place(
    office: Office, leading: bool
) -> None:
    office.show(small_map())
    if leading:
        office.menu("room")
    canvas = office.window.canvas
    card = office.id("Opens a case")
    before = canvas.camera.rect_to_view(canvas.scene.rects[card])
    office.menu("vote-mode")
    office.settle()
    strip = office.window.voting._banner
    assert strip is not None and strip.isVisible()
    assert not strip.geometry().intersects(canvas.geometry()), "headings and cards can be read"
    assert strip.y() > canvas.y()
    assert canvas.camera.rect_to_view(canvas.scene.rects[card]) == before
    office.menu("vote-mode")
    office.settle()
    assert office.window.voting._banner is None
    assert canvas.camera.rect_to_view(canvas.scene.rects[card]) == before


def test_a_sheet_of_the_room_ends_above_the_votes(office: Office) -> None:
    office.show(small_map()).menu("room").menu("top-five").menu("vote-mode")
    office.settle()
    page, strip = office.window.leading.page, office.window.voting._banner
    assert page is not None and strip is not None
    assert not page.sheets["top"].geometry().intersects(strip.geometry())


def test_a_filter_stands_above_the_map_also_while_votes_are_given(office: Office, desk: Desk) -> None:
    office.window.finding.filter.apply(Filter(teams=frozenset([office.id("Support")])))
    office.settle()
    assert office.window.finding.filter.y() < desk.canvas.y()


def test_votes_are_clicked_in_the_room(office: Office) -> None:
    office.show(small_map()).menu("room").menu("vote-mode")
    hands = Desk(office.window, None)
    hands.click("Opens a case")
    assert of(office, "Opens a case") == 1
    hands.escape()
    assert office.window.leading.open and not office.window.voting.on
