"""The checks beside the editing: a small map is checked at once, a large one piece by piece while nobody types."""

from __future__ import annotations

import gc
import weakref

import pytest
from pytestqt.qtbot import QtBot

from app.model.checks import Report, run
from app.model.graph import graph_of
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


def test_what_was_edited_is_marked_before_anything_else_is_looked_at(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "LARGE", 0)
    monkeypatch.setattr(checking, "PAUSE", 60_000)
    found = Checking()
    found.watch(session)
    found.now()
    card = next(iter(graph_of(session.store).nodes))
    with qtbot.waitSignal(found.touched), session.store.edit("title"):
        session.store.put(card, title="")
    assert found.state.report is not None and "S04" in {f.rule for f in found.state.report.by_owner(card)}
    assert keys(found.state.report) == keys(run(session.store))
    found.watch(None)


def test_an_edit_that_concerns_everything_waits_for_the_look_at_everything(
    session: Session, qtbot: QtBot
) -> None:
    found = Checking()
    found.watch(session)
    with qtbot.assertNotEmitted(found.touched), qtbot.waitSignal(found.updated), session.store.edit("status"):
        session.store.put(session.store.of("map")[0], status="final")
    assert keys(found.state.report) == keys(run(session.store, "final"))
    found.watch(None)


def test_a_map_that_is_no_longer_open_leaves_the_memory() -> None:
    found, stores = Checking(), []
    for seed in range(3):
        opened = Session(random_map(seed, 20, 4).store, new_document())
        found.watch(opened)
        stores.append(weakref.ref(opened.store))
        del opened
    gc.collect()  # as the program does now and then; it never looks at what was frozen
    assert [store() is not None for store in stores] == [False, False, True]
    found.watch(None)
