"""E04 Unmeasured moment of truth.

Terms: a moment of truth is a card marked so; it is measured by a measure that is about the card or a step in which
the card lies. A measure is complete with an aim (target), a source, and at least one dated value.
Condition: a moment of truth in the map has no measure. Or, milder: none of its measures is complete. A question.
Source: moments of truth (ARIS customer journey); measures at single points with links to where they can be watched
(seed texts).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Said, Value
from app.model.checks.feelings import decimal, ids_in, number, title_of
from app.model.edits import fields, insights
from app.model.grid import columns_of, map_of
from app.model.patch import ABSENT
from app.model.store import Record, Store
from app.words import N_

_WHY = N_(
    "Here the customer decides whether to stay. A figure shows how it goes, and whether a change helped."
)
_WHAT = Input("what", N_("What is measured?"))
_TARGET = Input("target", N_("Which value is aimed at?"), "number", optional=True)
_SOURCE = Input("source", N_("Where do the figures come from?"), optional=True)
_VALUE = Input("value", N_("What is the value now?"), "number", optional=True)
_MISSING = {"target": Said(N_("an aim")), "source": Said(N_("a source")), "value": Said(N_("a dated value"))}
_INPUTS = {"target": _TARGET, "source": _SOURCE, "value": _VALUE}


def _find(look: Look, _key: str) -> Iterable[Finding]:
    store, grid = look.store, look.graph.grid
    flagged = [card for card in store.of("card") if store[card].get("moment") is True]
    if not flagged:
        return
    about: dict[str, list[str]] = {}
    for measure in store.of("measure"):
        for one in ids_in(store[measure], "about"):
            about.setdefault(one, []).append(measure)
    for card in look.in_order(flagged):
        columns = columns_of(store, card, grid)
        if not columns:
            continue  # parked: no moment of this journey yet
        measures = sorted({m for key in (card, *columns) for m in about.get(key, ())})
        if not measures:
            yield _unmeasured(look, card)
        elif all(_open(store[measure]) for measure in measures):
            yield _incomplete(look, card, min(measures, key=lambda m: (len(_open(store[m])), m)))


def _open(measure: Record) -> list[str]:
    """What a measure lacks."""
    values = measure.get("values")
    has = {
        "target": number(measure.get("target")) is not None,
        "source": bool(str(measure.get("source") or "").strip()),
        "value": isinstance(values, dict) and bool(values),
    }
    return [name for name, held in has.items() if not held]


def _unmeasured(look: Look, card: str) -> Finding:
    values: dict[str, Value] = {"card": look.name(card)}
    text = N_("“{card}” is a moment of truth. By which figure do we notice how it goes?")
    inputs = (_WHAT, _TARGET, _SOURCE, _VALUE)
    fixes = (
        Fix("add-measure", N_("Add a measure"), partial(_add, card=card), inputs, values),
        Fix("no-moment", N_("It is no moment of truth"), partial(_no_moment, card=card), (), values),
    )
    return Finding("E04", (card,), (card,), "question", text, _WHY, values, fixes)


def _incomplete(look: Look, card: str, measure: str) -> Finding:
    lacks = _open(look.store[measure])
    values: dict[str, Value] = {
        "card": look.name(card),
        "measure": title_of(look.store, measure) or look.name(card),
        "lacks": tuple(_MISSING[name] for name in lacks),
    }
    text = N_("“{measure}” is to show how “{card}” goes. What is still to be added: {lacks}?")
    inputs = tuple(_INPUTS[name] for name in lacks)
    fix = Fix(
        "complete-measure", N_("Complete the measure"), partial(_complete, measure=measure), inputs, values
    )
    return Finding("E04", (card,), (card, measure), "question", text, _WHY, values, (fix,), mild=True)


def _add(store: Store, *, card: str, what: str, **given: str) -> None:
    _complete(store, measure=insights.add_measure(store, what.strip(), [card]), **given)


def _complete(store: Store, *, measure: str, target: str = "", source: str = "", value: str = "") -> None:
    if target:
        fields.put(store, measure, target=decimal(target))
    if source:
        fields.put(store, measure, source=source.strip())
    if value:
        day = map_of(store)[1].get("as_of")
        insights.record_value(
            store, measure, day if isinstance(day, str) else date.today().isoformat(), decimal(value)
        )


def _no_moment(store: Store, *, card: str) -> None:
    fields.put(store, card, moment=ABSENT)


check = Check("E04", N_("Unmeasured moment of truth"), "map", _find, whole=True)
