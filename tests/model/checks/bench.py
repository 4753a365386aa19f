"""How long the checks take: python -m tests.model.checks.bench [CARDS …] prints one JSON document.

Times are medians in milliseconds: `edit_ms` is moving a card, `local_ms` the checks of what it touched (graph, grid
and report included), `whole_ms` every check after such an edit, `first_ms` the first run on a map just opened.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from app.model import ids
from app.model.checks import Live, run
from app.model.edits import cards, lanes, library, maps, stages, steps
from app.model.graph import graph_of
from app.model.store import Store

LANES = ("action", "touchpoint", "message", "process", "process", "process")


def big_map(n: int, seed: int = 1) -> Store:
    """A map of n cards in six lanes, every column filled; the lowest process lane belongs to another team."""
    rng = random.Random(seed)
    ids.seed(rng.choice)
    try:
        return _made(rng, n)
    finally:
        ids.seed(None)


def _made(rng: random.Random, n: int) -> Store:
    store = maps.create("Bench", status="final")
    with store.edit("make"):
        teams = [library.add(store, "team", f"Team {number}") for number in range(4)]
        phone = library.add(store, "channel", "phone")
        rows = [
            lanes.add(store, kind, f"Lane {number}", team=teams[number // 5])
            if kind == "process"
            else lanes.add(store, kind, f"Lane {number}")
            for number, kind in enumerate(LANES)
        ]
        columns = max(2, n // (len(LANES) * 2))
        for stage in range(max(1, columns // 8)):
            stages.add(store, f"Stage {stage}", first="1")
        while len(store.of("step")) < columns:
            steps.add(store, rng.choice(store.of("stage")), "step")
        order = store.of("step")
        made: list[str] = []
        for number in range(n):
            lane = rows[number % len(rows)]
            values: dict[str, Any] = {}
            if LANES[number % len(rows)] == "touchpoint":
                values = {"channel": phone, "started_by": rng.choice(["customer", "organisation"])}
                values |= {"reply_within": 60} if rng.random() < 0.2 else {}
            pos = [lane, order[number // len(rows) % columns], f"a{number % 10}", rng.choice([1, 1, 1, 2])]
            made.append(store.add("card", title=f"Card {number}", pos=pos, **values))
        for _ in range(n // 8):
            source, to = rng.sample(made, 2)
            facts: dict[str, Any] = {"receipt": rng.choice(["a list", None])} if rng.random() < 0.7 else {}
            facts |= {"returns": "a date"} if rng.random() < 0.3 else {}
            store.add("link", **{"from": source, "to": to}, kind=rng.choice(["flow", "handover"]), **facts)
    return store


def measure(n: int, rounds: int = 15) -> dict[str, float | int]:
    """The figures for one size."""
    store = big_map(n)
    first = _time(lambda: run(store))
    live = Live(store)
    live.whole()
    rng = random.Random(2)
    held = list(graph_of(store).nodes)
    edit, local, whole = [], [], []
    for _ in range(rounds):
        card = rng.choice(held)
        lane = str(store[card]["pos"][0])
        step = rng.choice(store.of("step"))
        edit.append(_time(lambda: cards.move(store, card, lane, step)))  # noqa: B023 - called at once
        local.append(_time(live.local))
        cards.move(store, rng.choice(held), lane, step)
        whole.append(_time(live.whole))
    return {
        "cards": n,
        "links": len(store.of("link")),
        "findings": len(run(store).findings),
        "first_ms": round(first, 2),
        "edit_ms": round(statistics.median(edit), 2),
        "local_ms": round(statistics.median(local), 2),
        "whole_ms": round(statistics.median(whole), 2),
    }


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]] or [100, 300, 1000]
    sys.stdout.write(json.dumps([measure(size) for size in sizes], indent=2) + "\n")
