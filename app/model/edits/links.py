"""Links: flows and handovers, their ends, and the facts that a handover needs."""

from __future__ import annotations

from app.model.edits import fields
from app.model.grid import CUSTOMER, team_of
from app.model.ids import derived_id
from app.model.patch import ABSENT, Json
from app.model.store import Store

FACTS = ("passes", "channel", "system", "limit", "receipt", "returns")
"""What is asked of a handover beside its receiver."""


def connect(store: Store, source: str, to: str | None = None, **values: Json) -> str:
    """Draw a link from a card to a card, to a team (`to_team`), or to nobody known yet. Returns its id.

    Unless `kind` is given it is a handover where both ends have different teams, neither the customer, or
    where the receiver is a team or unknown and the sender is not the customer; else a flow.
    Raises KeyError for an end that is not there, ValueError for a card linked to itself.
    """
    _check_end(store, source)
    if to is not None:
        _check_end(store, to)
        if to == source:
            raise ValueError("a card cannot be linked to itself")
    values.setdefault("kind", natural_kind(store, source, to, values.get("to_team", ABSENT)))
    with store.edit("connect"):
        ends: dict[str, Json] = {"from": source}
        if to is not None:
            ends["to"] = to
        return store.add("link", **ends, **values)


def natural_kind(store: Store, source: str, to: str | None, to_team: Json = ABSENT) -> str:
    """ "handover" or "flow" by the teams at both ends."""
    sender = team_of(store, source)
    if sender == CUSTOMER:
        return "flow"
    if to is None:
        return "flow" if isinstance(to_team, str) and to_team == sender else "handover"
    receiver = team_of(store, to)
    return "handover" if receiver != CUSTOMER and sender != receiver else "flow"


def reconnect(store: Store, link: str, *, source: str | None = None, to: str | None = None) -> None:
    """Put one or both ends of a link onto other cards."""
    with store.edit("reconnect"):
        if source is not None:
            _check_end(store, source)
            store.put(link, **{"from": source})
        if to is not None:
            _check_end(store, to)
            store.put(link, to=to, to_team=ABSENT)
        if store[link].get("from") == store[link].get("to"):
            raise ValueError("a card cannot be linked to itself")


def set_receiver(store: Store, link: str, *, card: str | None = None, team: str | None = None) -> None:
    """Name the receiver: a card, or a team without a card; with neither it is not known yet."""
    with store.edit("set-receiver"):
        store.put(link, to=card or ABSENT, to_team=team or ABSENT)


def nobody(store: Store, link: str) -> None:
    """Note that nobody receives it: a gap."""
    with store.edit("set-receiver"):
        store.put(link, to=ABSENT, to_team=None)


def set_kind(store: Store, link: str, kind: str) -> None:
    """Turn a flow into a handover and back; the facts stay."""
    with store.edit("change-link"):
        store.put(link, kind=kind)


def know(store: Store, link: str, **facts: Json) -> None:
    """Answer facts of a handover: a value is known, None known to be missing, ABSENT not asked."""
    with store.edit("answer-fact", field=next(iter(facts), "")):
        fields.put(store, link, **facts)


def answer_question(store: Store, source: str, to: str, answer: str) -> str:
    """Answer "does this team learn of it?" on a derived edge: "yes" stores a handover, "no" and "unknown"
    store the answer. Returns the id of what was stored."""
    key = derived_id("answer", source, to)
    with store.edit("answer-question"):
        if answer == "yes":
            store.remove(key)
            return connect(store, source, to, kind="handover")
        if key in store:
            store.put(key, answer=answer)
        else:
            store.add("answer", key, **{"from": source, "to": to, "answer": answer})
    return key


def remove(store: Store, link: str) -> None:
    """Remove a link."""
    with store.edit("delete-link"):
        store.remove(link)


def _check_end(store: Store, card: str) -> None:
    if store[card]["type"] != "card":
        raise KeyError(f"{card!r} is no card")
