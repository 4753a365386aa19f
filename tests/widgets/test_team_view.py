"""What a team receives and sends: the same handovers as the ledger, written in place, left by a click for the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from app.model.ledger import ledger, team_questions
from app.model.team_view import folded, team_view
from app.places import samples
from app.scene import team_matrix
from app.session import Session, empty, open_map
from app.widgets.dialogs.team_matrix import TeamMatrix
from app.widgets.dialogs.team_view import TeamDialog, ordered, show
from tests.widgets.window import Office

BANK = next(path for path in samples() if path.stem == "bank-onboarding-as-is")


@pytest.fixture
def bank(office: Office) -> Office:
    """The window with the sample of the bank."""
    office.window.files.open_file(BANK)
    return office


def team(office: Office, title: str) -> str:
    return next(key for key in office.session.store.of("team") if office.session.store[key]["title"] == title)


def opened(office: Office, title: str) -> TeamDialog:
    found = show(office.window, team(office, title))
    assert found is not None
    return found


def sign(dialog: TeamDialog, row: int) -> int:
    """Which picture says the state of a handover that goes out, as Qt numbers them."""
    item = dialog.sends.item(row, 0)
    assert item is not None
    return item.icon().cacheKey()


def titles(dialog: TeamDialog) -> tuple[int, int]:
    return dialog.receives.rowCount(), dialog.sends.rowCount()


# ---- the model
def test_every_handover_with_two_teams_is_sent_once_and_received_once() -> None:
    store = open_map(BANK).store
    rows, questions = ledger(store), team_questions(store)
    views = [team_view(one, rows, questions) for one in store.of("team")]
    sent = sorted(row.link for view in views for row in view.sends)
    received = sorted(row.link for view in views for row in view.receives)
    assert sent == sorted(row.link for row in rows if row.sender)
    assert received == sorted(row.link for row in rows if row.receiver)


def test_people_are_asked_once_about_the_cards_of_a_cell() -> None:
    store = open_map(BANK).store
    questions = team_questions(store)
    found = folded(questions)
    assert {(one.step, one.sender, one.receiver) for one in found} == {
        (question.step, question.sender, question.receiver) for question in questions
    }
    assert len({(one.step, one.sender, one.receiver) for one in found}) == len(found)


# ---- the window
def test_a_team_is_shown_with_both_its_sides(bank: Office) -> None:
    dialog = opened(bank, "Account Opening")
    store = bank.session.store
    view = team_view(dialog.current, ledger(store), team_questions(store))
    assert titles(dialog) == (len(view.receives), len(view.sends)) == (4, 5)
    assert dialog.counts.text() == "4 confirmed, 3 gaps, 2 to clarify"
    assert "Account Opening" in dialog.windowTitle()


def test_another_team_can_be_chosen(bank: Office) -> None:
    dialog = opened(bank, "Account Opening")
    dialog.team.setCurrentText("Client Advisory")
    dialog.team.activated.emit(dialog.team.currentIndex())
    assert "Client Advisory" in dialog.windowTitle() and titles(dialog)[1] == 3


def test_a_fact_is_written_in_place_and_the_state_follows(bank: Office) -> None:
    dialog = opened(bank, "Account Opening")
    row = next(at for at in range(dialog.sends.rowCount()) if dialog.sends.text_at(at, 0) == "to clarify")
    link = dialog.sends.keys_of(row)[0]
    dialog.sends.write(row, 6, "They see it in the list")
    dialog.refresh()
    assert bank.session.store[link]["receipt"] == "They see it in the list"
    assert dialog.counts.text() == "5 confirmed, 3 gaps, 1 to clarify"
    bank.session.history.undo()
    bank.settle()
    assert dialog.counts.text() == "4 confirmed, 3 gaps, 2 to clarify"


def test_a_click_brings_the_handover_into_view_and_the_list_stays(bank: Office) -> None:
    dialog = opened(bank, "Account Opening")
    dialog.receives.cellClicked.emit(0, 0)
    assert bank.window.selection == [dialog.receives.keys_of(0)[0]]
    assert dialog.isVisible()


def test_what_is_open_about_the_chosen_row_is_said_in_full(bank: Office) -> None:
    dialog = opened(bank, "Account Opening")
    dialog.sends.setCurrentCell(0, 0)
    assert dialog.reasons.text() == "There is no way for the receiver to know of it."


def test_both_sides_are_copied_as_one_table(bank: Office) -> None:
    dialog = opened(bank, "Account Opening")
    dialog.copy_out()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + sum(titles(dialog))
    assert [line.split("\t")[0] for line in lines[1:]] == ["Receives"] * 4 + ["Sends"] * 5


def test_the_selection_says_which_team_is_meant(bank: Office) -> None:
    store = bank.session.store
    wanted = team(bank, "Financial Crime Checks")
    lane = next(key for key in store.of("lane") if store[key].get("team") == wanted)
    bank.window.select([lane])
    bank.menu("team-view")
    dialog = next(one for one in bank.window.findChildren(TeamDialog) if one.isVisible())
    assert dialog.current == wanted


def test_without_a_team_the_command_cannot_be_used(office: Office) -> None:
    office.show(Session(empty("A map", "en").store, empty("A map", "en").document))
    assert not ordered(office.session.store)
    assert not office.window.actions_["team-view"].isEnabled()


def test_a_sketch_shows_all_states_in_grey(bank: Office) -> None:
    dialog = opened(bank, "Account Opening")
    before = sign(dialog, 0)
    store = bank.session.store
    with store.edit("change-field"):
        store.put(store.of("map")[0], status="sketch")
    bank.window.checking.now()
    bank.settle()
    assert sign(dialog, 0) != before
    greys = {sign(dialog, at) for at in range(dialog.sends.rowCount())}
    assert len(greys) == 1


# ---- from the matrix
def test_a_team_in_the_matrix_opens_its_view(bank: Office) -> None:
    matrix = TeamMatrix(bank.window, bank.session, bank.window.theme)
    first = next(b for b in team_matrix.drawing(bank.session.store, bank.window.words).blocks if b.owner)
    QTest.mouseClick(
        matrix.picture,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(30, round(first.y * 1.15 + 30)),
    )
    assert matrix.team == first.owner.split(">")[0] and not matrix.wanted


def test_the_keyboard_opens_both_teams_of_a_field(bank: Office) -> None:
    matrix = TeamMatrix(bank.window, bank.session, bank.window.theme)
    pair = matrix.picture.pairs[matrix.picture.at]
    assert [button.isHidden() for button in matrix.both] == [False, False]
    QTest.keyClick(matrix.both[1], Qt.Key.Key_Space)
    assert matrix.team == pair.receiver
