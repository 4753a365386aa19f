"""Faults in feelings, pains, moments of truth and measures."""

from __future__ import annotations

from app.model.edits import cards, fields, insights, people
from app.model.patch import ABSENT
from tests.model.checks.faults.planting import Expected, fault, one, pick
from tests.model.checks.generate import Journey


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
