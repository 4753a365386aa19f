"""H08 No time limit.

Terms: the time limit of a handover is its `limit`; a wait named on the arrow says as much.
Condition: a handover with a receiver has neither. Known that there is no limit (null): a weakness. Not asked yet: a
question, but only once receipt, medium and what is passed on are known; before that it is part of the question of
H01, H02, H06 or H07. Both are only noted (info).
Source: third layer of the handoff playbook; time standard in Shostack's blueprints.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.checks.steps import gap, know
from app.model.handovers import fact, is_handover, receiver_fact
from app.words import N_

_WHY = N_("Without a time nobody can see that something lies too long, and the customer cannot be told when.")
_LIMIT = Input("limit", N_("By when, for example “2 h” or “3 days”?"), "time")


def _find(look: Look, key: str) -> Iterable[Finding]:
    record = look.store[key]
    limit = fact(record, "limit")
    if limit == "known" or fact(record, "wait") == "known" or not is_handover(look.store, key):
        return
    if receiver_fact(look.graph, record) != "known":
        return
    others = {fact(record, "receipt"), fact(record, "channel", "system"), fact(record, "passes")}
    if limit == "not-asked" and others != {"known"}:
        return
    values = look.handover(record)
    name = Fix("name-limit", N_("There is a limit: by when?"), partial(know, link=key), (_LIMIT,))
    fixes, owners = (name, gap(key, limit=None)), (key, str(record["from"]))
    if limit == "missing":
        text = N_("There is no time limit for what {sender} hands to {receiver} at “{card}”.")
        yield Finding("H08", (key,), owners, "weakness", text, _WHY, values, fixes)
    else:
        text = N_("By when does {receiver} take up what {sender} hands over at “{card}”?")
        yield Finding("H08", (key,), owners, "question", text, _WHY, values, fixes)


check = Check("H08", N_("No time limit"), "link", _find)
