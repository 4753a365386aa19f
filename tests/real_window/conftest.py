"""A real window for each test, closed again whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.widgets import themes
from app.widgets.main_window import MainWindow
from app.words import use
from tests.real_window.hands import Hands, lend_keys

LETTERS = "ßč"
"""What the tests type that the keyboard may lack."""


@pytest.fixture(scope="session", autouse=True)
def letters() -> None:
    """Keys for them before a window learns the keyboard: on a busy machine one that is lent for a moment is missed."""
    lend_keys(LETTERS)


@pytest.fixture
def hands(qapp: QApplication) -> Iterator[Hands]:
    """Somebody at a fresh window in English, in the light theme."""
    use("en")
    themes.apply(qapp, themes.chosen("light"))
    window = MainWindow(Settings(theme="light", reduce_motion=True, inspector=True, palette=True))
    window.apply_theme()
    window.move(0, 0)
    person = Hands(window)
    yield person
    if window.session is not None:
        window.session.history.mark_saved()
    window.close()
    person.close()
