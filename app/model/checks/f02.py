"""F02 No goal.

Terms: the goal is a card marked as goal, else the last action of each action lane unless it has another role
(DESIGN.md 1.1).
Condition: the map has actions or cards with a role in the flow, and no goal. Map hygiene.
Source: end-event-required (bpmnlint); goal of a journey in CJML.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.edits import fields
from app.model.graph import flow
from app.model.store import Store
from app.words import N_

_WHY = N_("Without it nobody can see whether the journey leads to what the customer came for.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    if flow.goals(graph):
        return
    in_order = look.actions() or look.in_order(c for c in graph.nodes if flow.role(graph, c) != "step")
    if not in_order:
        return
    key = look.map_id or in_order[-1]
    choices = tuple(_candidates(look))
    fixes = []
    if choices:
        which = Input(
            "card", N_("On which card does the customer have what they came for?"), "card", False, choices
        )
        fixes.append(Fix("mark-goal", N_("Mark the goal: which card?"), partial(_mark), (which,)))
    else:
        last = in_order[-1]
        values = {"card": look.name(last)}
        act = partial(_mark, card=last)
        fixes.append(Fix("mark-last", N_("“{card}” is the goal"), act, values=values))
    text = N_("The map does not show yet where the customer has what they came for.")
    yield Finding("F02", (key,), (in_order[-1], key), "hygiene", text, _WHY, {}, tuple(fixes))


def _candidates(look: Look) -> list[str]:
    """Actions without another role, the last first; those that the way reaches before the others."""
    graph = look.graph
    last_first = [card for card in reversed(look.actions()) if flow.role(graph, card) == "step"]
    reached = flow.reach(flow.starts(graph), lambda card: [edge.to for edge in graph.flow_out(card)])
    last_first.sort(key=lambda card: card not in reached)
    return last_first


def _mark(store: Store, *, card: str) -> None:
    fields.put(store, card, role="goal")


check = Check("F02", N_("No goal"), "map", _find, whole=True)
