"""Undo and redo: jumping to a step, the saved state, and a limit that is really one of bytes."""

from __future__ import annotations

import tracemalloc

import pytest

from app.model.edits import cards, fields, lanes, maps, stages
from app.model.history import History
from app.model.patch import difference
from app.model.store import Change, Store


def small() -> tuple[Store, str]:
    store = maps.create("Map")
    stages.add(store, "Ask", first="Call")
    lane = lanes.add(store, "action", "Customer")
    return store, cards.add(store, "Card", lane, store.of("step")[0])


def contents(store: Store) -> dict[str, dict[str, object]]:
    return {key: dict(store[key]) for key in store.ids()}


def test_a_jump_equals_single_steps_and_is_heard_once() -> None:
    store, card = small()
    history = History(store)
    states = [contents(store)]
    for n in range(6):
        if n == 3:
            cards.remove(store, [card])
        elif n < 3:
            fields.put(store, card, title=f"Name {n}", note="x" if n % 2 else "")
        else:
            stages.add(store, f"Stage {n}")
        states.append(contents(store))
    heard: list[Change] = []
    store.listen(heard.append)
    for at in (0, 6, 2, 4, 4, 1, 5, 3, 0):
        before = history.at
        history.jump(at)
        assert difference(contents(store), states[at]) == {} and history.at == at
        assert len(heard) == (before != at), "one change for the whole jump"
        heard.clear()
    assert history.jump(99) is not None and history.at == 6


def test_the_saved_state_is_known_until_it_is_out_of_reach() -> None:
    store, card = small()
    history = History(store)
    fields.put(store, card, title="One")
    history.mark_saved()
    fields.put(store, card, title="Two")
    assert (history.saved_at, history.at) == (1, 2)
    history.jump(1)
    assert history.clean
    history.jump(0)
    fields.put(store, card, title="Another way")
    assert history.saved_at is None


def test_the_oldest_steps_go_when_the_bytes_are_used_up() -> None:
    store, card = small()
    history = History(store, limit=300_000)
    for n in range(50):
        fields.put(store, card, note=f"{n}" + "x" * 10_000)
    assert history.bytes <= 300_000
    assert 10 <= history.at < 30
    history.mark_saved()
    for n in range(20):
        fields.put(store, card, note=f"{n}" + "y" * 10_000)
    assert history.saved_at is None, "the saved state was forgotten with its steps"
    while history.undo():
        pass
    assert history.at == 0 and str(store[card]["note"])[0] in "0123456789"


def test_one_step_larger_than_the_limit_can_still_be_taken_back() -> None:
    store, card = small()
    history = History(store, limit=1000)
    fields.put(store, card, title="before")
    fields.put(store, card, note="x" * 100_000)
    assert history.at == 1
    history.undo()
    assert "note" not in store[card] and store[card]["title"] == "before"


def test_undone_steps_that_are_written_over_give_their_bytes_back() -> None:
    store, card = small()
    history = History(store)
    fields.put(store, card, note="x" * 100_000)
    history.undo()
    fields.put(store, card, title="short")
    assert history.bytes < 10_000


@pytest.mark.parametrize("letter", ["x", "č", "本", "🙂"])
def test_what_is_counted_is_not_less_than_what_is_held(letter: str) -> None:
    store, card = small()
    history = History(store)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for n in range(200):
        fields.put(store, card, note=f"{n}" + letter * 2000)
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert held <= history.bytes <= 6 * held


def test_typing_into_one_field_is_one_step_and_its_bytes_are_counted_once() -> None:
    store, card = small()
    history = History(store)
    history.coalesce("note")
    for n in range(100):
        fields.put(store, card, note="x" * n)
    assert history.at == 1 and history.bytes < 3000
