"""E02 Pain without a plan.

Terms: a pain is an insight of the kind pain or reason to leave; an action is about it when it says that it cures it.
Dropped actions do not count, done ones do.
Condition: a pain has no action, or none of its actions names a role that does it. A question.
Source: opportunities with owners (NN/g).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.feelings import TROUBLES, ids_in, insights, title_of
from app.model.checks.steps import WHAT_TO_DO
from app.model.edits import fields
from app.model.edits import insights as verbs
from app.model.store import Store
from app.words import N_

_WHY = N_("A pain that is written down raises hopes; an action with somebody who does it keeps them.")
_WHO = Input("role", N_("Who does it?"), "role")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    store = look.store
    pains = [card for card, kind in insights(look) if kind in TROUBLES]
    if not pains:
        return
    cured: dict[str, list[str]] = {}
    for action in store.of("action"):
        if store[action].get("status", "open") != "dropped":
            for one in ids_in(store[action], "cures"):
                cured.setdefault(one, []).append(action)
    for card in sorted(pains):
        actions = sorted(cured.get(card, ()))
        if not any(str(store[action].get("role") or "").strip() for action in actions):
            yield _finding(look, card, actions)


def _finding(look: Look, card: str, actions: list[str]) -> Finding:
    values: dict[str, Value] = {"card": look.name(card)}
    if actions:
        values["action"] = title_of(look.store, actions[0]) or look.name(card)
        text = N_("For “{card}” there is the action “{action}”. Who does it?")
        fix = Fix("name-role", N_("Say who does it"), partial(_name, action=actions[0]), (_WHO,), values)
    else:
        text = N_("What is to be done about “{card}”, and who does it?")
        fix = Fix("plan-action", N_("Add an action"), partial(_plan, card=card), (WHAT_TO_DO, _WHO), values)
    strength = Fix("no-pain", N_("It is a question, not a pain yet"), partial(_ask, card=card), (), values)
    return Finding("E02", (card,), (card, *actions), "question", text, _WHY, values, (fix, strength))


def _name(store: Store, *, action: str, role: str) -> None:
    fields.put(store, action, role=role.strip())


def _plan(store: Store, *, card: str, what: str, role: str) -> None:
    verbs.add_action(store, what.strip(), cures=[card], role=role.strip())


def _ask(store: Store, *, card: str) -> None:
    fields.put(store, card, kind="question")


check = Check("E02", N_("Pain without a plan"), "map", _find, whole=True)
