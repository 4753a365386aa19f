"""C05 Asked twice.

Terms: what a contact is about is its `issue`; a card settles it when it says so (`resolves_issue`, or a contact about
it with `resolves`). The customer's way leads from moment to moment (app/model/graph/way.py).
Condition: the customer starts a contact about an issue, and on some way starts the next one about the same issue,
and neither the first moment nor any between them settles it. Contacts in one step are alternatives. A weakness;
once for each contact that asks again, with those before it. Silent where no issue was entered.
Source: seed texts ("why do they contact us again about the same thing?").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Look, Value
from app.model.checks.steps import gap
from app.model.edits import fields
from app.model.graph.again import asked_again
from app.model.store import Store
from app.words import N_

_WHY = N_("What came before did not settle it. Ask what the customer would have needed then.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    store = look.store
    before: dict[str, list[str]] = {}
    for pair in asked_again(look.graph):
        if store[pair.first].get("started_by") == store[pair.second].get("started_by") == "customer":
            before.setdefault(pair.second, []).append(pair.first)
    for second in look.in_order(before):
        firsts = look.in_order(before[second])
        earlier = [card for card in firsts if look.where(card) < look.where(second)]
        # What comes round again by a way back was told already, where it was asked for the second time.
        if earlier or not any(second in before.get(first, ()) for first in firsts):
            yield _finding(look, second, earlier or firsts)


def _finding(look: Look, second: str, firsts: list[str]) -> Finding:
    values: dict[str, Value] = {
        "card": look.name(second),
        "first": tuple(look.name(card) for card in firsts),
        "issue": str(look.store[second].get("issue")).strip(),
    }
    settled = Fix("settled-first", N_("It had been settled before"), partial(_settle, cards=tuple(firsts)))
    text = N_("At “{card}” the customer turns to us about “{issue}” again. Before it: {first}.")
    ids = tuple(sorted((second, *firsts)))
    fixes = (settled, gap(second))
    return Finding("C05", ids, (second, *firsts), "weakness", text, _WHY, values, fixes, touches=ids)


def _settle(store: Store, *, cards: tuple[str, ...]) -> None:
    fields.put(store, cards, resolves=True)


check = Check("C05", N_("Asked twice"), "map", _find, whole=True)
