"""A lane that takes over what was known of it must be as if it were looked at afresh; so must the names of lines."""

from __future__ import annotations

import random

import pytest

from app.model.edits import links
from app.model.grid import grid_of
from app.scene import shelves, ways, zones
from app.scene.build import build
from app.scene.cache import Cache
from app.scene.draw.pen import Drawn, drawn
from app.scene.links import Lines
from app.scene.parts import Band, Blocks, Part, Put
from app.scene.shapes import LAYERS, Layer, Rect
from app.scene.shelves import Shelf
from tests.scene.builders import Made
from tests.scene.random_maps import random_map
from tests.scene.test_many_edits import change


def _lanes(made: Made, cache: Cache) -> list[Shelf]:
    blocks = build(made.store, cache=cache, rough=True).blocks
    assert isinstance(blocks, Blocks)
    return [source.shelf for source in blocks.sources if isinstance(source, Band)]


def _ask(shelf: Shelf, afresh: Shelf) -> None:
    """Ask both everything that may be asked."""
    assert list(shelf.rects.items()) == list(afresh.rects.items())
    assert list(shelf.obstacles.items()) == list(afresh.obstacles.items())
    assert (shelf.missing, shelf.count, shelf.extent) == (afresh.missing, afresh.count, afresh.extent)
    for layer in LAYERS:
        assert shelf.heights(layer) == afresh.heights(layer)
        for left in range(0, 6000, 400):
            assert shelf.around(layer, left, left + 300) == afresh.around(layer, left, left + 300)


def _part(number: int, pick: random.Random) -> Part:
    """A column with a card, perhaps with one that reaches over several, and anything drawn around them."""
    x, puts = 400.0 * number, dict[Layer, list[Put]]()
    for _each in range(pick.randint(0, 2)):
        thing = drawn(pick.choice((20.0, 300.0, 900.0)), pick.choice((5.0, 80.0)), ())
        at = x - pick.choice((0.0, 50.0)), float(pick.randint(-3, 3))
        puts.setdefault(pick.choice(LAYERS), []).append((thing, "card", "", *at))

    def lying() -> dict[str, Rect]:
        held = {key: Rect(x, float(pick.randint(0, 3)), 100.0, 50.0) for key in (f"card{number}", "wide")}
        return held if pick.random() < 0.2 else {f"card{number}": held[f"card{number}"]}

    missing = frozenset(pick.choice(("", "", "", "\u2603", "\u2604")))  # characters that have no glyph
    return Part(number, 60.0, puts, lying(), lying(), missing)


@pytest.mark.parametrize("seed", range(20))
def test_columns_that_become_others_leave_nothing_behind(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "FEW", 2)
    pick = random.Random(seed)
    shelf = Shelf("lane", [_part(number, pick) for number in range(5)], 60.0)
    for _edit in range(60):
        parts = list(shelf.parts)
        for number in pick.sample(range(5), pick.randint(1, 2)):
            parts[number] = _part(number, pick)
        shelf = Shelf("lane", parts, 60.0, shelf)
        _ask(shelf, Shelf("lane", parts, 60.0))


@pytest.mark.parametrize("seed", range(4))
def test_what_is_taken_over_of_a_lane_is_as_if_looked_at_afresh(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "FEW", 2)
    made, pick, cache = random_map(seed, 60, 12), random.Random(seed), Cache()
    for number in range(40):
        if number % 2:
            change(made, pick)
        else:
            card = pick.choice(made.store.of("card"))
            with made.store.edit("rename"):
                made.store.put(card, title="long " * pick.randint(1, 30))
        for shelf in _lanes(made, cache):
            _ask(shelf, Shelf(shelf.key, shelf.parts, shelf.height))


@pytest.mark.parametrize("seed", [5, 14, 19, 22])
def test_the_name_of_a_line_lies_where_no_link_runs_after_every_edit(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "SMALL", 0)
    made, pick, cache = random_map(seed, 60, 3, links=1.5), random.Random(seed), Cache()
    looked: list[object] = []
    look = zones._free_x

    def counted(room: tuple[float, float], y: float, label: Drawn, lines: Lines | None) -> float:
        looked.append(label)
        return look(room, y, label, lines)

    monkeypatch.setattr(zones, "_free_x", counted)
    asked = 0
    build(made.store, cache=cache)
    for _ in range(80):
        here = [each for held in grid_of(made.store).cells.values() for each in held]
        what = pick.randrange(8)
        if what < 3:
            links.connect(made.store, *pick.sample(here, 2))
        elif what < 6:
            links.remove(made.store, pick.choice(sorted(made.store.of("link"))))
        else:
            with made.store.edit("rename"):
                made.store.put(pick.choice(here), title="long " * pick.randint(1, 30))
        scene = build(made.store, cache=cache, rough=True)
        assert isinstance(scene.blocks, Blocks)
        lines = next(source for source in scene.blocks.sources if isinstance(source, Lines))
        for name in scene.blocks:
            if name.layer == "mark" and name.owner.startswith("zone:"):
                asked += 1
                room = scene.grid.heading_w, scene.width - name.w
                label = drawn(name.w, name.h, ())
                assert name.x == look(room, name.y + name.h / 2, label, lines)
    assert 0 < len(looked) < asked  # mostly it need not be looked for
