"""A seeker at a window with a small map."""

from __future__ import annotations

import pytest

from tests.widgets.finding.seeker import Seeker
from tests.widgets.window import Office, small_map


@pytest.fixture
def seeker(office: Office) -> Seeker:
    """A person who looks for something in a small map."""
    office.show(small_map())
    office.window.canvas.reduce_motion = True
    return Seeker(office)
