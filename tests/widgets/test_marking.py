"""Marks come onto a large map in portions, those in view first, and are in the end what the checks say."""

from __future__ import annotations

import pytest

from app.places import samples
from app.widgets.window import marking
from tests.widgets.window import Office

BANK = next(path for path in samples() if path.stem == "bank-onboarding-as-is")


@pytest.fixture
def bank(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A window in which a handful of marks are many."""
    monkeypatch.setattr(marking, "AT_ONCE", 3)
    monkeypatch.setattr(marking, "_PORTION", 2)
    office.window.files.open_file(BANK)
    return office


def shown(office: Office) -> dict[str, tuple[str, ...]]:
    return dict(office.window.canvas.drawing.marks.of)


def busy(office: Office) -> bool:
    """Whether marks are still on their way."""
    return office.window.journey.marking.busy


def rest(office: Office) -> None:
    """Let portion after portion be shown."""
    while busy(office):
        office.settle()


def test_many_marks_come_in_portions_until_all_are_there(bank: Office) -> None:
    assert busy(bank) and len(shown(bank)) < 3
    rest(bank)
    wanted = bank.window.checking.state.marks()
    assert not busy(bank)
    assert bank.window.canvas.drawing.marks == wanted and len(wanted.of) > 10


def test_an_edit_in_the_middle_begins_with_what_is_still_missing(bank: Office) -> None:
    session = bank.session
    card = next(key for key in session.store.of("card") if session.store[key].get("title"))
    with session.store.edit("title"):
        session.store.put(card, title="Another name")
    bank.window.checking.now()
    rest(bank)
    assert bank.window.canvas.drawing.marks == bank.window.checking.state.marks()


def test_few_marks_are_there_at_once(office: Office) -> None:
    office.window.files.open_file(BANK)
    assert not office.window.journey.marking.busy
    assert office.window.canvas.drawing.marks == office.window.checking.state.marks()
