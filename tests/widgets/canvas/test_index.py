"""Where blocks lie: whatever came and went, the index answers like somebody who looks at every block."""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import islice

import pytest

from app.model.grid import grid_of
from app.model.store import Reader
from app.scene import ways
from app.scene.build import build, building
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
                # Of a link that is gone only its place is sure: what it looked like went with its record.
                assert _place(was) in map(_place, changed), f"its old place stays in round {number}"
            painted.update((block.owner, block) for block in now)
        assert painted.keys() >= set(scene.paths)
    shown = {block.owner: _seen(block) for block in index.near("link", everything)}
    assert {owner: _seen(block) for owner, block in painted.items()} == shown


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
    """What is painted and where, but for what rounding takes from what has moved along."""
    shapes = re.sub(r"\d+\.\d+", lambda number: f"{float(number[0]):.8f}", repr(block.shapes))
    return *_place(block), shapes


def _place(block: Block) -> tuple[object, ...]:
    return block.owner, *(round(size, 8) for size in (block.x, block.y, block.w, block.h))


def _begun_and_given_up(made: Made, cache: Cache, pick: random.Random) -> None:
    """A gesture begins to show other places of some cards, and nobody waits for the end of it."""
    cells = list(grid_of(made.store).cells)
    for _ in range(pick.randint(0, 3)):
        chosen = [key for key in pick.sample(made.store.of("card"), 3) if made.store[key].get("pos")]
        patch = {key: {"pos": [*pick.choice(cells), "a", 1], "title": "Carried"} for key in chosen}
        reader: Reader = made.store.preview(patch) if pick.random() < 0.8 else made.store
        work = building(reader, cache, marks=made.marks, rough=True)
        for _piece in islice(work, pick.choice((0, 3, 8, 15, 10**6))):
            pass
        work.close()


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("large", [False, True])
def test_what_was_begun_and_given_up_leaves_no_trace(
    seed: int, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "_SMALL", 0)
    monkeypatch.setattr(ways, "SMALL", 0 if large else ways.SMALL)
    made, cache, pick, index = random_map(seed, 60, 9), Cache(), random.Random(seed), BlockIndex()
    cards = made.store.of("card")
    pairs = frozenset((pick.choice(cards), card) for card in cards)
    made.marks = Marks(
        made.marks.of, made.marks.states, frozenset(pair for pair in pairs if len({*pair}) > 1)
    )
    index.replace(build(made.store, marks=made.marks, cache=cache))
    list(index.blocks)  # all of it is seen
    for _ in range(15):
        before = list(index.blocks)
        _begun_and_given_up(made, cache, pick)
        if pick.random() < 0.7:
            change(made, pick)
        if pick.random() < 0.3:
            _begun_and_given_up(made, cache, pick)
        scene = build(made.store, marks=made.marks, cache=cache, rough=large)
        changed = Counter(map(_looks, index.replace(scene)))
        was, now = Counter(map(_looks, before)), Counter(map(_looks, index.blocks))
        assert not (was - now) - changed and not (now - was) - changed
        alone = build(made.store, marks=made.marks)
        assert [*map(_looks, _settled(scene))] == [*map(_looks, _settled(alone))]
        assert scene.grid == alone.grid
        if not large:  # on a large one links and what keeps away from them are led in a hurry
            assert dict(scene.paths) == dict(alone.paths)


def _settled(scene: Scene) -> list[Block]:
    """What does not hang on how links are led."""
    return [block for block in scene.blocks if block.layer not in ("link", "mark")]


def _looks(block: Block) -> tuple[object, ...]:
    return block.owner, block.layer, block.x, block.y, block.w, block.h, block.shapes
