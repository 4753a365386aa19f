"""The same map looks the same every time: nothing hangs on where Python happened to keep a piece of a link.

And nothing of the work stays behind."""

from __future__ import annotations

import gc
import random

import pytest

from app.scene.routing import LinkSpec, Rect, Routing, route, stretches
from app.scene.routing.corridors import Corridor
from app.scene.routing.nudge import Stretch


class Elsewhere(Stretch):
    """A piece that has another place in memory each time, as far as sets and dicts can tell."""

    __slots__ = ("_place",)
    _place: int
    pick = random.Random(1)

    def __hash__(self) -> int:
        try:
            return self._place
        except AttributeError:
            self._place = self.pick.getrandbits(60)
            return self._place


def crowded(seed: int) -> Routing:
    """Many links among the cards of one stage: most of them share their way with others."""
    pick = random.Random(seed)
    cards: dict[str, Rect] = {}
    rulings: list[float] = []
    top = 100.0
    for lane in range(2):
        highest = 0.0
        for column in range(5):
            y = top + 12
            for row in range(pick.randint(1, 12)):
                height = pick.choice((36, 52, 68))
                cards[f"{lane}-{column}-{row}"] = Rect.of(142 + 152 * column, y, 128, height)
                y += height + 10
            highest = max(highest, y - top)
        top += highest + 20
        rulings.append(top)
    names = sorted(cards)
    links = []
    for number in range(200):
        source, target = pick.sample(names, 2)
        links.append(LinkSpec(f"link-{number:03}", source, target, mark=number % 3 == 0))
    return route(cards, links, Rect(132, 80, 910, top), rulings)


@pytest.mark.parametrize("seed", [4, 9])
def test_links_do_not_hang_on_places_in_memory(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = crowded(seed)
    monkeypatch.setattr(stretches, "Stretch", Elsewhere)
    for _ in range(4):
        assert crowded(seed) == usual


def test_corridors_go_when_the_work_is_done_and_do_not_wait_for_the_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        assert crowded(3).paths
        left = sum(isinstance(each, Corridor) for each in gc.get_objects())
    finally:
        gc.enable()
    assert left == 0, "the collector stops the hand while it looks for them"
