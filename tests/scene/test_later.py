"""A card that is drawn when somebody looks is as high as it was said to be, and equals one drawn at once."""

from __future__ import annotations

import random

import pytest

from app.scene.build import build
from app.scene.cache import Reading
from app.scene.draw import facts, frame
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
    for drawer in (frame, facts):
        monkeypatch.setattr(drawer, "measured", lambda *_given: None)
    assert later == build(made.store, marks=made.marks)


def test_what_nobody_looks_at_is_not_drawn() -> None:
    scene = build(random_map(4, 200, 20).store)
    blocks = [block for block in scene.blocks if isinstance(block, LaterBlock)]
    pick = random.Random(1)
    seen = pick.choice(blocks)
    assert seen.shapes and seen.moved(5, 5).shapes is seen.shapes
    drawn = [block for block in blocks if block.drawing.ready]
    assert drawn == [seen]


@pytest.mark.parametrize("seed", range(6))
def test_what_is_drawn_later_needs_nothing_that_was_not_read_before(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    get = Reading.get

    def noted(reading: Reading, key: object) -> object:
        if reading.settled and isinstance(key, str) and key:
            asked.append(key)
            assert key in reading.seen, f"{key} was not read when the card was laid out"
        return get(reading, key)

    made = random_map(seed, 120, 12)
    dice = random.Random(seed)
    with made.store.edit("more to say"):
        items = [made.store.add("item", title=f"Item {n}") for n in range(3)]
        for card in made.store.of("card"):
            if dice.random() < 0.5:
                more = dice.sample(items, 2)
                made.store.put(card, needs=more[:1], passes=more[1:], issue="Late", content="So it is")
    blocks = build(made.store, marks=made.marks).blocks
    monkeypatch.setattr(Reading, "get", noted)
    assert all(len(block.shapes) >= 0 and (block.node is None or block.node.label) for block in blocks)
    assert asked
