"""Votes of the room, insights about what is selected, and places between impact and effort."""

from __future__ import annotations

import pytest

from app import session as sessions
from app.model.edits import cards, fields, insights, lanes, links, stages, votes
from app.model.grid import grid_of, place
from app.model.history import History
from app.model.store import Store


@pytest.fixture
def store() -> Store:
    made = sessions.new("Return of a faulty phone").store
    stages.add(made, "Report", first="Call")
    stages.add(made, "Refund", first="Money")
    lanes.add(made, "action", "Customer")
    return made


def step(store: Store, title: str) -> str:
    return next(key for key in store.of("step") if store[key].get("title") == title)


def card(store: Store, title: str, where: str = "Call") -> str:
    return cards.add(store, title, grid_of(store).lanes[0], step(store, where))


def test_votes_are_given_and_taken_but_never_below_none(store: Store) -> None:
    calls = card(store, "Calls")
    assert votes.give(store, calls) == 1 and votes.give(store, calls, 2) == 2
    assert votes.give(store, calls, -5) == -3
    assert "votes" not in store[calls] and votes.give(store, calls, -1) == 0


def test_no_more_votes_than_the_room_has(store: Store) -> None:
    calls, waits = card(store, "Calls"), card(store, "Waits")
    votes.set_limit(store, 4)
    assert votes.put(store, calls, 3) == 3 and votes.left(store) == 1
    assert votes.put(store, waits, 9) == 1 and votes.left(store) == 0
    assert votes.give(store, waits) == 0
    votes.set_limit(store, 2)  # fewer than given already: nothing is taken away
    assert votes.total(store) == 4 and votes.left(store) == 0
    votes.set_limit(store, None)
    assert votes.left(store) is None


def test_equal_votes_share_a_rank_and_the_fifth_place(store: Store) -> None:
    numbers = {"a": 9, "b": 7, "c": 7, "d": 3, "e": 2, "f": 2, "g": 1, "h": 0}
    made = {name: card(store, name) for name in numbers}
    for name, number in numbers.items():
        votes.put(store, made[name], number)
    named = [(str(store[each.key]["title"]), each.rank) for each in votes.top(store)]
    assert named == [("a", 1), ("b", 2), ("c", 2), ("d", 4), ("e", 5), ("f", 5)]


def test_resetting_is_one_step_that_can_be_undone(store: Store) -> None:
    calls, waits = card(store, "Calls"), card(store, "Waits")
    votes.put(store, calls, 2)
    votes.put(store, waits, 3)
    history = History(store)
    assert votes.reset(store) == 5 and votes.total(store) == 0 and history.at == 1
    history.undo()
    assert votes.total(store) == 5
    history.redo()
    assert votes.reset(store) == 0 and history.at == 1


def test_a_damaged_number_of_votes_counts_as_none(store: Store) -> None:
    calls = card(store, "Calls")
    fields.put(store, calls, votes="many")
    assert votes.votes_of(store, calls) == 0 and votes.ranking(store) == []
    assert votes.give(store, calls) == 1 and store[calls]["votes"] == 1


def test_an_insight_stands_in_the_column_of_what_it_is_about(store: Store) -> None:
    pays = card(store, "Pays", "Money")
    found = insights.add_insight(store, "Nobody tells when", [pays], "pain", "Insights")
    lane, where, _, _ = place(store[found])
    assert where == step(store, "Money") and store[lane]["kind"] == "insight"
    assert store[lane]["title"] == "Insights" and store[found]["about"] == [pays]
    again = insights.add_insight(store, "Asked twice", [links.connect(store, card(store, "Calls"), pays)])
    assert place(store[again])[:2] == (lane, step(store, "Call"))


def test_an_insight_about_a_stage_stands_in_its_first_step(store: Store) -> None:
    stage = grid_of(store).stages[1]
    found = insights.add_insight(store, "Too slow", [stage])
    assert place(store[found])[1] == step(store, "Money")


def test_an_insight_on_a_map_without_columns_is_parked() -> None:
    empty = sessions.new("Nothing yet").store
    assert place(empty[insights.add_insight(empty, "Too slow")])[0] in (None, "")


def test_a_place_in_the_matrix_is_rounded_and_kept_on_the_scale(store: Store) -> None:
    action = insights.add_action(store, "Send a receipt")
    votes.place(store, action, 4.3, 0.2)
    assert (store[action]["impact"], store[action]["effort"]) == (4.5, 1)
    history = History(store)
    votes.place(store, action, 4.45, 1.1)
    assert history.at == 0, "the same place is no change"
    votes.unplace(store, [action])
    assert "impact" not in store[action] and history.at == 1
    votes.unplace(store, [action])
    assert history.at == 1
