"""C09 Contact without message.

Terms: the messages of a contact are the cards of the communication layer that name it (`touchpoint`); content and
form are what a message says and how it is put.
Condition: a message names its contact, and neither its content nor its form is described. Silent in a map that
describes neither for any message. Map hygiene.
Source: content and form of a message in CJML; seed texts (the communication layer).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Value
from app.model.checks.steps import put
from app.model.edits import cards, fields
from app.model.patch import ABSENT
from app.model.store import Reader, Store
from app.words import N_

_WHY = N_("Elsewhere this map says what the customer is told and in which form; here it does not yet.")
_CONTENT = Input("content", N_("What is said?"))
_FORM = Input("form", N_("In which form?"), optional=True)


def _find(look: Look, _key: str) -> Iterable[Finding]:
    store = look.store
    messages = [card for card in look.speaking() if look.graph.lane_kind(card) == "message"]
    if not any(_described(store, card) for card in messages):
        return
    for card in messages:
        contact = store[card].get("touchpoint")
        if _described(store, card) or not isinstance(contact, str) or contact not in look.graph:
            continue
        values: dict[str, Value] = {"card": look.name(card), "contact": look.name(contact)}
        describe = Fix(
            "describe", N_("Describe it: what is said?"), partial(_describe, card=card), (_CONTENT, _FORM)
        )
        loose = put(card, "loose", N_("It does not belong to “{contact}”"), values, touchpoint=ABSENT)
        remove = Fix("remove", N_("Remove the message"), partial(_remove, card=card))
        text = N_("What the customer is told at “{contact}” is not described: “{card}”.")
        owners = (card, contact)
        yield Finding("C09", (card,), owners, "hygiene", text, _WHY, values, (describe, loose, remove))


def _described(store: Reader, card: str) -> bool:
    record = store[card]
    return any(isinstance(record.get(name), str) and record[name].strip() for name in ("content", "form"))


def _describe(store: Store, *, card: str, content: str, form: str = "") -> None:
    fields.put(store, card, content=content.strip(), **({"form": form.strip()} if form else {}))


def _remove(store: Store, *, card: str) -> None:
    cards.remove(store, [card])


check = Check("C09", N_("Contact without message"), "map", _find, whole=True)
