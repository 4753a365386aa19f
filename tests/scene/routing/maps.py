"""Random maps for the link router: columns, lanes, stacks, spanning cards, faces, headings, parked cards."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from app.scene.routing import LinkSpec, Point, Rect

COLUMN = 160.0
HEADING = 130.0
NOWHERE = Rect(0, 0, 0, 0)


@dataclass
class Map:
    """Rectangles, links, lane borders and the area of one map."""

    rects: dict[str, Rect] = field(default_factory=dict)
    links: list[LinkSpec] = field(default_factory=list)
    rulings: list[float] = field(default_factory=list)
    bounds: Rect = NOWHERE
    cards: list[str] = field(default_factory=list)


def random_map(seed: int, cards: int | None = None, links: int | None = None) -> Map:
    """A map as the grid lays it out. Sizes in cards and links; both random when not given."""
    rng = random.Random(seed)
    cards = cards or rng.randint(5, 90)
    links = rng.randint(1, max(1, cards * 2 // 3)) if links is None else links
    made = Map()
    lanes = max(2, min(12, round((cards / 4) ** 0.5)))
    widths = [
        rng.choice((COLUMN, COLUMN, 200.0))
        for _ in range(max(2, round(cards / lanes / rng.uniform(0.7, 1.4))))
    ]
    starts = [HEADING + sum(widths[:i]) for i in range(len(widths) + 1)]
    cells: dict[tuple[int, int], list[str]] = {}
    spans: dict[str, int] = {}
    for i in range(cards):
        name = f"card{i}"
        column = rng.randrange(len(widths))
        spans[name] = rng.choice((1, 1, 1, 1, 1, 1, 1, 2, 3)) if cards > 12 else 1
        cells.setdefault((rng.randrange(lanes), column), []).append(name)
    y = 90.0
    for lane in range(lanes):
        made.rulings.append(y)
        y = _lane(made, rng, lane, y, starts, cells, spans)
        if rng.random() < 0.2:
            for column, start in enumerate(starts[:-1]):
                if rng.random() < 0.6:
                    width = starts[column + 1] - start
                    made.rects[f"face{lane}.{column}"] = Rect.of(
                        start + width / 2 - 12, y + rng.randint(0, 60), 24, 24
                    )
            y += 96
    made.rulings.append(y)
    for i in range(rng.randint(0, 3)):
        made.rects[f"parked{i}"] = Rect.of(HEADING + 40 + i * 150, y + 40, 136, 44)
    made.cards = sorted(name for name in made.rects if name.startswith(("card", "parked")))
    made.bounds = Rect(0, 0, starts[-1] + 60, y + 140)
    for i in range(links):
        made.links.append(_link(made, rng, i))
    return made


def _lane(
    made: Map,
    rng: random.Random,
    lane: int,
    top: float,
    starts: list[float],
    cells: dict[tuple[int, int], list[str]],
    spans: dict[str, int],
) -> float:
    """Stack the cards of a lane, spanning cards below what they cover; returns the lane's lower border."""
    floor = [top + 12] * (len(starts) - 1)
    for column in range(len(starts) - 1):
        for name in cells.get((lane, column), []):
            last = min(len(starts) - 1, column + spans[name])
            at = max(floor[column:last])
            height = rng.choice((30.0, 44.0, 44.0, 58.0, 72.0))
            made.rects[name] = Rect(starts[column] + 12, at, starts[last] - 20, at + height)
            floor[column:last] = [at + height + 10] * (last - column)
    bottom = max(max(floor) + 2, top + 68)
    made.rects[f"lane{lane}"] = Rect(0, top + 2, HEADING - 14, bottom - 2)
    return bottom


def _link(made: Map, rng: random.Random, i: int) -> LinkSpec:
    source = rng.choice(made.cards)
    target: str | Point = rng.choice(made.cards)
    if rng.random() < 0.7:
        here = made.rects[source].center
        centers = {name: made.rects[name].center for name in made.cards}
        near = sorted(centers, key=lambda c: abs(centers[c].x - here.x) + abs(centers[c].y - here.y))
        target = rng.choice(near[1:8] or near)
    if rng.random() < 0.05:
        target = f"lane{rng.choice([int(k[4:]) for k in made.rects if k.startswith('lane')])}"
    elif rng.random() < 0.04:
        target = Point(made.bounds.right + 20, made.rects[source].center.y)
    label = (rng.choice((30.0, 55.0, 80.0)), 13.0) if rng.random() < 0.25 else None
    kind = rng.choice(("flow", "handover"))
    return LinkSpec(f"link{i}", source, target, kind, label, mark=kind == "handover")
