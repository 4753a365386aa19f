"""F09 Unmarked split.

Terms: a way is an `across` edge, or a drawn flow that leads into another step or joins two actions. Branching cards
are decisions and fail points.
Condition: from an action or contact that is not branching, ways lead to two or more cards, and a drawn one of them
has no name. Ways to cards of one cell in which all are done are no split, nor are alternatives that follow from the
grid. Work in process lanes goes on side by side and splits freely. Map hygiene.
Source: no-implicit-split (bpmnlint).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Value
from app.model.checks.ways import branches, name_ways, unnamed, ways_out
from app.model.graph.derive import usual_mode
from app.model.grid import place
from app.words import N_

_WHY = N_("Two ways and no word about when each is taken: one reader takes both, another one of them.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    # A drawn way is part of it, so only cards that arrows leave are looked at.
    ends = (look.store[link].get("from") for link in look.store.of("link"))
    drawn = {end for end in ends if isinstance(end, str) and end in graph}
    for card in look.in_order(drawn):
        if graph.kind(card) == "process" or branches(graph, card):
            continue
        targets = {edge.to for edge in ways_out(graph, card)}
        asked = unnamed(graph, card)
        if len(targets) < 2 or not asked or _all_are_done(look, targets):
            continue
        others = look.in_order(targets)
        values: dict[str, Value] = {
            "card": look.name(card),
            "one": look.name(others[0]),
            "two": look.name(others[1]),
        }
        fix = name_ways(look, asked, "name-ways", N_("Say when each way is taken"), values)
        text = N_("From “{card}” the way leads to “{one}” and to “{two}”; it is not shown in which case.")
        owners = (card, *(edge.link for edge in asked))
        yield Finding("F09", (card,), owners, "hygiene", text, _WHY, values, (fix,))


def _all_are_done(look: Look, cards: set[str]) -> bool:
    """Whether the cards lie in one cell in which all are done."""
    cells = {place(look.store[card])[:2] for card in cards}
    if len(cells) != 1:
        return False
    cell = next(iter(cells))
    return look.graph.modes.get(cell, usual_mode(look.store, cell[0])) == "all"


check = Check("F09", N_("Unmarked split"), "map", _find, whole=True)
