"""The review by keyboard: a question, an answer, the next one; gaps become actions; nothing is lost by closing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.model import asking
from app.model.ledger import summary
from app.places import samples
from app.widgets.review.aside import seen
from app.widgets.review.dialog import Review, review
from tests.widgets.window import Office


@pytest.fixture
def begun(office: Office) -> tuple[Office, Review]:
    office.window.files.open_file(next(path for path in samples() if path.stem == "bank-onboarding-as-is"))
    made = review(office.window)
    assert made is not None
    return office, made


def enter(dialog: Review, text: str) -> None:
    """Type an answer and press Enter."""
    field = dialog.page.line if dialog.page.line.isVisibleTo(dialog) else dialog.page.choice.lineEdit()
    assert field is not None
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_an_answer_is_taken_over_and_the_next_question_comes(begun: tuple[Office, Review]) -> None:
    office, dialog = begun
    assert office.session is not None and dialog.question is not None
    first = dialog.question
    before = len(asking.questions(office.session.store))
    enter(dialog, "A task in the case tool")
    assert len(asking.questions(office.session.store)) == before - 1
    assert dialog.question is not None and dialog.question.key != first.key
    assert office.session.store[first.link]["receipt"] == "A task in the case tool"


def test_the_whole_review_by_keyboard_ends_with_nothing_to_clarify(begun: tuple[Office, Review]) -> None:
    office, dialog = begun
    assert office.session is not None
    answers = {"limit": "2 d", "receiver": "Client Advisory", "team": "Client Advisory", "how": "Phone"}
    for _step in range(60):
        if dialog.question is None:
            break
        if dialog.question.about == asking.LEARNS:
            dialog.page.no.click()
        else:
            enter(dialog, answers.get(dialog.question.about, "A list both see"))
    assert dialog.question is None and "finished" in dialog.between.text()
    assert summary(office.session.store).to_clarify == 0


def test_a_gap_asks_for_its_action(begun: tuple[Office, Review]) -> None:
    office, dialog = begun
    assert office.session is not None and dialog.question is not None
    link = dialog.question.link
    dialog.page.none.click()
    dialog.action.what.setText("Send a message when the case moves")
    dialog.action.who.setText("Team lead")
    dialog.action.when.setText("31. 1. 2027")
    QTest.keyClick(dialog.action.when, Qt.Key.Key_Return)
    store = office.session.store
    made = [store[key] for key in store.of("action") if store[key].get("cures") == [link]]
    assert [(one["title"], one["role"], one["due"]) for one in made] == [
        ("Send a message when the case moves", "Team lead", "2027-01-31")
    ]


def test_a_day_that_is_none_is_said_and_nothing_is_added(begun: tuple[Office, Review]) -> None:
    office, dialog = begun
    assert office.session is not None
    dialog.page.none.click()
    before = len(office.session.store.of("action"))
    dialog.action.what.setText("Something")
    dialog.action.when.setText("someday")
    dialog.action.add.click()
    assert "someday" in dialog.action.problem.text() and len(office.session.store.of("action")) == before


def test_a_limit_that_is_no_time_is_asked_again(begun: tuple[Office, Review]) -> None:
    _office, dialog = begun
    while dialog.question is not None and dialog.question.about != "limit":
        dialog.later()
    enter(dialog, "soon")
    assert dialog.question is not None and dialog.question.about == "limit"
    assert "2 h" in dialog.page.problem.text()


def test_back_takes_the_answer_back(begun: tuple[Office, Review]) -> None:
    office, dialog = begun
    assert office.session is not None and dialog.question is not None
    first = dialog.question
    enter(dialog, "By mail")
    dialog.page.back.click()
    assert dialog.question is not None and dialog.question.key == first.key
    assert "receipt" not in office.session.store[first.link]


def test_later_goes_on_and_is_counted_at_the_end(begun: tuple[Office, Review]) -> None:
    _office, dialog = begun
    count = 0
    while dialog.question is not None:
        dialog.page.skip.click()
        count += 1
    assert str(count) in dialog.cards.text()


def test_where_nothing_is_open_it_says_so(office: Office) -> None:
    from tests.widgets.window import small_map

    office.show(small_map())
    assert office.session is not None
    for _step in range(99):
        rest = asking.questions(office.session.store)
        if not rest:
            break
        if asking.can_be_missing(rest[0]):
            asking.missing(office.session.store, rest[0])
        else:
            asking.answer(office.session.store, rest[0], "A team")
    assert review(office.window) is None
    assert office.status() == "Every handover has been asked about."


def test_it_never_covers_the_handover_it_asks_about(begun: tuple[Office, Review]) -> None:
    office, dialog = begun
    office.window.canvas.reduce_motion = True
    dialog.later()
    covered = 0
    for _step in range(20):
        question = dialog.question
        if question is None:
            break
        QApplication.processEvents()
        dialog._settled.timeout.emit()  # the map has come to rest
        place = seen(office.window.canvas, question.source)
        covered += place is not None and place.intersects(dialog.frameGeometry())
        dialog.later()
    assert covered == 0
