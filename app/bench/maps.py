"""Maps of any size for measuring: always the same for one number of cards, with half as many links."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

from app import session as sessions
from app.model import ids, order
from app.model.edits import lanes, library, people, stages, steps
from app.model.grid import grid_of
from app.model.store import Store
from app.session import Session

_LANES = (
    ("action", ""),
    ("touchpoint", ""),
    ("emotion", ""),
    ("process", "front"),
    ("process", "back"),
    ("process", "back"),
    ("process", "support"),
)
_ROWS = ((100, 1), (1_000, 3), (5_000, 7))
"""Up to so many cards, so many lie on each other in a cell; beyond, 14."""
_STEPS = 4
_WORDS = [
    "asks",
    "for",
    "the",
    "refund",
    "again",
    "because",
    "nobody",
    "answered",
    "account",
    "data",
    "in",
    "two",
    "systems",
    "waits",
    "calls",
    "mail",
    "form",
    "contract",
    "status",
    "missing",
    "přesměrování",
    "žádosti",
    "užklausa",
    "vastus",
    "odgovor",
    "richiesta",
]


def made(cards: int) -> Session:
    """A map of so many cards over six lanes that hold cards, as a session that was never saved; ids and all the same
    each time."""
    pick = random.Random(cards)
    with ids.seeded(pick.choice):
        return _made(cards, pick)


def _made(cards: int, pick: random.Random) -> Session:
    session = sessions.empty(f"{cards} cards", "en")
    store = session.store
    rows = next((rows for most, rows in _ROWS if cards <= most), 14)
    columns = max(1, -(-cards // (rows * (len(_LANES) - 1))))
    with store.edit("change-field"):
        for kind in ("lane", "stage", "step"):
            for key in store.of(kind):
                store.remove(key)
    with store.edit("change-field"):
        holding = _frame(store, columns)
        keys = _fill(store, holding, rows, cards, pick)
    with store.edit("change-field"):
        _join(store, keys, cards // 2, pick)
        who = people.add(store, "Jana")
        for step in grid_of(store).steps:
            people.feel(store, who, step, pick.choice((-2, -1, 0, 1, 2)))
    return session


def _frame(store: Store, columns: int) -> list[str]:
    """Stages, steps and lanes; returns the lanes that hold cards."""
    holding = []
    for number, (kind, zone) in enumerate(_LANES):
        more: dict[str, Any] = (
            {"zone": zone, "team": library.add(store, "team", f"Team {number}")} if zone else {}
        )
        lane = lanes.add(store, kind, f"Lane {number}", **more)
        if kind != "emotion":
            holding.append(lane)
    for first in range(0, columns, _STEPS):
        names = [f"Step {number}" for number in range(first, min(first + _STEPS, columns))]
        stage = stages.add(store, f"Stage {first // _STEPS}", first=names[0])
        for name in names[1:]:
            steps.add(store, stage, name)
    return holding


def _fill(store: Store, holding: list[str], rows: int, cards: int, pick: random.Random) -> list[list[str]]:
    """The cards, column by column."""
    places = order.spread(None, None, rows)
    found: list[list[str]] = []
    left = cards
    for step in grid_of(store).steps:
        column: list[str] = []
        for lane in holding:
            for place in places[: max(0, left)]:
                title = " ".join(pick.choices(_WORDS, k=pick.randint(2, 6))).capitalize()
                column.append(store.add("card", title=title, pos=[lane, step, place, 1]))
                left -= 1
        found.append(column)
    return found


def _join(store: Store, columns: list[list[str]], links: int, pick: random.Random) -> None:
    """Links to neighbouring columns, every third a handover, every seventh of unknown receipt."""
    pairs = [pair for pair in pairwise(columns) if pair[0] and pair[1]]
    seen: set[tuple[str, str]] = set()
    for number in range(links if pairs else 0):
        here, there = pairs[number % len(pairs)]
        ends = pick.choice(here), pick.choice(there)
        if ends not in seen:
            seen.add(ends)
            more = {} if number % 7 else {"receipt": None}
            kind = "flow" if number % 3 else "handover"
            store.add("link", **{"from": ends[0]}, to=ends[1], kind=kind, **more)
