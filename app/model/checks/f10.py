"""F10 Fail point without a way out.

Terms: a fail point is a card marked as a place where things go wrong. Its ways out are `across` edges and drawn
links that lead on; for work in process lanes also drawn links of any kind.
Condition: from a fail point the ways lead to fewer than two cards, no drawn one has a name, and the next card is no
decision. Map hygiene.
Source: fail points and recovery in the service blueprint (Shostack).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.steps import put
from app.model.checks.ways import named, one_more, ways_out
from app.model.graph import Edge, flow
from app.model.patch import ABSENT
from app.words import N_

_WHY = N_("It is marked that this often does not work out; the map only shows how it goes on when it does.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    for card in look.in_order(card for card in graph.nodes if look.store[card].get("fail_point") is True):
        if flow.role(graph, card) == "decision":
            continue
        exits = _exits(look, card)
        targets = {edge.to for edge in exits}
        decided = any(flow.role(graph, to) == "decision" for to in targets)
        if len(targets) < 2 and not decided and not any(named(look.store, edge) for edge in exits):
            yield _finding(look, card)


def _exits(look: Look, card: str) -> list[Edge]:
    if look.graph.kind(card) == "process":
        return look.graph.flow_out(card)
    return ways_out(look.graph, card)


def _finding(look: Look, card: str) -> Finding:
    graph = look.graph
    values: dict[str, Value] = {"card": look.name(card)}
    fixes: list[Fix] = []
    kind = "action" if graph.kind(card) == "touchpoint" else graph.kind(card)
    here = set(graph.columns(card))
    choices = [
        c
        for c in look.in_order(graph.nodes)
        if graph.kind(c) == kind
        and c != card
        and (graph.team(c) == graph.team(card) if kind == "process" else not here & set(graph.columns(c)))
        and c not in {edge.to for edge in _exits(look, card)}
    ]
    if choices:
        choices.sort(key=lambda c: look.where(c) < look.where(card))
        which = Input("card", N_("What happens then: which card?"), "card", choices=tuple(choices))
        words = N_("Draw what happens then")
        fixes.append(one_more(look, card, which, "draw-recovery", words, values, always_named=True))
    fixes.append(put(card, "no-fail-point", N_("It works out; take the mark away"), fail_point=ABSENT))
    text = N_("“{card}” often does not work out; the map does not show what happens then.")
    return Finding("F10", (card,), (card,), "hygiene", text, _WHY, values, tuple(fixes))


check = Check("F10", N_("Fail point without a way out"), "map", _find, whole=True)
