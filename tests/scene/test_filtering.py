"""Which records a filter leaves in the light."""

from __future__ import annotations

from app.model.edits import cards, fields, lanes, library, links, maps, people, stages
from app.model.grid import CUSTOMER
from app.model.store import Store
from app.scene.build import build
from app.scene.filtering import Fading, count
from app.scene.view import Filter, Marks, View


def desk() -> tuple[Store, dict[str, str]]:
    store = maps.create("Map")
    ids = {name: library.add(store, "team", name) for name in ("Support", "Billing")}
    ids["mail"] = library.add(store, "channel", "E-mail")
    stages.add(store, "Ask", first="Call")
    stages.add(store, "Refund", first="Money")
    step = {store[key].get("title"): key for key in store.of("step")}
    ids["actions"] = lanes.add(store, "action", "Customer")
    ids["front"] = lanes.add(store, "process", "Front", zone="front", team=ids["Support"])
    ids["back"] = lanes.add(store, "process", "Back", zone="back", team=ids["Billing"])
    ids["calls"] = cards.add(store, "Calls", ids["actions"], step["Call"])
    ids["opens"] = cards.add(store, "Opens", ids["front"], step["Call"])
    ids["closes"] = cards.add(store, "Closes", ids["front"], step["Money"])
    ids["pays"] = cards.add(store, "Pays", ids["back"], step["Money"])
    ids["over"] = links.connect(store, ids["opens"], ids["pays"])
    ids["flow"] = links.connect(store, ids["opens"], ids["closes"])
    ids["jana"], ids["ben"] = people.add(store, "Jana"), people.add(store, "Ben")
    return store, ids


def lit(store: Store, ids: dict[str, str], wanted: Filter, marks: Marks | None = None) -> set[str]:
    fading = Fading(store, wanted, marks or Marks())
    names = ("calls", "opens", "closes", "pays", "over", "flow")
    return {name for name in names if not fading.fades(ids[name])}


def test_a_team_its_cards_and_the_handovers_at_both_ends() -> None:
    store, ids = desk()
    assert lit(store, ids, Filter(teams=frozenset([ids["Billing"]]))) == {"pays", "over"}
    assert lit(store, ids, Filter(teams=frozenset([ids["Support"]]))) == {"opens", "closes", "over", "flow"}
    assert lit(store, ids, Filter(teams=frozenset([CUSTOMER]))) == {"calls"}


def test_personas_channels_and_evidence() -> None:
    store, ids = desk()
    fields.put(store, ids["pays"], personas=[ids["ben"]])
    fields.put(store, ids["opens"], channel=ids["mail"], evidence="observed")
    fields.put(store, ids["back"], evidence="staff")
    assert "pays" not in lit(store, ids, Filter(personas=frozenset([ids["jana"]])))
    assert {"calls", "opens", "pays"} <= lit(store, ids, Filter(personas=frozenset([ids["ben"]])))
    assert lit(store, ids, Filter(channels=frozenset([ids["mail"]]))) == {"opens", "over"}
    assert lit(store, ids, Filter(evidence=frozenset(["staff"]))) == {"pays", "over"}
    assert lit(store, ids, Filter(evidence=frozenset([""]))) == {"calls", "closes"}


def test_kinds_are_joined_by_and_what_is_of_one_kind_by_or() -> None:
    store, ids = desk()
    fields.put(store, ids["opens"], channel=ids["mail"])
    both = frozenset([ids["Support"], ids["Billing"]])
    assert {"opens", "closes", "pays"} <= lit(store, ids, Filter(teams=both))
    assert lit(store, ids, Filter(teams=both, channels=frozenset([ids["mail"]]))) == {"opens", "over"}


def test_what_is_open() -> None:
    store, ids = desk()
    marks = Marks(
        of={ids["closes"]: ("weakness",), ids["calls"]: ("exception",)}, states={ids["over"]: "gap"}
    )
    assert lit(store, ids, Filter(handovers=True), marks) == {"opens", "pays", "over"}
    assert lit(store, ids, Filter(points=True), marks) == {"closes"}
    assert lit(store, ids, Filter(handovers=True, points=True), marks) == {"opens", "pays", "over", "closes"}
    confirmed = Marks(states={ids["over"]: "confirmed"})
    assert lit(store, ids, Filter(handovers=True), confirmed) == set()


def test_headings_and_lanes_never_fade() -> None:
    store, ids = desk()
    fading = Fading(store, Filter(teams=frozenset([ids["Billing"]])), Marks())
    assert not any(
        fading.fades(key) for key in (*store.of("stage"), *store.of("step"), *store.of("lane"), "")
    )
    assert count(store, fading) == (1, 4)


def test_the_question_between_two_cards_fades_with_them() -> None:
    store, ids = desk()
    fading = Fading(store, Filter(teams=frozenset([ids["Support"]])), Marks())
    assert fading.fades(f"{ids['opens']}>{ids['pays']}")
    assert not fading.fades(f"{ids['opens']}>{ids['closes']}")


def test_a_filter_changes_no_place_in_the_drawing() -> None:
    store, ids = desk()
    wanted = Filter(teams=frozenset([ids["Billing"]]))
    whole, filtered = build(store), build(store, View(filter=wanted))
    assert whole == filtered and whole.fading is None
    assert filtered.fading is not None and filtered.fading.fades(ids["opens"])
    assert not Filter() and build(store, View(filter=Filter())).fading is None
