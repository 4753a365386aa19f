"""Small random journeys, written down so plainly that an oracle can try every way through them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from app.model import ids
from app.model.edits import fields
from tests.model.sketch import Sketch

Spread = tuple[int, int, int]
NO_TIME: Spread = (0, 0, 0)


@dataclass
class Plan:
    """A journey in numbered columns. Cards are named by layer and column: a0 (action), t0 (contact), p0, q0 (work)."""

    columns: int
    spans: dict[str, int] = field(default_factory=dict)
    """Every card of the map -> how many columns it covers."""
    roles: dict[str, str] = field(default_factory=dict)
    teams: dict[str, str] = field(default_factory=dict)
    ways: dict[tuple[str, str], Spread] = field(default_factory=dict)
    """Drawn flow between actions, or between contacts, with its wait."""
    hands: dict[tuple[str, str], str] = field(default_factory=dict)
    """Handovers between work: what is known of what they carry ("it", "else", "nothing", "not asked")."""
    needs: set[str] = field(default_factory=set)
    gives: set[str] = field(default_factory=set)
    systems: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    asks: set[str] = field(default_factory=set)
    """Contacts about the one issue."""
    settles: set[str] = field(default_factory=set)
    lasts: dict[str, Spread] = field(default_factory=dict)
    waits: dict[str, Spread] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    """Contact -> the contact it answers."""


def column(card: str) -> int:
    return int(card[1:])


def random_plan(rng: random.Random) -> Plan:
    """A journey of up to six columns with decisions, ways back, alternatives to it, spans and missing layers."""
    plan = Plan(columns=rng.randint(2, 6))
    for number in range(plan.columns):
        for layer, chance in (("a", 0.75), ("t", 0.5), ("p", 0.45), ("q", 0.3)):
            if rng.random() < chance:
                plan.spans[f"{layer}{number}"] = rng.choice([1, 1, 1, 2, 3]) if layer in "at" else 1
    if not any(card[0] == "a" for card in plan.spans):
        plan.spans["a0"] = 1
    held = list(plan.spans)
    actions, contacts = ([c for c in held if c[0] == layer] for layer in "at")
    work = [c for c in held if c[0] in "pq"]
    for card in actions:
        if rng.random() < 0.2:
            plan.roles[card] = rng.choice(["goal", "accepted-end", "leaves", "decision"])
    for card in (*contacts, *work):
        if rng.random() < 0.8:
            plan.teams[card] = rng.choice(["X", "Y", "Z"])
        if rng.random() < 0.2:
            plan.systems[card] = "crm"
    _draw(rng, plan, actions, contacts, work)
    _fill(rng, plan, held, contacts)
    return plan


def _draw(rng: random.Random, plan: Plan, actions: list[str], contacts: list[str], work: list[str]) -> None:
    for cards, chance in ((actions, 0.7), (contacts, 0.25)):
        for _ in range(rng.randint(0, 3)):
            if len(cards) > 1 and rng.random() < chance:
                source, to = rng.sample(cards, 2)
                if _apart(plan, source, to):
                    plan.ways[source, to] = _time(rng, 0.4)
    for _ in range(rng.randint(0, 4)):
        if len(work) > 1:
            source, to = rng.sample(work, 2)
            if column(source) != column(to):
                plan.hands[source, to] = rng.choice(["it", "else", "nothing", "not asked"])


def _fill(rng: random.Random, plan: Plan, held: list[str], contacts: list[str]) -> None:
    for card in held:
        if rng.random() < 0.25:
            plan.needs.add(card)
        if rng.random() < 0.25:
            plan.gives.add(card)
        if rng.random() < 0.15:
            plan.settles.add(card)
        if card[0] in "at":
            plan.lasts[card], plan.waits[card] = _time(rng, 0.4), _time(rng, 0.3)
    for card in contacts:
        plan.channels[card] = rng.choice(["phone", "mail"])
        if rng.random() < 0.6:
            plan.asks.add(card)
        if len(contacts) > 1 and rng.random() < 0.3:
            plan.answers[card] = rng.choice([other for other in contacts if other != card])


def _apart(plan: Plan, one: str, two: str) -> bool:
    """Whether two cards share no column, so that an arrow between them replaces nothing inside a step."""
    return not set(covers(plan, one)) & set(covers(plan, two))


def covers(plan: Plan, card: str) -> list[int]:
    """The columns a card lies in."""
    first = column(card)
    return list(range(first, min(first + plan.spans[card], plan.columns)))


def _time(rng: random.Random, chance: float) -> Spread:
    if rng.random() > chance:
        return NO_TIME
    low, mid, high = sorted(rng.randint(1, 40) for _ in range(3))
    return low, mid, high


def drawn(plan: Plan) -> Sketch:
    """The journey as a map, made with the program's own verbs."""
    ids.seed(random.Random(repr(plan)).choice)
    try:
        return _drawn(plan)
    finally:
        ids.seed(None)


def _drawn(plan: Plan) -> Sketch:
    map = Sketch(columns=plan.columns)
    store = map.store
    map.lane("action", "a")
    map.lane("touchpoint", "t")
    map.lane("process", "p", zone="back")
    map.lane("process", "q", zone="support")
    item, other = (store_add(map, "item", name) for name in ("it", "else"))
    for card, span in plan.spans.items():
        map.card(card, card[0], column(card), span=span, **_values(plan, card, map, item))
    for (source, to), wait in plan.ways.items():
        map.link(source, to, kind="flow", **_spread("wait", wait))
    for (source, to), carries in plan.hands.items():
        told = {"it": [item], "else": [other], "nothing": None}
        map.handover(source, to, **({"passes": told[carries]} if carries in told else {}))
    for card, asked in plan.answers.items():
        fields.put(store, map[card], answers=map[asked])
    return map


def store_add(map: Sketch, kind: str, title: str) -> str:
    with map.store.edit("add-entry"):
        return map.store.add(kind, title=title)


def _values(plan: Plan, card: str, map: Sketch, item: str) -> dict[str, object]:
    values: dict[str, object] = {
        **_spread("duration", plan.lasts.get(card, NO_TIME)),
        **_spread("wait_before", plan.waits.get(card, NO_TIME)),
    }
    for name, kind, given in (("system", "system", plan.systems), ("channel", "channel", plan.channels)):
        if card in given:
            title = given[card]
            if title not in map.named:
                map.named[title] = store_add(map, kind, title)
            values[name] = map[title]
    if card in plan.teams:
        values["team"] = plan.teams[card]
    if card in plan.roles:
        values["role"] = plan.roles[card]
    if card in plan.needs:
        values["needs"] = [item]
    if card in plan.gives:
        values["passes"] = [item]
    if card in plan.asks:
        values |= {"issue": "the fault", "started_by": "customer"}
    if card in plan.settles:
        values["resolves_issue"] = " The  FAULT"
    return values


def _spread(name: str, found: Spread) -> dict[str, object]:
    low, mid, high = found
    return {name: {"min": low, "typical": mid, "max": high}} if high else {}
