"""Which cards and links an edit concerns, so that only their findings are looked at again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.model.graph import Graph
from app.model.patch import Fields
from app.model.store import Change, Record, Store

FAR = {"lane", "stage", "step", "cell", "team", "map"}
"""Records that concern so many cards that everything is looked at again."""
_PLACING = {"type", "pos", "team"}
"""Fields of a card on which the edges and the teams of its whole step depend."""
_JOINING = {"type", "from", "to", "kind", "to_team"}
"""Fields of a link on which drawn ways depend."""
_WORDS = {"title", "note", "private"}
"""Fields that are only read out: no way and no state depends on them."""


@dataclass
class Affected:
    """What some edits concern."""

    subjects: set[str] = field(default_factory=set)
    """The records whose local findings may be others now."""
    cards: set[str] = field(default_factory=set)
    """Of the cards those of which more than words may be otherwise: team, place, arrows, answers."""
    kinds: set[str] = field(default_factory=set)
    """The kinds of records that were touched."""
    gone: set[str] = field(default_factory=set)
    """Records that there are no more."""


def affected(
    store: Store, graph: Graph, changes: Iterable[Change], columns: Mapping[str, tuple[str, ...]], since: int
) -> Affected | None:
    """What some edits concern; None for everything. `columns` are the steps the cards lay in at the revision `since`.

    Any field concerns the card, its links and who leads to it. A card that comes, goes or moves concerns the arrows
    that lead nowhere yet, since it may be the one they lead to. A card that moves, or an arrow that leads elsewhere,
    concerns all whose edges it changes; a process that moves or changes team the contacts that take their team from
    it, with their links.
    """
    edged = graph.edged_since(since)
    if edged is None:
        return None
    found = Affected(subjects=set(edged))
    moved: set[str] = set()
    for change in changes:
        for key, before in change.inverse.items():
            record = store.get(key)
            kinds = {one for one in (before.get("type"), record["type"] if record else None) if one}
            if kinds & FAR:
                return None
            found.kinds |= kinds
            found.subjects.add(key)
            if record is None:
                found.gone.add(key)
            _ends(found, before, record)
            if "card" in kinds:
                _card(store, graph, found, key, before, record)
                if before.keys() & _PLACING:
                    moved.add(key)
    if moved:
        found.subjects.update(_open_arrows(store))
    _contacts(store, graph, found, {step for card in moved for step in columns.get(card, ())}, moved)
    return found


def _ends(found: Affected, before: Fields, record: Record | None) -> None:
    """The ends that a link or answer has now and had before."""
    ends = {end for end in (*_both(before), *_both(record)) if isinstance(end, str)}
    found.subjects |= ends
    if before.keys() & _JOINING:
        found.cards |= ends


def _card(
    store: Store, graph: Graph, found: Affected, card: str, before: Fields, record: Record | None
) -> None:
    if before.keys() - _WORDS:
        found.cards.add(card)
    if "answers" in before:
        answered = (before["answers"], record.get("answers") if record else None)
        found.cards.update(one for one in answered if isinstance(one, str))
    found.subjects.update(_links(store, card))
    found.subjects.update(edge.source for edge in graph.into(card))


def _contacts(store: Store, graph: Graph, found: Affected, steps: set[str], moved: set[str]) -> None:
    """The contacts in a step with a card that moved: their team may come from it. With all their links."""
    found.cards |= moved
    for step in steps.union(*(graph.columns(card) for card in moved)):
        for card in graph.in_step(step):
            if card not in moved and graph.kind(card) == "touchpoint":
                found.subjects.add(card)
                found.cards.add(card)
                found.subjects.update(_links(store, card))


def _links(store: Store, card: str) -> Iterator[str]:
    """The links of a card and who is at their other ends: whether one is a handover depends on both."""
    for link, name in store.referrers(card):
        if name in ("from", "to"):
            yield link
            yield from (end for end in _both(store.get(link)) if isinstance(end, str))


def _open_arrows(store: Store) -> Iterator[str]:
    """The arrows that lead to no card yet: which one, may be any on the map."""
    for link in store.of("link"):
        record = store[link]
        if "to" not in record and record.get("kind") != "handover":
            yield link


def _both(record: Mapping[str, object] | None) -> tuple[object, object]:
    return (record.get("from"), record.get("to")) if record is not None else (None, None)
