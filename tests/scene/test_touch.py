"""From a point to what lies there, and where its words are edited."""

from __future__ import annotations

from app.model.edits import cards, links
from app.scene.build import build
from app.scene.draw.frame import PAD
from app.scene.shapes import Rect, TextLine
from app.scene.touch import cell_at, insertion_bar, owner_at, text_slot
from tests.scene.builders import look, showcase


def middle(rect: Rect) -> tuple[float, float]:
    return rect.x + rect.w / 2, rect.y + rect.h / 2


def test_a_point_on_a_card_is_that_card() -> None:
    made = look()
    scene = build(made.store, marks=made.marks)
    for title, card in made.card.items():
        touch = owner_at(scene, *middle(scene.rects[card]))
        assert touch is not None
        assert (touch.owner, touch.part) == (card, "card"), title


def test_a_link_is_touched_near_its_line_and_not_in_its_empty_corner() -> None:
    made = look()
    scene = build(made.store, marks=made.marks)
    link = made.link["Approves refund > Cannot see the refund"]
    (ax, ay), (bx, by) = scene.paths[link][1:3]
    touch = owner_at(scene, (ax + bx) / 2 + 2, (ay + by) / 2)
    assert touch is not None
    assert touch.owner == link
    bounds = scene.rects[link]
    corner = owner_at(scene, bounds.x + 1, bounds.y + 1)
    assert corner is None or corner.owner != link


def test_headings_faces_and_measures_are_touched() -> None:
    made = showcase()
    scene = build(made.store, marks=made.marks)
    for owner, part in (
        (made.stage["Report"], "stage"),
        (made.step["Call"], "step"),
        (made.store.of("emotion")[0], "emotion"),
        (made.store.of("measure")[0], "measure"),
    ):
        touch = owner_at(scene, *middle(scene.rects[owner]))
        assert touch is not None
        assert (touch.owner, touch.part) == (owner, part)
    lane = scene.rects[made.lane["Claims"]]
    touch = owner_at(scene, 40, lane.y + lane.h - 3)
    assert touch is not None
    assert touch.owner == made.lane["Claims"]


def test_the_bare_ground_is_nothing() -> None:
    made = look()
    scene = build(made.store, marks=made.marks)
    lane, step = scene.rects[made.lane["Insights"]], scene.rects[made.step["Fault"]]
    assert owner_at(scene, step.x + step.w / 2, lane.y + lane.h / 2) is None


def test_a_point_in_a_cell_says_lane_step_and_neighbours() -> None:
    made = look()
    second = cards.add(made.store, "Second call", made.lane["Customer actions"], made.step["Call"])
    scene = build(made.store)
    first = made.card["Calls support"]
    top, low = scene.rects[first], scene.rects[second]
    for y, index, above, below in (
        (top.y + 2, 0, "", first),
        (low.y + 2, 1, first, second),
        (low.bottom + 4, 2, second, ""),
    ):
        place = cell_at(scene, made.store, top.x + 20, y)
        assert place is not None
        assert (place.lane, place.step) == (made.lane["Customer actions"], made.step["Call"])
        assert (place.index, place.above, place.below) == (index, above, below)
        bar = insertion_bar(scene, place)
        assert top.x == bar.x
        assert top.y - 12 < bar.y < low.bottom + 12


def test_a_dragged_card_does_not_count_in_its_own_cell() -> None:
    made = look()
    scene = build(made.store)
    card = made.card["Calls support"]
    place = cell_at(scene, made.store, *middle(scene.rects[card]), skip={card})
    assert place is not None
    assert (place.index, place.above, place.below) == (0, "", "")


def test_the_parking_lot_is_a_place_too() -> None:
    made = showcase()
    scene = build(made.store)
    strip = scene.grid.parking
    assert strip is not None
    place = cell_at(scene, made.store, strip.right - 30, strip.y + strip.h / 2)
    assert place is not None
    assert place.parked
    assert place.index == 2


def test_outside_of_all_cells_there_is_no_place() -> None:
    made = look()
    scene = build(made.store)
    assert cell_at(scene, made.store, 20, 20) is None


def test_the_editor_lies_exactly_over_the_words() -> None:
    made = look()
    scene = build(made.store)
    card = made.card["Asks where the money is"]
    slot = text_slot(scene, made.store, card)
    assert slot is not None
    rect = scene.rects[card]
    assert slot.style == "card"
    assert slot.text == "Asks where the money is"
    assert slot.rect.x == rect.x + PAD
    block = next(b for b in scene.of(card) if b.layer == "card")
    title = [s for s in block.shapes if isinstance(s, TextLine) and s.role == "title"]
    assert slot.rect.y < block.y + title[0].baseline < slot.rect.bottom
    assert slot.rect.bottom > block.y + title[-1].baseline


def test_stages_steps_lanes_waits_and_thoughts_have_slots_in_their_own_type() -> None:
    made = look()
    scene = build(made.store)
    for owner, name in (
        (made.stage["Check"], "stage"),
        (made.step["Call"], "step"),
        (made.lane["Billing"], "lane"),
        (made.card["11 days without news"], "step"),
        (made.card["Did they lose it?"], "quote"),
    ):
        slot = text_slot(scene, made.store, owner)
        assert slot is not None
        assert slot.style == name


def test_a_card_without_a_title_can_be_given_one_in_place() -> None:
    made = look()
    card = cards.add(made.store, "", made.lane["Billing"], made.step["Call"])
    slot = text_slot(build(made.store), made.store, card)
    assert slot is not None
    assert slot.rect.h > 10


def test_links_have_no_slot() -> None:
    made = look()
    link = links.connect(made.store, made.card["Pays back"], made.card["Books the parcel"])
    assert text_slot(build(made.store), made.store, link) is None
