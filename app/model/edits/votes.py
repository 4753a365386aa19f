"""Votes of the room, and where insights and actions stand between impact and effort."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.model.grid import grid_of, map_of
from app.model.patch import ABSENT
from app.model.store import Reader, Store

LEAST, MOST = 1.0, 5.0
"""Ends of the scale of impact and effort."""
STEP = 0.5
"""The smallest difference of impact or effort that a room can mean."""


class Standing(NamedTuple):
    """One line of the result: a card, its votes, and its rank (equal votes share a rank, from 1)."""

    key: str
    votes: int
    rank: int


def votes_of(store: Reader, card: str) -> int:
    """How many votes a card has; what is no number counts as none."""
    found = (store.get(card) or {}).get("votes")
    return max(0, int(found)) if isinstance(found, (int, float)) and not isinstance(found, bool) else 0


def total(store: Store) -> int:
    """All votes on the map."""
    return sum(votes_of(store, card) for card in store.of("card"))


def limit(store: Store) -> int | None:
    """How many votes the room has; None without a limit."""
    found = map_of(store)[1].get("vote_limit")
    return (
        int(found) if isinstance(found, (int, float)) and not isinstance(found, bool) and found > 0 else None
    )


def left(store: Store) -> int | None:
    """How many votes may still be given, never below 0; None without a limit."""
    most = limit(store)
    return None if most is None else max(0, most - total(store))


def ranking(store: Store) -> list[Standing]:
    """Cards with votes, most first; equal ones in the order of the map."""
    order = {card: at for at, card in enumerate(_in_order(store))}
    found = sorted(
        ((votes_of(store, card), card) for card in store.of("card") if votes_of(store, card)),
        key=lambda pair: (-pair[0], order.get(pair[1], len(order)), pair[1]),
    )
    ranks: list[Standing] = []
    for at, (votes, card) in enumerate(found):
        same = ranks and ranks[-1].votes == votes
        ranks.append(Standing(card, votes, ranks[-1].rank if same else at + 1))
    return ranks


def top(store: Store, places: int = 5) -> list[Standing]:
    """The first places of the ranking; whoever shares the last of them is among them."""
    return [each for each in ranking(store) if each.rank <= places]


def _in_order(store: Store) -> list[str]:
    grid = grid_of(store)
    cells = [*grid.stage_wide.values(), *grid.cells.values()]
    return [card for held in cells for card in held]


def give(store: Store, card: str, by: int = 1) -> int:
    """Give votes to a card, or take some away; returns how many were given (negative: taken).

    Fewer than none cannot be, nor more than the room has left.
    """
    held = votes_of(store, card)
    rest = left(store)
    if by > 0 and rest is not None:
        by = min(by, rest)
    by = max(by, -held)
    if by:
        with store.edit("vote", title=str(store[card].get("title") or "")):
            store.put(card, votes=held + by or ABSENT)
    return by


def put(store: Store, card: str, number: int) -> int:
    """Set the votes of a card, as far as the room has them; returns how many it has then."""
    give(store, card, max(0, number) - votes_of(store, card))
    return votes_of(store, card)


def reset(store: Store) -> int:
    """Take all votes away as one step; returns how many there were."""
    voted = [card for card in store.of("card") if store[card].get("votes")]
    number = total(store)
    if voted:
        with store.edit("reset-votes", n=number):
            for card in voted:
                store.put(card, votes=ABSENT)
    return number


def set_limit(store: Store, number: int | None) -> None:
    """How many votes the room has; None or 0: as many as it likes."""
    with store.edit("change-map"):
        store.put(map_of(store)[0], vote_limit=number or ABSENT)


# ---- impact and effort


def place(store: Store, key: str, impact: float, effort: float) -> None:
    """Say what an insight or action would bring and cost, 1 to 5, rounded to half steps."""
    values = {"impact": _rounded(impact), "effort": _rounded(effort)}
    if all(store[key].get(name) == value for name, value in values.items()):
        return
    with store.edit("place-in-matrix", title=str(store[key].get("title") or "")):
        store.put(key, **values)


def unplace(store: Store, keys: Iterable[str]) -> None:
    """Forget impact and effort of insights or actions."""
    chosen = [k for k in keys if {"impact", "effort"} & store[k].keys()]
    if chosen:
        with store.edit("take-out-of-matrix", n=len(chosen)):
            for key in chosen:
                store.put(key, impact=ABSENT, effort=ABSENT)


def _rounded(value: float) -> int | float:
    kept = max(LEAST, min(MOST, round(value / STEP) * STEP))
    return int(kept) if kept == int(kept) else kept
