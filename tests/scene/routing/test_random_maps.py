"""Two hundred random maps, looked at with a careful eye."""

from __future__ import annotations

import random

import pytest

from app.scene.routing import LinkSpec, Point, Rect, RoutedLink, Router, Routing, Side, route
from tests.scene.routing.looking import faults
from tests.scene.routing.maps import Map, random_map


def routed(made: Map) -> Routing:
    return route(made.rects, made.links, made.bounds, made.rulings)


@pytest.mark.parametrize("batch", range(20))
def test_no_map_has_a_fault_or_a_straight_fallback(batch: int) -> None:
    for seed in range(batch * 10, batch * 10 + 10):
        made = random_map(seed)
        routing = routed(made)
        assert faults(made, routing) == [], f"map {seed}"
        assert routing.report.missing == ()


@pytest.mark.parametrize("seed", range(0, 200, 40))
def test_the_order_of_cards_and_links_does_not_matter(seed: int) -> None:
    made = random_map(seed)
    expected = routed(made)
    shuffled = random.Random(seed)
    rects, links = list(made.rects.items()), list(made.links)
    shuffled.shuffle(rects)
    shuffled.shuffle(links)
    assert route(dict(rects), links, made.bounds, made.rulings) == expected


@pytest.mark.parametrize("seed", range(0, 100, 5))
def test_dragging_a_card_keeps_every_line_off_every_card(seed: int) -> None:
    made = random_map(seed)
    router = Router(made.rects, made.links, made.bounds, made.rulings)
    rng = random.Random(seed)
    for _ in range(6):
        name = rng.choice(made.cards)
        rect = made.rects[name]
        moved = Rect.of(
            rect.left + rng.uniform(-200, 200), rect.top + rng.uniform(-90, 90), rect.width, rect.height
        )
        if any(moved.overlaps(other) for key, other in made.rects.items() if key != name):
            continue
        before = router.routing.paths
        renewed = router.update({name: moved})
        made.rects[name] = moved
        after = router.routing.paths
        assert all(before[key] == after[key] for key in before if key not in renewed)
        straight = [f"{key} fell back to a straight line" for key in router.routing.report.fallbacks]
        assert faults(made, router.routing) == straight
    router.reroute()
    assert router.routing == routed(made)


@pytest.mark.parametrize("seed", range(1, 60, 4))
def test_a_long_drag_across_the_map_keeps_lines_off_the_cards_it_passes(seed: int) -> None:
    made = random_map(seed)
    router = Router(made.rects, made.links, made.bounds, made.rulings)
    rng = random.Random(seed)
    name, start = rng.choice(made.cards), rng.choice(made.cards)
    rect, goal = made.rects[name], made.rects[start]
    for i in range(12):
        x = rect.left + (goal.left - rect.left) * i / 12 + 7
        y = rect.top + (goal.top - rect.top) * i / 12 + 5
        moved = Rect.of(x, y, rect.width, rect.height)
        router.update({name: moved})
        made.rects[name] = moved
        if not any(moved.overlaps(other) for key, other in made.rects.items() if key != name):
            straight = [f"{key} fell back to a straight line" for key in router.routing.report.fallbacks]
            assert faults(made, router.routing) == straight, f"map {seed}, step {i}"


def test_the_eye_sees_planted_faults() -> None:
    """Without this, an eye that sees nothing would pass every map."""
    made = Map(
        rects={"a": Rect.of(0, 0, 100, 40), "b": Rect.of(300, 0, 100, 40), "c": Rect.of(150, 0, 100, 40)},
        links=[LinkSpec("x", "a", "b"), LinkSpec("y", "a", "b")],
    )
    line = (Point(100, 20), Point(300, 20))
    same = {
        key: RoutedLink(key, line, (1, 0), Side.RIGHT, Side.LEFT, Rect.of(160, 30, 20, 9)) for key in "xy"
    }
    seen = " ".join(faults(made, Routing(same)))
    for words in (
        "x runs through c",
        "lie on top of each other",
        "label of x lies over c",
        "boxes of x and y",
    ):
        assert words in seen
    askew = {"x": RoutedLink("x", (Point(100, 20), Point(300, 60)), (0, 1), Side.RIGHT, Side.LEFT)}
    seen = " ".join(faults(made, Routing(askew)))
    for words in ("askew", "does not end on the LEFT side", "head points elsewhere", "y has no path"):
        assert words in seen
