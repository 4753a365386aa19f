"""Shared entries: merged, replaced, sorted; afterwards nothing points to what is gone, and one undo takes it back."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model import ids
from app.model.edits import cards, fields, insights, lanes, library, links, maps, people
from app.model.history import History
from app.model.ids import derived_id
from app.model.references import named
from app.model.store import Store
from tests.model.sketch import Sketch


def dangling(store: Store) -> list[tuple[str, str]]:
    """(record, field) of every reference that leads nowhere."""
    return [(k, ref.field) for k in store.ids() for ref, target in named(store[k]) if target not in store]


def everything() -> tuple[Sketch, History]:
    """A map in which two entries of each kind are used wherever such entries can be used."""
    ids.seed(random.Random("library").choice)
    drawn = Sketch()
    store = drawn.store
    for kind in library.KINDS:
        for name in ("one", "two"):
            drawn.named[f"{kind} {name}"] = library.add(store, kind, f"{kind} {name}")
    for number, name in enumerate(("one", "two")):
        got = {kind: drawn[f"{kind} {name}"] for kind in library.KINDS}
        lane = lanes.add(store, "process", f"Desk {name}", team=got["team"], persona=got["persona"])
        drawn.named[f"Desk {name}"] = lane
        card = drawn.card(
            f"Card {name}", f"Desk {name}", number, channel=got["channel"], system=got["system"]
        )
        fields.put(store, card, personas=[got["persona"]], needs=[got["item"]], passes=[got["item"]])
        link = links.connect(store, card, to_team=got["team"], kind="handover")
        links.know(store, link, passes=[got["item"]], channel=got["channel"], system=got["system"])
        insights.add_action(store, f"Action {name}", [got["measure"], got["team"]])
        insights.agree(store, "H01", [card, got["team"]], "because", "lead", None)
        people.feel(store, got["persona"], drawn.steps[number], 1)
    maps.put(store, persona=drawn["persona two"])
    return drawn, History(store)


def snapshot(store: Store) -> dict[str, dict[str, Any]]:
    return {key: dict(store[key]) for key in store.ids()}


@pytest.mark.parametrize("kind", library.KINDS)
def test_after_a_merge_all_uses_point_to_what_stayed(kind: str) -> None:
    drawn, history = everything()
    store = drawn.store
    keep, gone = drawn[f"{kind} one"], drawn[f"{kind} two"]
    before, users = snapshot(store), library.uses(store, gone)
    assert users, "the map must use it, or the test says nothing"
    library.merge(store, keep, gone)
    assert gone not in store and dangling(store) == [] and library.uses(store, gone) == []
    for key, field in users:
        if key in store:  # feelings and exceptions have got the id that fits
            held = store[key][field]
            assert keep in held if isinstance(held, list) else held == keep, (key, field)
        else:
            assert before[key]["type"] in ("emotion", "exception")
    history.undo()
    assert snapshot(store) == before


@pytest.mark.parametrize("kind", library.KINDS)
@pytest.mark.parametrize("into", ["two", ""])
def test_deleting_with_and_without_a_replacement_leaves_nothing_behind(kind: str, into: str) -> None:
    drawn, history = everything()
    store = drawn.store
    before = snapshot(store)
    library.replace(store, drawn[f"{kind} one"], drawn[f"{kind} two"] if into else None)
    assert drawn[f"{kind} one"] not in store and dangling(store) == []
    assert snapshot(store).keys() <= before.keys() | {
        derived_id("emotion", drawn["persona two"], drawn.steps[0]),
        *store.of("exception"),
    }
    history.undo()
    assert snapshot(store) == before


def test_what_only_one_says_is_kept_and_what_differs_is_told() -> None:
    drawn, _history = everything()
    store = drawn.store
    one, two = drawn["team one"], drawn["team two"]
    fields.put(store, one, zone="front", color="#111111")
    fields.put(store, two, zone="back", note="Only here")
    assert [(d.field, d.kept, d.other) for d in library.differences(store, one, two)] == [
        ("zone", "front", "back")
    ]
    library.merge(store, one, two, take=("zone",))
    assert dict(store[one]) == {
        "type": "team",
        "title": "team one",
        "zone": "back",
        "color": "#111111",
        "note": "Only here",
    }


def test_dated_values_are_joined_and_only_days_that_disagree_are_a_difference() -> None:
    drawn, _history = everything()
    store = drawn.store
    one, two = drawn["measure one"], drawn["measure two"]
    fields.put(store, one, values={"2026-01-01": 1.0, "2026-02-01": 2.0})
    fields.put(store, two, values={"2026-02-01": 2.0, "2026-03-01": 3.0})
    assert library.differences(store, one, two) == []
    library.merge(store, one, two)
    assert store[one]["values"] == {"2026-01-01": 1.0, "2026-02-01": 2.0, "2026-03-01": 3.0}


def test_feelings_of_two_personas_meet_and_the_first_one_stays() -> None:
    drawn, _history = everything()
    store = drawn.store
    one, two, step = drawn["persona one"], drawn["persona two"], drawn.steps[0]
    people.feel(store, two, step, -2)
    assert library.clashing_feelings(store, one, two) == [step]
    library.merge(store, one, two)
    assert store[derived_id("emotion", one, step)]["score"] == 1
    assert derived_id("emotion", one, drawn.steps[1]) in store
    assert {store[key]["persona"] for key in store.of("emotion")} == {one}


def test_a_measure_is_never_about_itself() -> None:
    drawn, _history = everything()
    store = drawn.store
    one, two = drawn["measure one"], drawn["measure two"]
    fields.put(store, one, about=[two])
    library.merge(store, one, two)
    assert "about" not in store[one]


def test_an_agreed_exception_follows_and_keeps_its_derived_id() -> None:
    drawn, _history = everything()
    store = drawn.store
    one, two, card = drawn["team one"], drawn["team two"], drawn["Card two"]
    library.merge(store, one, two)
    wanted = derived_id("exception", "H01", *sorted([card, one]))
    assert store[wanted]["reason"] == "because" and sorted(store[wanted]["about"]) == sorted([card, one])


@pytest.mark.parametrize("pair", [("team one", "team one"), ("team one", "channel one")])
def test_only_two_of_a_kind_are_merged(pair: tuple[str, str]) -> None:
    drawn, _history = everything()
    before = snapshot(drawn.store)
    with pytest.raises(ValueError):
        library.merge(drawn.store, drawn[pair[0]], drawn[pair[1]])
    with pytest.raises(ValueError):
        library.replace(drawn.store, drawn[pair[0]], drawn[pair[1]])
    assert snapshot(drawn.store) == before


def test_lists_follow_the_alphabet_of_the_map() -> None:
    ids.seed(random.Random("alphabet").choice)
    store = maps.create("Abeceda", language="cs")
    for name in ("Zákazník", "Chata", "Cena", "Hotel"):
        library.add(store, "channel", name)
    titles = [store[key]["title"] for key in library.listed(store, "channel", "cs")]
    assert titles == ["Cena", "Hotel", "Chata", "Zákazník"]


def test_personas_are_moved_and_sorted() -> None:
    ids.seed(random.Random("order").choice)
    store = maps.create("Order")
    keys = {name: people.add(store, name) for name in ("Zoe", "Ann", "Max")}

    def shown() -> list[str]:
        return [str(store[key]["title"]) for key in library.listed(store, "persona", "en")]

    assert shown() == ["Zoe", "Ann", "Max"]
    library.move(store, keys["Max"], 0)
    assert shown() == ["Max", "Zoe", "Ann"]
    library.sort(store, "persona", "en")
    assert shown() == ["Ann", "Max", "Zoe"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_merge_of_a_random_map_leaves_a_dangling_reference(data: st.DataObject) -> None:
    drawn, history = everything()
    store = drawn.store
    before = snapshot(store)
    for _number in range(data.draw(st.integers(1, 4))):
        kind = data.draw(st.sampled_from(library.KINDS))
        present = store.of(kind)
        if len(present) < 2:
            continue
        keep, gone = data.draw(st.permutations(present))[:2]
        match data.draw(st.sampled_from(["merge", "replace", "delete", "more"])):
            case "merge":
                library.merge(store, keep, gone, take=("title", "note"))
            case "replace":
                library.replace(store, gone, keep)
            case "delete":
                library.replace(store, gone, None)
            case _:
                lane = drawn["Desk one"]
                card = cards.add(store, "More", lane, drawn.steps[2])
                fields.put(store, card, personas=store.of("persona"), needs=store.of("item"))
        assert dangling(store) == []
        assert all(
            derived_id("emotion", store[k]["persona"], store[k]["step"]) == k for k in store.of("emotion")
        )
    while history.can_undo:
        history.undo()
    assert snapshot(store) == before
