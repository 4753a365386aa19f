"""Faults in contacts: no channel, no answer, asked twice, silence."""

from __future__ import annotations

from app.model.edits import cards, fields, library, maps, people
from app.model.patch import ABSENT
from tests.model.checks.faults.planting import Expected, fault, one, pick, stage_before
from tests.model.checks.generate import Journey


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


def alone(made: Journey, contact: str) -> bool:
    """Whether a contact has no alternative in its step."""
    return [made.column[c] for c in made.contacts].count(made.column[contact]) == 1
