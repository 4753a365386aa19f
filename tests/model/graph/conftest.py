"""Three steps with an action, a contact and a piece of work each."""

from __future__ import annotations

import pytest

from tests.model.sketch import Sketch


@pytest.fixture
def blueprint() -> Sketch:
    map = Sketch()
    for step in range(3):
        map.card(f"a{step}", "action", step)
        map.card(f"t{step}", "touchpoint", step)
        map.card(f"p{step}", "process", step)
    return map
