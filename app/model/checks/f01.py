"""F01 No beginning.

Terms: the beginning is a card marked as start, else the first action of each action lane unless it has another role
(DESIGN.md 1.1).
Condition: the map has actions or cards with a role in the flow, and no beginning. Map hygiene.
Source: start-event-required (bpmnlint).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.checks.steps import put
from app.model.edits import cards, steps
from app.model.graph import flow, graph_of
from app.model.graph.derive import usual_mode
from app.model.grid import place
from app.model.store import Store
from app.words import N_

_WHY = N_("Without it nobody can follow the journey from its first step. The first card has another role.")
_WHICH = Input("what", N_("What does the customer do first?"))


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    if flow.starts(graph):
        return
    in_order = look.actions() or look.in_order(c for c in graph.nodes if flow.role(graph, c) != "step")
    if not in_order:
        return
    first = in_order[0]
    key = look.map_id or first
    values = {"card": look.name(first)}
    fixes = []
    if graph.kind(first) == "action":
        add = partial(_add, before=first)
        fixes.append(Fix("add-first", N_("Something comes before “{card}”: what?"), add, (_WHICH,), values))
    free = [
        card for card in look.actions() if flow.role(graph, card) == "step" and _leads_everywhere(look, card)
    ]
    if free:
        label = N_("The journey begins with “{card}”")
        fixes.append(put(free[0], "mark-start", label, {"card": look.name(free[0])}, role="start"))
    if not fixes:
        fixes.append(put(first, "mark-first", N_("The journey begins with “{card}”"), values, role="start"))
    text = N_("The map does not show yet where the journey begins.")
    yield Finding("F01", (key,), (first, key), "hygiene", text, _WHY, values, tuple(fixes))


def _leads_everywhere(look: Look, card: str) -> bool:
    """Whether every action can be reached from a card, so that nothing is left behind it."""
    graph = look.graph
    reached = flow.reach([card], lambda one: [edge.to for edge in graph.flow_out(one)])
    return reached.issuperset(look.actions())


def _add(store: Store, *, before: str, what: str) -> None:
    lane, step, _, _ = place(store[before])
    graph = graph_of(store)
    mode = graph.modes.get((lane, step), usual_mode(store, lane))
    if mode != "in-order" and step in graph.grid.stage_of:
        # Beside alternatives it would be one of them; a column of its own comes before them.
        stage = graph.grid.stage_of[step]
        step = steps.add(store, stage, index=graph.grid.steps_of[stage].index(step))
    cards.add(store, what.strip(), lane, step, 0, role="start")


check = Check("F01", N_("No beginning"), "map", _find, whole=True)
