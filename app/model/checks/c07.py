"""C07 Long silence.

Terms: the customer hears something in every moment with a contact, or with a message in one of its steps. A silence
lies between two such moments that follow one another on the way: waits of the arrows, the whole time of the moments
between, and the wait before the second, in typical times; the longest way between them (a loop counts once).
Condition: the longest silence before a contact or message is longer than the map's `max_gap` (7 days). A weakness;
keyed by the last contact or message before and the first after. Silent where no times were entered.
Source: seed texts ("must the customer really wait that long between two contacts?").
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Span, Value
from app.model.checks.steps import gap, thresholds
from app.model.graph.news import Silence, silences
from app.model.graph.way import Way, way_of
from app.model.grid import columns_of, place
from app.words import N_

_WHY = N_("Who hears nothing for so long asks, worries or goes elsewhere. The map’s own measure is {limit}.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    limit = thresholds(look).max_gap
    found: dict[str, Finding] = {}
    for silence in sorted(silences(look.graph), key=lambda one: -one.minutes):
        if silence.minutes > limit:
            finding = _finding(look, silence, limit)
            found.setdefault(finding.owners[0], finding)
    yield from found.values()


def _finding(look: Look, silence: Silence, limit: float) -> Finding:
    way = way_of(look.graph)
    last = max(way.speaking(silence.before), key=lambda card: _span(look, way, card, silence.before)[1])
    first = min(way.speaking(silence.after), key=lambda card: _span(look, way, card, silence.after)[0])
    values: dict[str, Value] = {
        "card": look.name(last),
        "next": look.name(first),
        "takes": Span(silence.minutes),
        "limit": Span(limit),
    }
    text = N_("Between “{card}” and “{next}” the customer hears nothing for {takes}.")
    ids = tuple(sorted({last, first}))
    touches = (*ids, *(card for card in silence.between if card in look.graph))
    return Finding("C07", ids, (first, last), "weakness", text, _WHY, values, (gap(first),), touches=touches)


Place = tuple[int, int, str, str]


def _span(look: Look, way: Way, card: str, moment: str) -> tuple[Place, Place]:
    """Where in a moment a contact or message begins and ends, by step from the left, then from the top."""
    held = set(way.columns(moment))
    index = look.graph.grid.index
    steps = [index[step] for step in columns_of(look.store, card, look.graph.grid) if step in held]
    rest = look.graph.row(card), place(look.store[card])[2], card
    return (min(steps), *rest), (max(steps), *rest)


check = Check("C07", N_("Long silence"), "map", _find, whole=True)
