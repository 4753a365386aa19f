"""Is a handover closed? One function says so, for the ledger, the marks, paper and the command line.

A handover is a stored link of kind "handover" by which responsibility moves between teams or partners; the
customer is none of them. Each fact on it is not asked (absent), known to be missing (null) or known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.model.graph import Graph, graph_of
from app.model.grid import CUSTOMER
from app.model.store import Reader, Record

State = Literal["confirmed", "gap", "to-clarify"]
Fact = Literal["not-asked", "missing", "known"]
REASONS = ("receiver", "team", "receipt", "return")
"""Why a handover is not confirmed, the first things first."""


@dataclass(frozen=True, slots=True)
class HandoverState:
    """State of one handover and why."""

    state: State
    reasons: tuple[str, ...] = ()
    """What makes the state, ranked: the known gaps of a gap, the open questions of one to clarify."""
    gaps: tuple[str, ...] = ()
    """What is known to be missing, or what the graph shows cannot hold."""
    asks: tuple[str, ...] = ()
    """What was not asked yet."""


def fact(record: Record, *names: str) -> Fact:
    """What is known of a fact that may stand in one of several fields. A blank text says nothing."""
    held = [record[name] for name in names if name in record]
    if any(_says_something(value) for value in held):
        return "known"
    return "missing" if any(value is None for value in held) else "not-asked"


def _says_something(value: object) -> bool:
    return value is not None and value != [] and (not isinstance(value, str) or bool(value.strip()))


def is_handover(store: Reader, link: str) -> bool:
    """Whether a stored link counts as a handover.

    It does when its kind says so, it does not stay within one team, and the customer is at neither end. A
    sender or receiver without a team makes it no less one: that is a reason why it is not confirmed.
    """
    graph = graph_of(store)
    known: dict[str, bool] = graph.remember("is handover", dict)
    if link not in known:
        known[link] = _is_handover(graph, link)
    return known[link]


def _is_handover(graph: Graph, link: str) -> bool:
    record = graph.store.get(link)
    if record is None or record["type"] != "link" or record.get("kind") != "handover":
        return False
    if card_in(graph, record.get("from")) is None:
        return False
    sender, receiver = sender_of(graph, record), receiver_of(graph, record)
    return CUSTOMER not in (sender, receiver) and (sender is None or sender != receiver)


def handovers(store: Reader) -> list[str]:
    """The ids of all links that are handovers, sorted."""
    graph = graph_of(store)
    return list(
        graph.remember("handovers", lambda: [link for link in store.of("link") if is_handover(store, link)])
    )


def sender_of(graph: Graph, record: Record) -> str | None:
    """The team that hands over; None where nobody is known to be responsible."""
    card = card_in(graph, record.get("from"))
    return graph.team(card) if card is not None else None


def receiver_of(graph: Graph, record: Record) -> str | None:
    """The team that receives: the card's, else the one named on the link; None where none is known."""
    card = card_in(graph, record.get("to"))
    team = graph.team(card) if card is not None else None
    return team if team is not None else team_in(graph, record.get("to_team"))


def handover_state(store: Reader, link: str) -> HandoverState:
    """State of one handover.

    Confirmed: a receiver and both teams are known, known how the receiver knows, promised return is drawn.
    Gap: one of these is known to be missing, or the graph shows that it cannot hold. Else to clarify.
    Nothing promised back (`returns` absent or null) needs no return. No status, profile or exception matters.
    """
    graph = graph_of(store)
    states: dict[str, HandoverState] = graph.remember("states", dict)
    if link not in states:
        states[link] = _judge(graph, store[link])
    return states[link]


def _judge(graph: Graph, record: Record) -> HandoverState:
    found = dict(_unmet(graph, record))
    gaps = tuple(reason for reason in REASONS if found.get(reason) == "missing")
    asks = tuple(reason for reason in REASONS if found.get(reason) == "not-asked")
    if gaps:
        return HandoverState("gap", gaps, gaps, asks)
    if asks:
        return HandoverState("to-clarify", asks, gaps, asks)
    return HandoverState("confirmed")


def _unmet(graph: Graph, record: Record) -> Iterator[tuple[str, Fact]]:
    receiver = receiver_fact(graph, record)
    if receiver != "known":
        yield "receiver", receiver
    teams = _teams_fact(graph, record)
    if teams != "known":
        yield "team", teams
    if receiver == "missing":
        return  # nobody receives it, so nobody can know of it or give something back
    receipt = fact(record, "receipt")
    if receipt != "known":
        yield "receipt", receipt
    if receiver == "known" and promised(record) and not _return_of(graph, record).comes:
        yield "return", "missing"


def receiver_fact(graph: Graph, record: Record) -> Fact:
    """Whether it is known who receives: a card, a team without a card, or (null) nobody."""
    if card_in(graph, record.get("to")) is not None or team_in(graph, record.get("to_team")) is not None:
        return "known"
    return "missing" if "to_team" in record and record["to_team"] is None else "not-asked"


def _teams_fact(graph: Graph, record: Record) -> Fact:
    """Whether both ends have a team; one that is known to have none outweighs one nobody asked about."""
    facts = [team_fact(graph, card) for card in ends_without_team(graph, record)]
    return "missing" if "missing" in facts else "not-asked" if facts else "known"


def ends_without_team(graph: Graph, record: Record) -> list[str]:
    """The cards at the ends of a handover for which no team is known."""
    found = []
    source, to = card_in(graph, record.get("from")), card_in(graph, record.get("to"))
    if source is not None and graph.team(source) is None:
        found.append(source)
    if to is not None and receiver_of(graph, record) is None:
        found.append(to)
    return found


def team_fact(graph: Graph, card: str) -> Fact:
    """What is known of the team of a card: null on the card says that nobody is responsible."""
    if graph.team(card) is not None:
        return "known"
    record = graph.store[card]
    return "missing" if "team" in record and record["team"] is None else "not-asked"


def promised(record: Record) -> bool:
    """Whether something is promised back."""
    return fact(record, "returns") == "known"


class Return(NamedTuple):
    """Whether something that was promised comes back, and over which cards that was looked for."""

    comes: bool
    over: frozenset[str] | None
    """None for any card of the map."""


def return_of(graph: Graph, record: Record) -> Return | None:
    """What becomes of a promised return; None where nothing was promised or nobody is known to receive."""
    if not promised(record) or receiver_fact(graph, record) != "known":
        return None
    return _return_of(graph, record)


def returned(graph: Graph, record: Record) -> bool:
    """Whether a promised return comes back: a drawn path from the receiver to the sending team, or an answer.

    The path may use cards of any lane; it ends at any card of the sending team or at an arrow to that team.
    Without a sending team it has to reach the sending card. An answer is a contact or message that says it
    answers the sending card.
    """
    return _return_of(graph, record).comes


def _return_of(graph: Graph, record: Record) -> Return:
    sender, source = sender_of(graph, record), str(record["from"])
    if answers_to(graph.store, source):
        return Return(True, frozenset((source,)))
    waiting = _receiving_cards(graph, record)
    over = {source, *waiting}
    while waiting:
        card = waiting.pop()
        if card == source or (sender is not None and graph.team(card) == sender):
            return Return(True, frozenset(over))
        if sender is not None and any(_names(graph, link, sender) for link in graph.links_from(card)):
            return Return(True, frozenset(over))
        following = [to for _, to in graph.drawn_from(card) if to == source or to not in over]
        over.update(following)
        waiting += following
    # Without a receiving card any card may become one of the team that receives.
    return Return(False, frozenset(over) if card_in(graph, record.get("to")) is not None else None)


def _receiving_cards(graph: Graph, record: Record) -> list[str]:
    """The receiving card; for a team without a card its cards in the sender's step or later."""
    card = card_in(graph, record.get("to"))
    if card is not None:
        return [card]
    team = team_in(graph, record.get("to_team"))
    columns = graph.columns(str(record["from"]))
    since = graph.grid.index[columns[0]] if columns else 0
    return [
        node
        for node in graph.nodes
        if graph.team(node) == team and any(graph.grid.index[s] >= since for s in graph.columns(node))
    ]


def _names(graph: Graph, link: str, team: str) -> bool:
    record = graph.store[link]
    return card_in(graph, record.get("to")) is None and record.get("to_team") == team


def answers_to(store: Reader, card: str) -> list[str]:
    """The contacts and messages that say they answer this card."""
    return sorted(key for key, field in store.referrers(card) if field == "answers" and key != card)


def card_in(graph: Graph, key: object) -> str | None:
    """The id of a card that a field names; None where it names none that exists."""
    record = graph.store.get(key) if isinstance(key, str) else None
    return str(key) if record is not None and record["type"] == "card" else None


def team_in(graph: Graph, key: object) -> str | None:
    """The id of a team that a field names; None where it names none that exists."""
    record = graph.store.get(key) if isinstance(key, str) else None
    return str(key) if record is not None and record["type"] == "team" else None
