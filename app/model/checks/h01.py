"""H01 Sent to nobody.

Terms: a link is an arrow that leaves a card; its receiver is a card, or a team without a card.
Condition: a link names no receiver. Known that nobody receives a handover (`to_team` is null): a weakness. Not
asked yet, and likewise an arrow to nowhere: a question, which also asks for the other open facts of the handover.
Silent for handovers that are none (the customer at one end).
Source: receiver of a message in CJML; closed-loop handover practice.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Input, Look
from app.model.checks.steps import HANDOVER_FACTS, WHICH_TEAM, entry, gap, know
from app.model.edits import links
from app.model.handovers import card_in, is_handover, receiver_fact
from app.model.patch import ABSENT
from app.model.store import Store
from app.words import N_

_WHY_NOBODY = N_(
    "What is handed over at “{card}” waits for somebody to take it up. Name who takes it up, or plan an action."
)
_WHY_ASK = N_("A handover is closed only when it is known who takes it up and how they learn of it.")
_WHY_ARROW = N_("The arrow was drawn but does not lead to a card yet.")


def _find(look: Look, key: str) -> Iterable[Finding]:
    record = look.store[key]
    source = card_in(look.graph, record.get("from"))
    if source is None or receiver_fact(look.graph, record) == "known":
        return
    values = {"card": look.name(source), "team": look.sender(look.graph.team(source))}
    if not is_handover(look.store, key):
        if record.get("kind") != "handover":
            text = N_("Where does the arrow from “{card}” lead?")
            fixes = (_lead(look, key, source), Fix("remove-arrow", N_("Remove the arrow"), _remove(key)))
            yield Finding("H01", (key,), (key, source), "question", text, _WHY_ARROW, values, fixes)
        return
    name = Fix("name-receiver", N_("It is received: by whom?"), partial(_name, link=key), _INPUTS)
    known = receiver_fact(look.graph, record) == "missing"
    fixes = (name, gap(key, to_team=None))
    if known:
        text = N_("Nobody takes up what {team} hands over at “{card}”.")
        yield Finding("H01", (key,), (key, source), "weakness", text, _WHY_NOBODY, values, fixes)
    else:
        text = N_("Who takes up what {team} hands over at “{card}”, and how do they learn of it?")
        yield Finding("H01", (key,), (key, source), "question", text, _WHY_ASK, values, fixes)


_INPUTS = (WHICH_TEAM, *HANDOVER_FACTS)


def _name(store: Store, *, link: str, team: str, **known: str) -> None:
    links.set_receiver(store, link, team=entry(store, "team", team))
    know(store, link, **known)


def _lead(look: Look, link: str, source: str) -> Fix:
    # An arrow usually leads on, so what comes after is proposed first.
    others = [card for card in look.in_order(look.graph.nodes) if card != source]
    choices = tuple(sorted(others, key=lambda card: _column(look, card) <= _column(look, source)))
    asked = Input("card", N_("Which card does it lead to?"), "card", choices=choices)
    return Fix("lead-to", N_("It leads to a card: which?"), partial(_lead_to, link=link), (asked,))


def _column(look: Look, card: str) -> int:
    columns = look.graph.columns(card)
    return look.graph.grid.index[columns[0]] if columns else -1


def _lead_to(store: Store, *, link: str, card: str) -> None:
    links.reconnect(store, link, to=card)
    store.put(link, to_team=ABSENT)


def _remove(link: str) -> partial[None]:
    return partial(links.remove, link=link)


check = Check("H01", N_("Sent to nobody"), "link", _find)
