"""An office for every test of the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets import qt_words
from app.words import use
from tests.widgets.window import Office


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Qt ends a program that asks for keys or a printer before it runs: it runs, whichever test is the first."""
    return qapp


@pytest.fixture
def office(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A window with nothing but the start page."""
    made = Office(monkeypatch)
    yield made
    made.leave()


@pytest.fixture
def english_again() -> Iterator[None]:
    """Whatever language a test speaks, the next one begins in English."""
    yield
    app = QApplication.instance()
    if app is not None:
        use("en")
        qt_words.install(app)
