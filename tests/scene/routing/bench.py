"""Measure the link router: `python -m tests.scene.routing.bench` prints one JSON document (milliseconds)."""

from __future__ import annotations

import json
import statistics
import sys
import time

from app.scene.routing import Rect, Router, route
from tests.scene.routing.maps import random_map

SIZES = ((40, 20), (300, 150), (1000, 500))


def measure(cards: int, links: int) -> dict[str, float]:
    """Median of whole routings, and of steps of one card being dragged."""
    made = random_map(7, cards, links)
    whole = []
    for _ in range(5):
        begin = time.perf_counter()
        routing = route(made.rects, made.links, made.bounds, made.rulings)
        whole.append((time.perf_counter() - begin) * 1000)
    router = Router(made.rects, made.links, made.bounds, made.rulings)
    busy = max(made.cards, key=lambda c: sum(1 for link in made.links if c in (link.source, link.target)))
    rect, drags, renewed = made.rects[busy], [], []
    for i in range(40):
        moved = Rect.of(rect.left + 9 * i, rect.top + 5 * i, rect.width, rect.height)
        begin = time.perf_counter()
        renewed.append(len(router.update({busy: moved})))
        drags.append((time.perf_counter() - begin) * 1000)
    return {
        "cards": cards,
        "links": links,
        "route_ms": round(statistics.median(whole), 1),
        "drag_ms": round(statistics.median(drags), 2),
        "drag_ms_p95": round(sorted(drags)[37], 2),
        "links_renewed_per_step": statistics.median(renewed),
        "fallbacks": len(routing.report.fallbacks),
        "crowded": len(routing.report.crowded),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps([measure(cards, links) for cards, links in SIZES], indent=1) + "\n")
