"""S02 No persona or goal.

Terms: a persona says who travels; the goal is what the customer came for, written on the map.
Condition: the customer acts in two steps or more, and the map has no persona, or no goal. Map hygiene.
Source: persona and goal come before the map (seed texts; NN/g).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.edits import maps, people
from app.model.store import Store
from app.words import N_

_WHY = N_("Two readers with two customers or two goals in mind read two different maps.")
_GOAL = Input("goal", N_("What did the customer come for?"))
_WHO = Input("persona", N_("Who travels?"))
_TEXTS = {
    (True, False): N_("The map does not say yet what the customer came for."),
    (False, True): N_("The map does not say yet who travels."),
    (False, False): N_("The map does not say yet who travels and what for."),
}


def _find(look: Look, _key: str) -> Iterable[Finding]:
    actions = look.actions()
    if not look.map_id or len({look.graph.columns(card)[0] for card in actions}) < 2:
        return
    persona = bool(look.store.of("persona"))
    goal = bool(str(look.store[look.map_id].get("goal") or "").strip())
    if persona and goal:
        return
    inputs = (*(() if persona else (_WHO,)), *(() if goal else (_GOAL,)))
    fix = Fix("say-who", N_("Say who travels and what for"), _say, inputs)
    yield Finding(
        "S02", (look.map_id,), (look.map_id, actions[0]), "hygiene", _TEXTS[persona, goal], _WHY, {}, (fix,)
    )


def _say(store: Store, **given: Any) -> None:
    if given.get("goal"):
        maps.put(store, goal=str(given["goal"]).strip())
    if given.get("persona"):
        people.add(store, str(given["persona"]).strip())


check = Check("S02", N_("No persona or goal"), "map", _find, whole=True)
