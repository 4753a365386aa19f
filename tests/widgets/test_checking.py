"""The checks beside the editing: a small map is checked at once, a large one piece by piece while nobody types."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.model.checks import Report, run
from app.session import Session
from app.storage.document import new_document
from app.widgets import checking
from app.widgets.checking import Checking
from tests.scene.random_maps import random_map


@pytest.fixture
def session() -> Session:
    """A random map."""
    return Session(random_map(3, 60, 8).store, new_document())


def keys(report: Report | None) -> list[tuple[str, tuple[str, ...]]]:
    """What was found, without the words and the next steps."""
    assert report is not None
    return [(finding.rule, finding.ids) for finding in report.findings]


def test_a_small_map_is_checked_at_once(session: Session) -> None:
    found = Checking()
    found.watch(session)
    assert keys(found.state.report) == keys(run(session.store))
    found.watch(None)


def test_a_large_map_is_checked_in_pieces_and_the_outcome_is_the_same(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "LARGE", 0)
    found = Checking()
    with qtbot.waitSignal(found.updated):
        found.watch(session)
        before = found.state
    assert before.report is None and keys(found.state.report) == keys(run(session.store))
    found.watch(None)


def test_typing_meanwhile_has_the_map_checked_anew(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "LARGE", 0)
    found = Checking()
    found.watch(session)
    found.rested()
    began = found.looking
    with session.store.edit("title"):
        session.store.put(session.store.of("card")[0], title="")
    assert began and not found.looking
    with qtbot.waitSignal(found.updated):
        pass
    assert keys(found.state.report) == keys(run(session.store))
    found.watch(None)
