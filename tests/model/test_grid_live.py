"""What lies in a cell while an edit goes on is what the grid says, without the grid being made again."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from app.model import grid_live
from app.model.edits import cards, lanes, steps
from app.model.grid import Grid, grid_of
from app.model.grid_kept import place
from app.model.grid_live import cell_of
from app.model.store import Reader
from tests.scene.builders import Made
from tests.scene.random_maps import random_map
from tests.scene.test_many_edits import change


def as_the_grid_has_it(made: Made) -> None:
    store, grid = made.store, grid_of(made.store)
    for lane in grid.lanes:
        for column in (*grid.steps, *grid.stages):
            held = grid.stage_wide.get((lane, column)) or grid.cards(lane, column)
            assert cell_of(store, lane, column) == [(place(store[card])[2], card) for card in held]
    assert [card for _key, card in cell_of(store, None, None)] == list(grid.parked)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edit_a_cell_holds_what_the_grid_says(seed: int) -> None:
    made, pick = random_map(seed, 40, 7), random.Random(seed)
    for _ in range(25):
        change(made, pick)
        as_the_grid_has_it(made)


class _Failed(Exception):
    """An edit that does not come to its end."""


def test_an_edit_that_is_taken_back_leaves_no_trace() -> None:
    made = random_map(1, 40, 7)
    store, grid = made.store, grid_of(made.store)
    where, found = (grid.lanes[0], grid.steps[0]), list[int]()
    found.append(len(cell_of(store, *where)))
    with suppress(_Failed), store.edit("add"):
        cards.add(store, "One", *where)
        found.append(len(cell_of(store, *where)))
        raise _Failed
    assert found[1] == found[0] + 1
    as_the_grid_has_it(made)


def test_cards_go_in_one_by_one_without_the_grid_being_put_in_order_each_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, asked = random_map(2, 40, 7), list[Reader]()
    store, grid = made.store, grid_of(made.store)

    def counted(reader: Reader) -> Grid:
        asked.append(reader)
        return grid_of(reader)

    monkeypatch.setattr(grid_live, "grid_of", counted)
    with store.edit("add"):
        for number in range(400):
            cards.add(store, f"Card {number}", grid.lanes[0], grid.steps[number % 7])
        cards.move_all(store, store.of("card")[:100], grid.lanes[0], grid.steps[0], 2)
        cards.park(store, store.of("card")[50:200], 1)
    assert len(asked) <= 1
    as_the_grid_has_it(made)


def test_a_new_lane_or_step_begins_empty() -> None:
    made = random_map(3, 20, 5)
    store = made.store
    cell_of(store, None, None)
    lane = lanes.add(store, "process", "New")
    step = steps.add(store, grid_of(store).stages[0], "New")
    assert cell_of(store, lane, step) == []
    lanes.remove(store, grid_of(store).lanes[0])
    as_the_grid_has_it(made)
