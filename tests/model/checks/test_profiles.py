"""Profiles and groups: who speaks when and how loud, what the map itself has chosen, and what is told together."""

from __future__ import annotations

from typing import Any

import pytest

from app.model.checks import CHECKS, PROFILES, Finding, Live, profile_of, run
from app.model.checks.groups import FOLLOWS, grouped
from app.model.checks.profiles import LEVELS, STATUSES, Profile, first_in, usual_level
from app.model.edits import insights, maps
from app.model.store import Store
from tools.check_maps.common import repair

OBSERVATIONS = {"C02", "C10", "E05", "H10", "S01"}
"""They only ever give a number."""
HYGIENE = {"C09", "E03", "H05", "S02", "S03", "S04"} | {rule for rule in CHECKS if rule.startswith("F")}


def finding(
    rule: str, *ids: str, voice: str = "hygiene", owners: tuple[str, ...] = (), exception: str = ""
) -> Finding:
    return Finding(rule, ids, owners or ids, voice, "So it is.", "It matters.", exception=exception)  # type: ignore[arg-type] # a voice


# ---- status
def test_each_status_lets_more_checks_speak() -> None:
    speaking = [{rule for rule in CHECKS if PROFILES[name].speaks(rule)} for name in STATUSES]
    assert speaking[0] == {"H01", "S04"}
    assert speaking[1] - speaking[0] == {rule for rule in CHECKS if rule[0] in "FS"} - {"S04"}
    assert speaking[2] - speaking[1] == {rule for rule in CHECKS if rule[0] in "HC"} - {"H01"}
    assert speaking[3] == set(CHECKS)


def test_the_review_of_handovers_begins_with_its_status() -> None:
    assert [PROFILES[name].reviews_handovers for name in STATUSES] == [False, False, True, True]


@pytest.mark.parametrize("rule", sorted(HYGIENE))
def test_hygiene_is_quieter_in_a_draft(rule: str) -> None:
    assert PROFILES["draft"].severity(rule, "hygiene") != "error"


@pytest.mark.parametrize("rule", sorted(OBSERVATIONS & set(CHECKS)))
def test_an_observation_is_never_an_error(rule: str) -> None:
    assert usual_level(rule) != "error"


def test_the_milder_condition_of_a_rule_is_a_step_quieter() -> None:
    loud = finding("F06", "x")
    mild = Finding("F06", ("x",), ("x",), "hygiene", "So it is.", "It matters.", mild=True)
    assert (PROFILES["final"].loudness(loud), PROFILES["final"].loudness(mild)) == ("error", "warning")


# ---- what the map's owner has chosen
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("status", STATUSES)
def test_a_chosen_level_holds_once_the_check_speaks(level: str, status: str) -> None:
    chosen = Profile(status, {"F04": level})
    assert chosen.speaks("F04") == (
        level != "off" and STATUSES.index(status) >= STATUSES.index(first_in("F04"))
    )
    if level != "off" and status in ("review", "final"):
        assert chosen.severity("F04", "weakness") == level


def test_what_was_not_asked_yet_is_no_error_whatever_was_chosen() -> None:
    assert Profile("final", {"H02": "error"}).severity("H02", "question") == "warning"
    assert Profile("final", {"H02": "info"}).severity("H02", "question") == "info"
    assert Profile("review", {"H02": "warning"}).severity("H02", "question") == "info"


def test_a_profile_asked_for_by_name_keeps_what_the_map_has_chosen() -> None:
    map = repair()
    map.handover("Open the order")
    maps.set_checks(map.store, status="sketch", checks={"H01": "off"}, thresholds={})
    assert profile_of(map.store, "final").chosen == {"H01": "off"}
    assert not run(map.store, "final").findings


def test_odd_choices_in_a_file_are_passed_over() -> None:
    odd_ones: list[Any] = [7, [], "off", {"H01": "loud", "C01": 3}]
    for odd in odd_ones:
        store = Store({"m": {"type": "map", "status": "final", "checks": odd}})
        assert profile_of(store) == PROFILES["final"]


def test_a_choice_is_heard_by_the_live_checks_at_once() -> None:
    map = repair()
    map.handover("Open the order")
    live = Live(map.store)
    assert [one.rule for one in live.whole().findings] == ["H01"]
    maps.set_checks(map.store, status="final", checks={"H01": "off"}, thresholds={})
    assert not live.local().findings


# ---- what is told together
def test_what_leads_to_what_goes_in_no_circle() -> None:
    def below(rule: str, above: tuple[str, ...]) -> None:
        assert rule not in above
        for other in FOLLOWS.get(rule, ()):
            below(other, (*above, rule))

    for rule in FOLLOWS:
        assert rule in CHECKS
        below(rule, ())


def test_a_finding_is_folded_under_its_cause_when_they_share_a_record() -> None:
    one, two, other = finding("C05", "a", "b"), finding("C06", "a", "b"), finding("C05", "c", "d")
    groups = grouped([one, two, other])
    assert [(group.first, group.folded) for group in groups] == [(two, (one,)), (other, ())]


def test_what_a_handover_lacks_besides_is_folded_under_how_its_receiver_knows() -> None:
    found = [finding(rule, "l", owners=("l", "a")) for rule in ("H02", "H06", "H07", "H08")]
    other = finding("H07", "k", owners=("k", "a"))  # another handover of the same card
    assert [[one.rule for one in group.all] for group in grouped([*found, other])] == [
        ["H02", "H06", "H07", "H08"],
        ["H07"],
    ]


def test_causes_of_causes_are_one_group() -> None:
    found = [finding("F03", "a"), finding("F06", "a", "b"), finding("F12", "l", owners=("l", "b"))]
    (group,) = grouped(found)
    assert [one.rule for one in group.all] == ["F03", "F06", "F12"]


def test_a_settled_cause_hides_nothing() -> None:
    found = [finding("C06", "a", "b", exception="x"), finding("C05", "a", "b")]
    assert len(grouped(found)) == 2


def test_every_finding_stands_in_one_group() -> None:
    map = repair()
    for _ in range(2):
        map.link("Notice the fault", "Report the fault", kind="flow")
        map.link("Notice the fault", "Use it again", kind="flow")
    report = run(map.store)
    told = [one.key for group in report.groups for one in group.all]
    assert sorted(told) == sorted(one.key for one in report.findings)


def test_the_worst_group_comes_first_and_settled_ones_last() -> None:
    map = repair()
    link = map.handover("Send the bill", to_team=None)
    map.card("Ask a neighbour", "Contact", 1)
    assert [group.first.rule for group in run(map.store).groups][:1] == ["H01"]
    insights.agree(map.store, "H01", [link], "rare", "head", None)
    assert [group.first.rule for group in run(map.store).groups][-1] == "H01"
