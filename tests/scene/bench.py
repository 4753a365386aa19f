"""How long a Scene takes: python -m tests.scene.bench prints one JSON document (milliseconds, medians)."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

from app.scene.build import build
from app.scene.cache import Cache
from tests.scene.random_maps import random_map


def median(work: Callable[[int], object], rounds: int = 15) -> float:
    """Median time of a piece of work in milliseconds."""
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(times), 2)


def measure(cards: int, steps: int) -> dict[str, float]:
    """First build, build with nothing changed, after a short and after a long title."""
    made = random_map(1, cards, steps, links=0.4)
    store, marks = made.store, made.marks
    start = time.perf_counter()
    cache = Cache()
    build(store, marks=marks, cache=cache)
    first = round((time.perf_counter() - start) * 1000, 1)
    card = next(iter(made.card.values()))

    def retitle(number: int, words: str) -> None:
        with store.edit("title"):
            store.put(card, title=f"{words} {number}")
        build(store, marks=marks, cache=cache)

    return {
        "cards": cards,
        "links": len(made.link),
        "first_ms": first,
        "again_ms": median(lambda n: build(store, marks=marks, cache=cache)),
        "short_title_ms": median(lambda n: retitle(n, "Card")),
        "other_height_ms": median(lambda n: retitle(n, "Card " + "that grows " * (n % 2 * 5)), 6),
    }


if __name__ == "__main__":
    json.dump([measure(100, 12), measure(300, 20), measure(1000, 40)], sys.stdout, indent=1)
    sys.stdout.write("\n")
