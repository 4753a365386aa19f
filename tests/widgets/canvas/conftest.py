"""A desk for every test of the canvas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.widgets.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """A desk with nothing on it."""
    made = Desk()
    yield made
    made.close()
