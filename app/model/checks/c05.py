"""C05 Asked twice.

Terms: what a contact is about is its `issue`; a card settles it when it says so (`resolves_issue`, or a contact about
it with `resolves`). The customer's way leads from moment to moment (app/model/graph/way.py).
Condition: the customer starts a contact about an issue, and on some way starts the next one about the same issue,
and neither the first moment nor any between them settles it. Contacts in one step are alternatives; going back to an
earlier one in a loop is no new contact. A weakness; once for each contact that asks again, with those before it.
Silent where no issue was entered.
Source: seed texts ("why do they contact us again about the same thing?").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Look, Value
from app.model.checks.steps import gap
from app.model.edits import fields
from app.model.graph.again import asked_again
from app.model.graph.way import way_of
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
        firsts = [card for card in look.in_order(before[second]) if not _by_a_loop(look, card, second)]
        if firsts:
            yield _finding(look, second, firsts)


def _by_a_loop(look: Look, first: str, second: str) -> bool:
    """Whether a contact follows another only as a loop leads back to it: going round is told by the loop's own rule."""
    way = way_of(look.graph)
    back = look.where(second) < look.where(first)
    return back and any(set(way.of[first]) & way.reach(moment) for moment in way.of[second])


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
