"""C10 Too many contacts in a stage.

Terms: a contact is a card in a touchpoint lane; several in one cell that are understood as alternatives ("one of")
count once, and one that belongs to the whole stage counts once.
Condition: a stage holds more contacts than the map's `contacts_max` (6). An observation: it gives the number.
Source: seed texts ("could the number of contacts be cut? too many contacts annoy").
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import UNNAMED_STAGE, Check, Finding, Look, Value
from app.model.checks.feelings import title_of
from app.model.checks.steps import gap, thresholds
from app.model.graph import derive
from app.words import N_

_WHY = N_("Which of them does the customer need? The map’s own measure for a stage: {limit}.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    limit = thresholds(look).contacts_max
    for stage in look.graph.grid.stages:
        cards, count = _contacts(look, stage)
        if count > limit:
            values: dict[str, Value] = {
                "stage": title_of(look.store, stage) or UNNAMED_STAGE,
                "n": count,
                "limit": limit,
            }
            text = N_("Contacts with the customer in the stage “{stage}”: {n}.")
            yield Finding(
                "C10", (stage,), (stage, *cards), "weakness", text, _WHY, values, (gap(stage),), touches=cards
            )


def _contacts(look: Look, stage: str) -> tuple[tuple[str, ...], int]:
    """The contacts of a stage, and how many the customer has of them."""
    graph, grid = look.graph, look.graph.grid
    cards: list[str] = []
    count = 0
    for lane in grid.of_kind("touchpoint"):
        wide = grid.stage_wide.get((lane, stage), ())
        cards += wide
        count += len(wide)
        for step in grid.steps_of.get(stage, ()):
            held = grid.cards(lane, step)
            mode = graph.modes.get((lane, step)) or derive.usual_mode(look.store, lane)
            cards += held
            count += min(len(held), 1) if mode == "one-of" else len(held)
    return tuple(look.in_order(cards)), count


check = Check("C10", N_("Too many contacts in a stage"), "map", _find, whole=True)
