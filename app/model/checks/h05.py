"""H05 Handover to oneself.

Terms: a handover moves responsibility from one team to another; the team of a card is its own, else its lane's.
Condition: an arrow marked as a handover has the same team at both ends, be the receiver a card or a team without
one. The model counts it as no handover, so nothing is asked about it. Silent where the customer is at an end. Map
hygiene.
Source: handover of responsibility as against collaboration, which keeps the owner (handoff playbook).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Look
from app.model.checks.steps import HANDOVER_FACTS, WHICH_TEAM, entry, know, put
from app.model.edits import fields, links
from app.model.graph import flow
from app.model.grid import CUSTOMER
from app.model.handovers import card_in, receiver_of, sender_of
from app.model.store import Store
from app.words import N_

_WHY = N_(
    "Nothing changes hands inside a team, so this arrow counts as no handover and is asked about nowhere."
)


def _find(look: Look, key: str) -> Iterable[Finding]:
    record = look.store[key]
    if record.get("kind") != "handover":
        return
    source, to = card_in(look.graph, record.get("from")), card_in(look.graph, record.get("to"))
    if source is None:
        return
    team = sender_of(look.graph, record)
    if team is None or team == CUSTOMER or team != receiver_of(look.graph, record):
        return
    values = {"card": look.name(source), "team": look.sender(team)}
    other = Fix(
        "other-team", N_("Another team receives it: which?"), partial(_other, link=key, card=to), _INPUTS
    )
    fixes = [other, Fix("remove-arrow", N_("Remove the arrow"), partial(links.remove, link=key))]
    if to is not None and _leads_somewhere(look, source, to):
        fixes.insert(1, put(key, "plain-arrow", N_("The work just goes on: no handover"), kind="flow"))
    text = N_("The handover at “{card}” stays with {team}.")
    yield Finding("H05", (key,), (key, source), "hygiene", text, _WHY, values, tuple(fixes))


_INPUTS = (WHICH_TEAM, *HANDOVER_FACTS)


def _leads_somewhere(look: Look, source: str, to: str) -> bool:
    """Whether an ordinary arrow would not end in a card without a way out."""
    graph = look.graph
    inside = bool(set(graph.columns(source)) & set(graph.columns(to)))
    return inside or to not in graph or bool(graph.flow_out(to)) or to in flow.ends(graph)


def _other(store: Store, *, link: str, card: str | None, team: str, **facts: str) -> None:
    receiver = entry(store, "team", team)
    if card is None:
        links.set_receiver(store, link, team=receiver)
    else:
        fields.put(store, card, team=receiver)
    know(store, link, **facts)


check = Check("H05", N_("Handover to oneself"), "link", _find, whole=True)
