"""Replies owed to the customer: every contact that expects an answer, and its answer or none.

A second list beside the handovers, never mixed into their count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.model.graph import Graph, graph_of
from app.model.graph.flow import reach
from app.model.grid import kind_of
from app.model.handovers import answers_to
from app.model.store import Reader, Record

How = Literal["itself", "answer", "path", ""]


@dataclass(frozen=True, slots=True)
class Reply:
    """One contact of the customer that expects an answer."""

    contact: str
    title: str
    issue: str
    channel: str
    """Title of the channel the customer used; "" when none is named."""
    within: float | None
    """An answer is expected within so many minutes, 0 at once; None when no time is named."""
    answer: str | None
    """The contact or message that answers, the contact itself when it settles the issue, None for none."""
    answer_title: str
    how: How
    """"itself": settled in the contact; "answer": a card says it answers; "path": a drawn path; "": none."""
    stage: str
    step: str

    @property
    def owed(self) -> bool:
        """Whether nothing in the map answers."""
        return self.answer is None


def replies_owed(store: Reader) -> list[Reply]:
    """Contacts that expect an answer, in map order, answered ones included (see `Reply.owed`)."""
    graph = graph_of(store)
    return graph.remember("replies", lambda: [_reply(graph, card) for card in _contacts(graph)])


def _contacts(graph: Graph) -> list[str]:
    return in_map_order(graph, (card for card in graph.nodes if waits_for_answer(graph, card)))


def in_map_order(graph: Graph, contacts: Iterable[str]) -> list[str]:
    """Contacts by step from the left, then by lane from the top."""
    rank = {lane: number for number, lane in enumerate(graph.grid.lanes)}
    return sorted(
        contacts, key=lambda card: (graph.grid.index[graph.columns(card)[0]], rank[graph.lane(card)], card)
    )


def waits_for_answer(graph: Graph, card: str) -> bool:
    """Whether a card is a contact in the map by which the customer expects an answer."""
    return (
        graph.kind(card) == "touchpoint" and bool(graph.columns(card)) and expects_answer(graph.store[card])
    )


def expects_answer(contact: Record) -> bool:
    """Whether the customer waits for an answer to a contact they started.

    They do when a time for it is named, or when the contact is about an issue that it does not settle itself
    (`resolves` is false). A contact nobody asked about says nothing.
    """
    if contact.get("started_by") != "customer":
        return False
    within = contact.get("reply_within")
    if isinstance(within, int | float) and not isinstance(within, bool):
        return True
    return contact.get("resolves") is False and bool(str(contact.get("issue") or "").strip())


def _reply(graph: Graph, contact: str) -> Reply:
    store = graph.store
    record = store[contact]
    answer, how, _ = answer_to(graph, contact)
    within = record.get("reply_within")
    columns = graph.columns(contact)
    return Reply(
        contact=contact,
        title=str(record.get("title") or ""),
        issue=str(record.get("issue") or ""),
        channel=_title(store, record.get("channel")),
        within=float(within) if isinstance(within, int | float) and not isinstance(within, bool) else None,
        answer=answer,
        answer_title=_title(store, answer),
        how=how,
        stage=graph.grid.stage_of[columns[0]],
        step=columns[0],
    )


class Answer(NamedTuple):
    """What answers a contact, how, and over which cards that was looked for."""

    card: str | None
    how: How
    over: frozenset[str]


def answer_to(graph: Graph, contact: str) -> Answer:
    """What answers a contact: itself, a card that says so, or the first such card on a drawn path."""
    alone = frozenset((contact,))
    if graph.store[contact].get("resolves") is True:
        return Answer(contact, "itself", alone)
    said = answers_to(graph.store, contact)
    if said:
        return Answer(said[0], "answer", alone)
    reached = reach([contact], lambda one: [to for _, to in graph.drawn_from(one)])
    found = sorted(
        (card for card in reached - alone if speaks_to_customer(graph.store, card)),
        key=lambda card: (graph.grid.index.get(next(iter(graph.columns(card)), ""), 0), card),
    )
    return Answer(found[0] if found else None, "path" if found else "", frozenset(reached))


def speaks_to_customer(store: Reader, card: str) -> bool:
    """Whether a card is the organisation turning to the customer: its own contact, or a message."""
    kind = kind_of(store, card)
    return kind == "message" or (kind == "touchpoint" and store[card].get("started_by") == "organisation")


def _title(store: Reader, key: object) -> str:
    record = store.get(key) if isinstance(key, str) else None
    return str(record.get("title") or "") if record is not None else ""
