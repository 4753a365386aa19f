"""Fixtures of the model's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.model import ids


@pytest.fixture(autouse=True)
def random_ids_again() -> Iterator[None]:
    """A test may make ids repeatable; the next one starts with random ones."""
    yield
    ids.seed(None)
