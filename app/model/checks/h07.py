"""H07 Empty hands.

Terms: what is passed on is the named information of a handover (`passes`), entries of the library.
Condition: a handover with a receiver names nothing. Known that nothing is passed on (null): a weakness, whatever
else is known. Not asked yet: a question, but only once receipt and medium are known; before that it is part of
the question of H01, H02 or H06. Its own question takes in by when.
Source: second layer of the handoff playbook (what the receiver needs in order to go on).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.checks.steps import BY_WHEN, gap, know, lesser
from app.model.handovers import fact, is_handover, receiver_fact
from app.words import N_

_WHY = N_("Who takes over needs to know what it is about; what is not named is easily left behind.")
_ITEM = Input("passes", N_("What is passed on?"), "item")


def _find(look: Look, key: str) -> Iterable[Finding]:
    record = look.store[key]
    passes = fact(record, "passes")
    if passes == "known" or not is_handover(look.store, key):
        return
    if receiver_fact(look.graph, record) != "known":
        return
    if passes == "not-asked" and {fact(record, "receipt"), fact(record, "channel", "system")} != {"known"}:
        return
    values = look.handover(record)
    also = lesser(record, BY_WHEN)
    name = Fix("name-item", N_("Something is passed on: what?"), partial(know, link=key), (_ITEM, *also))
    fixes, owners = (name, gap(key, passes=None)), (key, str(record["from"]))
    if passes == "missing":
        text = N_("At “{card}” {receiver} takes over from {sender} without being given anything to go by.")
        yield Finding("H07", (key,), owners, "weakness", text, _WHY, values, fixes)
        return
    text = N_("What does {sender} pass on to {receiver} at “{card}”?")
    if also:
        text = N_("{sender} to {receiver} at “{card}”: do we know what is passed on, and by when?")
    yield Finding("H07", (key,), owners, "question", text, _WHY, values, fixes)


check = Check("H07", N_("Empty hands"), "link", _find)
