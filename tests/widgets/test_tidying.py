"""Rubbish is looked for in the window's own thread, whatever other threads make."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.widgets.tidying import Tidying


class _Ring:
    """Holds itself, so that only a look for rubbish finds it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def parent(qtbot: QtBot) -> Iterator[QObject]:
    """Whoever owns the tidying; afterwards Python looks by itself again."""
    made = QObject()
    yield made
    made.deleteLater()
    gc.enable()


def _make_much() -> None:
    kept = [[number] for number in range(20_000)]
    assert kept


def test_another_thread_never_looks_for_rubbish(parent: QObject) -> None:
    Tidying(parent)
    seen: list[str] = []

    def note(_phase: str, _info: dict[str, int]) -> None:
        seen.append(threading.current_thread().name)

    gc.callbacks.append(note)
    try:
        work = threading.Thread(target=_make_much, name="export")
        work.start()
        work.join()
    finally:
        gc.callbacks.remove(note)
    assert seen == []


def test_rubbish_is_found_all_the_same(parent: QObject) -> None:
    tidying = Tidying(parent)
    gc.collect()
    gone = weakref.ref(_Ring())
    kept = [[number] for number in range(20_000)]
    assert gone() is not None
    tidying.look()
    assert gone() is None
    assert kept
