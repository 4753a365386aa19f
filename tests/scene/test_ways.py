"""On large maps links keep their ways while lanes grow; what no longer fits is routed again."""

from __future__ import annotations

import pytest

from app.model.edits import cards
from app.scene import ways
from app.scene.build import build
from app.scene.cache import Cache
from tests.scene.random_maps import random_map
from tests.scene.test_scene import through_cards


@pytest.fixture(autouse=True)
def _every_map_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "SMALL", 0)


def test_when_a_lane_grows_most_links_keep_their_way_moved_along() -> None:
    made, cache = random_map(11, cards=80, steps=10, links=0.4), Cache()
    before = build(made.store, marks=made.marks, cache=cache)
    lane = made.lane["Customer actions"]
    with made.store.edit("height"):
        made.store.put(lane, height=before.rects[lane].h + 40)
    after = build(made.store, marks=made.marks, cache=cache)
    assert after.height == before.height + 40
    same = [
        key for key, path in after.paths.items() if [x for x, _ in path] == [x for x, _ in before.paths[key]]
    ]
    assert len(same) > 0.7 * len(after.paths)


@pytest.mark.parametrize("seed", range(12))
def test_after_many_edits_no_link_runs_through_a_foreign_card(seed: int) -> None:
    made, cache = random_map(seed, cards=50, steps=8, links=0.4), Cache()
    build(made.store, marks=made.marks, cache=cache)
    for number, card in enumerate(list(made.card.values())[:12]):
        with made.store.edit("title"):
            made.store.put(card, title="Longer and longer " * (number % 5 + 1))
        if number % 4 == 3:
            cards.move(
                made.store, card, made.lane["Billing"], list(made.step.values())[number % len(made.step)]
            )
        if number % 5 == 4:
            cards.remove(made.store, [card])
        scene = build(made.store, marks=made.marks, cache=cache)
        straight = set(scene.fallbacks)
        assert [hit for hit in through_cards(scene) if hit[0] not in straight] == []
        assert set(scene.paths) == set(build(made.store, marks=made.marks).paths)


def test_settled_the_map_looks_as_if_it_were_drawn_anew() -> None:
    made, cache = random_map(5, cards=50, steps=8), Cache()
    build(made.store, marks=made.marks, cache=cache)
    with made.store.edit("title"):
        made.store.put(next(iter(made.card.values())), title="Another title that is longer " * 2)
    build(made.store, marks=made.marks, cache=cache)
    cache.ways.settle()
    assert build(made.store, marks=made.marks, cache=cache) == build(made.store, marks=made.marks)
