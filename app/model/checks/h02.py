"""H02 Never received.

Terms: receipt is how the receiver knows of a handover; a receiver is a card or a team without a card.
Condition: a handover has a receiver and its receipt is known to be missing (null): a weakness. Not asked yet
(absent): the one question about this handover, into which its other open facts are folded.
Silent without a receiver, which H01 asks for first.
Source: closed-loop handover practice (send, receive, confirm).
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Said, Value
from app.model.checks.steps import ALSO_ASKED, confirmed, gap
from app.model.handovers import card_in, fact, is_handover, receiver_fact
from app.model.ledger import FACTS
from app.words import N_

_WHY_GAP = N_(
    "It may be heard of late or not at all. Say how {receiver} knows, or plan what will be done about it."
)
_WHY_ASK = N_("A handover is closed only when it is known how the receiver learns of it.")


def _find(look: Look, key: str) -> Iterable[Finding]:
    record = look.store[key]
    receipt = fact(record, "receipt")
    if receipt == "known" or not is_handover(look.store, key):
        return
    if receiver_fact(look.graph, record) != "known":
        return
    source = str(record["from"])
    to = card_in(look.graph, record.get("to"))
    also = tuple(
        Said(words) for name, words in ALSO_ASKED.items() if fact(record, *FACTS[name]) == "not-asked"
    )
    values: dict[str, Value] = {**look.handover(record), "facts": also}
    owners = (key, source, to) if to is not None else (key, source)
    fixes = (confirmed(look, key), gap(key, receipt=None))
    if receipt == "missing":
        text = N_("At “{card}” {sender} hands over, and {receiver} has no way to know.")
        yield Finding("H02", (key,), owners, "weakness", text, _WHY_GAP, values, fixes)
        return
    text = N_("How does {receiver} learn that {sender} hands over at “{card}”?")
    if also:
        text = N_("{sender} to {receiver} at “{card}”: do we know how they know, {facts}?")
    yield Finding("H02", (key,), owners, "question", text, _WHY_ASK, values, fixes)


check = Check("H02", N_("Never received"), "link", _find)
