"""Handovers: what counts as one, its state and why, the ledger and the faint questions."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from app.model.edits import cards, fields, insights, library, links
from app.model.graph import graph_of
from app.model.handovers import handover_state, handovers, is_handover
from app.model.ledger import Counts, by_pair, by_stage, ledger, summary, team_questions
from app.model.patch import ABSENT
from app.model.store import Store
from tests.model.damage import DAMAGE
from tests.model.sketch import Sketch, random_edit, random_map


@pytest.fixture
def map() -> Sketch:
    """Orders (steps 0 and 2) and Field (step 1), a contact, and a card of nobody."""
    map = Sketch()
    map.card("customer", "action", 0)
    map.card("order", "process", 0, team="Orders")
    map.card("visit", "process", 1, team="Field")
    map.card("bill", "process", 2, team="Orders")
    map.card("nobody's", "process", 3)
    map.card("call", "touchpoint", 0, team="Orders")
    map.card("letter", "message", 3)
    return map


def state(map: Sketch, link: str) -> tuple[str, tuple[str, ...]]:
    found = handover_state(map.store, link)
    return found.state, found.reasons


# ---- what counts
def test_a_handover_moves_between_two_teams_or_to_an_unknown_one(map: Sketch) -> None:
    receivers: list[tuple[str | None, dict[str, str | None]]] = [
        ("visit", {}),
        (None, {}),
        (None, {"to_team": "Field"}),
        (None, {"to_team": None}),
    ]
    for to, values in receivers:
        assert is_handover(map.store, map.handover("order", to, **values))
    assert is_handover(map.store, map.handover("order", "nobody's"))
    assert is_handover(map.store, map.handover("nobody's", "visit"))


def test_a_link_drawn_before_its_teams_were_named_becomes_a_handover_when_they_are(map: Sketch) -> None:
    """A room draws first and names teams later; the handover must not stay unseen."""
    for lane in ("Desk", "Office", "Shed"):
        map.lane("process", lane)
    for card, lane in (("takes", "Desk"), ("checks", "Desk"), ("books", "Office"), ("packs", "Shed")):
        map.card(card, lane, 1)
    drawn = map.link("takes", "books")
    inside = map.link("takes", "checks")
    other = map.link("books", "packs")

    def kinds() -> list[object]:
        return [map.store[link]["kind"] for link in (drawn, inside, other)]

    assert kinds() == ["flow", "flow", "flow"]
    fields.put(map.store, map["Desk"], team=map.team("Front"))
    assert kinds() == ["flow", "flow", "flow"], "where it goes is not known yet"
    fields.put(map.store, map["books"], team=map.team("Back"))
    assert kinds() == ["handover", "flow", "flow"]
    fields.put(map.store, map["Shed"], team=map.team("Back"))
    assert kinds() == ["handover", "flow", "flow"], "the same team goes on"


def test_a_flow_between_known_teams_stays_what_it_was_made(map: Sketch) -> None:
    link = map.link("order", "visit")
    links.set_kind(map.store, link, "flow")
    fields.put(map.store, map["visit"], team=map.team("Another"))
    assert map.store[link]["kind"] == "flow"


def test_neither_the_customer_nor_the_same_team_makes_a_handover(map: Sketch) -> None:
    assert not is_handover(map.store, map.handover("customer", "order"))
    assert not is_handover(map.store, map.handover("order", "customer"))
    assert not is_handover(map.store, map.handover("order", "bill"))
    assert not is_handover(map.store, map.handover("order", to_team="Orders"))
    assert not is_handover(map.store, map.link("order", "visit", kind="flow"))
    assert not is_handover(map.store, map["order"])
    assert not is_handover(map.store, "no such id")


# ---- states
@pytest.mark.parametrize(
    ("to", "facts", "expected"),
    [
        ("visit", {"receipt": "sees it in the planner"}, ("confirmed", ())),
        ("visit", {}, ("to-clarify", ("receipt",))),
        ("visit", {"receipt": "  "}, ("confirmed", ())),
        ("visit", {"receipt": None}, ("gap", ("receipt",))),
        ("visit", {"receipt": "list", "returns": None}, ("confirmed", ())),
        ("visit", {"receipt": "list", "returns": "a date"}, ("gap", ("return",))),
        ("visit", {"returns": "a date"}, ("gap", ("return",))),
        ("visit", {"receipt": None, "returns": "a date"}, ("gap", ("receipt", "return"))),
        (None, {"to_team": "Field", "receipt": "list"}, ("confirmed", ())),
        (None, {"to_team": "Field"}, ("to-clarify", ("receipt",))),
        (None, {"to_team": None}, ("gap", ("receiver",))),
        (None, {"to_team": None, "receipt": None}, ("gap", ("receiver",))),
        (None, {}, ("to-clarify", ("receiver", "receipt"))),
        (None, {"receipt": "list"}, ("to-clarify", ("receiver",))),
        (None, {"receipt": None}, ("gap", ("receipt",))),
        ("nobody's", {"receipt": "list"}, ("to-clarify", ("team",))),
        ("nobody's", {"receipt": "list", "to_team": "Field"}, ("confirmed", ())),
        ("nobody's", {}, ("to-clarify", ("team", "receipt"))),
    ],
)
def test_the_state_follows_from_the_facts(
    map: Sketch, to: str | None, facts: dict[str, Any], expected: tuple[str, tuple[str, ...]]
) -> None:
    if facts.get("receipt") == "  ":
        expected = ("to-clarify", ("receipt",))  # blanks say nothing
    assert state(map, map.handover("order", to, **facts)) == expected


def test_a_card_that_is_known_to_be_nobodys_is_a_gap(map: Sketch) -> None:
    link = map.handover("order", "nobody's", receipt="list")
    with map.store.edit("known"):
        map.store.put(map["nobody's"], team=None)
    assert state(map, link) == ("gap", ("team",))


def test_a_sender_without_a_team_is_a_reason(map: Sketch) -> None:
    assert state(map, map.handover("nobody's", "visit", receipt="list")) == ("to-clarify", ("team",))


def test_taking_a_fact_back_asks_again(map: Sketch) -> None:
    link = map.handover("order", "visit", receipt="list")
    links.know(map.store, link, receipt=ABSENT)
    assert state(map, link) == ("to-clarify", ("receipt",))


def test_neither_status_nor_exception_nor_action_changes_the_state(map: Sketch) -> None:
    link = map.handover("order", "visit", receipt=None)
    insights.agree(map.store, "H02", [link], "small volume", "head of field", None)
    insights.add_action(map.store, "Ring back", cures=[link])
    with map.store.edit("status"):
        map.store.put(map.store.of("map")[0], status="sketch")
    assert state(map, link) == ("gap", ("receipt",))


# ---- promised returns
@pytest.fixture
def promise(map: Sketch) -> str:
    return map.handover("order", "visit", receipt="list", returns="the report")


def test_a_promise_counts_when_a_drawn_path_reaches_a_card_of_the_sender(map: Sketch, promise: str) -> None:
    map.link("visit", "nobody's")
    assert state(map, promise)[0] == "gap"
    map.link("nobody's", "bill")
    assert state(map, promise) == ("confirmed", ())


def test_a_derived_path_returns_nothing(map: Sketch, promise: str) -> None:
    map.card("next", "process", 1, team="Orders")  # beside the visit in one step, joined by nothing drawn
    map.lane("process", "support", zone="support")
    map.card("below", "support", 1, team="Orders")
    assert (map["visit"], map["below"]) in {(e.source, e.to) for e in graph_of(map.store).edges()}
    assert state(map, promise) == ("gap", ("return",))


def test_an_arrow_back_to_the_sending_team_without_a_card_counts(map: Sketch, promise: str) -> None:
    map.handover("visit", to_team="Orders")
    assert state(map, promise)[0] == "confirmed"


def test_a_path_may_lead_through_other_lanes_and_round_in_circles(map: Sketch, promise: str) -> None:
    map.link("visit", "letter")
    map.link("letter", "visit")
    assert state(map, promise)[0] == "gap"
    map.link("letter", "order")
    assert state(map, promise)[0] == "confirmed"


def test_an_answering_message_returns_what_a_contact_handed_over(map: Sketch) -> None:
    link = map.handover("call", "visit", receipt="list", returns="an answer")
    assert state(map, link)[0] == "gap"
    with map.store.edit("answer"):
        map.store.put(map["letter"], answers=map["call"])
    assert state(map, link) == ("confirmed", ())


def test_a_team_without_a_card_returns_by_its_cards_from_then_on(map: Sketch) -> None:
    early = map.handover("order", to_team="Field", receipt="list", returns="the report")
    late = map.handover("bill", to_team="Field", receipt="list", returns="the report")
    map.link("visit", "bill")
    assert (state(map, early)[0], state(map, late)[0]) == ("confirmed", "gap")


@pytest.mark.parametrize("seed", range(60))
def test_returns_are_those_that_trying_every_arrow_finds(seed: int) -> None:
    map = random_map(random.Random(seed), n=10)
    store, graph = map.store, graph_of(map.store)
    arrows = [(store[key]["from"], store[key]["to"]) for key in store.of("link") if store[key].get("to")]
    names_team = [
        (store[k]["from"], store[k]["to_team"]) for k in store.of("link") if store[k].get("to_team")
    ]
    for link in handovers(store):
        record = store[link]
        sender = graph.team(record["from"])
        if not record.get("returns") or not record.get("to") or sender is None:
            continue
        reached = {record["to"]}
        for _ in arrows:
            reached |= {two for one, two in arrows if one in reached}
        back = any(graph.team(card) == sender for card in reached) or record["from"] in reached
        back = back or any(one in reached and team == sender for one, team in names_team)
        assert ("return" not in handover_state(store, link).gaps) == back


# ---- ledger
def test_the_ledger_tells_every_fact_in_the_order_of_the_map(map: Sketch) -> None:
    item = library.add(map.store, "item", "the address")
    mail = library.add(map.store, "channel", "mail")
    second = map.handover("bill", to_team="Field", receipt=None)
    first = map.handover("order", "visit", passes=[item], channel=mail, limit=240)
    agreed = insights.agree(map.store, "H02", [second], "rare", "head of field", "2026-01-31")
    cure = insights.add_action(map.store, "Ring", cures=[second])
    rows = ledger(map.store, date(2026, 1, 31))
    assert [row.link for row in rows] == [first, second]
    one, two = rows
    assert (one.sender_title, one.receiver_title, one.source_title, one.to_title) == (
        "Orders",
        "Field",
        "order",
        "visit",
    )
    assert (one.passes, one.channel, one.limit, one.receipt) == (("the address",), "mail", 240, "")
    assert (one.state, one.reasons, one.asks) == ("to-clarify", ("receipt",), ("receipt",))
    assert (one.stage, one.step) == (map["stage"], map.steps[0])
    assert (two.state, two.to_title, two.receiver) == ("gap", "", map["Field"])
    assert two.asks == ("passes", "how", "limit")
    assert (two.exceptions, two.actions) == ((agreed,), (cure,))
    assert ledger(map.store, date(2026, 2, 1))[1].exceptions == ()


def test_the_headline_counts_confirmed_gaps_and_what_is_to_clarify(map: Sketch) -> None:
    map.handover("order", "visit", receipt="list")
    map.handover("visit", "bill", receipt=None)
    map.handover("bill")
    map.handover("order", to_team="Field")
    map.handover("order", "bill")  # within one team
    assert summary(map.store) == Counts(1, 1, 2)
    assert (summary(map.store).total, summary(map.store).unclosed) == (4, 3)
    rows = ledger(map.store)
    assert by_stage(rows) == {map["stage"]: Counts(1, 1, 2)}
    assert by_pair(rows) == {
        (map["Orders"], map["Field"]): Counts(1, 0, 1),
        (map["Field"], map["Orders"]): Counts(0, 1, 0),
        (map["Orders"], None): Counts(0, 0, 1),
    }


def test_a_parked_sender_stays_in_the_ledger(map: Sketch) -> None:
    link = map.handover("order", "visit", receipt="list")
    cards.park(map.store, [map["order"]])
    assert [(row.link, row.step, row.state) for row in ledger(map.store)] == [(link, "", "confirmed")]


# ---- faint questions
@pytest.fixture
def faint(map: Sketch) -> Sketch:
    map.lane("process", "support", zone="support")
    map.card("stock", "support", 0, team="Store")
    return map


def asked(map: Sketch) -> list[tuple[str, str]]:
    return [(map.name_of(q.source), map.name_of(q.to)) for q in team_questions(map.store)]


def test_a_derived_change_of_team_is_a_question_and_no_handover(faint: Sketch) -> None:
    assert asked(faint) == [("order", "stock")]
    assert summary(faint.store).total == 0


def test_yes_stores_a_handover(faint: Sketch) -> None:
    link = links.answer_question(faint.store, faint["order"], faint["stock"], "yes")
    assert asked(faint) == []
    assert handovers(faint.store) == [link]


@pytest.mark.parametrize("answer", ["no", "unknown"])
def test_no_and_dont_know_are_remembered(faint: Sketch, answer: str) -> None:
    key = links.answer_question(faint.store, faint["order"], faint["stock"], answer)
    assert asked(faint) == []
    (question,) = team_questions(faint.store, answered=True)
    assert (question.answer, question.key, question.step) == (answer, key, faint.steps[0])


def test_a_handover_to_the_team_answers_for_its_cards(faint: Sketch) -> None:
    faint.handover("order", to_team="Store")
    assert asked(faint) == []


def test_neither_customer_nor_unknown_teams_are_asked_about(faint: Sketch) -> None:
    faint.card("somebody's", "support", 1)
    cards.move(faint.store, faint["customer"], faint["action"], faint.steps[1])
    assert asked(faint) == [("order", "stock")]


# ---- robustness
@pytest.mark.parametrize("objects", DAMAGE)
def test_damaged_maps_have_a_ledger_too(objects: dict[str, dict[str, object]]) -> None:
    store = Store(objects)
    assert len(ledger(store)) == summary(store).total
    team_questions(store)


@pytest.mark.parametrize("seed", range(8))
def test_after_any_edit_the_ledger_equals_one_of_a_map_just_opened(seed: int) -> None:
    rng = random.Random(seed)
    map = random_map(rng)
    for _ in range(25):
        random_edit(rng, map)
        fresh = Store({key: dict(record) for key, record in map.store.objects.items()})
        assert ledger(map.store) == ledger(fresh)
        assert team_questions(map.store) == team_questions(fresh)
