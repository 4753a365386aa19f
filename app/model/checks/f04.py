"""F04 Dead end.

Terms: an end is a goal, an accepted end, or a card where the customer leaves. Exits are `across` edges and drawn
links; `down` alone is no exit and makes no dead end.
Condition: an action, or another card that a drawn flow reaches from an action or contact of another step, has no
exit, is no end, and nothing that happens below it in its steps is one. Map hygiene. Silent without any goal (F02 says
so) and for decisions (F07 says so).
Source: no-implicit-end (bpmnlint).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.steps import put
from app.model.checks.ways import stage_number
from app.model.edits import links
from app.model.graph import flow
from app.model.store import Store
from app.words import N_

_WHY = N_("The customer comes this far and the map says neither how it goes on nor that it ends here.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    if not flow.goals(graph):
        return
    ends, ahead = flow.ends(graph), Ahead(look)
    arrows = {str(look.store[link].get("to")) for link in look.store.of("link")}
    stopped = (
        card
        for card in graph.nodes
        if (card in arrows or graph.kind(card) == "action")
        and card not in ends
        and not graph.goes_on(card)
        and flow.role(graph, card) != "decision"
        and (graph.kind(card) == "action" or _flows_in(look, card))
    )
    for card in look.in_order(stopped):
        if not flow.in_the_moment(graph, [card]) & ends:
            yield _finding(look, card, ahead.of(card))


def _flows_in(look: Look, card: str) -> bool:
    """Whether the customer's way leads here from another step; work that is passed on simply ends."""
    graph = look.graph
    mine = set(graph.columns(card))
    return any(
        edge.link
        and look.store[edge.link].get("kind") != "handover"
        and look.graph.kind(edge.source) != "process"
        and not mine.intersection(graph.columns(edge.source))
        for edge in graph.into(card)
    )


def _finding(look: Look, card: str, choices: tuple[str, ...]) -> Finding:
    values: dict[str, Value] = {"card": look.name(card)}
    fixes: list[Fix] = []
    if choices:
        which = Input("card", N_("Which card comes next?"), "card", choices=choices)
        fixes.append(Fix("lead-on", N_("It goes on: where?"), partial(_lead, source=card), (which,)))
    fixes.append(put(card, "mark-accepted-end", N_("The way may end here"), role="accepted-end"))
    fixes.append(put(card, "mark-leaves", N_("The customer leaves here"), role="leaves"))
    text = N_("After “{card}” the way does not go on.")
    return Finding("F04", (card,), (card,), "hygiene", text, _WHY, values, tuple(fixes))


class Ahead:
    """Where a way may go on: goals first, then the other actions in reading order. A way back to an earlier stage is
    drawn by hand. Made once for a map and stage by stage, since a map may have many dead ends."""

    def __init__(self, look: Look) -> None:
        self._graph = look.graph
        goals = flow.goals(look.graph)
        self._goals = look.in_order(goals)
        self._others = [card for card in look.actions() if card not in goals]
        self._from: dict[int, tuple[str, ...]] = {}

    def of(self, card: str) -> tuple[str, ...]:
        """The cards that may come after one."""
        number = partial(stage_number, self._graph)
        stage = number(card)
        if stage not in self._from:
            goals = [goal for goal in self._goals if number(goal) >= stage]
            self._from[stage] = (*goals, *self._others[bisect_left(self._others, stage, key=number) :])
        found = self._from[stage]
        at = found.index(card) if card in found else len(found)
        return found[:at] + found[at + 1 :]


def _lead(store: Store, *, source: str, card: str) -> None:
    links.connect(store, source, card, kind="flow")


check = Check("F04", N_("Dead end"), "map", _find, whole=True)
