"""Running the checks: what speaks when, how loud, what is agreed, and what an edit looks at again."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from app import words
from app.model.checks import CHECKS, FAILED, PROFILES, Check, Finding, Live, Report, run
from app.model.checks.base import Look
from app.model.edits import cards, fields, insights, lanes, library, links, maps
from app.model.grid import place
from app.model.store import Store
from tests.model.sketch import Sketch, random_edit, random_map
from tools.check_maps.common import closed, repair
from tools.make_check_maps import make

TODAY = date(2026, 3, 1)


def told(report: Report) -> list[tuple[Any, ...]]:
    """Findings without their steps, which are new objects each time."""
    return [
        (f.key, f.owners, f.voice, f.severity, f.text, dict(f.values), f.exception, f.actions)
        for f in report.findings
    ]


def rules(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


@pytest.fixture
def faulty() -> Store:
    """One finding of H01, H02, C01 and F04."""
    map = repair()
    map.handover("Send the bill", to_team=None)
    map.handover("Open the order", "Repair at home")
    map.card("Ask a neighbour", "Contact", 1, team="Orders")
    fields.put(map.store, map["Let the technician in"], role="goal")
    return map.store


# ---- status and severity
@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("sketch", {"H01"}),
        ("draft", {"H01", "F04"}),
        ("review", {"H01", "H02", "C01", "F04"}),
        ("final", {"H01", "H02", "C01", "F04"}),
    ],
)
def test_the_working_status_says_which_checks_speak(faulty: Store, status: str, expected: set[str]) -> None:
    assert rules(run(faulty, status)) == expected
    maps.put(faulty, status=status)
    report = run(faulty)
    assert (rules(report), report.profile) == (expected, status)


def test_a_map_without_a_status_is_a_sketch() -> None:
    assert run(maps.create("New")).profile == "sketch"
    assert run(maps.create("Odd", status="no such status")).profile == "sketch"


def test_an_unknown_profile_is_refused(faulty: Store) -> None:
    with pytest.raises(KeyError):
        run(faulty, "loud")


def test_questions_are_never_errors() -> None:
    for profile in PROFILES.values():
        for rule in CHECKS:
            assert profile.severity(rule, "question") != "error"
    assert PROFILES["final"].severity("H02", "weakness") == "error"
    assert PROFILES["review"].severity("H02", "question") == "info"
    assert PROFILES["final"].severity("H02", "question") == "warning"


def test_the_worst_comes_first(faulty: Store) -> None:
    report = run(faulty)
    assert [(f.rule, f.severity) for f in report.findings] == [
        ("H01", "error"),
        ("F04", "error"),
        ("H02", "warning"),
        ("C01", "warning"),
    ]
    assert report.worst() == "error"
    assert run(maps.create("Empty")).worst() is None


def test_no_profile_changes_the_state_of_a_handover(faulty: Store) -> None:
    assert len({tuple(sorted(run(faulty, name).states.items())) for name in PROFILES}) == 1


# ---- agreed and planned
def test_an_agreed_exception_is_shown_beside_the_finding_until_its_day(faulty: Store) -> None:
    finding = next(f for f in run(faulty).findings if f.rule == "H01")
    agreed = insights.agree(faulty, "H01", finding.ids, "rare", "head of billing", "2026-03-01")
    on, after = run(faulty, today=TODAY), run(faulty, today=date(2026, 3, 2))
    shown = next(f for f in on.findings if f.rule == "H01")
    assert (shown.exception, shown.settled, on.findings[-1].rule) == (agreed, True, "H01")
    assert "H01" not in {f.rule for f in on.open}
    assert on.worst() == "error"  # the dead end
    assert not next(f for f in after.findings if f.rule == "H01").settled
    assert on.states == after.states


def test_an_exception_holds_for_its_rule_and_records_only(faulty: Store) -> None:
    first = next(f for f in run(faulty).findings if f.rule == "H01")
    insights.agree(faulty, "H02", first.ids, "other rule", "head", None)
    assert not any(f.exception for f in run(faulty).findings)


def test_an_exception_with_an_unreadable_day_silences_nothing(faulty: Store) -> None:
    first = next(f for f in run(faulty).findings if f.rule == "H01")
    insights.agree(faulty, "H01", first.ids, "rare", "head", "soon")
    assert not any(f.exception for f in run(faulty).findings)


@pytest.mark.parametrize(
    ("status", "settled"), [("open", True), ("doing", True), ("done", False), ("dropped", False)]
)
def test_an_action_in_hand_answers_a_weakness(faulty: Store, status: str, settled: bool) -> None:
    finding = next(f for f in run(faulty).findings if f.rule == "H01")
    insights.add_action(faulty, "Set up a list", cures=finding.ids, status=status)
    assert next(f for f in run(faulty).findings if f.rule == "H01").settled == settled


def test_an_action_does_not_answer_a_question(faulty: Store) -> None:
    finding = next(f for f in run(faulty).findings if f.rule == "H02")
    insights.add_action(faulty, "Ask them", cures=finding.ids)
    assert not next(f for f in run(faulty).findings if f.rule == "H02").settled


# ---- one line per handover
def test_facts_nobody_asked_about_are_one_question_per_handover() -> None:
    map = repair()
    asked = [map.handover("Open the order"), map.handover("Repair at home", "Send the bill")]
    report = run(map.store)
    assert sorted(f.ids for f in report.findings) == sorted((link,) for link in asked)
    sentence = report.by_owner(asked[1])[0].sentence(words.load("en"))
    assert sentence == (
        "Field to Orders at “Repair at home”: do we know how they know, how it is passed on, "
        "what is passed on, by when?"
    )


# ---- marks
def test_marks_name_the_state_of_handovers_and_the_voice_of_the_rest(faulty: Store) -> None:
    by_title = {str(faulty[card].get("title")): card for card in faulty.of("card")}
    report = run(faulty)
    marks = report.marks()
    states = {faulty[link]["from"]: marks[link] for link in faulty.of("link")}
    assert states == {by_title["Send the bill"]: ("gap",), by_title["Open the order"]: ("ask",)}
    assert marks[by_title["Ask a neighbour"]] == ("question",)
    assert marks[by_title["Use it again"]] == ("hygiene",)
    assert by_title["Open the order"] not in marks


def test_a_confirmed_handover_and_an_unanswered_contact_are_marked() -> None:
    map = repair()
    link = closed(map)
    fields.put(map.store, map["Call the service"], reply_within=60)
    assert run(map.store).marks() == {
        link: ("confirmed",),
        map["Call the service"]: ("reply-owed", "weakness"),
    }
    insights.agree(map.store, "C03", [map["Call the service"]], "a test line", "head", None)
    assert run(map.store).marks()[map["Call the service"]] == ("reply-owed", "exception")


# ---- a check that fails
def broken(look: Look, key: str) -> Iterable[Finding]:
    raise ZeroDivisionError("broken on purpose")


def test_a_check_that_raises_reports_itself_and_the_others_run(faulty: Store) -> None:
    checks = [Check("H02", "Broken", "link", broken), *(c for c in CHECKS.values() if c.id != "H02")]
    report = run(faulty, checks=checks)
    assert rules(report) == {FAILED, "H01", "C01", "F04"}
    failed = [f for f in report.findings if f.rule == FAILED]
    assert {f.ids for f in failed} == {("H02", link) for link in faulty.of("link")}
    assert failed[0].sentence(words.load("en")) == "The check H02 could not look at this part of the map."
    live = Live(faulty, checks=checks)
    assert told(live.whole(TODAY)) == told(run(faulty, today=TODAY, checks=checks))


def test_a_broken_check_of_the_whole_map_reports_itself_in_an_empty_map() -> None:
    report = run(Store(), "final", checks=[Check("F02", "Broken", "map", broken, whole=True)])
    assert [f.key for f in report.findings] == ["check-failed:F02"]


# ---- after an edit
@pytest.mark.parametrize("seed", [*range(25), 35, 49, 86])
def test_looking_again_at_what_was_touched_finds_what_a_full_run_finds(seed: int) -> None:
    rng = random.Random(seed)
    map = random_map(rng)
    local_only = [check for check in CHECKS.values() if not check.whole]
    live, local = Live(map.store), Live(map.store, checks=local_only)
    for _ in range(40):
        random_edit(rng, map)
        if rng.random() < 0.7:
            assert told(local.local(TODAY)) == told(run(map.store, today=TODAY, checks=local_only))
        if rng.random() < 0.3:
            assert told(live.whole(TODAY)) == told(run(map.store, today=TODAY))


def test_after_an_edit_only_what_was_touched_is_looked_at_again() -> None:
    map = repair()
    link = closed(map)
    other = closed(map, "Repair at home", "Send the bill")
    seen: list[str] = []

    def look(_look: Look, key: str) -> Iterable[Finding]:
        seen.append(key)
        return ()

    live = Live(map.store, checks=[Check("H02", "Seen", "link", look)])
    live.local()
    assert sorted(seen) == sorted([link, other])
    seen.clear()
    fields.put(map.store, link, receipt="other words")
    live.local()
    assert seen == [link]
    seen.clear()
    fields.put(map.store, map["Notice the fault"], note="a note")
    live.local()
    assert seen == []  # words of a card are said in its own findings and in those of its links alone
    fields.put(map.store, map["Open the order"], note="a note")
    live.local()
    assert seen == [link]  # its sentence may name the card
    seen.clear()
    lanes.add(map.store, "text", "Notes")
    live.local()
    assert sorted(seen) == sorted([link, other])


def test_an_arrow_to_nowhere_may_lead_to_any_card_that_has_come_since() -> None:
    map = repair()
    arrow = links.connect(map.store, map["Notice the fault"], kind="flow")
    live = Live(map.store)

    def proposed() -> tuple[str, ...]:
        (finding,) = [one for one in live.local().findings if one.ids == (arrow,)]
        return finding.fixes[0].inputs[0].choices

    lane, step, _key, _span = place(map.store[map["Open the order"]])
    parked = cards.add(map.store, "Calls the customer", lane, step)
    cards.park(map.store, [parked])
    assert proposed() and parked not in proposed()
    cards.move(map.store, parked, lane, step)
    assert parked in proposed()
    fields.remove(map.store, [parked])
    assert parked not in proposed()


def test_findings_of_removed_records_are_gone_at_once(faulty: Store) -> None:
    live = Live(faulty)
    live.whole()
    fields.remove(faulty, faulty.of("link"))
    assert rules(live.local()) == {"C01", "F04"}


def test_a_new_status_is_heard_at_once(faulty: Store) -> None:
    live = Live(faulty)
    live.whole()
    maps.put(faulty, status="sketch")
    assert rules(live.local()) == {"H01"}


def test_a_stopped_live_check_hears_nothing_more(faulty: Store) -> None:
    live = Live(faulty)
    live.whole()
    live.stop()
    fields.remove(faulty, faulty.of("link"))
    assert "H01" not in rules(run(faulty))
    assert live._changes == []


# ---- the sketch of the notes: an ordinary map without arrows
def test_an_ordinary_map_without_arrows_is_asked_only_about_its_changes_of_team() -> None:
    map = Sketch(columns=6)
    map.lane("action", "Customer")
    map.lane("touchpoint", "Contact")
    map.lane("process", "Desk", team=map.team("Desk"), zone="back")
    map.lane("process", "Store", team=map.team("Store"), zone="support")
    phone = library.add(map.store, "channel", "phone")
    for step in range(6):
        map.card(f"do {step}", "Customer", step)
        map.card(f"meet {step}", "Contact", step, channel=phone)
        map.card(f"work {step}", "Desk", step)
    for step in (1, 3, 4):
        map.card(f"fetch {step}", "Store", step)
    report = run(map.store)
    assert [(f.rule, f.voice) for f in report.findings] == [("H04", "question")] * 3


def test_the_maps_of_the_checks_can_be_made_in_any_order() -> None:
    assert dict(make("H02", "invalid-to-be").objects) == dict(make("H02", "invalid-to-be").objects)


def test_sentences_read_well_where_no_team_is_known() -> None:
    map = Sketch()
    map.card("Sort the post", "process", 0)
    map.card("Write back", "process", 1)
    map.handover("Sort the post", "Write back", receipt=None)
    map.handover("Write back")
    said = [finding.sentence(words.load("en")) for finding in run(map.store).findings]
    assert said == [
        "At “Sort the post” the sending team hands over, and the receiving team has no way to know.",
        "Who is responsible for “Sort the post”?",
        "Who takes up what the sending team hands over at “Write back”, and how do they learn of it?",
        "Who is responsible for “Write back”?",
    ]
