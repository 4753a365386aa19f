"""F05 Unreachable.

Terms: starts are the marked cards, else the first action of each action lane. A card is reached from them along any
edge: `across`, `down`, drawn.
Condition: an action, or a contact from which a drawn way leads into another step, is not reached. Cards that only
follow such a card are not told again: the finding stands at the first card of each stretch. Map hygiene. Silent
without a start (F01 says so).
Source: no dead transitions (soundness of workflow nets); no-implicit-start (bpmnlint).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Look, Value
from app.model.checks.ways import one_more, ways_out
from app.model.edits import fields
from app.model.graph import flow
from app.model.store import Store
from app.words import N_

_WHY = N_(
    "Whoever follows the journey from its beginning never comes here, as if it were part of another one."
)


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    starts = flow.starts(graph)
    if not starts:
        return
    first = set(starts).union(*(flow.above(graph, start) for start in starts))
    reached = flow.reach(first, lambda card: [edge.to for edge in graph.out(card)])
    missed = look.in_order(card for card in graph.nodes if card not in reached and _in_the_flow(look, card))
    told: set[str] = set()
    # From the left, those that no other one leads to; what is left then goes round in a circle.
    for card in (*(c for c in missed if not _follows(look, c, set(missed))), *missed):
        if card not in told:
            stretch = flow.reach([card], lambda one: [edge.to for edge in ways_out(graph, one)]) - reached
            told |= stretch
            yield _finding(look, card, reached, look.in_order(stretch))


def _in_the_flow(look: Look, card: str) -> bool:
    kind = look.graph.kind(card)
    return kind == "action" or (kind == "touchpoint" and bool(ways_out(look.graph, card)))


def _follows(look: Look, card: str, missed: set[str]) -> bool:
    return any(edge.source in missed for edge in look.graph.into(card) if edge.axis != "down")


def _finding(look: Look, card: str, reached: set[str], stretch: list[str]) -> Finding:
    graph = look.graph
    values: dict[str, Value] = {"card": look.name(card)}
    fixes: list[Fix] = []
    before = _before(look, card, reached)
    if before:
        values["before"] = look.name(before)
        words = N_("The way leads here from “{before}” too")
        fixes.append(one_more(look, before, card, "lead-here", words, values))
    starts = flow.starts(graph)
    if flow.role(graph, card) == "step" and all(flow.role(graph, c) in ("step", "start") for c in starts):
        # The first action stands as start only while none is marked, so it is marked too.
        both = tuple(sorted({card, *starts}))
        fixes.append(
            Fix("mark-start", N_("The journey may begin here too"), partial(_mark, cards=both), (), values)
        )
    text = N_("No way leads from the beginning to “{card}”.")
    touches = tuple(one for one in stretch if one != card)
    return Finding("F05", (card,), (card,), "hygiene", text, _WHY, values, tuple(fixes), touches=touches)


def _before(look: Look, card: str, reached: set[str]) -> str:
    """The reached action before a card that goes on, its own lane first; "" where there is none."""
    graph = look.graph
    ends = flow.ends(graph)
    earlier = [
        c for c in look.actions() if look.where(c) < look.where(card) and c in reached and c not in ends
    ]
    own = [c for c in earlier if graph.lane(c) == graph.lane(card)]
    return (own or earlier or [""])[-1]


def _mark(store: Store, *, cards: tuple[str, ...]) -> None:
    fields.put(store, cards, role="start")


check = Check("F05", N_("Unreachable"), "map", _find, whole=True)
