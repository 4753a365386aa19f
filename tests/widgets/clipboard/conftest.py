"""An office with a desk in it, and an empty clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from tests.widgets.desk import Desk
from tests.widgets.window import Office


@pytest.fixture
def desk(office: Office) -> Iterator[Desk]:
    """The person's hands on a small map in the whole window."""
    QGuiApplication.clipboard().clear()
    yield office.desk().new()
    QGuiApplication.clipboard().clear()
