"""F12 Unmarked step back.

Terms: a step back is a drawn flow between two actions or contacts whose receiving card begins in an earlier stage
than the sending one. Branching cards are decisions and fail points.
Condition: a step back has no name and leaves a card that is not branching. Map hygiene.
Source: the order of stages in a journey map (NN/g phases); conditional-flows (bpmnlint).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Value
from app.model.checks.feelings import title_of
from app.model.checks.ways import branches, leads_back, name_ways, named
from app.model.graph import Edge
from app.words import N_

_WHY = N_("A step back costs the customer time; when it happens and how often belongs to the journey.")


def _find(look: Look, key: str) -> Iterable[Finding]:
    graph, record = look.graph, look.store[key]
    source, to = record.get("from"), record.get("to")
    if not (isinstance(source, str) and isinstance(to, str) and source in graph and to in graph):
        return
    if record.get("kind") == "handover" or source == to:
        return
    edge = Edge(source, to, "drawn", "drawn", key)
    if "process" in (graph.kind(edge.source), graph.kind(edge.to)) or branches(graph, edge.source):
        return
    if leads_back(graph, edge) and not named(look.store, edge):
        values: dict[str, Value] = {
            "card": look.name(edge.source),
            "next": look.name(edge.to),
            "stage": title_of(look.store, graph.grid.stage_of[graph.columns(edge.to)[0]])
            or look.name(edge.to),
        }
        fix = name_ways(look, [edge], "name-way", N_("Say when it goes back to “{next}”"), values)
        text = N_("From “{card}” the way goes back to the stage “{stage}”; it is not shown in which case.")
        yield Finding("F12", (key,), (key, edge.source, edge.to), "hygiene", text, _WHY, values, (fix,))


check = Check("F12", N_("Unmarked step back"), "link", _find)
