"""H06 No medium.

Terms: the medium of a handover is the channel or the system by which it is passed on.
Condition: a handover whose receiver and receipt are known has neither. Known to be missing (null): a weakness,
whatever else is known. Not asked yet: a question; while H01 or H02 still ask about the handover, it is folded
into theirs, and a known gap in the receipt comes first. Its own question takes in what and by when.
Source: channel of a message in CJML.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look, Said, Value
from app.model.checks.steps import ALSO_ASKED, BY_WHEN, WHAT_IS_PASSED, gap, know, lesser
from app.model.handovers import fact, is_handover, receiver_fact
from app.words import N_

_WHY = N_("What has no fixed way of being passed on depends on somebody thinking of it.")
_CHANNEL = Input("channel", N_("Which channel?"), "channel")
_SYSTEM = Input("system", N_("Which system?"), "system")


def _find(look: Look, key: str) -> Iterable[Finding]:
    record = look.store[key]
    medium = fact(record, "channel", "system")
    if medium == "known" or not is_handover(look.store, key):
        return
    if receiver_fact(look.graph, record) != "known":
        return
    if medium == "not-asked" and fact(record, "receipt") != "known":
        return
    also = tuple(Said(ALSO_ASKED[one.name]) for one in lesser(record, WHAT_IS_PASSED, BY_WHEN))
    values: dict[str, Value] = {**look.handover(record), "facts": also}
    more, act = lesser(record, WHAT_IS_PASSED, BY_WHEN), partial(know, link=key)
    fixes = (
        Fix("name-channel", N_("It goes by a channel: which?"), act, (_CHANNEL, *more)),
        Fix("name-system", N_("It goes through a system: which?"), act, (_SYSTEM, *more)),
        gap(key, channel=None),
    )
    owners = (key, str(record["from"]))
    if medium == "missing":
        text = N_("There is no fixed way by which {sender} passes “{card}” on to {receiver}.")
        yield Finding("H06", (key,), owners, "weakness", text, _WHY, values, fixes)
    elif also:
        text = N_("{sender} to {receiver} at “{card}”: do we know how it is passed on, {facts}?")
        yield Finding("H06", (key,), owners, "question", text, _WHY, values, fixes)
    else:
        text = N_("By which channel or system does {sender} pass “{card}” on to {receiver}?")
        yield Finding("H06", (key,), owners, "question", text, _WHY, values, fixes)


check = Check("H06", N_("No medium"), "link", _find)
