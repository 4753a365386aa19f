"""Single faults planted into a random journey, one function a check.

A fault changes the map and returns the findings that have to follow, as (rule, ids), or None where the map has no
place for it. What else may be said because of the same fault stands in `BESIDE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from app.model.edits import cards, fields, insights, lanes, library, links, maps, people, stages, steps
from app.model.graph import graph_of
from app.model.ids import derived_id
from app.model.patch import ABSENT
from tests.model.checks.generate import Journey, entries, known_handover

Expected = set[tuple[str, frozenset[str]]]
Fault = Callable[[Journey], Expected | None]
FAULTS: dict[str, Fault] = {}
BESIDE: dict[str, set[str]] = {
    "F03": {"F05"},
    "F06": {"F09", "F12"},
    "C06": {"C05"},
}
"""Rule -> rules that the same fault may raise as well; they have to be folded under it."""

PARTLY = {"C04", "C07", "C08", "H10"}
"""Rules whose findings are keyed by more than the fault knows of."""


def fault(rule: str) -> Callable[[Fault], Fault]:
    def keep(plant: Fault) -> Fault:
        FAULTS[rule] = plant
        return plant

    return keep


def one(rule: str, *keys: str) -> Expected:
    return {(rule, frozenset(keys))}


def pick(made: Journey, held: Iterable[str]) -> str:
    """One of them by the dice; "" where there is none."""
    found = sorted(held)
    return made.rng.choice(found) if found else ""


def map_id(made: Journey) -> str:
    return made.store.of("map")[0]


# ---- the customer's way
@fault("F01")
def _(made: Journey) -> Expected | None:
    first = made.cells[0][0]
    if "help" in made.named or made.arrows(first):
        return None
    fields.put(made.store, first, role=made.rng.choice(["accepted-end", "leaves"]))
    return one("F01", map_id(made))


@fault("F02")
def _(made: Journey) -> Expected | None:
    if "help" in made.named:
        return None
    fields.put(made.store, made.cells[-1][0], role="accepted-end")
    return one("F02", map_id(made))


@fault("F03")
def _(made: Journey) -> Expected | None:
    first = made.cells[0][0]
    if len(made.cells) < 3 or made.arrows(first):
        return None
    fields.put(made.store, made.cells[-1][0], role="goal")
    gone = made.card("Give up", "do", len(made.steps) - 1, role="accepted-end")
    lanes.set_cell_mode(made.store, made.named["do"], made.steps[-1], "one-of")
    links.connect(made.store, first, gone, kind="flow")
    return one("F03", first)


@fault("F04")
def _(made: Journey) -> Expected | None:
    last, before = made.single(-1), made.plain(-2)
    if not last or not before:
        return None
    fields.put(made.store, before, role="goal")
    fields.put(made.store, last, role=ABSENT)
    return one("F04", last)


@fault("F05")
def _(made: Journey) -> Expected | None:
    for at in made.rng.sample(range(len(made.cells) - 2), len(made.cells) - 2):
        source = made.single(at)
        skipped, target = entries(made, at + 1), entries(made, at + 2)
        free = source and not made.arrows(source) and len(skipped) == len(target) == 1
        if free and not any(made.store[k].get("to") in made.cells[at + 1] for k in made.store.of("link")):
            links.connect(made.store, source, target[0], kind="flow")
            return one("F05", skipped[0])
    return None


@fault("F06")
def _(made: Journey) -> Expected | None:
    """A way back that nobody named, or a circle at the end that leads nowhere."""
    if made.chance(0.5):
        return _no_way_out(made)
    for at in made.rng.sample(range(1, len(made.cells) - 1), len(made.cells) - 2):
        before, card = made.single(at - 1), made.plain(at)
        if before and card and not _taken(made, before) and not _in_a_loop(made, before, card):
            links.connect(made.store, card, before, kind="flow")
            return one("F06", before, card)
    return None


def _in_a_loop(made: Journey, before: str, card: str) -> bool:
    """Whether a way back leads round these cards already; its name says when it is taken."""
    column, store = made.column, made.store
    back = [store[k] for k in store.of("link") if store[k].get("exit") == "once more"]
    return any(column[r["to"]] <= column[before] and column[card] <= column[r["from"]] for r in back)


def _no_way_out(made: Journey) -> Expected | None:
    last, second, goal = made.plain(-1), made.plain(-2), made.plain(-3) if len(made.cells) > 3 else ""
    if not last or not second or not goal or made.store[last].get("role"):
        return None
    fields.put(made.store, goal, role="goal")
    links.connect(made.store, last, second, kind="flow", exit="once more")
    return one("F06", last, second)


def _taken(made: Journey, card: str) -> bool:
    """Whether a card says by itself that the way may part there, or lies in a loop already."""
    record = made.store[card]
    return record.get("role") == "decision" or bool(record.get("fail_point")) or bool(made.arrows(card))


@fault("F07")
def _(made: Journey) -> Expected | None:
    for card in sorted(made.column):
        record = made.store.get(card)
        here = [k for k in made.arrows(card) if record and made.store[k].get("from") == card]
        drawn = [k for k in here if made.store[k].get("exit") == "no"]
        if record and record.get("role") == "decision" and len(drawn) == 1 and len(here) == 2:
            links.remove(made.store, drawn[0])
            return one("F07", card)
    return None


@fault("F08")
def _(made: Journey) -> Expected | None:
    named = [k for k in made.store.of("link") if made.store[k].get("exit")]
    named = [k for k in named if made.store[made.store[k]["from"]].get("role") == "decision"]
    link = pick(made, named)
    if not link:
        return None
    card = made.store[link]["from"]
    other = next(k for k in named if made.store[k]["from"] == card and k != link)
    fields.put(made.store, link, exit=made.rng.choice(["", str(made.store[other]["exit"]).upper()]))
    return one("F08", card)


@fault("F09")
def _(made: Journey) -> Expected | None:
    for at in made.rng.sample(range(len(made.cells) - 2), len(made.cells) - 2):
        card = made.single(at)
        if card and not made.arrows(card) and len(entries(made, at + 1)) == len(entries(made, at + 2)) == 1:
            links.connect(made.store, card, entries(made, at + 1)[0], kind="flow")
            links.connect(made.store, card, entries(made, at + 2)[0], kind="flow")
            return one("F09", card)
    return None


@fault("F10")
def _(made: Journey) -> Expected | None:
    for at in made.rng.sample(range(len(made.cells) - 1), len(made.cells) - 1):
        card, following = made.plain(at), entries(made, at + 1)
        if card and len(following) == 1 and made.store[following[0]].get("role") != "decision":
            fields.put(made.store, card, fail_point=True)
            return one("F10", card)
    return None


@fault("F11")
def _(made: Journey) -> Expected | None:
    link = pick(made, made.store.of("link"))
    if not link:
        return None
    record = {k: v for k, v in made.store[link].items() if k not in ("from", "to", "type")}
    twin = links.connect(made.store, made.store[link]["from"], made.store[link]["to"], **record)
    return one("F11", link, twin)


@fault("F12")
def _(made: Journey) -> Expected | None:
    last, first = made.cells[-1][0], made.cells[0][0]
    if len(made.stages) < 2 or made.store[last].get("role") == "leaves":
        return None
    fields.put(made.store, last, role="goal")
    return one("F12", links.connect(made.store, last, first, kind="flow"))


# ---- feelings, pains, measures
@fault("E01")
def _(made: Journey) -> Expected | None:
    store = made.store
    said = {made.column[c] for c in store.of("card") if store[c].get("kind") and c in made.column}
    about = {one for c in store.of("card") for one in store[c].get("about", ())}
    free = [s for n, s in enumerate(made.steps[:-1]) if n not in said and s not in about]
    step = pick(made, free)
    if not step:
        return None
    people.feel(store, made.named["Ada"], step, made.rng.choice([-1, -2]), low=ABSENT, high=ABSENT)
    return one("E01", step)


@fault("E02")
def _(made: Journey) -> Expected | None:
    kind = made.rng.choice(["pain", "reason-to-leave"])
    if "learnt" in made.named and made.chance(0.6):
        return one("E02", made.card("A pain", "learnt", 0, kind=kind))
    return one("E02", cards.add_parked(made.store, "A pain", kind=kind, about=[made.steps[0]]))


@fault("E03")
def _(made: Journey) -> Expected | None:
    columns = sorted({made.column[c] for c in made.contacts} - {len(made.steps) - 1})
    spanned = {made.column[c] + 1 for c in made.contacts if made.store[c]["pos"][3] > 1}
    free = [made.steps[c] for c in columns if c not in spanned]
    step = pick(made, free)
    if not step:
        return None
    for name in ("Ada", "Ben"):
        if name in made.named:
            people.forget(made.store, made.named[name], step)
    return one("E03", step)


@fault("E04")
def _(made: Journey) -> Expected | None:
    card = pick(made, [c for c in made.contacts if not made.store[c].get("moment")])
    if not card:
        return None
    fields.put(made.store, card, moment=True)
    if made.chance(0.3):
        insights.add_measure(made.store, "Half known", [card], target=5)
    return one("E04", card)


@fault("E05")
def _(made: Journey) -> Expected | None:
    emotion = people.feel(made.store, made.named["Ada"], made.steps[-1], -0.5, low=ABSENT, high=ABSENT)
    return one("E05", emotion)


# ---- what the map consists of
@fault("S01")
def _(made: Journey) -> Expected | None:
    return one("S01", made.store[stage_before(made)]["pos"][0])


def stage_before(made: Journey) -> str:
    """A new stage before the others, with an action that begins the journey. Returns its step."""
    stage = stages.add(made.store, "One more", 0)
    step = next(s for s in made.store.of("step") if made.store[s]["pos"][0] == stage)
    fields.put(made.store, made.cells[0][0], role=ABSENT)
    cards.add(made.store, "Begin", made.named["do"], step)
    return step


@fault("S02")
def _(made: Journey) -> Expected | None:
    maps.put(made.store, goal="")
    return one("S02", map_id(made))


@fault("S03")
def _(made: Journey) -> Expected | None:
    step = steps.add(made.store, made.stages[-1], "aside")
    if graph_of(made.store).in_step(step):
        return None  # something long reaches into it
    return one("S03", cards.add(made.store, "Alone", made.named["front"], step))


@fault("S04")
def _(made: Journey) -> Expected | None:
    card = pick(made, made.store.of("card"))
    fields.put(made.store, card, title="")
    return one("S04", card)


# ---- handovers
@fault("H01")
def _(made: Journey) -> Expected | None:
    values: dict[str, Any] = {"to_team": None} if made.chance(0.5) else {}
    return one("H01", links.connect(made.store, pick(made, made.work), None, kind="handover", **values))


def known(made: Journey) -> str:
    """A handover that is known in full."""
    return pick(made, (k for k in made.handovers if k in made.store))


@fault("H02")
def _(made: Journey) -> Expected | None:
    link = known(made)
    if not link:
        return None
    fields.put(made.store, link, receipt=made.rng.choice([None, ABSENT]))
    return one("H02", link)


@fault("H03")
def _(made: Journey) -> Expected | None:
    lane = lanes.add(made.store, "process", "Nobody", zone="support")
    column = made.column[pick(made, made.work)]
    made.named["nobody"] = lane
    return one("H03", made.card("Who?", "nobody", column))


@fault("H04")
def _(made: Journey) -> Expected | None:
    # An arrow drawn later may have taken the place of the edge that was asked about.
    asked = {(edge.source, edge.to): edge.origin for edge in graph_of(made.store).edges()}
    said = {key: (made.store[key]["from"], made.store[key]["to"]) for key in made.store.of("answer")}
    answer = pick(made, (key for key, ends in said.items() if asked.get(ends) == "derived"))
    if not answer:
        return None
    ends = said[answer]
    fields.remove(made.store, [derived_id("answer", *ends)])
    return one("H04", *ends)


@fault("H05")
def _(made: Journey) -> Expected | None:
    desk = [c for c in made.work if made.store[c]["pos"][0] == made.named["front"]]
    pairs = [(a, b) for a in desk for b in desk if made.column[a] < made.column[b]]
    if not pairs:
        return None
    source, to = made.rng.choice(pairs)
    return one("H05", links.connect(made.store, source, to, kind="handover"))


@fault("H06")
def _(made: Journey) -> Expected | None:
    link = known(made)
    if not link:
        return None
    value = made.rng.choice([None, ABSENT])
    fields.put(made.store, link, channel=value, system=value)
    return one("H06", link)


@fault("H07")
def _(made: Journey) -> Expected | None:
    link = known(made)
    if not link or any(made.store[c].get("needs") for c in made.work):
        return None
    fields.put(made.store, link, passes=made.rng.choice([None, ABSENT]))
    return one("H07", link)


@fault("H08")
def _(made: Journey) -> Expected | None:
    link = known(made)
    if not link:
        return None
    fields.put(made.store, link, limit=made.rng.choice([None, ABSENT]))
    return one("H08", link)


@fault("H09")
def _(made: Journey) -> Expected | None:
    """A new team promises something; nothing leads back from it."""
    source = pick(made, made.work)
    lane = lanes.add(made.store, "process", "Lawyers", zone="support")
    made.named["lawyers"] = lane
    fields.put(made.store, lane, team=library.add(made.store, "team", "Lawyers"))
    at = steps.add(made.store, made.stages[-1], "later")
    if graph_of(made.store).in_step(at):
        return None  # something long reaches into it
    to = cards.add(made.store, "Read it", lane, at)
    link = known_handover(made, source, to)
    fields.put(made.store, link, returns="a signature")
    return one("H09", link)


@fault("H11")
def _(made: Journey) -> Expected | None:
    item = library.add(made.store, "item", "a photo")
    card = pick(made, made.work)
    fields.add_to_set(made.store, card, "needs", item)
    return one("H11", card, item)


# ---- contacts
@fault("C01")
def _(made: Journey) -> Expected | None:
    card = pick(made, made.contacts)
    fields.put(made.store, card, channel=made.rng.choice([None, ABSENT]))
    return one("C01", card)


@fault("C02")
def _(made: Journey) -> Expected | None:
    step, mail = stage_before(made), made.named["mail"]
    card = cards.add(
        made.store, "Advertisement", made.named["meet"], step, channel=mail, started_by="organisation"
    )
    people.feel(made.store, made.named["Ada"], step, 0)
    return one("C02", card)


@fault("C03")
def _(made: Journey) -> Expected | None:
    store = made.store
    free = [
        c
        for c in made.contacts
        if store[c]["started_by"] == "customer"
        and not store[c].get("reply_within")
        and not store[c].get("resolves")
    ]
    card = pick(made, free)
    if not card:
        return None
    fields.put(store, card, reply_within=60)
    return one("C03", card)


@fault("C09")
def _(made: Journey) -> Expected | None:
    if "say" not in made.named or len(made.contacts) < 2:
        return None
    return one("C09", made.card("Say something", "say", 0, touchpoint=made.contacts[0]))


@fault("C05")
def _(made: Journey) -> Expected | None:
    pair = asks_again(made)
    return one("C05", *pair) if pair else None


def asks_again(made: Journey) -> tuple[str, str] | None:
    """Two contacts in neighbouring cells that the customer starts about one issue, in one channel."""
    store = made.store
    alone = [c for c in made.contacts if [made.column[o] for o in made.contacts].count(made.column[c]) == 1]
    free = [c for c in alone if not store[c].get("issue") and not store[c].get("answers")]
    for at in range(len(made.cells) - 1):
        one_, two = made.single(at), made.single(at + 1)
        pair = [
            next((c for c in free if one and made.column[c] == made.column[one]), "") for one in (one_, two)
        ]
        if all(pair):
            for card in pair:
                fields.put(
                    store, card, issue="Lost parcel", started_by="customer", channel=made.named["mail"]
                )
            return pair[0], pair[1]
    return None


@fault("C06")
def _(made: Journey) -> Expected | None:
    pair = asks_again(made)
    if pair is None:
        return None
    fields.put(made.store, pair[0], passes=[library.add(made.store, "item", "the story")])
    # Another team in another channel; in the same team the story would be known.
    shop = library.add(made.store, "team", "Shop")
    fields.put(made.store, pair[1], channel=made.named["phone"], team=shop)
    return one("C06", *pair)


@fault("C10")
def _(made: Journey) -> Expected | None:
    """A limit that one stage goes beyond."""
    by_stage: dict[str, set[int]] = {}
    for card in made.contacts:
        by_stage.setdefault(made.store[made.steps[made.column[card]]]["pos"][0], set()).add(made.column[card])
    most = max(len(columns) for columns in by_stage.values())
    if most < 2:
        return None
    maps.set_threshold(made.store, "contacts_max", most - 1)
    return {("C10", frozenset([stage])) for stage, columns in by_stage.items() if len(columns) == most}


@fault("C04")
def _(made: Journey) -> Expected | None:
    store = made.store
    answered = {c: store[c]["answers"] for c in made.contacts if store[c].get("answers")}
    answered = {c: asked for c, asked in answered.items() if not store[asked].get("resolves")}
    # In a step where only the relative acts, the customer's own way does not come by.
    theirs = {made.column[card] for cell in made.cells for card in cell}
    met = theirs if "help" in made.named else set(made.column.values())
    answer = pick(made, (c for c in answered if made.column[c] in met))
    if not answer or not made.store[answered[answer]].get("reply_within"):
        return None
    fields.put(made.store, answered[answer], reply_within=5)
    fields.put(made.store, answer, wait_before={"typical": 600})
    return one("C04", answered[answer])


@fault("C07")
def _(made: Journey) -> Expected | None:
    first = min(made.column[c] for c in made.contacts)
    # Inside a step of its own action: contacts below one that spans steps share its moment.
    acted = {made.column[cell[0]] for cell in made.cells if made.store[cell[0]]["pos"][3] == 1}
    later = (c for c in made.contacts if made.column[c] > first + 1 and made.column[c] in acted)
    card = pick(made, (c for c in later if alone(made, c)))
    if not card:
        return None
    fields.put(made.store, card, wait_before={"typical": 12 * 1440})
    return one("C07", card)


@fault("C08")
def _(made: Journey) -> Expected | None:
    card = made.plain(made.rng.randrange(1, len(made.cells)))
    if not card:
        return None
    fields.put(made.store, card, is_wait=True, duration={"typical": 4 * 1440})
    return one("C08", card)


@fault("H10")
def _(made: Journey) -> Expected | None:
    """Behind a contact the work goes through six hands before it comes back to the front."""
    store, at = made.store, stage_before(made)
    meet: dict[str, Any] = {"channel": made.named["mail"], "started_by": "customer"}
    cards.add(store, "Ask for it", made.named["meet"], at, **meet)
    people.feel(store, made.named["Ada"], at, 0)
    chain = []
    for number in range(6):
        team = library.add(store, "team", f"Hand {number}")
        lane = lanes.add(store, "process", f"Hand {number}", team=team, zone="back", index=number + 5)
        chain.append(cards.add(store, f"Pass on {number}", lane, at))
    chain.append(cards.add(store, "Tell the customer", made.named["front"], at))
    for source, to in pairwise(chain):
        known_handover(made, source, to)
    links.answer_question(store, chain[-1], chain[0], "no")  # the grid puts the front above the rest
    return one("H10", chain[0])


def alone(made: Journey, contact: str) -> bool:
    """Whether a contact has no alternative in its step."""
    return [made.column[c] for c in made.contacts].count(made.column[contact]) == 1
