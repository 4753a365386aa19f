"""H04 Hidden handover.

Terms: an internal card lies in a process lane. A derived edge joins cards of one step (`down`); a flow is a drawn
link that is no handover.
Condition: an edge that is no handover joins two internal cards of different teams, and nobody has answered yet
whether the second team learns of it. A question, keyed by the link, or by the two cards where the edge is derived.
A handover to that team that was stored without a card answers for all its cards.
Source: first layer of the handoff playbook; the no-implicit-split rule of bpmnlint in its sense.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.model.checks.base import Check, Finding, Fix, Look
from app.model.checks.steps import HANDOVER_FACTS, WHAT_TO_DO, WHO_DOES_IT, know
from app.model.edits import insights, links
from app.model.graph import Edge
from app.model.ledger import answer_of
from app.model.store import Store
from app.words import N_

_WHY = N_(
    "The work moves from {sender} to {receiver}, and the map does not say yet whether it is handed over. "
    "Yes stores a handover; no and nobody knows are remembered."
)


def _find(look: Look, key: str) -> Iterable[Finding]:
    graph, store = look.graph, look.store
    if graph.kind(key) != "process" or (sender := graph.team(key)) is None:
        return
    told: set[str] | None = None
    for edge in graph.out(key):
        receiver = graph.team(edge.to)
        if receiver is None or receiver == sender or graph.kind(edge.to) != "process":
            continue
        if edge.link and store[edge.link].get("kind") == "handover":
            continue
        if told is None:
            told = {str(store[link].get("to_team")) for link in graph.links_from(key)}
        if receiver not in told and not answer_of(store, key, edge.to):
            yield _finding(look, edge, sender, receiver)


def _finding(look: Look, edge: Edge, sender: str, receiver: str) -> Finding:
    one, two = edge.source, edge.to
    ids = (edge.link,) if edge.link else (one, two) if one < two else (two, one)
    owners = (edge.link, one, two) if edge.link else (one, two)
    values = {
        "card": look.name(one),
        "next": look.name(two),
        "sender": look.sender(sender),
        "receiver": look.receiver(receiver),
    }
    return Finding("H04", ids, owners, "question", _TEXT, _WHY, values, partial(_steps, edge))


_TEXT = N_("Does {receiver} learn of “{card}” before “{next}”?")


def _steps(edge: Edge) -> tuple[Fix, ...]:
    return (
        Fix(
            "yes-confirmed",
            N_("Yes, they learn of it: how?"),
            partial(_yes, edge=edge),
            HANDOVER_FACTS,
        ),
        Fix(
            "yes-gap",
            N_("They should, but nothing tells them: add an action"),
            partial(_gap, edge=edge),
            (WHAT_TO_DO, WHO_DOES_IT),
        ),
        Fix("no", N_("No, nothing is handed over"), partial(_answer, edge=edge, answer="no")),
        Fix("unknown", N_("Nobody in the room knows"), partial(_answer, edge=edge, answer="unknown")),
    )


def _handover(store: Store, edge: Edge) -> str:
    if not edge.link:
        return links.answer_question(store, edge.source, edge.to, "yes")
    links.set_kind(store, edge.link, "handover")
    return edge.link


def _yes(store: Store, *, edge: Edge, **known: str) -> None:
    know(store, _handover(store, edge), **known)


def _gap(store: Store, *, edge: Edge, what: str, role: str = "") -> None:
    link = _handover(store, edge)
    links.know(store, link, receipt=None)
    insights.add_action(store, what.strip(), cures=[link], **({"role": role} if role else {}))


def _answer(store: Store, *, edge: Edge, answer: str) -> None:
    links.answer_question(store, edge.source, edge.to, answer)


check = Check("H04", N_("Hidden handover"), "card", _find)
