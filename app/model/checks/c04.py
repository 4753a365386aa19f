"""C04 Silent back office.

Terms: a contact that expects an answer and has one, as in C03; the time until it is the earliest one over drawn
arrows (waits, and the waits and durations of the cards between, Dijkstra on typical times), else on the customer's
way. Expected is what the contact names (`reply_within`), else the map's `ack_within` (2 days).
Condition: the answer comes later than expected. Silent where no waits were entered, where nothing leads from contact
to answer, and for contacts that settle their issue. A weakness.
Source: line of visibility in a service blueprint; seed texts ("they wrote to us, why did nobody react?").
"""

from __future__ import annotations

from collections.abc import Iterable

from app.model.checks.base import Check, Finding, Look, Span, Value
from app.model.checks.steps import gap, put, thresholds
from app.model.graph.news import until_answer
from app.model.replies import Reply, replies_owed
from app.words import N_

_WHY = N_(
    "Until then the customer does not know whether anybody heard them. "
    "Often a short word that it has arrived is enough."
)


def _find(look: Look, _key: str) -> Iterable[Finding]:
    usual = thresholds(look).ack_within
    for reply in replies_owed(look.store):
        if reply.answer is None or reply.how == "itself":
            continue
        route = until_answer(look.graph, reply.contact, reply.answer)
        within = reply.within if reply.within is not None else usual
        if route is not None and route.cost > within:
            yield _finding(look, reply, reply.answer, route.cost, within, route.nodes)


def _finding(
    look: Look, reply: Reply, answer: str, takes: float, within: float, cards: tuple[str, ...]
) -> Finding:
    contact = reply.contact
    values: dict[str, Value] = {
        "card": look.name(contact),
        "answer": look.name(answer),
        "takes": Span(takes),
        "within": Span(within),
    }
    settled = put(contact, "in-the-contact", N_("It is settled in the contact itself"), resolves=True)
    text = N_("The answer to “{card}” comes after {takes}; the customer expects it within {within}.")
    if within <= 0:
        text = N_("The answer to “{card}” comes after {takes}; the customer expects it at once.")
    return Finding(
        "C04",
        (contact,),
        (contact, answer),
        "weakness",
        text,
        _WHY,
        values,
        (settled, gap(contact)),
        touches=cards,
    )


check = Check("C04", N_("Silent back office"), "map", _find, whole=True)
