"""H11 Information lost.

Terms: an item is named information; a card needs it (`needs`), a card or an arrow passes it on (`passes`). How far
it gets from there is defined in app/model/graph/carried.py: along arrows that carry it, down inside a step, with
its team, and wherever the same system shows it; it survives a change of team or channel only if carried or visible.
Condition: a card needs an item, and some way of the customer leads from a start to the card past everything that
brings the item to it (forward must-analysis over all ways): a weakness. Where the map names nobody before it who
passes the item on, it is a question. Each card and item once.
Source: seed texts ("what kept the employee from seeing what the customer had sent through the app?").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.steps import gap
from app.model.edits import fields
from app.model.graph.carried import Carried, carried_of, items
from app.model.grid import CUSTOMER
from app.model.patch import ABSENT
from app.model.store import Store
from app.words import N_

_WHY_LOST = N_(
    "What {team} does not have here is asked for again or guessed. Show how it gets here, or plan an action."
)
_WHY_HERE = N_("It is needed here. Show how it gets here, or plan an action.")
_WHY_PART = N_(
    "There is a way to “{card}” on which nothing brings “{item}”. Show how it gets here, or plan an action."
)
_WHY_ASK = N_("It is needed here, and the map names nobody who passes it on.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    carried = carried_of(look.graph)
    left = _PROPOSED
    for item in sorted(carried.needs):
        if item not in look.store:
            continue
        for card in look.in_order(carried.needs[item]):
            if not carried.on_every_way(item, card):
                yield _finding(look, carried, card, item, propose=left > 0)
                left -= 1


def _finding(look: Look, carried: Carried, card: str, item: str, *, propose: bool) -> Finding:
    team = look.graph.team(card)
    values: dict[str, Value] = {"card": look.name(card), "item": look.name(item), "team": look.receiver(team)}
    fixes: list[Fix] = []
    choices = tuple(_givers(look, carried, card, item)) if propose else ()
    if choices:
        which = Input("card", N_("Which card passes it on?"), "card", choices=choices)
        fixes.append(
            Fix("passed-on", N_("They have it: from which card?"), partial(_pass, item=item), (which,))
        )
    fixes.append(Fix("not-needed", N_("It is not needed here"), partial(_drop, card=card, item=item)))
    sources = [one for one in carried.sources.get(item, []) if carried.precedes(one.card, card)]
    ids = tuple(sorted((card, item)))
    touches = tuple(dict.fromkeys(key for one in sources for key in (one.link, one.card) if key))
    if not sources:
        text = N_("Where does “{item}”, needed at “{card}”, come from?")
        return Finding("H11", ids, (card,), "question", text, _WHY_ASK, values, tuple(fixes))
    fixes.append(gap(card))
    values["from"] = look.name(sources[0].card)
    text, why = N_("“{item}” is known at “{from}” and does not reach {team} at “{card}”."), _WHY_LOST
    if carried.bringing(item, card):
        text, why = N_("“{item}” reaches “{card}” on some ways only."), _WHY_PART
    elif team is None or team == CUSTOMER:
        text, why = N_("“{item}” is known at “{from}” and does not reach “{card}”."), _WHY_HERE
    return Finding("H11", ids, (card,), "weakness", text, why, values, tuple(fixes), touches=touches)


def _givers(look: Look, carried: Carried, card: str, item: str) -> list[str]:
    """Cards beside or shortly before it that would settle it by passing the item on, the nearest first."""
    graph = look.graph
    # What stands above it in its step reaches it on every way, so nothing has to be tried out.
    above = [edge.source for edge in graph.into(card) if edge.axis == "down"]
    sure = [
        other
        for other in above
        if graph.columns(card)[0] in graph.columns(other)
        and item not in items(look.store[other].get("needs"))
    ]
    if sure:
        return look.in_order(dict.fromkeys(sure))[:_ENOUGH]
    near = [edge.source for edge in graph.into(card)]
    near += look.in_order({other for step in graph.columns(card) for other in graph.in_step(step)})
    if graph.columns(card):
        first = graph.grid.index[graph.columns(card)[0]]
        for step in reversed(graph.grid.steps[max(0, first - _BACK) : first]):
            near += look.in_order(graph.in_step(step))
    found: list[str] = []
    for other in list(dict.fromkeys(near))[:_TRIED]:
        if len(found) == _ENOUGH:
            break
        asks_too = item in items(look.store[other].get("needs"))
        if other != card and not asks_too and carried.would_bring(item, card, other):
            found.append(other)
    return found


_PROPOSED = 24
"""Findings that get proposals: each proposal is tried out, and nobody settles more than these at once."""
_ENOUGH, _TRIED, _BACK = 6, 12, 3
"""Cards worth proposing, cards tried for it, and steps looked back."""


def _pass(store: Store, *, card: str, item: str) -> None:
    fields.put(store, card, passes=sorted({*items(store[card].get("passes")), item}))


def _drop(store: Store, *, card: str, item: str) -> None:
    left = [one for one in items(store[card].get("needs")) if one != item]
    fields.put(store, card, needs=left or ABSENT)


check = Check("H11", N_("Information lost"), "map", _find, whole=True)
