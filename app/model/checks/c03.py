"""C03 Unanswered customer.

Terms: a contact expects an answer when the customer started it and either a time for the answer is named
(`reply_within`) or it is about an issue that it does not settle itself.
Condition: such a contact does not settle its issue, no contact or message says that it answers it, and no path of
drawn links leads from it to a contact that the organisation starts, or to a message. A weakness.
Source: seed texts ("they wrote to us, why did nobody react?").
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Span, Value
from app.model.checks.steps import gap, put
from app.model.edits import fields
from app.model.replies import Reply, replies_owed
from app.model.store import Store
from app.words import N_

_WHY = N_("Whoever gets no answer asks again, often elsewhere. Show what answers it, or plan an action.")


def _find(look: Look, _key: str) -> Iterable[Finding]:
    owed = [reply for reply in replies_owed(look.store) if reply.owed]
    speaking = _speaking(look) if owed else ()
    for reply in owed:
        yield _finding(look, reply, speaking)


def _finding(look: Look, reply: Reply, speaking: tuple[str, ...]) -> Finding:
    contact = reply.contact
    values: dict[str, Value] = {"card": look.name(contact), "issue": reply.issue.strip()}
    text = N_("The customer waits for an answer to “{card}”; the map shows none.")
    if reply.within is not None and reply.within > 0:
        values["within"] = Span(reply.within)
        text = N_("The customer expects an answer to “{card}” within {within}; the map shows none.")
    fixes: list[Fix] = []
    if contact in speaking:
        at = speaking.index(contact)
        speaking = speaking[:at] + speaking[at + 1 :]
    if speaking:
        which = Input("card", N_("Which contact or message answers it?"), "card", choices=speaking)
        act = partial(_answered, contact=contact)
        fixes.append(Fix("answered-by", N_("It is answered: by which card?"), act, (which,)))
    fixes.append(put(contact, "in-the-contact", N_("It is settled in the contact itself"), resolves=True))
    fixes.append(gap(contact, name=N_("Nobody answers: add an action")))
    return Finding("C03", (contact,), (contact,), "weakness", text, _WHY, values, tuple(fixes))


def _speaking(look: Look) -> tuple[str, ...]:
    """Cards that may answer: what the organisation starts or says first, then contacts nobody spoke about."""
    store = look.store
    later = [
        card
        for card in look.speaking()
        if store[card].get("started_by") != "customer" and not store[card].get("answers")
    ]
    return tuple(sorted(later, key=lambda card: store[card].get("started_by") != "organisation"))


def _answered(store: Store, *, contact: str, card: str) -> None:
    fields.put(store, card, answers=contact)


check = Check("C03", N_("Unanswered customer"), "map", _find, whole=True)
