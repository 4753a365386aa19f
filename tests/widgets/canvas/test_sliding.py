"""When a lane grows, what lies below it is moved as it was painted; the map looks as if painted from scratch."""

from __future__ import annotations

import os
import random

import pytest

from app.scene import ways
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas.hit import NOTHING
from tests.scene.random_maps import random_map
from tests.scene.test_many_edits import change
from tests.widgets.canvas.test_kept_pictures import ROUNDING, _afresh, _furthest, _seen
from tests.widgets.desk import Desk


@pytest.mark.parametrize("seed", range(int(os.environ.get("BATON_SLIDES", "1"))))
@pytest.mark.parametrize("quick", [True, False])
@pytest.mark.parametrize("scale", [0.25, 0.4137, 0.5, 1.0, 1.37, 1.5])
def test_after_edits_and_undo_the_map_looks_as_if_painted_afresh(
    desk: Desk, scale: float, quick: bool, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if quick:
        monkeypatch.setattr(ways, "SMALL", 0)  # links are led as on a large map
    made, pick = (
        random_map(int(scale * 100) + 1000 * seed, 110, 12, links=0.5),
        random.Random(repr(scale + seed)),
    )
    session = Session(made.store, new_document())
    desk.show(session)
    desk.canvas.center_on(900, 500, scale)
    desk.rest()
    for number in range(24):
        for _ in range(pick.randint(1, 3)):
            if pick.random() < 0.35:
                session.history.undo()
            elif pick.random() < 0.6:
                cards = sorted(made.store.of("card"))
                with made.store.edit("title"):
                    made.store.put(pick.choice(cards), title="Another title " * pick.randint(0, 9))
            else:
                change(made, pick)
            if pick.random() < 0.7:
                desk.settle()
        if pick.random() < 0.3:
            desk.canvas.following.tidy()
        if pick.random() < 0.3:
            desk.canvas.pan_by(pick.randint(-90, 90), pick.randint(-300, 300))
        desk.canvas.set_hovered(NOTHING)
        desk.rest()
        assert _furthest(_seen(desk), _afresh(desk)) <= ROUNDING, f"after {number} rounds"
