"""Faults in what the map consists of: no contact in a stage, no goal, a card linked to nothing, one without text."""

from __future__ import annotations

from app.model.edits import cards, fields, maps, steps
from app.model.graph import graph_of
from tests.model.checks.faults.planting import Expected, fault, map_id, one, pick, stage_before
from tests.model.checks.generate import Journey


@fault("S01")
def _(made: Journey) -> Expected | None:
    return one("S01", made.store[stage_before(made)]["pos"][0])


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
