"""Every sample and template that Baton ships is drawn without anything lying on anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.model.handovers import handover_state, handovers
from app.model.ledger import team_questions
from app.model.store import Store
from app.places import resources
from app.scene.build import build
from app.scene.view import Marks, View
from app.storage.loader import loads
from tests.scene.test_scene import outside, overlapping, through_cards

MAPS = sorted((resources() / "samples").glob("*.jmap")) + sorted((resources() / "templates").glob("*.jmap"))


def marks_of(store: Store) -> Marks:
    """The marks as the ledger gives them."""
    asked = frozenset((question.source, question.to) for question in team_questions(store))
    return Marks(states={key: handover_state(store, key).state for key in handovers(store)}, asked=asked)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_shipped_map_is_drawn_well(path: Path) -> None:
    store = Store(loads(path.read_bytes()).document["objects"])
    marks = marks_of(store)
    for view in (View(), View(paper=True, full_text=True)):
        scene = build(store, view, marks)
        assert overlapping(scene) == []
        assert outside(scene) == []
        assert through_cards(scene) == []
        assert scene.fallbacks == ()
        assert scene.missing == ()
    for stage in store.of("stage"):
        page = build(store, View(stages=frozenset({stage}), paper=True, full_text=True), marks)
        assert overlapping(page) == []
        assert outside(page) == []
