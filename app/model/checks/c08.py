"""C08 Wait without word.

Terms: a wait is a card marked as one (its duration) or the wait on an arrow, in typical times. What was said
beforehand are the contacts, and the messages in their steps, of the moment of the wait and of those that lead to it,
back to the last long wait before; one that says how long it takes has `states_wait`.
Condition: a wait is longer than the map's `max_wait` (3 days) and nothing said beforehand states it. Where one of
them, or the wait itself, is known not to state it: a weakness. Not asked yet: a question.
Source: expectations (NN/g); seed texts ("must the customer really wait that long?").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Span, Value
from app.model.checks.steps import gap, put, thresholds
from app.model.edits import fields
from app.model.graph import flow
from app.model.graph.times import spread
from app.model.graph.way import Way, way_of
from app.model.handovers import card_in
from app.model.store import Store
from app.words import N_

_WHY = N_(
    "A wait that was announced feels shorter, and nobody calls to ask. The map’s own measure is {limit}."
)
_WHICH = Input("card", N_("Which contact or message says it?"), "card")
Wait = tuple[str, str, float]
"""Record whose wait it is (card or arrow), card it is shown on, minutes."""


def _find(look: Look, _key: str) -> Iterable[Finding]:
    limit = thresholds(look).max_wait
    waits = [wait for wait in _waits(look) if wait[2] > limit]
    if not waits:
        return
    way = way_of(look.graph)
    long = {moment for _, card, _ in waits for moment in way.of.get(card, ())}
    for wait in waits:
        said = _said(look, way, wait[1], long)
        stated = [look.store[card].get("states_wait", "") for card in dict.fromkeys((*said, wait[1]))]
        if True not in stated:
            yield _finding(look, wait, said, limit, known=None in stated or False in stated)


def _waits(look: Look) -> Iterator[Wait]:
    graph, store = look.graph, look.store
    for card in look.in_order(card for card in graph.nodes if store[card].get("is_wait") is True):
        yield card, card, spread(store[card].get("duration")).mid
    for link in store.of("link"):
        record = store[link]
        source = card_in(graph, record.get("from"))
        if "wait" in record and source in graph and card_in(graph, record.get("to")) is not None:
            yield link, str(source), spread(record["wait"]).mid


def _said(look: Look, way: Way, card: str, long: set[str]) -> list[str]:
    """What the customer was told before a wait, the nearest first."""
    mine = way.of.get(card, ())
    seen = flow.reach(mine, lambda one: [m for m in way.before(one) if m not in long or m in mine])
    cards = {said for moment in seen for said in way.speaking(moment)}
    return [one for one in reversed(look.speaking()) if one in cards]


def _finding(look: Look, wait: Wait, said: list[str], limit: float, *, known: bool) -> Finding:
    key, card, minutes = wait
    values: dict[str, Value] = {"card": look.name(card), "takes": Span(minutes), "limit": Span(limit)}
    fixes: list[Fix] = []
    if said:
        which = Input(_WHICH.name, _WHICH.prompt, _WHICH.kind, choices=tuple(said))
        fixes.append(Fix("stated", N_("Yes, it is said: where?"), partial(_state), (which,)))
    fixes.append(put(card, "known", N_("The customer knows how long it takes"), states_wait=True))
    if known:
        fixes.append(gap(key) if key != card else gap(key, states_wait=False))
        text = N_("Nothing tells the customer that it takes {takes}: “{card}”.")
        if key != card:
            text = N_("Nothing tells the customer that it takes {takes} after “{card}”.")
        return Finding("C08", (key,), (card, key), "weakness", text, _WHY, values, tuple(fixes))
    fixes.append(gap_untold(key, card))
    text = N_("Does the customer learn beforehand that it takes {takes}: “{card}”?")
    if key != card:
        text = N_("Does the customer learn beforehand that it takes {takes} after “{card}”?")
    return Finding("C08", (key,), (card, key), "question", text, _WHY, values, tuple(fixes))


def gap_untold(key: str, card: str) -> Fix:
    """ "No, nothing says it": noted on the card of the wait, with an action for the wait."""
    return gap(card, name=N_("No, nothing says it: add an action"), cures=(key,), states_wait=False)


def _state(store: Store, *, card: str) -> None:
    fields.put(store, card, states_wait=True)


check = Check("C08", N_("Wait without word"), "map", _find, whole=True)
