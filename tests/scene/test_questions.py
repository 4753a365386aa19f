"""Rings that ask whether the other team learns of it."""

from __future__ import annotations

import pytest

from app.scene.build import build
from app.scene.view import Marks
from app.scene.zones import NAMES
from app.words import LANGUAGES, load
from tests.scene.builders import frame


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_line_covers_no_ring_of_the_last_step(language: str) -> None:
    made = frame()
    pair = made.put("Support desk", "Decision", "Closes the case"), made.put("Billing", "Decision", "Pays")
    scene = build(made.store, marks=Marks(asked=frozenset({pair})), words=load(language))
    (ring,) = (b for b in scene.blocks if b.node is not None and b.node.role == "question")
    line = load(language).say(NAMES[1])
    (name,) = (b for b in scene.blocks if b.layer == "mark" and b.node is not None and b.node.label == line)
    assert name.y < ring.y + ring.h and ring.y < name.y + name.h, "both lie at the line of visibility"
    assert ring.x + ring.w <= name.x
