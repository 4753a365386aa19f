"""E05 Low end.

Terms: the end of a persona's curve is the last known feeling (the middle of a spread) in the order of the steps.
Condition: it lies in the last stage of the map and below 0. An observation with its number.
Source: peak-end rule (Kahneman).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Score, Value
from app.model.checks.feelings import feelings, score_of, step_name, title_of
from app.model.checks.steps import gap
from app.words import N_

_WHY = N_(
    "People remember the strongest moment and the last one. The end weighs more than the steps before it."
)


def _find(look: Look, _key: str) -> Iterable[Finding]:
    grid = look.graph.grid
    if not grid.stages:
        return
    last: dict[str, tuple[str, str, float]] = {}
    for emotion, persona, step in feelings(look):
        score = score_of(look.store[emotion])
        if score is not None:
            last[persona] = emotion, step, score
    for persona, (emotion, step, score) in sorted(last.items()):
        if score < 0 and grid.stage_of[step] == grid.stages[-1]:
            yield _finding(look, persona, emotion, step, score)


def _finding(look: Look, persona: str, emotion: str, step: str, score: float) -> Finding:
    values: dict[str, Value] = {
        "persona": title_of(look.store, persona) or look.name(persona),
        "score": Score(score),
        "step": step_name(look, step),
    }
    text = N_("For {persona} the journey ends at {score}, in “{step}”.")
    actions = look.in_order(card for card in look.graph.in_step(step) if look.graph.kind(card) == "action")
    owners = (emotion, step, *actions, persona)
    fixes = (gap(emotion, name=N_("Add an action")),)
    return Finding("E05", (emotion,), owners, "weakness", text, _WHY, values, fixes)


check = Check("E05", N_("Low end"), "map", _find, whole=True)
