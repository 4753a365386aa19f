"""No miss, no false alarm: random valid maps are silent, and a planted fault is found with its ids and nothing else.

CI looks at a slice; `BATON_ACCURACY=1000` looks at a thousand maps, each with one fault of every kind that it has a
place for. Seeds are the numbers of the maps.
"""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from app.model import ids
from app.model.checks import CHECKS, Report, run
from app.model.store import Store
from tests.model.checks.faults import BESIDE, FAULTS, PARTLY, Expected
from tests.model.checks.generate import Journey, journey
from tests.model.checks.test_checks import told

MAPS = int(os.environ.get("BATON_ACCURACY", "25"))
SLICE = 25
"""Maps looked at by one test, so that several processes can share the work."""
MIX = {
    "decision",
    "way back",
    "fail point",
    "several ends",
    "drawn override",
    "stacked in-order",
    "stacked one-of",
    "stacked all",
    "spanning card",
    "two action lanes",
    "partner team",
    "handover across steps",
    "promised return",
    "information that arrives",
    "answered contact",
    "messages",
    "low with its reason",
}
"""What the maps are made of; each is met in many of them."""
REVEALS = {"H03": {"H04"}}
"""Rule -> rules that can only ask once its next step was taken: the teams have to be known first."""


def slices() -> list[range]:
    return [range(at, min(at + SLICE, MAPS)) for at in range(0, MAPS, SLICE)]


def planted(seed: int, rule: str) -> tuple[Journey, Expected | None]:
    """A valid map with one fault, and what has to be found."""
    made = journey(seed).copy(random.Random(f"{seed} {rule}"))
    ids.seed(made.rng.choice)
    try:
        return made, FAULTS[rule](made)
    finally:
        ids.seed(None)


def found(report: Report) -> Expected:
    return {(finding.rule, frozenset(finding.ids)) for finding in report.findings}


def whole(rule: str, expected: Expected, got: Expected) -> Expected:
    """The expected findings with all their ids, where the fault knows only some of them."""
    of_rule = {key for key in got if key[0] == rule}
    known = {key for _, keys in expected for key in keys}
    return of_rule if rule in PARTLY and len(of_rule) == 1 and known <= next(iter(of_rule))[1] else expected


@pytest.mark.parametrize("seeds", slices(), ids=lambda part: f"{part.start}-{part.stop - 1}")
def test_random_valid_maps_are_silent(seeds: range) -> None:
    loud = {seed: found(run(journey(seed).store)) for seed in seeds}
    assert {seed: said for seed, said in loud.items() if said} == {}


@pytest.mark.parametrize("rule", sorted(FAULTS))
@pytest.mark.parametrize("seeds", slices(), ids=lambda part: f"{part.start}-{part.stop - 1}")
def test_a_planted_fault_is_found_with_its_ids_and_nothing_else(rule: str, seeds: range) -> None:
    places = 0
    for seed in seeds:
        made, expected = planted(seed, rule)
        if expected is None:
            continue
        places += 1
        report = run(made.store)
        got = found(report)
        expected = whole(rule, expected, got)
        assert expected <= got, f"map {seed}: missed"
        assert {key[0] for key in got - expected} <= BESIDE.get(rule, set()), f"map {seed}: false alarm"
        first = {(group.first.rule, frozenset(group.first.ids)) for group in report.groups}
        assert first == expected, f"map {seed}: what follows from the fault is folded under it"
    assert places or len(seeds) < SLICE, "no map has a place for this fault"


@pytest.mark.parametrize("rule", sorted(FAULTS))
def test_a_next_step_heals_a_planted_fault(rule: str) -> None:
    """In maps nobody made for it, each step settles its finding and makes no new one."""
    for seed in range(min(MAPS, 6)):
        made, expected = planted(seed, rule)
        if expected is None:
            continue
        before = run(made.store)
        objects = {key: dict(record) for key, record in made.store.objects.items()}
        for finding in before.findings:
            if finding.rule != rule:
                continue
            for fix in finding.fixes:
                store = Store(objects)
                again = next(f for f in run(store).findings if f.key == finding.key)
                step = next(one for one in again.fixes if one.id == fix.id)
                step.apply(store, **{asked.name: told(store, asked) for asked in step.inputs})
                after = run(store)
                left = {one.key: one for one in after.findings}
                seen = {one.key for one in before.findings}
                new = {one.key for one in after.open if one.rule not in REVEALS.get(rule, ())} - seen
                assert not new, f"map {seed}: {fix.id} makes {new}"
                assert finding.key not in left or left[finding.key].settled, f"map {seed}: {fix.id}"


def test_every_check_has_its_fault() -> None:
    assert set(FAULTS) == set(CHECKS)


def test_the_maps_are_a_mix_of_everything() -> None:
    built: Counter[str] = Counter()
    for seed in range(MAPS):
        built.update(set(journey(seed).mix))
    assert {what for what in MIX if built[what] < 3} == set()
