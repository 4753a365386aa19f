"""An office for every test of the whole window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.window import Office


@pytest.fixture
def office(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """A window with nothing but the start page."""
    made = Office(monkeypatch)
    yield made
    made.leave()
