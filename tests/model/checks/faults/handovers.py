"""Faults in handovers: facts not known, a promise that does not come back, work through many hands."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from app.model.edits import cards, fields, lanes, library, links, people, steps
from app.model.graph import graph_of
from app.model.ids import derived_id
from app.model.patch import ABSENT
from tests.model.checks.faults.planting import Expected, fault, one, pick, stage_before
from tests.model.checks.generate import Journey, known_handover


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
