"""A card that is drawn when somebody looks is as high as it was said to be, and equals one drawn at once."""

from __future__ import annotations

import random

import pytest

from app.scene.build import build
from app.scene.draw import frame
from app.scene.draw.later import Later, LaterBlock
from app.scene.draw.pen import Drawn
from app.scene.parts import Blocks
from app.scene.view import View
from tests.scene.random_maps import random_map


def drawings(blocks: Blocks) -> list[Drawn]:
    return [
        put[0]
        for band in blocks.sources
        for part in getattr(getattr(band, "shelf", None), "parts", ())
        for put in part.puts.get("card", ())
    ]


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("width", [96.0, 152.0, 230.0])
def test_cards_are_as_high_as_they_were_said_to_be(full: bool, width: float) -> None:
    made = random_map(round(width), 120, 12)
    scene = build(made.store, View(full_text=full, column_width=width))
    assert isinstance(scene.blocks, Blocks)
    later = [each for each in drawings(scene.blocks) if isinstance(each, Later)]
    assert len(later) > 50
    for each in later:
        assert (each.w, each.h) == (each.whole.w, each.whole.h)
        assert (each.node, each.far, each.missing) == (each.whole.node, each.whole.far, each.whole.missing)


def test_a_map_drawn_later_equals_one_drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = random_map(3, 80, 9)
    later = build(made.store, marks=made.marks)
    monkeypatch.setattr(frame, "_height", lambda pen, parts, width: None)
    assert later == build(made.store, marks=made.marks)


def test_what_nobody_looks_at_is_not_drawn() -> None:
    scene = build(random_map(4, 200, 20).store)
    blocks = [block for block in scene.blocks if isinstance(block, LaterBlock)]
    pick = random.Random(1)
    seen = pick.choice(blocks)
    assert seen.shapes and seen.moved(5, 5).shapes is seen.shapes
    drawn = [block for block in blocks if block.drawing.ready]
    assert drawn == [seen]
