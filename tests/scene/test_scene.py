"""The whole drawing: nothing lies on anything else, words stay in their boxes, the same map gives the same scene."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from app.scene.build import build
from app.scene.shapes import LAYERS, Block, Box, Rect, Scene, TextLine
from app.scene.view import HEADING_W, View
from tests.scene.builders import look, showcase
from tests.scene.random_maps import random_map

EDGE = 0.6
"""Points by which ink may touch a border: half a stroke."""


def cards_of(scene: Scene) -> list[Block]:
    """What stands in cells: cards, measures, faces."""
    return [b for b in scene.blocks if b.layer == "card"]


def rect(block: Block) -> Rect:
    return Rect(block.x, block.y, block.w, block.h)


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    found = []
    for one, other in combinations(cards_of(scene), 2):
        if rect(one).grown(-EDGE).touches(rect(other).grown(-EDGE)):
            found.append((one.owner, other.owner))
    return found


def outside(scene: Scene) -> list[str]:
    """Texts that leave their block, and texts of a card that leave its frame."""
    found = []
    for block in scene.blocks:
        frame = next(
            (s for s in block.shapes if isinstance(s, Box) and s.role in ("card", "wait", "stage")), None
        )
        inner = Rect(frame.x, frame.y, frame.w, frame.h) if frame else Rect(0, 0, block.w, block.h)
        for line in block.shapes:
            if not isinstance(line, TextLine) or not line.text.strip():
                continue
            top, bottom = line.baseline - 0.8 * line.size, line.baseline + 0.22 * line.size
            fits_x = line.x >= inner.x - EDGE and line.x + line.width <= inner.right + EDGE
            if not fits_x or top < inner.y - EDGE or bottom > inner.bottom + EDGE:
                found.append(f"{block.owner}: {line.text}")
    return found


def through_cards(scene: Scene) -> list[tuple[str, str]]:
    """(link, card) where a stretch of a link runs through a card that is neither of its ends."""
    boxes = [(b.owner, rect(b).grown(-EDGE)) for b in cards_of(scene)]
    found = []
    for link, points in scene.paths.items():
        ends = (points[0], points[-1])
        for (ax, ay), (bx, by) in pairwise(points):
            span = Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay))
            for owner, box in boxes:
                own = any(box.grown(1.5).contains(x, y) for x, y in ends)
                if not own and box.touches(span):
                    found.append((link, owner))
    return found


MAPS = {"look": look, "showcase": showcase}


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("full", [False, True])
def test_words_stay_inside_their_boxes(name: str, full: bool) -> None:
    made = MAPS[name]()
    assert outside(build(made.store, View(full_text=full), made.marks)) == []


@pytest.mark.parametrize("name", MAPS)
def test_no_card_lies_on_another(name: str) -> None:
    made = MAPS[name]()
    assert overlapping(build(made.store, marks=made.marks)) == []


@pytest.mark.parametrize("start", range(0, 200, 25))
def test_on_200_random_maps_no_card_overlaps_and_no_link_runs_through_a_foreign_card(start: int) -> None:
    for seed in range(start, start + 25):
        made = random_map(seed, cards=20 + seed % 30, steps=3 + seed % 7, links=0.4)
        scene = build(made.store, marks=made.marks)
        assert overlapping(scene) == [], seed
        assert outside(scene) == [], seed
        straight = set(scene.fallbacks)
        assert [hit for hit in through_cards(scene) if hit[0] not in straight] == [], seed
        assert len(straight) <= 1, f"{seed}: {len(straight)} links found no free way"


def test_every_link_is_drawn_or_ends_in_a_stub() -> None:
    made = showcase()
    scene = build(made.store, marks=made.marks)
    drawn = {b.owner for b in scene.blocks if b.layer == "link"}
    assert drawn == set(made.store.of("link"))


def test_the_same_map_gives_the_same_scene() -> None:
    made = random_map(7)
    assert build(made.store, marks=made.marks) == build(made.store, marks=made.marks)


def test_blocks_come_in_painting_order() -> None:
    made = look()
    order = [LAYERS.index(b.layer) for b in build(made.store, marks=made.marks).blocks]
    assert order == sorted(order)


def test_texts_that_do_not_fit_are_cut_and_listed_and_full_text_cuts_nothing() -> None:
    made = look()
    title = "The customer explains the same fault for the third time and " * 6
    card = made.put("Billing", "Call", title.strip())
    scene = build(made.store)
    assert (card, title.strip()) in scene.cut
    line = [s for b in scene.of(card) for s in b.shapes if isinstance(s, TextLine) and s.role == "title"]
    assert len(line) == 4
    assert line[-1].text.endswith("…")
    assert build(made.store, View(full_text=True)).cut == ()


def test_everything_that_can_be_read_says_what_it_is() -> None:
    made = showcase()
    scene = build(made.store, marks=made.marks)
    for block in scene.blocks:
        if any(isinstance(s, TextLine) for s in block.shapes) and block.owner in made.store:
            assert block.node is not None or block.layer in ("lane", "card"), block.owner
    hotline = next(b for b in scene.of(made.card["Hotline"]) if b.layer == "card")
    assert hotline.node is not None
    for words in ("Hotline", "Moment of truth", "phone", "wait 12 min", "assumed", "to clarify"):
        assert words in hotline.node.label


def test_headings_have_blocks_of_their_own_so_that_they_can_stay_in_view() -> None:
    scene = build(look().store)
    for block in scene.blocks:
        if block.layer == "lane-heading":
            assert block.x + block.w <= HEADING_W + 0.01
        if block.layer == "stage-heading":
            assert block.y + block.h <= scene.grid.heading_h + 0.01
    assert [b.layer for b in scene.blocks][-1] == "corner"
