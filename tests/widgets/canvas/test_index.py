"""Where blocks lie: whatever came and went, the index answers like somebody who looks at every block."""

from __future__ import annotations

import random

import pytest

from app.scene.build import build
from app.scene.cache import Cache
from app.scene.shapes import Block, Rect, Scene
from app.widgets.canvas import index as indexing
from app.widgets.canvas.index import MAP_LAYERS, BlockIndex
from tests.scene.random_maps import random_map
from tests.scene.test_many_edits import change


def looked_at(scene: Scene, layer: str, rect: Rect) -> list[Block]:
    """The blocks of a layer whose box touches a rectangle."""
    return [
        b
        for b in scene.blocks
        if b.layer == layer
        and b.x <= rect.right
        and rect.x <= b.x + b.w
        and b.y <= rect.bottom
        and rect.y <= b.y + b.h
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("stale", [0, 2000])
def test_after_every_edit_the_index_finds_what_lies_near(
    seed: int, stale: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_STALE", stale)
    monkeypatch.setattr(indexing, "_AT_A_TIME", 7)
    made, cache, pick, index = random_map(seed, 40, 7), Cache(), random.Random(seed), BlockIndex()
    before: set[int] = set()
    for _ in range(20):
        scene = build(made.store, cache=cache)
        changed = index.replace(scene)
        now = {id(block) for block in scene.blocks}
        assert {id(block) for block in changed} == before ^ now
        before = now
        for _ in range(4):
            rect = Rect(pick.uniform(0, scene.width), pick.uniform(0, scene.height), 300, 200)
            for layer in MAP_LAYERS:
                found, wanted = index.near(layer, rect), looked_at(scene, layer, rect)
                if layer == "link":  # of links only those whose line comes near
                    wanted = [block for block in wanted if block in found]
                assert [id(block) for block in found] == [id(block) for block in wanted]
        assert len(index) == len(scene.blocks)
        change(made, pick)


def test_blocks_wait_for_their_squares_until_the_hand_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    scene, index = build(random_map(1, 40, 7).store), BlockIndex()
    monkeypatch.setattr(indexing, "_AT_A_TIME", 5)
    index.replace(scene)
    began = index.waiting
    everywhere = Rect(0, 0, scene.width, scene.height)
    waiting = {layer: index.near(layer, everywhere) for layer in MAP_LAYERS}
    for _ in index.settle():
        pass
    assert (began, index.waiting) == (True, False)
    assert {layer: index.near(layer, everywhere) for layer in MAP_LAYERS} == waiting
