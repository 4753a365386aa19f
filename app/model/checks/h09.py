"""H09 Promise not returned.

Terms: a promise is the known text of what a handover promises back (`returns`).
Condition: a handover with a receiver promises something back, and from the receiving card (or the team's cards
from then on) no path of drawn links reaches a card of the sending team, nor an arrow to that team; and no contact
or message says that it answers the sending card. Derived edges return nothing. A weakness.
Source: closed-loop handover practice; option to complete in workflow soundness.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.checks.steps import HANDOVER_FACTS, gap, know, put
from app.model.edits import fields, links
from app.model.handovers import card_in, handover_state, is_handover, promised
from app.model.store import Store
from app.words import N_

_WHY = N_(
    "“{promise}” is promised back to {sender}, and the map shows no arrow that brings it. "
    "Draw how it comes back, or plan an action."
)


def _find(look: Look, key: str) -> Iterable[Finding]:
    if not promised(look.store[key]) or not is_handover(look.store, key):
        return
    if "return" not in handover_state(look.store, key).gaps:
        return
    record = look.store[key]
    source, to = str(record["from"]), card_in(look.graph, record.get("to"))
    values = {**look.handover(record), "promise": str(record["returns"]).strip()}
    fixes: list[Fix] = []
    if to is not None:
        act = partial(_draw, source=source, to=to)
        fixes.append(Fix("draw-return", N_("It comes back: how?"), act, HANDOVER_FACTS, values))
    speaking = tuple(card for card in look.speaking() if card != source)
    if look.graph.kind(source) == "touchpoint" and speaking:
        which = Input("card", N_("Which contact or message answers it?"), "card", choices=speaking)
        answered = partial(_answered, source=source)
        fixes.append(Fix("answered-by", N_("It is answered: by which card?"), answered, (which,)))
    fixes.append(put(key, "not-promised", N_("Nothing is promised back"), returns=None))
    fixes.append(gap(key))
    text = N_("“{promise}”, promised to {sender} after “{card}”, does not come back in the map.")
    owners = (key, source, to) if to is not None else (key, source)
    yield Finding("H09", (key,), owners, "weakness", text, _WHY, values, tuple(fixes))


def _draw(store: Store, *, source: str, to: str, **known: str) -> None:
    know(store, links.connect(store, to, source, kind="handover"), **known)


def _answered(store: Store, *, source: str, card: str) -> None:
    fields.put(store, card, answers=source)


check = Check("H09", N_("Promise not returned"), "link", _find, whole=True)
