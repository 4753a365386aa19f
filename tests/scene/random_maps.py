"""Random maps for the tests and the bench of the scene: any size, any mess, always the same for one seed."""

from __future__ import annotations

import random

from app.model.edits import people
from app.model.grid import grid_of, place
from tests.scene.builders import LANES, Lanes, Made, frame

WORDS = [
    "asks",
    "for",
    "the",
    "refund",
    "again",
    "because",
    "nobody",
    "answered",
    "přesměrování",
    "žádosti",
    "užklausa",
    "vastus",
    "odgovor",
    "richiesta",
    "of",
    "the",
    "account",
    "data",
    "in",
    "two",
    "systems",
    "and",
    "waits",
    "calls",
    "mail",
    "form",
    "contract",
    "status",
    "missing",
]
_ROLES = ("step",) * 20 + ("start", "decision", "goal", "leaves", "accepted-end")
_EVIDENCE = (None, None, "assumed", "staff", "observed", "measured")


def _column(made: Made, title: str) -> int:
    """The first column of a card, from 0."""
    return grid_of(made.store).index.get(place(made.store[made.card[title]])[1], 0)


def random_map(seed: int, cards: int = 40, steps: int = 8, lanes: Lanes = LANES, links: float = 0.5) -> Made:
    """A map of about so many cards; `links` is the share of cards that an arrow leaves."""
    pick = random.Random(seed)
    stages: list[tuple[str, tuple[str, ...]]] = []
    left = steps
    while left > 0:
        count = min(left, pick.randint(1, 3))
        stages.append((f"Stage {len(stages)}", tuple(f"Step {len(stages)}.{i}" for i in range(count))))
        left -= count
    made = frame(tuple(stages), lanes, f"Random {seed}")
    names = [name for kind, name, _ in lanes if kind != "emotion"]
    for number in range(cards):
        title = " ".join(pick.choices(WORDS, k=pick.randint(1, 9))) + f" {number}"
        where = pick.choice(list(made.step)) if pick.random() > 0.04 else pick.choice(list(made.stage))
        made.put(
            pick.choice(names),
            where,
            title,
            span=pick.choice((1,) * 12 + (2, 3)),
            role=pick.choice(_ROLES),
            moment=pick.random() < 0.05,
            is_wait=pick.random() < 0.04,
            votes=pick.choice((0, 0, 0, 3)),
            **({"evidence": level} if (level := pick.choice(_EVIDENCE)) else {}),
        )
    titles = sorted(made.card, key=lambda title: _column(made, title))
    near = max(1, 2 * cards // steps)
    for _ in range(int(cards * links)):
        start = pick.randrange(len(titles))
        # Most arrows stay near, as they do in real maps; some run across the whole of it.
        end = start + pick.randint(-near, near) if pick.random() < 0.9 else pick.randrange(len(titles))
        if start == end or not 0 <= end < len(titles):
            continue
        made.arrow(titles[start], titles[end], pick.choice(("", "", "confirmed", "gap", "to-clarify")))
    who = people.add(made.store, "Jana")
    for step in grid_of(made.store).steps:
        people.feel(made.store, who, step, pick.choice((-2, -1, 0, 1, 2)))
    return made
