"""After any number of edits the kept drawing is the drawing made afresh, and an edit lays out only its own lane."""

from __future__ import annotations

import random

import pytest

from app.model.edits import cards, lanes, links, stages, steps
from app.model.grid import grid_of
from app.scene import ways
from app.scene.build import build
from app.scene.cache import Cache
from app.scene.view import Marks, View
from tests.scene.builders import Made
from tests.scene.random_maps import random_map


def change(made: Made, pick: random.Random) -> None:
    """Something that a user may do."""
    store = made.store
    grid = grid_of(store)
    card = pick.choice(sorted(store.of("card")))
    lane = pick.choice([k for k in grid.lanes if grid.kinds[k] != "emotion"])
    step = pick.choice(grid.steps)
    what = pick.randrange(12)
    if what == 0:
        cards.park(store, [card])
    elif what == 1:
        cards.remove(store, [card])
    elif what == 2:
        cards.add(store, "New " * pick.randint(1, 12), lane, step)
    elif what == 3:
        steps.add(store, pick.choice(grid.stages), "New step")
    elif what == 4:
        links.connect(store, card, None)
    elif what == 5:
        lanes.set_cell_mode(store, lane, step, pick.choice(("one-of", "in-order", "all")))
    elif what == 6:
        stages.move(store, grid.stages[0], len(grid.stages) - 1)
    elif what == 7:
        with store.edit("collapse"):
            store.put(pick.choice(grid.stages), collapsed=pick.random() < 0.5)
    elif what == 8:
        with store.edit("name"):
            store.put(pick.choice([lane, step]), title="Named " * pick.randint(1, 8))
    elif what == 9:
        cards.move(store, card, lane, step, pick.randrange(3))
    else:
        with store.edit("title"):
            store.put(card, title="Another title " * pick.randint(1, 9))


@pytest.mark.parametrize("seed", range(5))
def test_after_every_edit_the_drawing_is_as_if_made_afresh(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "SMALL", 10**9)
    made, cache, pick = random_map(seed, 40, 7), Cache(), random.Random(seed)
    view, marks = View(), made.marks
    for number in range(25):
        change(made, pick)
        if number % 8 == 7:
            view = View(full_text=pick.random() < 0.5, show_hidden=pick.random() < 0.5)
        if number % 6 == 5:
            card = pick.choice(sorted(made.store.of("card")))
            marks = Marks({**marks.of, card: ("question",)}, marks.states, marks.asked)
        assert build(made.store, view, marks, cache=cache) == build(made.store, view, marks)


def test_a_gesture_on_the_way_leaves_no_trace() -> None:
    made, cache = random_map(2, 60, 8), Cache()
    before = build(made.store, cache=cache)
    card = next(iter(made.card.values()))
    grid = grid_of(made.store)
    for step in grid.steps:
        there = made.store.preview({card: {"pos": [grid.lanes[0], step, "a0", 1]}})
        build(there, cache=cache, rough=True)
    after = build(made.store, cache=cache)
    assert after == before
    assert cache.ways.routed == 0


def test_a_new_title_lays_out_no_lane_but_its_own_and_routes_no_link() -> None:
    made, cache = random_map(4, 120, 10), Cache()
    card = next(iter(made.card.values()))
    with made.store.edit("title"):
        made.store.put(card, title="One")
    build(made.store, cache=cache)
    with made.store.edit("title"):
        made.store.put(card, title="Two")
    build(made.store, cache=cache)
    assert cache.regrouped == [("lane", grid_of(made.store).places[card][0])]
    assert ("card", card) in cache.drawn
    assert cache.ways.routed == 0


def test_a_dragged_card_lays_out_two_lanes_and_routes_few_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "SMALL", 0)
    made, cache = random_map(4, 200, 14, links=0.4), Cache()
    build(made.store, cache=cache)
    link = made.store[sorted(made.link.values())[0]]
    card = str(link["from"])
    grid = grid_of(made.store)
    lane = grid.places[card][0]
    other = next(k for k in grid.lanes if k != lane and grid.kinds[k] == "process")
    there = made.store.preview({card: {"pos": [other, grid.steps[-1], "a0", 1]}})
    build(there, cache=cache, rough=True)
    assert set(cache.regrouped) <= {("lane", lane), ("lane", other)}
    assert 1 <= cache.ways.routed <= 12 < len(made.link)
