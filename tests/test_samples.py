"""The sample maps: real in content, and the checks say about each what its author had thought out before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.model.checks import CHECKS, run
from app.model.checks.profiles import STATUSES, first_in
from app.model.grid import GRAPH_LANES, grid_of, kind_of, map_of, team_of
from app.model.handovers import handover_state, handovers
from app.model.store import Record, Store
from app.places import FIRST_SAMPLE, resources, samples
from app.storage.canonical import dumps
from app.storage.loader import loads
from tools.make_samples import files
from tools.make_samples import samples as makers

NAMES = sorted(stem for stem, _ in makers())
LANGUAGES = {"en", "sl", "it", "et", "cs", "lt"}
NOT_IN_A_FINISHED_MAP = {
    *("F01", "F06", "F08", "F09", "F11", "F12", "E03", "S01", "S02", "S03", "S04"),
}
"""What is told to the map maker alone and was mended before these maps were shown to anybody; and a stage without a
contact, which none of these journeys has."""
NEEDS_A_PATH = {"H09", "C03", "F03"}
AS_IS, TO_BE = "bank-onboarding-as-is", "bank-onboarding-to-be"


def path_of(stem: str) -> Path:
    return resources() / "samples" / f"{stem}.jmap"


def opened(stem: str) -> Store:
    return Store(loads(path_of(stem).read_bytes()).document["objects"])


def expected(stem: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path_of(stem).with_suffix(".expected.json").read_text("utf-8"))
    return found


def all_of(store: Store, kind: str) -> list[Record]:
    return [store[key] for key in store.of(kind)]


every = pytest.mark.parametrize("stem", NAMES)


def test_there_is_a_sample_in_each_language_and_the_first_one_is_english() -> None:
    assert [path.stem for path in samples()] == NAMES
    assert {map_of(opened(stem))[1]["language"] for stem in NAMES} == LANGUAGES
    assert map_of(opened(FIRST_SAMPLE))[1]["language"] == "en"


@every
def test_checks_say_what_the_author_had_thought_out(stem: str) -> None:
    store, told = opened(stem), expected(stem)
    found = sorted((finding.rule, list(finding.ids)) for finding in run(store).findings)
    assert found == [(finding["rule"], finding["ids"]) for finding in told["findings"]]


@pytest.mark.parametrize("status", STATUSES)
@every
def test_an_earlier_status_admits_its_part_of_it(stem: str, status: str) -> None:
    store, told = opened(stem), expected(stem)
    found = sorted((finding.rule, list(finding.ids)) for finding in run(store, status).findings)
    admitted = [
        one for one in told["findings"] if STATUSES.index(first_in(one["rule"])) <= STATUSES.index(status)
    ]
    assert found == [(one["rule"], one["ids"]) for one in admitted]


@every
def test_each_handover_is_in_the_state_the_author_had_thought_out(stem: str) -> None:
    store, told = opened(stem), expected(stem)
    states = {link: handover_state(store, link) for link in handovers(store)}
    found = {link: {"state": s.state, "reasons": list(s.reasons)} for link, s in states.items()}
    assert found == told["handovers"]


@every
def test_making_a_sample_again_gives_the_same_bytes(stem: str) -> None:
    for suffix, data in files(*dict(makers())[stem]).items():
        assert path_of(stem).with_suffix(suffix).read_bytes() == data, "run: python -m tools.make_samples"


@every
def test_opening_and_saving_changes_nothing(stem: str) -> None:
    loaded = loads(path_of(stem).read_bytes())
    assert loaded.notes == ()
    assert dumps(loaded.document) == path_of(stem).read_bytes()


@every
def test_a_sample_is_a_whole_map(stem: str) -> None:
    store = opened(stem)
    made = map_of(store)[1]
    assert all(
        made.get(name) for name in ("goal", "scope", "client", "project", "confidentiality", "as_of", "color")
    )
    assert made["status"] == "final"
    cards = all_of(store, "card")
    assert 40 <= len(cards) <= 120
    assert 5 <= len(store.of("stage")) <= 8
    teams = {team_of(store, key) for key in store.of("card") if kind_of(store, key) == "process"} - {None}
    assert len(teams) >= 4
    assert len(handovers(store)) >= 8
    assert sum(bool(card.get("note")) for card in cards) * 2 >= len(cards)
    assert any(card.get("private") for card in cards)
    assert any(card.get("is_wait") and card["pos"][3] > 1 for card in cards)
    assert grid_of(store).stage_wide
    assert grid_of(store).parked
    assert store.of("exception")
    assert all(measure.get("source", "").startswith("https://") for measure in all_of(store, "measure"))
    assert all(action.get("role") and action.get("due") for action in all_of(store, "action"))


@every
def test_people_are_described_and_feel_something(stem: str) -> None:
    store = opened(stem)
    personas = all_of(store, "persona")
    assert len(personas) >= 2
    fields = (
        "role",
        "situation",
        "quote",
        "goals",
        "motivations",
        "obstacles",
        "knowledge",
        "expectations",
        "mood",
    )
    assert [person["title"] for person in personas if not all(person.get(name) for name in fields)] == []
    felt = all_of(store, "emotion")
    assert any(one.get("unknown") for one in felt)
    assert any("low" in one for one in felt)
    scores = [one["score"] for one in felt if "score" in one]
    assert max(scores) - min(scores) >= 3, "a flat curve tells nothing"
    assert len({one["step"] for one in felt}) == len(store.of("step"))


@every
def test_a_decision_has_named_ways_out(stem: str) -> None:
    store = opened(stem)
    decisions = {key for key in store.of("card") if store[key].get("role") == "decision"}
    named = [link["from"] for link in all_of(store, "link") if link.get("exit") and link["from"] in decisions]
    assert any(named.count(card) >= 2 for card in decisions)


@every
def test_no_title_stands_on_two_cards(stem: str) -> None:
    titles = [card["title"] for card in all_of(opened(stem), "card")]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
    assert [title for title in titles if len(title) > 66] == []


def test_no_sample_repeats_the_cards_of_another() -> None:
    texts = {
        stem: {card["title"] for card in all_of(opened(stem), "card")} for stem in NAMES if stem != TO_BE
    }
    shared = {(a, b): texts[a] & texts[b] for a in texts for b in texts if a < b}
    assert {pair: found for pair, found in shared.items() if found} == {}


@every
def test_a_sample_shows_several_rules_and_one_that_needs_a_path(stem: str) -> None:
    rules = {finding["rule"] for finding in expected(stem)["findings"]}
    assert len(rules) >= 4
    assert rules & NEEDS_A_PATH


def test_together_the_samples_show_every_rule() -> None:
    rules = {finding["rule"] for stem in NAMES for finding in expected(stem)["findings"]}
    assert set(CHECKS) - rules == NOT_IN_A_FINISHED_MAP


@every
def test_an_agreed_exception_belongs_to_something_the_checks_say(stem: str) -> None:
    store = opened(stem)
    told = {(finding["rule"], tuple(finding["ids"])) for finding in expected(stem)["findings"]}
    assert {(one["rule"], tuple(one["about"])) for one in all_of(store, "exception")} <= told


def test_the_design_shares_the_ids_of_what_stays_and_is_another_file() -> None:
    today, design = opened(AS_IS), opened(TO_BE)
    assert map_of(today)[0] != map_of(design)[0]
    assert map_of(design)[1]["state"] == "to-be"
    assert map_of(design)[1]["variant"]
    assert map_of(design)[1]["horizon"]
    for kind in ("stage", "step", "lane", "team", "persona"):
        assert today.of(kind) == design.of(kind)
    kept = set(today.of("card")) & set(design.of("card"))
    assert len(kept) > 50
    assert {key for key in kept if today[key] != design[key]}
    graph_cards = [key for key in kept if kind_of(today, key) in GRAPH_LANES]
    assert [key for key in graph_cards if today[key]["pos"][0] != design[key]["pos"][0]] == []
