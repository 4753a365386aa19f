"""F03 Goal out of reach.

Terms: start and goal are the marked cards, else first and last action of each action lane. The way follows
`across` edges and drawn links; a goal marked on a contact or process is reached by an action above it.
Condition: from a start, no goal can be reached. Once per start. Map hygiene. Silent without a goal (F02).
Source: soundness of workflow nets; seed texts ("does the path let them reach their goal?").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Look, Value
from app.model.checks.ways import one_more
from app.model.edits import fields
from app.model.graph import flow
from app.model.store import Store
from app.words import N_

_WHY = N_("Somewhere after “{last}” the way breaks off. Lead it on, or mark where the customer has arrived.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    goals = look.in_order(flow.goals(graph))
    if not goals:
        return
    for start in look.in_order(flow.starts(graph)):
        if not flow.reached_goals(graph, start):
            yield _finding(look, start, goals)


def _finding(look: Look, start: str, goals: list[str]) -> Finding:
    last = _last(look, start)
    goal = next((card for card in goals if card != last), goals[0])
    values: dict[str, Value] = {"card": look.name(start), "goal": look.name(goal), "last": look.name(last)}
    fixes = [one_more(look, last, goal, "lead-on", N_("Draw an arrow from “{last}” to “{goal}”"), values)]
    if flow.role(look.graph, last) == "step" and last not in flow.starts(look.graph):
        # The last action stands as goal only while none is marked, so it is marked too.
        mark = partial(_mark, cards=tuple(sorted({last, *goals})))
        fixes.append(Fix("mark-goal", N_("“{last}” is a goal too"), mark, values=values))
    text = N_("The way from “{card}” does not reach “{goal}”.")
    return Finding(
        "F03",
        (start,),
        (start, last, goal),
        "hygiene",
        text,
        _WHY,
        values,
        tuple(fixes),
        touches=tuple(goals),
    )


def _last(look: Look, start: str) -> str:
    """Where the way breaks off: the last reached action without an exit, else the last that is no end."""
    graph = look.graph
    first = {start, *flow.above(graph, start)}
    reached = look.in_order(flow.reach(first, lambda card: [edge.to for edge in graph.flow_out(card)]))
    ends = flow.ends(graph)
    going = [card for card in reached if card not in ends] or reached
    stuck = [card for card in going if not graph.flow_out(card)]
    return (stuck or going)[-1]


def _mark(store: Store, *, cards: tuple[str, ...]) -> None:
    fields.put(store, cards, role="goal")


check = Check("F03", N_("Goal out of reach"), "map", _find, whole=True)
