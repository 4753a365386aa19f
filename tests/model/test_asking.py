"""The review of handovers: what is asked, what each answer changes, and that it ends."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import asking
from app.model.asking import LEARNS
from app.model.history import History
from app.model.ledger import ledger, summary
from app.model.store import Store
from app.places import samples
from app.session import open_map
from tests.export.maps import phone

TODAY = date(2026, 11, 22)
ANSWERS = {
    "limit": "2 days",
    "passes": "Contract, customer number",
    "receiver": "A new team",
    "team": "A new team",
}


def first(store: Store, about: str) -> asking.Question:
    return next(q for q in asking.questions(store, TODAY) if q.about == about)


def walk(store: Store, *, lack: bool) -> int:
    """Answer everything; how many questions that took."""
    for count in range(500):
        rest = asking.questions(store, TODAY)
        if not rest:
            return count
        question = rest[0]
        if lack and asking.can_be_missing(question):
            asking.missing(store, question)
        else:
            asking.answer(store, question, ANSWERS.get(question.about, "A list that both teams see"))
    raise AssertionError("the review does not end")


@pytest.mark.parametrize("sample", samples(), ids=lambda path: path.stem)
@pytest.mark.parametrize("lack", [False, True])
def test_the_review_of_a_sample_ends_and_nothing_is_left_to_clarify(sample: object, lack: bool) -> None:
    store = open_map(sample).store  # type: ignore[arg-type]  # a path
    walk(store, lack=lack)
    assert summary(store).to_clarify == 0


@pytest.mark.parametrize("about", ["receipt", "return", "passes", "how", "limit"])
def test_an_answer_makes_the_fact_known_and_one_undo_takes_it_back(about: str) -> None:
    store = phone()
    history = History(store)
    question = next((q for q in asking.questions(store, TODAY) if q.about == about), None)
    if question is None:
        pytest.skip("nothing of this kind is open in the map")
    asking.answer(store, question, ANSWERS.get(about, "By mail"))
    row = next(r for r in ledger(store, TODAY) if r.link == question.link)
    assert row.facts["return" if about == "return" else about] == "known"
    history.undo()
    assert question in asking.questions(store, TODAY)


def test_there_is_none_is_a_gap_and_an_action_can_cure_it() -> None:
    store = open_map(next(path for path in samples() if path.stem == "bank-onboarding-as-is")).store
    before = summary(store).gaps
    question = first(store, "receipt")
    asking.missing(store, question)
    assert summary(store).gaps == before + 1 and asking.is_gap(question)
    action = asking.plan(store, question, "Let the case tool tell them", "Team lead", "2027-01-31")
    assert store[action]["cures"] == [question.link] and store[action]["due"] == "2027-01-31"


def test_yes_makes_a_handover_whose_facts_are_asked_next() -> None:
    store = open_map(next(path for path in samples() if path.stem == "bank-onboarding-as-is")).store
    question = first(store, LEARNS)
    before = summary(store).total
    asking.answer(store, question, "yes")
    assert summary(store).total == before + 1
    assert any(q.source == question.source and q.link for q in asking.questions(store, TODAY))


def test_no_and_unknown_are_asked_no_more() -> None:
    for answer in (asking.missing, asking.unknown):
        store = open_map(next(path for path in samples() if path.stem == "bank-onboarding-as-is")).store
        question = first(store, LEARNS)
        answer(store, question)
        assert question not in asking.questions(store, TODAY)


def test_an_empty_answer_and_a_limit_that_is_no_time_change_nothing() -> None:
    store = open_map(next(path for path in samples() if path.stem == "bank-onboarding-as-is")).store
    kept = dict(store.objects)
    with pytest.raises(ValueError):
        asking.answer(store, first(store, "limit"), "soon")
    with pytest.raises(ValueError):
        asking.answer(store, first(store, "receipt"), "  ")
    assert dict(store.objects) == kept
