"""How the editor begins and how it is ended from where it was started."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from app.model.edits import maps
from app.widgets import start
from tests.widgets.window import Office, small_map


@pytest.fixture
def from_a_terminal(office: Office) -> Iterator[Office]:
    """An editor that hears Ctrl+C; afterwards the test run hears it again."""
    before = signal.getsignal(signal.SIGINT)
    start._hear_the_terminal(office.window)
    yield office
    signal.signal(signal.SIGINT, before)


def test_ctrl_c_in_the_terminal_closes_the_window(from_a_terminal: Office) -> None:
    office = from_a_terminal
    office.show(small_map())
    signal.raise_signal(signal.SIGINT)
    office.settle()
    assert not office.window.isVisible()


def test_but_unsaved_work_is_asked_about(from_a_terminal: Office) -> None:
    office = from_a_terminal
    office.show(small_map())
    maps.put(office.session.store, title="Changed")
    office.answer("Cancel")
    signal.raise_signal(signal.SIGINT)
    office.settle()
    assert not office.waiting, "the question"
    assert office.window.isVisible()
