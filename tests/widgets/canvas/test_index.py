"""Where blocks lie: whatever came and went, the index answers like somebody who looks at every block."""

from __future__ import annotations

import random

import pytest

from app.scene import ways
from app.scene.build import build
from app.scene.cache import Cache
from app.scene.shapes import Block, Rect, Scene
from app.scene.view import Marks
from app.widgets.canvas import index as indexing
from app.widgets.canvas.index import MAP_LAYERS, BlockIndex
from tests.scene.builders import Made
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
@pytest.mark.parametrize("rough", [False, True])
@pytest.mark.parametrize("small", [0, 600])
def test_after_every_edit_the_index_finds_what_lies_near(
    seed: int, rough: bool, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_SMALL", small)
    monkeypatch.setattr(ways, "SMALL", 0)
    made, cache, pick, index = random_map(seed, 40, 7), Cache(), random.Random(seed), BlockIndex()
    build(made.store, marks=made.marks, cache=cache)
    before: set[int] = set()
    for _ in range(20):
        scene = build(made.store, marks=made.marks, cache=cache, rough=rough)
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
        for block in pick.sample(list(scene.blocks), 20):
            mine = [b for b in scene.blocks if b.owner == block.owner]
            assert index.of_owner(block.owner) == mine
        assert len(index) == len(scene.blocks)
        change(made, pick)


@pytest.mark.parametrize("seed", range(4))
def test_a_link_is_found_wherever_its_line_runs(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "SMALL", 0)
    made, cache, pick, index = random_map(seed, 60, 8), Cache(), random.Random(seed), BlockIndex()
    build(made.store, cache=cache)
    for _ in range(8):
        change(made, pick)
        scene = build(made.store, cache=cache, rough=True)
        index.replace(scene)
        for key, points in scene.paths.items():
            for x, y in points:
                assert key in {block.owner for block in index.near("link", Rect(x - 1, y - 1, 2, 2))}


def test_all_links_are_found_after_some_were_asked_for() -> None:
    made = random_map(5, 60, 9)
    scene = build(made.store)
    whole = Rect(-400, -400, scene.width + 800, scene.height + 800)
    fresh, asked = BlockIndex(), BlockIndex()
    fresh.replace(scene)
    asked.replace(build(made.store))
    for at in range(6):
        asked.threads(Rect(at * 200, 100, 150, 150))
        assert [block.owner for block in asked.threads(whole)] == [
            block.owner for block in fresh.threads(whole)
        ]
    assert {block.owner for block in fresh.threads(whole)} == set(scene.paths)


def test_only_what_somebody_looks_at_is_drawn() -> None:
    made, cache, index = random_map(1, 200, 30, links=0.6), Cache(), BlockIndex()
    scene = build(made.store, marks=made.marks, cache=cache)
    index.replace(scene)
    found = index.near("link", Rect(0, 0, 500, 500))
    drawn = {key[1] for key in cache.drawn if isinstance(key, tuple) and key[0] == "link"}
    assert drawn == {block.owner for block in found if block.owner in scene.paths}
    assert 0 < len(drawn) < len(scene.paths) / 2
    list(scene.blocks)
    assert {key[1] for key in cache.drawn if isinstance(key, tuple) and key[0] == "link"} == set(scene.paths)


@pytest.mark.parametrize("seed", range(4))
def test_a_link_seen_long_ago_is_painted_anew_when_it_changes(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_SMALL", 0)
    monkeypatch.setattr(ways, "SMALL", 0)
    made, cache, pick, index = random_map(seed, 40, 7), Cache(), random.Random(seed), BlockIndex()
    everything = Rect(0, 0, 1e5, 1e5)
    index.replace(build(made.store, marks=made.marks, cache=cache))
    painted = {block.owner: block for block in index.near("link", everything)}
    for number in range(30):
        _change_a_link(made, pick, sorted(painted))
        scene = build(made.store, marks=made.marks, cache=cache, rough=pick.random() < 0.8)
        changed = list(index.replace(scene))
        for owner in {block.owner for block in changed if block.layer == "link"}:
            was, now = painted.pop(owner, None), [b for b in index.of_owner(owner) if b.layer == "link"]
            if was is not None and (not now or _seen(now[0]) != _seen(was)):
                assert _seen(was) in map(_seen, changed), f"its old place stays in round {number}"
            painted.update((block.owner, block) for block in now)
        assert painted.keys() >= set(scene.paths)
    now = {block.owner: _seen(block) for block in index.near("link", everything)}
    assert {owner: _seen(block) for owner, block in painted.items()} == now


def _change_a_link(made: Made, pick: random.Random, links: list[str]) -> None:
    """Something that concerns one link; now and then anything else."""
    what, link = pick.randrange(4), pick.choice(links)
    if what == 0:
        state = pick.choice(("confirmed", "gap", "to-clarify", ""))
        made.marks = Marks(made.marks.of, {**made.marks.states, link: state}, made.marks.asked)
    elif what == 1:
        with made.store.edit("exit"):
            made.store.put(link, exit=pick.choice(("yes", "no", "perhaps")))
    elif what == 2:
        change(made, pick)


def _seen(block: Block) -> tuple[object, ...]:
    return block.owner, block.x, block.y, block.w, block.h, block.shapes
