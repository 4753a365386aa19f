"""Leading a room: what it shows and what it never shows, and going on with a remote control."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app import session as sessions
from app.model.edits import fields, links
from app.scene.theme import hex_color
from app.scene.view import Filter
from app.widgets.canvas import feelings
from app.widgets.room.sizes import card_pixels
from tests.widgets.desk import CTRL, SHIFT
from tests.widgets.room.leading import BACK, NEXT, SAMPLE, lead, page, title_of, words_in_sight
from tests.widgets.window import Office, small_map


# ---- what is shown
@pytest.mark.parametrize(("width", "least"), [(1280, 20.3), (1920, 30.4)])
def test_cards_can_be_read_from_five_metres(office: Office, width: int, least: int) -> None:
    office.show(small_map())
    desk = lead(office)
    office.window.resize(width, width * 9 // 16)
    office.settle()
    assert desk.canvas.scale * 11.5 >= least and card_pixels(width) >= least
    assert desk.canvas.camera.heading_scale * 12.0 >= least * 0.85


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_a_room_sees_whole_columns_that_fill_the_screen(office: Office, size: tuple[int, int]) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    office.window.resize(*size)
    office.settle()
    canvas = desk.canvas
    for stage in page(office).stops.stages:
        desk.key(NEXT) if page(office).stage != stage else None
        cards = page(office).stops.of(stage)
        for card in (cards[0], cards[len(cards) // 2], cards[-1]):
            page(office)._go_to_card(card)
            seen = canvas.camera.seen()
            shown = [c for c in canvas.scene.grid.columns if c.x < seen.right - 1 and c.x + c.w > seen.x + 1]
            assert shown[0].x >= seen.x - 1 and shown[-1].x + shown[-1].w <= seen.right + 1
            assert canvas.scale >= page(office).canvas.readable
            rect = canvas.scene.rects[card]
            assert rect.x + 1 >= seen.x and (rect.right <= seen.right + 1 or rect.w > seen.w)


def test_the_stage_begins_at_the_left(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    desk.key(NEXT)
    canvas, stage = desk.canvas, page(office).stage
    first = next(c for c in canvas.scene.grid.columns if c.stage == stage)
    assert canvas.camera.seen().x == pytest.approx(first.x, abs=1)


def test_a_stage_begins_with_the_customer_and_not_with_what_belongs_to_all_of_it(office: Office) -> None:
    office.open(SAMPLE)
    lead(office)
    stops, store = page(office).stops, office.session.store
    cards = stops.of(office.id("Checks"))
    titles = [store[card].get("title") for card in cards]
    assert titles.index("Waits and hears nothing") < titles.index("Know-your-customer policy, version 7")
    assert titles[0] == "Waits and hears nothing"


def test_with_a_lane_selected_the_room_begins_with_the_first_stage(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    assert desk.canvas.grid.parked, "there is a parking lot to begin in by mistake"
    office.window.leading.leave()
    office.settle().select("Feelings")
    lead(office)
    assert page(office).stage == office.id("Look around")


def test_after_the_room_the_status_bar_says_how_large_the_map_is(office: Office) -> None:
    office.open(SAMPLE)
    office.window.canvas.set_scale(0.6)
    desk = lead(office)
    desk.key(NEXT).key(NEXT).type("Says it").enter().escape()
    office.settle().window.leading.leave()
    office.settle()
    words = [label.text() for label in office.window.statusBar().findChildren(QLabel)]
    assert "60 %" in words, words


def test_headings_are_read_and_not_moved(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    before = {key: dict(desk.store[key]) for key in desk.store.ids()}
    for heading in ("Look around", "Customer actions", "Compare"):
        at = desk.at(heading)
        desk.press(at).move(desk.canvas.rect().center()).release()
        assert {key: dict(desk.store[key]) for key in desk.store.ids()} == before
        desk.double_click(at)
        assert desk.canvas.typing.field is None
        assert desk.canvas.scale >= page(office).canvas.readable, (
            "a double click changes neither name nor size"
        )


def test_nothing_stands_around_the_map(office: Office) -> None:
    office.show(small_map())
    lead(office)
    window = office.window
    for part in (window.menuBar(), window.statusBar(), window.inspector, window.lists, window.header):
        assert not part.isVisible()
    assert window.isFullScreen() and page(office).isVisible()


def test_persona_goal_and_stage_stay_in_view(office: Office) -> None:
    office.open(SAMPLE)
    lead(office)
    band = page(office).band
    assert band.persona == "Maya Osei" and band.goal.startswith("A working account")
    assert (band.stage, band.question) == ("Look around", "Which bank takes a company like mine?")
    assert "Maya Osei" in band.accessibleName() and "Look around" in band.accessibleName()


def test_private_notes_findings_and_marks_of_the_maker_are_not_shown(office: Office) -> None:
    office.show(small_map())
    store = office.session.store
    fields.put(store, office.id("Pays back"), private="He never answers the phone", note="Weekly run")
    fields.put(store, links.connect(store, office.id("Pays back"), to_team=None), private="Ask Ann first")
    desk = lead(office)
    office.window.checking.now()
    assert office.window.checking.state.findings, "there is something to be hidden"
    assert not desk.canvas.drawing.marks.of and not desk.canvas.drawing.marks.asked
    said = words_in_sight(desk)
    assert "never answers" not in said and "Ask Ann" not in said
    assert all(
        shape.role != "note" for b in desk.canvas.scene.blocks for shape in b.shapes if hasattr(shape, "role")
    )


def test_states_of_handovers_are_shown_when_whoever_leads_wants_it(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    assert not desk.canvas.drawing.marks.states and "gap" not in words_in_sight(desk).lower()
    office.menu("room-states")
    assert "gap" in desk.canvas.drawing.marks.states.values()
    office.window.checking.now()
    assert "gap" in desk.canvas.drawing.marks.states.values() and not desk.canvas.drawing.marks.of
    office.menu("room-states")
    assert not desk.canvas.drawing.marks.states


def test_the_emotion_curve_goes_and_comes_and_new_lanes_are_shown(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    lane = office.id("Feelings")
    assert any(row.lane == lane for row in desk.canvas.scene.grid.rows)
    office.menu("room-feelings")
    assert all(row.lane != lane for row in desk.canvas.scene.grid.rows)
    before = len(desk.canvas.scene.grid.rows)
    from app.model.edits import lanes

    lanes.add(office.session.store, "text", "Seen in the room")
    assert len(desk.canvas.scene.grid.rows) == before + 1
    office.menu("room-feelings")
    assert any(row.lane == lane for row in desk.canvas.scene.grid.rows)


def test_the_switches_are_remembered(office: Office) -> None:
    office.show(small_map())
    lead(office)
    office.menu("room-states").menu("room-feelings").menu("room")
    lead(office)
    assert page(office).canvas.states and not page(office).canvas.feelings
    assert office.window.settings.room_states and not office.window.settings.room_feelings


def test_a_theme_chosen_for_the_projector_is_worn(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    office.menu("theme-contrast")
    assert desk.canvas.theme.name == "contrast" == page(office).band.theme.name
    office.menu("room")
    assert office.window.canvas.theme.name == "contrast"


# ---- going on
def test_a_remote_control_leads_from_stage_to_stage(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    assert page(office).bar.where.startswith("Stage 1 of 6") and page(office).bar.next == "Next: Apply"
    desk.key(NEXT)
    assert page(office).band.stage == "Apply" and page(office).bar.where == "Stage 2 of 6 · card 1 of 14"
    desk.key(NEXT, times=20)
    assert page(office).bar.where.startswith("Parking lot · card ")
    assert page(office).band.stage == "Parking lot" and page(office).bar.next == "The end of the journey"
    desk.key(BACK, times=20)
    assert page(office).band.stage == "Look around"


def test_arrows_lead_from_card_to_card_and_on_into_the_next_stage(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    told = [title_of(office)]
    for _card in range(3):
        desk.key(Qt.Key.Key_Right)
        told.append(title_of(office))
    assert told == ["Opens a case", "Checks warranty", "Pays back", "Pays back"]
    assert page(office).band.stage == "Refund"
    desk.key(Qt.Key.Key_Left, times=5)
    assert title_of(office) == "Opens a case"
    desk.key(Qt.Key.Key_End)
    assert title_of(office) == "Pays back"
    desk.key(Qt.Key.Key_Home)
    assert title_of(office) == "Opens a case" and page(office).band.stage == "Report"


def test_the_card_that_is_talked_about_is_always_wholly_seen(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    canvas = desk.canvas
    for _card in range(40):
        desk.key(Qt.Key.Key_Right)
        rect = canvas.camera.rect_to_view(canvas.scene.rects[canvas.selected.focus])
        area = canvas.area()
        fits = rect.w <= area.width() and rect.h <= area.height()
        inside = rect.x >= area.left() and rect.y >= area.top()
        assert inside and (not fits or (rect.right <= area.right() + 1 and rect.bottom <= area.bottom() + 1))


def test_a_feeling_is_shown_with_its_quote(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    store = office.session.store
    low = next(key for key in store.of("emotion") if "three mails" in str(store[key].get("quote")))
    desk.canvas.selected.set([low])
    desk.canvas.reveal(low)
    area = desk.canvas.area()
    for block in desk.canvas.drawing.index.of_owner(low):
        x, y = desk.canvas.camera.to_view(block.x, block.y + block.h)
        assert area.left() <= x and y <= area.bottom()


def test_the_name_of_a_tall_lane_stays_beside_what_is_seen_of_it(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    canvas = desk.canvas
    row = next(r for r in canvas.scene.grid.rows if r.lane == office.id("Touchpoints"))
    canvas.camera.oy = round((row.y + row.h * 0.5) * canvas.scale) - canvas.camera.top
    office.settle()
    strip = canvas.grab(canvas.heading_area("left").adjusted(12, 4, -4, 0)).toImage()
    dark = [
        y
        for y in range(min(strip.height(), round(row.h * 0.5 * canvas.scale) - 8))
        for x in range(strip.width())
        if strip.pixelColor(x, y).lightness() < 90
    ]
    assert dark, "the name is written where the lane is seen"


def test_the_name_of_a_tall_lane_of_feelings_stays_with_its_samples(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    canvas = desk.canvas
    lane = office.id("Feelings")
    row = next(r for r in canvas.scene.grid.rows if r.lane == lane)

    def heading(part: float) -> QImage:
        """What is seen of it when so much of the lane lies above the map."""
        canvas.camera.oy = round((row.y + row.h * part) * canvas.scale) - canvas.camera.top
        canvas.update()
        office.settle()
        area = canvas.heading_area("left")
        high = round(60 * canvas.camera.heading_scale)
        return canvas.grab(QRect(area.x() + 12, area.y() + 2, area.width() - 16, high)).toImage()

    def first_ink(image: QImage) -> int:
        rows = range(image.height())
        return next(y for y in rows if any(image.pixelColor(x, y).lightness() < 90 for x in range(90)))

    above, below = heading(0.3), heading(0.35)
    colors = {above.pixelColor(x, y).name() for x in range(0, 90) for y in range(above.height())}
    assert canvas.theme.color("ink") in colors, "the name"
    maya = hex_color(str(office.session.store[office.id("Maya Osei")]["color"])) or ""
    assert canvas.theme.color(maya) in colors, "the sample of a curve"
    assert abs(first_ink(above) - first_ink(below)) <= 1, "it stays where it is while the lane moves past"


def test_an_empty_stage_is_stood_in_too(office: Office) -> None:
    made = sessions.empty("A first map", "en")
    office.show(made)
    desk = lead(office)
    desk.key(NEXT)
    assert page(office).bar.where.startswith("Stage 2 of") and desk.canvas.selected.cell is not None


def test_a_map_without_stages_says_so(office: Office) -> None:
    office.show(sessions.new("Nothing yet"))
    desk = lead(office)
    desk.key(NEXT).key(Qt.Key.Key_Right).key(Qt.Key.Key_End)
    assert page(office).bar.where == "No stages yet"


def test_the_camera_glides_unless_motion_is_to_be_reduced(office: Office) -> None:
    office.open(SAMPLE)
    for reduce in (False, True):
        office.window.settings.reduce_motion = reduce
        office.menu("room")
        canvas = office.window.canvas
        before = (canvas.camera.ox, canvas.camera.oy)
        page(office).move_on("next-stage")
        at_once = (canvas.camera.ox, canvas.camera.oy) != before
        assert at_once is reduce
        office.menu("room")


def test_another_size_of_letters_stays_and_full_size_brings_the_first_back(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    usual = desk.canvas.scale
    office.menu("zoom-in")
    larger = desk.canvas.scale
    desk.key(NEXT)
    assert desk.canvas.scale == larger > usual
    office.menu("zoom-100")
    desk.key(BACK)
    assert desk.canvas.scale == pytest.approx(usual)


def test_from_far_out_going_on_comes_closer(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    usual = desk.canvas.scale
    office.menu("fit-map")
    assert desk.canvas.scale < 0.5
    desk.key(Qt.Key.Key_Right)
    assert desk.canvas.scale == pytest.approx(usual)


def test_a_dark_screen_until_any_key(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    desk.type(".")
    assert page(office).curtain.isVisible() and not desk.canvas.typing.open
    page(office).curtain.hide()
    assert not page(office).curtain.isVisible()


# ---- one persona
def test_the_journey_of_one_persona_after_the_other_is_shown(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    room, store = page(office), office.session.store
    everybody = room.stops
    seen = []
    for _turn in range(3):
        office.menu("room-persona")
        seen.append((room.band.persona, room.canvas.persona))
        fading = desk.canvas.scene.fading
        cards = [card for held in room.stops.cards for card in held]
        if room.canvas.persona:
            assert fading is not None and not any(fading.fades(card) for card in cards)
            assert 0 < len(cards) < sum(len(held) for held in everybody.cards)
            others = [
                c for c in store.of("card") if room.canvas.persona not in (store[c].get("personas") or [c])
            ]
            assert any(store[card].get("personas") and card in others for card in store.of("card"))
            assert title_of(office) in {store[card].get("title") for card in cards}
        else:
            assert fading is None and room.stops == everybody
    assert [name for name, _key in seen] == ["Maya Osei", "Tom Ferris", "Maya Osei"]
    assert seen[-1][1] == "", "after the last one all are shown again"


def test_a_click_on_the_persona_shows_the_next_one(office: Office) -> None:
    office.open(SAMPLE)
    lead(office)
    band = page(office).band
    band.grab()
    assert band.only is False
    QTest.mouseMove(band, QPoint(band.width() // 2, band.height() - 4))
    assert band.toolTip() == ""
    QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=QPoint(band.width() // 2, band.height() - 4))
    assert not band.only, "the goal and the stage are only read"
    shown = []
    for _turn in range(2):
        QTest.mouseClick(band, Qt.MouseButton.LeftButton, pos=band._named.center().toPoint())
        shown.append((band.only, band.persona))
    assert shown == [(True, "Maya Osei"), (True, "Tom Ferris")]
    assert "Ctrl+Shift+F5" in band.tip


def test_a_filter_for_one_persona_holds_in_the_room_too(office: Office) -> None:
    office.open(SAMPLE)
    tom = office.id("Tom Ferris")
    bar = office.window.finding.filter
    bar.apply(Filter(personas=frozenset({tom})))
    lead(office)
    assert page(office).band.persona == "Tom Ferris" and page(office).canvas.persona == tom
    office.menu("room")
    assert office.window.canvas.view.filter == Filter(personas=frozenset({tom}))
    bar.clear()
    lead(office)
    assert page(office).canvas.persona == ""


def test_a_persona_that_is_deleted_lets_all_be_seen_again(office: Office) -> None:
    office.show(small_map())
    lead(office)
    office.menu("room-persona")
    store = office.session.store
    assert page(office).canvas.persona in store
    fields.remove(store, [page(office).canvas.persona])
    office.settle()
    assert [page(office).canvas.persona, office.window.canvas.scene.fading] == ["", None]


def test_the_arrows_stop_only_at_what_belongs_to_the_persona_in_view(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    office.menu("room-persona")
    store, canvas = office.session.store, desk.canvas
    assert page(office).band.persona == "Maya Osei"
    fading = canvas.scene.fading
    assert fading is not None and any(fading.fades(key) for key in store.of("card"))
    stood: list[str] = []
    for stage in range(6):
        desk.key(NEXT if stage else Qt.Key.Key_Home)
        for arrow in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            for _step in range(12):
                desk.key(arrow)
                stood += [canvas.selected.focus] if canvas.selected.focus else []
    kinds = {store[key]["type"] for key in stood}
    assert {"card", "emotion"} <= kinds, "the walk went over both"
    assert not [key for key in stood if fading.fades(key)]


def test_a_feeling_given_in_the_room_does_not_let_the_other_persona_fade(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    store = office.session.store
    tom = office.id("Tom Ferris")
    felt = next(key for key in store.of("emotion") if store[key]["persona"] == tom)
    desk.canvas.selected.set([felt])
    desk.key(Qt.Key.Key_Tab, SHIFT)
    desk.key(Qt.Key.Key_Up, CTRL)
    office.settle()
    assert page(office).canvas.persona == "" and desk.canvas.scene.fading is None


def test_with_one_persona_in_view_the_hand_draws_their_feelings(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    office.menu("room-persona").menu("room-persona")
    tom = office.id("Tom Ferris")
    lane = desk.canvas.grid.of_kind("emotion")[0]
    assert page(office).canvas.persona == tom == feelings.persona_of(desk.canvas, lane)
    assert not office.window.actions_["feeling-next-persona"].isEnabled()
