"""F06 Endless loop.

Terms: a way is an `across` edge, or a drawn flow that leads into another step or joins two actions; handovers and
arrows inside a step are none. A loop is a strongly connected component of the ways with more than one card, one of
them an action or a contact. Ends are goals, accepted ends, and where the customer leaves.
Condition: no way leaves the loop and no end lies in it or below it in its steps. Or, milder: a way leaves it, no end
lies in it, and nothing says when it is left: no decision and no fail point in it, and no way inside it has a name.
Map hygiene.
Source: option to complete (soundness of workflow nets); strongly connected components.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.steps import put
from app.model.checks.ways import branches, loops, name_ways, named, one_more, ways_out
from app.model.graph import Edge, flow
from app.words import N_

_WHY_ENDLESS = N_(
    "Whoever comes into it goes round and never arrives. Lead it on, or mark where the way may end."
)
_WHY_OPEN = N_("The map shows that it goes round and that it goes on, and not yet what decides it.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    for members in sorted(
        (look.in_order(loop) for loop in loops(graph)), key=lambda loop: look.where(loop[0])
    ):
        held = set(members)
        if not any(graph.kind(card) in ("action", "touchpoint") for card in members):
            continue
        if flow.in_the_moment(graph, members) & flow.ends(graph):
            continue
        ways = [edge for card in members for edge in ways_out(graph, card)]
        inside = [edge for edge in ways if edge.to in held]
        if len(inside) == len(ways):
            yield _endless(look, members)
        elif not any(branches(graph, card) for card in members) and not any(
            named(look.store, e) for e in inside
        ):
            yield _open(look, members, inside)


def _endless(look: Look, members: list[str]) -> Finding:
    graph = look.graph
    first, last = members[0], members[-1]
    values: dict[str, Value] = {"card": look.name(first), "last": look.name(last)}
    fixes: list[Fix] = []
    outside = [card for card in look.actions() if card not in members]
    goals = flow.goals(graph)
    outside.sort(key=lambda card: (card not in goals, look.where(card) < look.where(last)))
    if outside:
        which = Input("card", N_("Which card comes after the loop?"), "card", choices=tuple(outside))
        fixes.append(one_more(look, last, which, "lead-on", N_("It goes on after “{last}”: where?"), values))
    free = [card for card in members if flow.role(graph, card) == "step"]
    if free:
        said = {"end": look.name(free[-1])}
        fixes.append(
            put(free[-1], "mark-accepted-end", N_("The way may end at “{end}”"), said, role="accepted-end")
        )
    else:
        fixes.append(put(last, "mark-last", N_("The way may end at “{last}”"), values, role="accepted-end"))
    text = N_("Between “{card}” and “{last}” the way goes round without an end.")
    return Finding(
        "F06", tuple(sorted(members)), tuple(members), "hygiene", text, _WHY_ENDLESS, values, tuple(fixes)
    )


def _open(look: Look, members: list[str], inside: list[Edge]) -> Finding:
    back = _back(look, inside)
    values: dict[str, Value] = {"card": look.name(back.source), "back": look.name(back.to)}
    fixes = [name_ways(look, [back], "name-way", N_("Say when it goes back to “{back}”"), values)]
    text = N_("From “{card}” the way goes back to “{back}”; it is not shown in which case.")
    owners = (back.source, *(card for card in members if card != back.source))
    return Finding(
        "F06", tuple(sorted(members)), owners, "hygiene", text, _WHY_OPEN, values, tuple(fixes), mild=True
    )


def _back(look: Look, inside: list[Edge]) -> Edge:
    """The drawn way that leads back; every loop has one, since the grid leads forward only."""
    drawn = [edge for edge in inside if edge.link]
    return min(drawn, key=lambda e: (look.where(e.to) > look.where(e.source), look.where(e.source), e.link))


check = Check("F06", N_("Endless loop"), "map", _find, whole=True)
