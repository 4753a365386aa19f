"""After any edit the checks say what a full run says; and no map, however damaged or large, stops them.

CI makes a slice of the edits; `BATON_EDITS=10000` makes ten thousand.
"""

from __future__ import annotations

import os
import random
from datetime import date
from typing import Any

import pytest

from app.model.checks import CHECKS, FAILED, Live, run
from app.model.edits import fields, insights, lanes, library, maps, people
from app.model.patch import ABSENT
from app.model.store import Store
from tests.model.checks.generate import journey
from tests.model.checks.test_runner import told
from tests.model.sketch import Sketch, random_edit

EDITS = int(os.environ.get("BATON_EDITS", "400"))
PER_MAP = 100
TODAY = date(2026, 3, 1)
LOCAL = [check for check in CHECKS.values() if not check.whole]


def begun(seed: int, rng: random.Random) -> Store:
    """A journey to edit at random; cards may be put into every lane of it."""
    store = journey(seed).copy(rng).store
    for lane in [lane for lane in store.of("lane") if store[lane]["kind"] == "emotion"]:
        lanes.remove(store, lane)
    return store


def any_edit(rng: random.Random, store: Store) -> None:
    """One edit of any kind that some check may look at, on top of those of `random_edit`."""
    if rng.random() < 0.5:
        sketch = Sketch(columns=1)
        sketch.store = store
        random_edit(rng, sketch)
        return
    held, links_, steps_ = store.of("card"), store.of("link"), store.of("step")
    choice = rng.randrange(14)
    if choice == 0 and held:
        fields.put(store, rng.choice(held), title=rng.choice(["", " ", "Another name"]))
    elif choice == 1 and links_:
        fields.put(store, rng.choice(links_), exit=rng.choice(["", "yes", "no"]))
    elif choice == 2 and links_:
        values: dict[str, Any] = {
            "limit": None,
            "passes": None,
            "channel": None,
            "system": None,
            "returns": "a note",
        }
        name = rng.choice(sorted(values))
        fields.put(store, rng.choice(links_), **{name: rng.choice([values[name], ABSENT])})
    elif choice == 3 and store.of("persona"):
        people.feel(store, rng.choice(store.of("persona")), rng.choice(steps_), rng.choice([-2, -1, 0, 2]))
    elif choice == 4 and held:
        fields.put(
            store, rng.choice(held), kind=rng.choice(["pain", "question", "idea"]), about=[rng.choice(held)]
        )
    elif choice == 5 and held:
        flags: dict[str, Any] = {"moment": True, "fail_point": True, "is_wait": True}
        name = rng.choice(sorted(flags))
        fields.put(
            store, rng.choice(held), **{name: rng.choice([True, ABSENT]), "duration": {"typical": 9000}}
        )
    elif choice == 6 and held:
        insights.add_action(store, "Do it", [rng.choice(held)], role=rng.choice(["", "head"]))
    elif choice == 7 and held:
        insights.add_measure(store, "Count it", [rng.choice([*held, *steps_])], target=rng.choice(["", 5]))
    elif choice == 8 and held:
        contact: dict[str, Any] = {
            "started_by": "customer",
            "issue": "Lost",
            "reply_within": rng.choice([5, ABSENT]),
        }
        fields.put(store, rng.choice(held), **contact, resolves=rng.choice([True, False, ABSENT]))
    elif choice == 9:
        name, limit = rng.choice([("max_gap", 100), ("contacts_max", 1), ("chain_max", 1), ("ack_within", 1)])
        maps.set_threshold(store, name, rng.choice([limit, None]))
    elif choice == 10:
        item = library.add(store, "item", rng.choice(["a form", "a photo"]))
        if held:
            fields.add_to_set(store, rng.choice(held), rng.choice(["needs", "passes"]), item)
    elif choice == 11 and held:
        fields.put(store, rng.choice(held), answers=rng.choice([rng.choice(held), ABSENT]))
    elif choice == 12 and links_ and store.of("team"):
        ends: dict[str, Any] = {"to": ABSENT, "to_team": rng.choice([*store.of("team"), None])}
        fields.put(store, rng.choice(links_), kind="handover", returns="a note", **ends)
    else:
        levels = {rng.choice(list(CHECKS)): rng.choice(["off", "info", "error"])}
        maps.set_checks(store, status=rng.choice(["draft", "review", "final"]), checks=levels, thresholds={})


@pytest.mark.parametrize("seed", range(max(1, EDITS // PER_MAP)))
def test_what_is_looked_at_again_is_what_a_full_run_finds(seed: int) -> None:
    rng = random.Random(seed)
    store = begun(seed, rng)
    live, local = Live(store), Live(store, checks=LOCAL)
    for number in range(PER_MAP):
        any_edit(rng, store)
        now, afresh = local.local(TODAY), run(store, today=TODAY, checks=LOCAL)
        assert told(now) == told(afresh), number
        assert (now.states, now.owed) == (afresh.states, afresh.owed), number
        if number % 10 == 0:
            assert told(live.whole(TODAY)) == told(run(store, today=TODAY)), number


@pytest.mark.parametrize("seed", range(6))
def test_a_map_edited_at_random_never_stops_a_check(seed: int) -> None:
    rng = random.Random(seed)
    store = begun(seed, rng)
    for _ in range(60):
        any_edit(rng, store)
    report = run(store, "final")
    assert not [finding.key for finding in report.findings if finding.rule == FAILED]


def damaged(seed: int) -> Store:
    """A journey in which fields of every kind hold what does not belong there, and ids lead nowhere."""
    rng = random.Random(seed)
    objects = {key: dict(record) for key, record in journey(seed).store.objects.items()}
    junk: list[Any] = [
        None,
        "",
        "gone",
        7,
        -1.5,
        True,
        [],
        ["gone", 3],
        {},
        {"typical": "x"},
        [1, 2, 3, 4],
        "a" * 40,
    ]
    for key in rng.sample(sorted(objects), len(objects) // 3):
        record = objects[key]
        names = [
            *sorted(record.keys() - {"type"}),
            "about",
            "cures",
            "values",
            "duration",
            "needs",
            "role",
            "checks",
        ]
        for name in rng.sample(names, min(2, len(names))):
            record[name] = rng.choice([*junk, rng.choice(sorted(objects)), [rng.choice(sorted(objects))]])
    for key in rng.sample(sorted(objects), 6):
        del objects[key]
    return Store(objects)


@pytest.mark.parametrize("seed", range(40))
def test_damaged_maps_are_looked_at_without_a_failure(seed: int) -> None:
    report = run(damaged(seed), "final")
    failed = {finding.ids[0] for finding in report.findings if finding.rule == FAILED}
    assert failed == set()


def large(n: int) -> Store:
    """A map of n cards in six lanes and two teams, made at once, with an arrow or handover at every eighth card."""
    rng = random.Random(n)
    kinds = ("action", "touchpoint", "process", "process", "process", "insight")
    columns = n // (2 * len(kinds))
    objects: dict[str, dict[str, Any]] = {
        "m": {"type": "map", "status": "final"},
        "t0": {"type": "team", "title": "Desk"},
        "t1": {"type": "team", "title": "Field"},
        "g": {"type": "stage", "order": "a0"},
    }
    for column in range(columns):
        objects[f"s{column}"] = {"type": "step", "pos": ["g", f"a{column:05}"]}
    for lane, kind in enumerate(kinds):
        objects[f"n{lane}"] = {"type": "lane", "kind": kind, "order": f"a{lane}", "team": f"t{lane % 2}"}
    for number in range(n):
        place = [f"n{number % 6}", f"s{number // 6 % columns}", f"a{number:05}", rng.choice([1, 1, 2])]
        objects[f"c{number}"] = {"type": "card", "title": f"Card {number}", "pos": place}
        if number % 8 == 0:
            ends = {"from": f"c{number}", "to": f"c{rng.randrange(n)}"}
            objects[f"l{number}"] = {"type": "link", **ends, "kind": rng.choice(["flow", "handover"])}
    return Store(objects)


def test_five_thousand_cards_are_looked_at() -> None:
    report = run(large(5000), "final")
    assert not [finding.key for finding in report.findings if finding.rule == FAILED]
    assert len(report.groups) > 100


def test_one_long_round_of_actions_stops_nothing() -> None:
    objects: dict[str, dict[str, Any]] = {
        "m": {"type": "map", "status": "final"},
        "g": {"type": "stage"},
        "s": {"type": "step", "pos": ["g", "a0"]},
        "n": {"type": "lane", "kind": "action"},
        "l": {"type": "link", "from": "c04999", "to": "c00000"},
    }
    for number in range(5000):
        objects[f"c{number:05}"] = {"type": "card", "title": "Do it", "pos": ["n", "s", f"a{number:05}", 1]}
    assert not [finding for finding in run(Store(objects)).findings if finding.rule == FAILED]
