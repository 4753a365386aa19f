"""What planting a fault needs: the register, what has to be found, and choices by the dice."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from app.model.edits import cards, fields, stages
from app.model.patch import ABSENT
from tests.model.checks.generate import Journey

Expected = set[tuple[str, frozenset[str]]]
Fault = Callable[[Journey], Expected | None]
FAULTS: dict[str, Fault] = {}


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


def stage_before(made: Journey) -> str:
    """A new stage before the others, with an action that begins the journey. Returns its step."""
    stage = stages.add(made.store, "One more", 0)
    step = next(s for s in made.store.of("step") if made.store[s]["pos"][0] == stage)
    fields.put(made.store, made.cells[0][0], role=ABSENT)
    cards.add(made.store, "Begin", made.named["do"], step)
    return step
