"""The grid kept between edits is the grid built afresh, and stays the same object when nothing has moved."""

from __future__ import annotations

import random

import pytest

from app.model.edits import cards, lanes, stages, steps
from app.model.grid import Grid, grid_of
from app.model.store import Store
from tests.scene.random_maps import random_map


def fresh(store: Store) -> Grid:
    """The grid of a store that was never asked before."""
    return grid_of(Store(dict(store.objects)))  # type: ignore[arg-type]  # records are replaced, never changed


def test_a_new_title_leaves_the_very_same_grid() -> None:
    made = random_map(3, 30, 6)
    before = grid_of(made.store)
    with made.store.edit("title"):
        made.store.put(next(iter(made.card.values())), title="Another")
    assert grid_of(made.store) is before


def test_a_preview_of_a_move_keeps_the_places_of_all_other_cards() -> None:
    made = random_map(3, 30, 6)
    before = grid_of(made.store)
    card = next(iter(made.card.values()))
    there = grid_of(made.store.preview({card: {"pos": [before.lanes[-1], before.steps[-1], "a0", 1]}}))
    assert there.places[card][0] == before.lanes[-1]
    assert all(there.places[k] is where for k, where in before.places.items() if k != card)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_grid_is_as_if_built_afresh(seed: int) -> None:
    made, pick = random_map(seed, 30, 6), random.Random(seed)
    store = made.store
    for _ in range(60):
        grid = grid_of(store)
        card = pick.choice(sorted(store.of("card")))
        lane = pick.choice([k for k in grid.lanes if grid.kinds[k] != "emotion"])
        what = pick.randrange(9)
        if what == 0:
            cards.park(store, [card])
        elif what == 1:
            cards.remove(store, [card])
        elif what == 2:
            cards.add(store, "New", lane, pick.choice(grid.steps))
        elif what == 3:
            steps.add(store, pick.choice(grid.stages), "New step")
        elif what == 4:
            cards.move(store, card, lane, pick.choice(grid.stages))
        elif what == 5 and len(grid.stages) > 2:
            stages.remove(store, grid.stages[0])
        elif what == 6 and len(grid.lanes) > 5:
            lanes.remove(store, lane, park=True)
        else:
            cards.move(store, card, lane, pick.choice(grid.steps), pick.randrange(3))
        found, whole = grid_of(store), fresh(store)
        assert found == whole
        assert found.places == whole.places
