"""S01 Stage without a contact.

Terms: a contact is a card in a touchpoint lane; it lies in every stage that it spans.
Condition: the map has contacts, and in a stage in which something happens (it holds an action or work of a team) there
is none. An observation with its number.
Source: phases of a journey (NN/g); too few contacts waste the chance to help (seed texts).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import UNNAMED_STAGE, Check, Finding, Look, Value
from app.model.checks.feelings import title_of
from app.model.checks.steps import gap
from app.words import N_

_WHY = N_(
    "Too many contacts annoy, too few waste the chance to help. Whether this is right, only the room can say."
)


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    met: set[str] = set()
    busy: set[str] = set()
    for step, stage in graph.grid.stage_of.items():
        for card in graph.in_step(step):
            (met if graph.kind(card) == "touchpoint" else busy).add(stage)
    if not met:
        return
    for stage in graph.grid.stages:
        if stage in busy and stage not in met:
            values: dict[str, Value] = {"stage": title_of(look.store, stage) or UNNAMED_STAGE}
            text = N_("Contacts with the customer in the stage “{stage}”: 0.")
            fixes = (gap(stage, name=N_("Add an action")),)
            yield Finding("S01", (stage,), (stage,), "weakness", text, _WHY, values, fixes)


check = Check("S01", N_("Stage without a contact"), "map", _find, whole=True)
