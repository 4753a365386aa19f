"""C02 Orphan touchpoint.

Terms: a contact is a card in a touchpoint lane; work behind it is a process card joined to it, in its step or by an
arrow in either direction.
Condition: a contact in the grid has no team (its own, its lane's, the single one of the processes in its step) and
no work behind it. Silent in a map that shows no processes at all. An observation.
Source: completeness of a service blueprint; orphaned touchpoints in ARIS.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Input, Look, Value
from app.model.checks.steps import gap, set_entry
from app.words import N_

_WHY = N_("The customer meets the organisation here, and nobody in the map would notice if it did not work.")
_TEAM = Input("team", N_("Which team?"), "team")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    if not any(graph.kind(card) == "process" for card in graph.nodes):
        return
    alone = (
        card
        for card in graph.nodes
        if graph.kind(card) == "touchpoint" and graph.team(card) is None and not _behind(look, card)
    )
    for card in look.in_order(alone):
        values: dict[str, Value] = {"card": look.name(card)}
        name = set_entry(card, "team", "name-team", N_("A team stands behind it: which?"), _TEAM)
        fixes = (name, gap(card, team=None))
        text = N_("Behind “{card}” the map shows no team and no process.")
        yield Finding("C02", (card,), (card,), "weakness", text, _WHY, values, fixes)


def _behind(look: Look, card: str) -> bool:
    graph = look.graph
    return any(graph.kind(edge.to) == "process" for edge in graph.out(card)) or any(
        graph.kind(edge.source) == "process" for edge in graph.into(card)
    )


check = Check("C02", N_("Orphan touchpoint"), "map", _find, whole=True)
