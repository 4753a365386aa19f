"""F05 Unreachable.

Terms: starts are the marked cards, else the first action of each action lane. A card is reached from them along any
edge: `across`, `down`, drawn.
Condition: an action, or a contact from which a drawn way leads into another step, is not reached. Cards that only
follow such a card are not told again: the finding stands at the first card of each stretch. A contact in a step
without actions lies on the way between the actions before and after; it is not reached when arrows lead past it, so
that no way joins these two any more. Map hygiene. Silent without a start (F01 says so).
Source: no dead transitions (soundness of workflow nets); no-implicit-start (bpmnlint).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from app.model.checks.base import Act, Check, Finding, Fix, Look, Value
from app.model.checks.ways import one_more, ways_out
from app.model.edits import fields, links
from app.model.graph import flow
from app.model.graph.derive import groups
from app.model.store import Store
from app.words import N_

_WHY = N_(
    "Whoever follows the journey from its beginning never comes here, as if it were part of another one."
)


UNREACHED = N_("No way leads from the beginning to “{card}”.")
LEADS_HERE = N_("The way leads here from “{before}” too")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    graph = look.graph
    starts = flow.starts(graph)
    if not starts:
        return
    first = set(starts).union(*(flow.above(graph, start) for start in starts))
    reached = flow.reach(first, lambda card: [edge.to for edge in graph.out(card)])
    missed = look.in_order(card for card in graph.nodes if card not in reached and _in_the_flow(look, card))
    told: set[str] = set()
    apart, before = set(missed), Before(look, reached)
    # From the left, those that no other one leads to; what is left then goes round in a circle.
    for card in (*(c for c in missed if not _follows(look, c, apart)), *missed):
        if card not in told:
            stretch = flow.reach(
                [card],
                lambda one: [edge.to for edge in ways_out(graph, one) if edge.to not in reached],
            )
            told |= stretch
            yield _finding(look, card, before.of(card), look.in_order(stretch))
    for card, ahead in passed(look, reached):
        yield _passed(look, card, before.of(card), ahead)


def passed(look: Look, reached: set[str]) -> Iterator[tuple[str, str]]:
    """Contacts in steps without actions that arrows lead past, with the action after them."""
    graph = look.graph
    bare = [
        step for step in graph.grid.steps if not any(graph.kind(c) == "action" for c in graph.in_step(step))
    ]
    lanes = [held for lane in graph.grid.of_kind("action") if (held := _cells(look, lane))]
    for step in bare if lanes else ():
        ahead = [_led_past(look, held, graph.grid.index[step], reached) for held in lanes]
        if not all(ahead):
            continue
        for card in look.in_order(graph.in_step(step)):
            alone = graph.kind(card) == "touchpoint" and graph.columns(card) == (step,)
            if alone and not ways_out(graph, card) and all(edge.axis == "down" for edge in graph.into(card)):
                yield card, ahead[0]


def _cells(look: Look, lane: str) -> list[tuple[int, tuple[str, ...]]]:
    """The cells of a lane of actions from the left, each with the number of its step."""
    graph = look.graph
    return [
        (graph.grid.index[graph.columns(cards[0])[0]], cards)
        for _, cards in groups(look.store, graph.grid, graph.modes, lane)
    ]


def _led_past(look: Look, cells: list[tuple[int, tuple[str, ...]]], at: int, reached: set[str]) -> str:
    """The first action after a step, when no way joins the actions before and after it; "" otherwise."""
    before = [cards for begin, cards in cells if begin < at][-1:]
    after = [cards for begin, cards in cells if begin > at][:1]
    if not before or not after or reached.isdisjoint(before[0]) or reached.isdisjoint(after[0]):
        return ""  # where the action after it is not reached either, that is what is told
    joined = {edge.to for card in before[0] for edge in ways_out(look.graph, card)}
    return "" if joined.intersection(after[0]) else after[0][0]


def _passed(look: Look, card: str, before: str, ahead: str) -> Finding:
    values: dict[str, Value] = {"card": look.name(card)}
    fixes: tuple[Fix, ...] = ()
    if before:
        values["before"] = look.name(before)
        lead = one_more(look, before, card, "lead-here", LEADS_HERE, values)
        fixes = (Fix(lead.id, lead.words, partial(_through, lead.act, card, ahead), lead.inputs, values),)
    return Finding("F05", (card,), (card,), "hygiene", UNREACHED, _WHY, values, fixes)


def _through(lead: Act, card: str, ahead: str, store: Store, **given: Any) -> None:
    """Lead the way to a contact, and on from it."""
    lead(store, **given)
    links.connect(store, card, ahead, kind="flow")


def _in_the_flow(look: Look, card: str) -> bool:
    kind = look.graph.kind(card)
    return kind == "action" or (kind == "touchpoint" and bool(ways_out(look.graph, card)))


def _follows(look: Look, card: str, missed: set[str]) -> bool:
    return any(edge.source in missed for edge in look.graph.into(card) if edge.axis != "down")


def _finding(look: Look, card: str, before: str, stretch: list[str]) -> Finding:
    graph = look.graph
    values: dict[str, Value] = {"card": look.name(card)}
    fixes: list[Fix] = []
    if before:
        values["before"] = look.name(before)
        fixes.append(one_more(look, before, card, "lead-here", LEADS_HERE, values))
    starts = flow.starts(graph)
    if flow.role(graph, card) == "step" and all(flow.role(graph, c) in ("step", "start") for c in starts):
        # The first action stands as start only while none is marked, so it is marked too.
        both = tuple(sorted({card, *starts}))
        fixes.append(
            Fix("mark-start", N_("The journey may begin here too"), partial(_mark, cards=both), (), values)
        )
    touches = tuple(one for one in stretch if one != card)
    return Finding("F05", (card,), (card,), "hygiene", UNREACHED, _WHY, values, tuple(fixes), touches=touches)


class Before:
    """The reached actions that go on, by place: a map in which a stretch is cut off asks for each of its cards."""

    def __init__(self, look: Look, reached: set[str]) -> None:
        self._look, ends = look, flow.ends(look.graph)
        self._all = [card for card in look.actions() if card in reached and card not in ends]
        self._lanes: dict[str, list[str]] = {}
        for card in self._all:
            self._lanes.setdefault(look.graph.lane(card), []).append(card)

    def of(self, card: str) -> str:
        """The last one before a card, of its own lane if there is one; "" where there is none."""
        for held in (self._lanes.get(self._look.graph.lane(card), []), self._all):
            at = bisect_left(held, self._look.where(card), key=self._look.where)
            if at:
                return held[at - 1]
        return ""


def _mark(store: Store, *, cards: tuple[str, ...]) -> None:
    fields.put(store, cards, role="start")


check = Check("F05", N_("Unreachable"), "map", _find, whole=True)
