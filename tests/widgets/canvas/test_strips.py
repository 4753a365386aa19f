"""Headings that move with the map look as if they were painted where they are now."""

from __future__ import annotations

import random

from app.places import resources
from tests.widgets.canvas.test_kept_pictures import ROUNDING, _afresh, _furthest, _seen
from tests.widgets.desk import Desk

SAMPLE = resources() / "samples" / "assistenza-dal-primo-contatto-al-rinnovo.jmap"


def test_letters_of_headings_lie_where_they_would_be_painted_now(desk: Desk) -> None:
    """A letter that lies just between two places is drawn at the same one, wherever the map comes from."""
    pick = random.Random(3)
    desk.open(SAMPLE)
    for number in range(60):
        if number % 10 == 0:
            desk.window.resize(pick.randint(700, 1400), pick.randint(500, 900))
            desk.canvas.center_on(
                pick.uniform(0, 2000), pick.uniform(0, 900), pick.choice((0.5, 0.625, 0.75))
            )
        desk.canvas.pan_by(pick.randint(-120, 120), pick.randint(-60, 60))
        desk.settle()
        if number % 5 == 4:
            desk.rest()
            kept, afresh = _seen(desk), _afresh(desk)
            for strip in (desk.canvas.heading_area("top"), desk.canvas.heading_area("left")):
                assert _furthest(kept.copy(strip), afresh.copy(strip)) <= ROUNDING, f"after {number} steps"
