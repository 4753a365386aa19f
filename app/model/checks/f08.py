"""F08 Unnamed exits.

Terms: a decision is a card with that role in the graph; its exits are the drawn links that leave it and lead to a
card of the graph. A handover without a name is no exit: it passes work on, whatever was decided. An exit that
follows from the grid is told apart by the card it leads to.
Condition: an exit has no name, or two exits to different cards have the same name (upper and lower case alike). Once
per decision. Map hygiene.
Source: label-required, conditional-flows (bpmnlint).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Value
from app.model.checks.ways import name_ways, named
from app.model.graph import Edge, flow
from app.words import N_

_WHY = N_(
    "At a decision the names of the ways say what is decided; without them two readers see two journeys."
)


def _find(look: Look, key: str) -> Iterable[Finding]:
    graph = look.graph
    if key not in graph or flow.role(graph, key) != "decision":
        return
    exits = [edge for edge in graph.out(key) if edge.link]
    nameless = [edge for edge in exits if not named(look.store, edge) and not _handover(look, edge)]
    values: dict[str, Value] = {"card": look.name(key)}
    asked, text = nameless, ""
    if nameless:
        values["next"] = look.name(nameless[0].to)
        text = N_("At “{card}” the way to “{next}” has no name yet.")
    else:
        asked = _same(look, exits)
        if asked:
            values["name"] = named(look.store, asked[0])
            text = N_("At “{card}” two ways have the same name, “{name}”.")
    if text:
        fix = name_ways(look, asked, "name-ways", N_("Say when each way is taken"), values)
        yield Finding(
            "F08", (key,), (key, *(edge.link for edge in asked)), "hygiene", text, _WHY, values, (fix,)
        )


def _handover(look: Look, edge: Edge) -> bool:
    return look.store[edge.link].get("kind") == "handover"


def _same(look: Look, exits: list[Edge]) -> list[Edge]:
    """Exits to different cards that have one name."""
    held: dict[str, list[Edge]] = defaultdict(list)
    for edge in exits:
        held[named(look.store, edge).casefold()].append(edge)
    return next((same for name, same in held.items() if name and len({edge.to for edge in same}) > 1), [])


check = Check("F08", N_("Unnamed exits"), "card", _find)
