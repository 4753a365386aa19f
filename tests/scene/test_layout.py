"""Columns, rows and what lies across them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.model.edits import cards, lanes, maps, people, stages
from app.model.grid import grid_of
from app.model.ids import derived_id
from app.model.patch import ABSENT
from app.scene.build import build
from app.scene.draw import emotion
from app.scene.draw import geometry as geo
from app.scene.shapes import Box, Path, Scene, TextLine
from app.scene.view import Filter, Marks, View
from app.scene.zones import NAMES
from tests.scene.builders import Lanes, Made, frame, look, showcase
from tests.scene.random_maps import random_map
from tests.scene.test_scene import outside, overlapping


def texts(scene: Scene, owner: str) -> list[str]:
    return [s.text for b in scene.of(owner) for s in b.shapes if isinstance(s, TextLine)]


def test_a_wait_lies_over_all_its_steps() -> None:
    made = frame()
    wait = made.put("Touchpoints", "Mail", "3 weeks of silence", span=3, is_wait=True)
    scene = build(made.store)
    rect = scene.rects[wait]
    assert rect.x < scene.rects[made.step["Mail"]].x + 20
    assert rect.right > scene.rects[made.step["Waiting"]].right - 20


def test_a_card_of_a_whole_stage_is_as_wide_as_the_stage() -> None:
    made = frame()
    card = made.put("Billing", "Check", "On call")
    scene = build(made.store)
    assert scene.rects[card].w > scene.rects[made.stage["Check"]].w - 40


def test_on_a_stage_page_a_card_that_began_before_is_drawn_and_links_out_end_in_stubs() -> None:
    made = look()
    wait = made.put("Support desk", "Mail", "Case stays open", span=3)
    scene = build(made.store, View(stages=frozenset({made.stage["Check"]}), paper=True), made.marks)
    assert scene.rects[wait].x > 120
    assert made.card["Opens a case"] not in scene.rects
    link = made.link["Approves refund > Cannot see the refund"]
    assert "Cannot see the" in " ".join(texts(scene, link))
    assert link not in scene.paths


def test_a_hidden_lane_is_skipped_and_shown_when_asked_for() -> None:
    made = look()
    with made.store.edit("hide"):
        made.store.put(made.lane["Billing"], hidden=True)
    assert made.lane["Billing"] not in build(made.store).rects
    assert made.lane["Billing"] in build(made.store, View(show_hidden=True)).rects


def test_links_into_a_hidden_lane_are_not_lost() -> None:
    made = look()
    with made.store.edit("hide"):
        made.store.put(made.lane["Billing"], hidden=True)
    scene = build(made.store, marks=made.marks)
    assert any("Checks warranty" in t for t in texts(scene, made.link["Books the parcel > Checks warranty"]))


def test_a_collapsed_stage_is_one_narrow_column_that_counts_its_cards() -> None:
    made = look()
    with made.store.edit("fold"):
        made.store.put(made.stage["Report"], collapsed=True)
    scene = build(made.store, marks=made.marks)
    column = next(c for c in scene.grid.columns if c.stage == made.stage["Report"])
    assert column.step == ""
    assert column.w < 100
    assert scene.rects[made.card["Calls support"]] == scene.rects[made.card["Explains it all again by mail"]]
    assert "9 cards" in texts(scene, made.stage["Report"])


def test_column_width_and_lane_height_follow_the_record() -> None:
    made = look()
    with made.store.edit("size"):
        made.store.put(made.step["Call"], width=240.0)
        made.store.put(made.lane["Messages"], height=200.0)
    scene = build(made.store)
    assert next(c.w for c in scene.grid.columns if c.step == made.step["Call"]) == 240
    assert next(r.h for r in scene.grid.rows if r.lane == made.lane["Messages"]) == 200


def test_a_lane_grows_with_its_cards() -> None:
    made = frame()
    low = build(made.store).rects[made.lane["Billing"]].h
    for title in ("One", "Two", "Three", "Four"):
        made.put("Billing", "Call", title)
    assert build(made.store).rects[made.lane["Billing"]].h > low + 60


def test_zone_lines_run_where_the_zone_changes_between_lanes_of_the_graph() -> None:
    made = look()
    scene = build(made.store)
    says = {
        b.node.label: b.y + b.h / 2
        for b in scene.blocks
        if b.layer == "mark" and b.node and b.node.role == "zone"
    }
    rows = {r.lane: r for r in scene.grid.rows}
    assert says == {
        NAMES[0]: pytest.approx(rows[made.lane["Touchpoints"]].y, abs=1),
        NAMES[1]: pytest.approx(rows[made.lane["Billing"]].y, abs=1),
    }


def test_lanes_between_stay_with_the_zone_they_have() -> None:
    store = maps.create("x")
    stages.add(store, "s")
    for kind, zone in (("action", ""), ("emotion", ""), ("process", "front"), ("process", "support")):
        lanes.add(store, kind, zone=zone or ABSENT)
    scene = build(store)
    lines = [b.y for b in scene.blocks if b.layer == "zone"]
    assert lines == [pytest.approx(scene.grid.rows[2].y, abs=1), pytest.approx(scene.grid.rows[3].y, abs=1)]


def test_an_empty_map_says_what_to_do_first_on_screen_and_nothing_on_paper() -> None:
    store = maps.create("New")
    assert any("Add a stage" in t for b in build(store).blocks for t in texts(build(store), b.owner))
    stages.add(store, "First")
    lanes.add(store, "action")
    said = [s.text for b in build(store).blocks for s in b.shapes if isinstance(s, TextLine)]
    assert "Type to add the" in " ".join(said)
    paper = [
        s.text for b in build(store, View(paper=True)).blocks for s in b.shapes if isinstance(s, TextLine)
    ]
    assert "Type to add" not in " ".join(paper)


def test_parked_cards_are_on_screen_and_not_on_paper() -> None:
    made = look()
    card = cards.add_parked(made.store, "What about neighbours?")
    assert card in build(made.store).rects
    assert card not in build(made.store, View(paper=True)).rects


def test_states_are_told_by_shape_as_well_as_colour() -> None:
    made = look()
    scene = build(made.store, marks=made.marks)
    shapes = {
        name: {s.role for b in scene.of(made.link[name]) for s in b.shapes if isinstance(s, Path)}
        for name in made.link
    }
    assert "confirmed" in shapes["Books the parcel > Checks warranty"]
    assert "gap" in shapes["Approves refund > Cannot see the refund"]
    assert "to-clarify" in shapes["Opens a case > Opens a second case"]
    lines = [
        s
        for b in scene.of(made.link["Approves refund > Cannot see the refund"])
        for s in b.shapes
        if isinstance(s, Path) and s.role == "line"
    ]
    assert lines[0].dash
    off = build(made.store, View(show_states=False), made.marks)
    roles = {s.role for b in off.blocks if b.layer == "link" for s in b.shapes if isinstance(s, Path)}
    assert not roles & {"confirmed", "gap", "to-clarify"}


def test_a_question_between_teams_without_an_arrow_is_a_faint_ring() -> None:
    made = look()
    pair = (made.card["Support line"], made.card["Opens a case"])
    scene = build(made.store, marks=Marks(asked=frozenset({pair})))
    assert scene.rects[">".join(pair)].w < 16


# ---- feelings


def curve_points(scene: Scene) -> list[Path]:
    return [s for b in scene.blocks for s in b.shapes if isinstance(s, Path) and s.role == "curve"]


def felt(made: Made, *scores: float | None, name: str = "Ana", **more: object) -> str:
    who = people.add(made.store, name)
    for step, score in zip(grid_of(made.store).steps, scores, strict=False):
        if score is None:
            people.unknown(made.store, who, step)
        else:
            people.feel(made.store, who, step, score, **more)
    return who


def test_the_curve_never_leaves_the_span_of_its_two_points() -> None:
    points = [(0.0, 0.0), (100.0, 80.0), (200.0, 78.0), (300.0, -40.0), (400.0, -40.0), (500.0, 90.0)]
    curve = geo.monotone(points)
    for (ax, ay), (bx, by) in pairwise(points):
        for share in range(21):
            y = geo.at(curve, ax + (bx - ax) * share / 20)
            assert y is not None
            assert min(ay, by) - 0.01 <= y <= max(ay, by) + 0.01


def test_the_curve_breaks_where_the_feeling_is_not_known() -> None:
    made = frame()
    felt(made, 1, 0, None, -1, -2, 0, 1)
    scene = build(made.store)
    assert len(curve_points(scene)) == 2
    unknown = derived_id("emotion", made.store.of("persona")[0], grid_of(made.store).steps[2])
    assert "not known" in next(b.node.label for b in scene.of(unknown) if b.node)


def test_an_assumed_feeling_is_dotted() -> None:
    made = frame()
    who = felt(made, 1, 0, -1, -1, -2, 0, 1)
    people.feel(made.store, who, grid_of(made.store).steps[3], -1, assumed=True)
    dashes = [path.dash for path in curve_points(build(made.store))]
    assert dashes == [(), emotion.ASSUMED, ()]


def test_two_personas_have_lines_of_their_own_named_in_the_heading() -> None:
    made = frame()
    felt(made, 1, 0, 1, 2, 1, 0, 1)
    felt(made, -1, 0, -1, -1, -2, 0, 1, name="Bo")
    scene = build(made.store)
    assert {"Ana", "Bo"} <= set(texts(scene, made.lane["Feelings"]))
    assert len({path.dash for path in curve_points(scene)}) == 2
    one = build(made.store, View(personas=frozenset(made.store.of("persona")[:1])))
    assert len(curve_points(one)) == 1


def test_the_curve_of_another_persona_fades_with_its_faces() -> None:
    made = frame()
    ana = felt(made, 1, 0, 1, 2, 1, 0, expected=1, low=0, high=1)
    bo = felt(made, -1, 0, -1, -1, -2, 0, name="Bo", expected=1, low=-2, high=-1)
    scene = build(made.store, View(filter=Filter(personas=frozenset({ana}))))
    assert scene.fading is not None
    drawn = {
        (shape.role, block.owner)
        for block in scene.blocks
        for shape in block.shapes
        if isinstance(shape, Path) and shape.role in ("curve", "spread", "expected", "zero")
    }
    faded = {role for role, owner in drawn if scene.fading.fades(owner)}
    lit = {role for role, owner in drawn if not scene.fading.fades(owner)}
    assert faded == {"curve", "spread", "expected"} and lit == faded | {"zero"}
    assert {owner for _role, owner in drawn} == {ana, bo, made.lane["Feelings"]}


def test_quotes_lie_on_no_face_and_no_curve() -> None:
    made = frame()
    felt(made, 1, -2, 1, -2, 2, -1, 1, quote="I have said all of this before, twice.", words="angry")
    scene = build(made.store)
    assert overlapping(scene) == []
    curve = curve_points(scene)[0].commands
    left = scene.grid.heading_w
    block = next(b for b in scene.of(made.lane["Feelings"]) if b.layer == "lane" and b.h > 100)
    for b in scene.blocks:
        if b.layer == "card" and any(isinstance(s, TextLine) and s.role == "quote" for s in b.shapes):
            for share in range(11):
                y = geo.at(curve, b.x - left + b.w * share / 10)
                assert y is None or block.y + y < b.y


# ---- extremes


def test_forty_lanes_two_hundred_cards_in_a_stage_and_long_titles_still_fit() -> None:
    kinds = ("action", "touchpoint", "process", "message", "insight", "text", "system", "policy")
    many: Lanes = tuple(
        (kinds[i % 8], f"Lane number {i} with a rather long name of its own", {}) for i in range(40)
    )
    made = frame((("Everything", ("One", "Two", "Three")),), many, "Large")
    names = list(made.lane)
    for number in range(200):
        title = ("Nobody told the customer that " * 14)[:400] if number % 10 == 0 else f"Card {number}"
        made.put(names[number % 40], ("One", "Two", "Three")[number % 3], f"{title} {number}")
    scene = build(made.store)
    assert overlapping(scene) == []
    assert outside(scene) == []
    assert len(scene.cut) >= 20
    full = build(made.store, View(full_text=True))
    assert outside(full) == []
    assert full.cut == () or {owner for owner, _ in full.cut} <= set(made.lane.values())


def test_words_from_right_to_left_begin_at_the_right() -> None:
    made = frame()
    card = made.put("Customer actions", "Call", "הטלפון ממשיך לכבות")
    scene = build(made.store)
    line = next(s for b in scene.of(card) for s in b.shapes if isinstance(s, TextLine) and s.role == "title")
    assert line.x + line.width == pytest.approx(scene.rects[card].w - 12, abs=0.5)


def test_a_picture_that_cannot_be_read_leaves_a_plain_card() -> None:
    made = showcase()
    with made.store.edit("picture"):
        made.store.add("blob", "0" * 64, mime="image/png", data="bm90IGEgcGljdHVyZQ==")
        made.store.put(made.card["Pays out"], picture="0" * 64)
    scene = build(made.store)
    assert scene.rects[made.card["Pays out"]].h < 120


def test_scenes_of_every_size_have_their_grid() -> None:
    for cards_ in (0, 1, 30):
        made = random_map(3, cards=cards_, steps=4, links=0.0)
        scene = build(made.store)
        assert len(scene.grid.columns) == 4
        assert scene.grid.columns[-1].x + scene.grid.columns[-1].w <= scene.width
        assert any(isinstance(s, Box) for b in scene.blocks for s in b.shapes)


def test_only_the_cards_of_the_personas_shown_are_drawn() -> None:
    made = frame()
    ana, bo = people.add(made.store, "Ana"), people.add(made.store, "Bo")
    hers = made.put("Customer actions", "Call", "Calls", personas=[ana])
    his = made.put("Customer actions", "Check", "Waits", personas=[bo])
    both = made.put("Customer actions", "Mail", "Writes")
    scene = build(made.store, View(personas=frozenset({ana})))
    assert hers in scene.rects
    assert both in scene.rects
    assert his not in scene.rects
    assert his in build(made.store).rects


def test_the_name_of_an_exit_has_room_beside_its_decision() -> None:
    made = frame()
    made.put("Customer actions", "Call", "Paid?", role="decision")
    made.put("Customer actions", "Mail", "Gets a reminder")
    narrow = build(made.store).rects[made.step["Mail"]].x
    made.arrow("Paid?", "Gets a reminder", exit="not yet")
    scene = build(made.store)
    assert scene.rects[made.step["Mail"]].x > narrow + 20
    label = next(
        s for b in scene.of(made.link["Paid? > Gets a reminder"]) for s in b.shapes if isinstance(s, Box)
    )
    block = next(scene.of(made.link["Paid? > Gets a reminder"]))
    for card in made.card.values():
        rect = scene.rects[card]
        assert block.x + label.x >= rect.right or block.x + label.x + label.w <= rect.x
