"""C06 Start again.

Terms: the case is what the first contact, or an action in its moment, passes on (`passes`); it is there where the
named information gets to without the customer telling it again (app/model/graph/carried.py).
Condition: a contact is followed on some way by the next one about the same issue, unsettled between (as in C05,
whoever starts them), the two name different channels, the first passes something on, and nothing of it reaches the
second. A weakness; each pair once. Silent where no issue, no channels or nothing passed on was entered.
Source: transitions between channels (NN/g); seed texts (every channel has its own memory).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.steps import entry, gap
from app.model.edits import fields
from app.model.graph.again import Again, asked_again
from app.model.graph.carried import carried_of, items
from app.model.graph.way import way_of
from app.model.store import Store
from app.words import N_

_WHY = N_("The customer tells the whole story once more, and what was known before is of no use.")
_SYSTEM = Input("system", N_("In which system?"), "system")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    pairs = [pair for pair in asked_again(look.graph) if _other_channel(look, pair)]
    if not pairs:
        return
    carried = carried_of(look.graph)
    for pair in sorted(pairs, key=lambda one: (look.where(one.first), look.where(one.second))):
        case = _case(look, pair.first)
        if case and not any(carried.brought_inside(item, card, pair.second) for item, card in case):
            yield _finding(look, pair, list(dict.fromkeys(item for item, _ in case)))


def _case(look: Look, contact: str) -> list[tuple[str, str]]:
    """What is passed on at a contact, and the card that says so."""
    actions = [moment for moment in way_of(look.graph).of.get(contact, ()) if moment in look.graph]
    return [
        (item, card)
        for card in (contact, *look.in_order(actions))
        for item in items(look.store[card].get("passes"))
        if item in look.store
    ]


def _other_channel(look: Look, pair: Again) -> bool:
    one, two = (look.store[card].get("channel") for card in (pair.first, pair.second))
    return isinstance(one, str) and isinstance(two, str) and one != two


def _finding(look: Look, pair: Again, known: list[str]) -> Finding:
    store = look.store
    values: dict[str, Value] = {
        "card": look.name(pair.second),
        "first": look.name(pair.first),
        "items": tuple(look.name(item) for item in known),
        "one": look.name(str(store[pair.first]["channel"])),
        "two": look.name(str(store[pair.second]["channel"])),
    }
    act = partial(_seen, cards=(pair.first, pair.second))
    seen = Fix("seen-in", N_("It can be seen there: in which system?"), act, (_SYSTEM,))
    text = N_("From “{first}” ({one}) to “{card}” ({two}) this does not come along: {items}.")
    ids = tuple(sorted((pair.first, pair.second)))
    fixes = (seen, gap(pair.second))
    return Finding("C06", ids, (pair.second, pair.first), "weakness", text, _WHY, values, fixes, touches=ids)


def _seen(store: Store, *, cards: tuple[str, ...], system: str) -> None:
    fields.put(store, cards, system=entry(store, "system", system))


check = Check("C06", N_("Start again"), "map", _find, whole=True)
