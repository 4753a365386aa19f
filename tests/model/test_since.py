"""What was written since somebody looked: never too little, and the grid that follows it is the grid made afresh."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from app.model import grid_kept
from app.model.edits import cards, lanes, stages, steps
from app.model.grid import Grid, grid_of
from app.model.since import seen, touched
from app.model.store import Reader, Store
from tests.scene.random_maps import random_map


class _Failed(Exception):
    """An edit that does not come to its end."""


def fresh(store: Reader, monkeypatch: pytest.MonkeyPatch) -> Grid:
    """The grid as somebody makes it who keeps nothing."""
    with monkeypatch.context() as patched:
        patched.setattr(grid_kept, "_CACHE", [])
        return grid_of(store)


def test_touched_names_what_was_written_and_what_a_preview_shows() -> None:
    store = Store()
    with store.edit("add"):
        one, two = store.add("card", title="One"), store.add("card", title="Two")
    before = seen(store)
    assert touched(store, before) == frozenset()
    with store.edit("title"):
        store.put(one, title="Other")
    assert touched(store, before) == frozenset({one})
    preview = store.preview({two: {"title": "Shown"}})
    assert touched(preview, before) == frozenset({one, two})
    assert touched(store, seen(preview)) == frozenset({two})


def test_an_edit_that_was_taken_back_counts_as_touched() -> None:
    store = Store()
    before = seen(store)
    found: list[str] = []
    with suppress(_Failed), store.edit("add"):
        found.append(store.add("card", title="One"))
        raise _Failed
    assert touched(store, before) == frozenset(found) and found[0] not in store


def test_nobody_knows_about_another_map_or_after_too_many_edits() -> None:
    store, other = Store(), Store()
    assert touched(store, seen(other)) is None
    before = seen(store)
    for number in range(300):
        with store.edit("add"):
            store.add("card", title=str(number))
    assert touched(store, before) is None


@pytest.mark.parametrize("seed", range(8))
def test_the_grid_kept_over_edits_previews_and_failures_is_the_grid_made_afresh(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, pick = random_map(seed, 40, 7), random.Random(seed)
    store = made.store
    for _ in range(60):
        grid = grid_of(store)
        card, step = pick.choice(store.of("card")), pick.choice(grid.steps)
        lane = pick.choice([lane for lane in grid.lanes if grid.kinds[lane] != "emotion"])
        what = pick.randrange(9)
        if what == 0:
            cards.park(store, [card])
        elif what == 1 and len(store.of("card")) > 5:
            cards.remove(store, [card])
        elif what == 2:
            cards.add(store, "New", lane, step)
        elif what == 3:
            steps.add(store, pick.choice(grid.stages), "New step")
        elif what == 4:
            stages.move(store, grid.stages[0], len(grid.stages) - 1)
        elif what == 5:
            lanes.move(store, lane, 0)
        elif what == 6:
            there = store.preview({card: {"pos": [lane, step, "a0", 1]}})
            assert grid_of(there) == fresh(there, monkeypatch)
        elif what == 7:
            with suppress(_Failed), store.edit("fails"):
                cards.move(store, card, lane, step)
                assert grid_of(store) == fresh(store, monkeypatch)
                raise _Failed
        else:
            with store.edit("title"):
                store.put(card, title="Another")
            assert grid_of(store) is grid
        now = grid_of(store)
        assert now == fresh(store, monkeypatch)
        assert now.places == fresh(store, monkeypatch).places
