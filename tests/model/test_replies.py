"""Replies owed: which contacts expect an answer, and what counts as one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from app.model.edits import fields
from app.model.graph import graph_of
from app.model.grid import kind_of
from app.model.ledger import summary
from app.model.replies import replies_owed
from app.model.store import Store
from tests.model.damage import DAMAGE
from tests.model.sketch import Sketch, random_map


@pytest.fixture
def map() -> Sketch:
    map = Sketch()
    map.card("write", "touchpoint", 0, started_by="customer", reply_within=2880)
    map.card("check", "process", 1, team="Support")
    map.card("ring back", "touchpoint", 2, started_by="organisation")
    map.card("letter", "message", 3)
    return map


def owed(map: Sketch) -> list[tuple[str, str, str]]:
    return [(reply.title, reply.answer_title, reply.how) for reply in replies_owed(map.store)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, True),
        ({"reply_within": 0}, True),
        ({"started_by": "organisation"}, False),
        ({"started_by": ""}, False),
        ({"reply_within": None}, False),
        ({"reply_within": None, "issue": "a fault"}, False),
        ({"reply_within": None, "issue": "a fault", "resolves": False}, True),
        ({"reply_within": None, "resolves": False}, False),
        ({"reply_within": None, "issue": " ", "resolves": False}, False),
        ({"reply_within": True}, False),
    ],
)
def test_an_answer_is_expected_when_a_time_is_named_or_an_issue_stays_open(
    map: Sketch, facts: dict[str, Any], expected: bool
) -> None:
    fields.put(map.store, map["write"], **facts)
    assert bool(replies_owed(map.store)) == expected


def test_a_contact_that_settles_its_issue_answers_itself(map: Sketch) -> None:
    fields.put(map.store, map["write"], resolves=True)
    assert owed(map) == [("write", "write", "itself")]


def test_a_contact_or_message_that_says_so_answers(map: Sketch) -> None:
    fields.put(map.store, map["letter"], answers=map["write"])
    assert owed(map) == [("write", "letter", "answer")]
    assert not replies_owed(map.store)[0].owed


def test_a_drawn_path_answers_and_a_derived_one_does_not(map: Sketch) -> None:
    map.link("write", "check", kind="flow")
    assert owed(map) == [("write", "", "")]
    map.link("check", "ring back", kind="flow")
    assert owed(map) == [("write", "ring back", "path")]


def test_a_drawn_path_to_a_message_answers(map: Sketch) -> None:
    map.link("write", "letter", kind="flow")
    assert owed(map) == [("write", "letter", "path")]


def test_replies_are_told_in_map_order_and_not_among_the_handovers(map: Sketch) -> None:
    map.card("ask again", "touchpoint", 1, started_by="customer", issue="when?", resolves=False)
    assert [reply.title for reply in replies_owed(map.store)] == ["write", "ask again"]
    first = replies_owed(map.store)[0]
    assert (first.within, first.step, first.stage) == (2880, map.steps[0], map["stage"])
    assert summary(map.store).total == 0


@pytest.mark.parametrize("objects", DAMAGE)
def test_damaged_maps_owe_nothing_unreadable(objects: dict[str, dict[str, object]]) -> None:
    replies_owed(Store(objects))


@pytest.mark.parametrize("seed", range(60))
def test_answers_are_those_that_trying_every_arrow_finds(seed: int) -> None:
    rng = random.Random(seed)
    map = random_map(rng, n=12)
    store = map.store
    for card in store.of("card"):
        if kind_of(store, card) == "touchpoint":
            fields.put(store, card, started_by=rng.choice(["customer", "organisation"]), reply_within=60)
    arrows = [(store[key]["from"], store[key]["to"]) for key in store.of("link") if store[key].get("to")]
    for reply in replies_owed(store):
        reached = {two for one, two in arrows if one == reply.contact}
        for _ in arrows:
            reached |= {two for one, two in arrows if one in reached}
        speaking = {
            card
            for card in reached - {reply.contact}
            if kind_of(store, card) == "message"
            or (kind_of(store, card) == "touchpoint" and store[card].get("started_by") == "organisation")
        }
        assert reply.owed == (not speaking)
        assert reply.answer is None or reply.answer in speaking
    assert all(reply.contact in graph_of(store) for reply in replies_owed(store))
