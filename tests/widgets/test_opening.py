"""How a map greets the room when it is opened for the first time."""

from __future__ import annotations

from app import places
from tests.widgets.window import Office, small_map


def test_a_tall_map_opens_with_words_that_can_be_read(office: Office) -> None:
    office.open(places.first_sample())
    office.settle()
    assert office.window.canvas.scale == 0.75


def test_a_small_map_opens_whole(office: Office) -> None:
    office.show(small_map())
    office.settle()
    canvas = office.window.canvas
    assert canvas.scale > 0.6
    assert canvas.scene.width * canvas.scale <= canvas.width() + 1
