"""Links drawn before the teams were named: whether they are handovers is decided when the teams are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.model.grid import CUSTOMER, kind_of, place, team_of
from app.model.store import Record, Store


def undecided(store: Store, named: Iterable[str]) -> list[str]:
    """Flows between two internal cards one of which has no team yet, where a card or its lane is among the `named`."""
    keys = set(named)

    def near(link: str) -> bool:
        return any(end in keys or place(store[end])[0] in keys for end in _internal(store, store[link]))

    return [link for link in store.of("link") if near(link) and waits(store, link)]


def waits(store: Store, link: str) -> bool:
    """Whether a flow could be a handover, were the teams of both ends known."""
    return None in [team_of(store, end) for end in _internal(store, store[link])]


def decide(store: Store, links: Sequence[str]) -> None:
    """Those that now lead from one team to another are handovers."""
    for link in links:
        teams = {team_of(store, end) for end in _internal(store, store[link])}
        if len(teams) == 2 and not teams & {None, CUSTOMER}:
            store.put(link, kind="handover")


def _internal(store: Store, link: Record) -> tuple[str, ...]:
    """Both ends of a flow between process cards; () for any other link."""
    ends = tuple(str(link.get(name)) for name in ("from", "to"))
    if link.get("kind", "flow") != "flow" or not all(end in store for end in ends):
        return ()
    return ends if all(kind_of(store, end) == "process" for end in ends) else ()
