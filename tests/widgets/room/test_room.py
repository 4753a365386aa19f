"""Leading a room: what it shows and never shows, going on with a remote control, and everything back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app import session as sessions
from app.model.edits import cards, fields, insights, links, people, votes
from app.places import resources
from app.scene.shapes import TextLine
from app.settings import Settings
from app.widgets.canvas.camera import Camera
from app.widgets.room.page import RoomPage
from app.widgets.room.sizes import card_pixels
from tests.widgets.desk import CTRL, Desk
from tests.widgets.window import Office, small_map

SAMPLE = resources() / "samples" / "bank-onboarding-as-is.jmap"
NEXT, BACK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp


def lead(office: Office) -> Desk:
    """Enter the room; the desk's hands are on its map."""
    office.menu("room")
    desk = Desk(office.window, None)
    desk.canvas.setFocus()
    return desk


def page(office: Office) -> RoomPage:
    """What the room sees."""
    assert office.window.leading.page is not None
    return office.window.leading.page


def title_of(office: Office) -> str:
    """The title of the card that is talked about."""
    keys = office.window.selection
    return str(office.session.store[keys[0]].get("title")) if keys else ""


def words_in_sight(desk: Desk) -> str:
    """Everything that is written or read out on the map of the room."""
    blocks = desk.canvas.scene.blocks
    lines = [shape.text for block in blocks for shape in block.shapes if isinstance(shape, TextLine)]
    return "\n".join([*lines, *(block.node.label for block in blocks if block.node is not None)])


# ---- what is shown
@pytest.mark.parametrize(("width", "least"), [(1280, 22), (1920, 33)])
def test_cards_can_be_read_from_five_metres(office: Office, width: int, least: int) -> None:
    office.show(small_map())
    desk = lead(office)
    office.window.resize(width, width * 9 // 16)
    office.settle()
    pixels = desk.canvas.scale * 11.5
    assert pixels >= least - 0.5 and pixels == pytest.approx(card_pixels(width))
    assert desk.canvas.camera.heading_scale * 12.0 >= least * 0.85


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
    assert page(office).bar.where.startswith("Stage 1 of 7") and page(office).bar.next == "Next: Apply"
    desk.key(NEXT)
    assert page(office).band.stage == "Apply" and page(office).bar.where == "Stage 2 of 7 · card 1 of 14"
    desk.key(NEXT, times=20)
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


# ---- capturing
def test_typing_starts_a_card_where_one_stands(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    desk.key(Qt.Key.Key_Right).type("Asks the shop").enter().escape()
    store = office.session.store
    made, below = office.id("Asks the shop"), office.id("Checks warranty")
    assert store[made]["pos"][:2] == store[below]["pos"][:2]
    assert office.window.leading.open, "Escape ended the typing, not the room"
    office.menu("undo")
    assert made not in office.session.store


def test_an_insight_about_the_card_is_kept_without_leaving_it(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    desk.key(Qt.Key.Key_End)
    here = office.window.selection
    office.menu("add-insight")
    line = page(office).capture
    assert line.isVisible() and line.heading.text() == "Insight about “Pays back”"
    line.line.setText("Nobody tells when")
    desk.press_key(line.line, Qt.Key.Key_Return)
    made = office.id("Nobody tells when")
    assert office.session.store[made]["about"] == here and office.session.store[made]["kind"] == "pain"
    assert line.isVisible() and line.kept.text() == "Kept as an insight: Nobody tells when"
    desk.press_key(line.line, Qt.Key.Key_Escape)
    assert not line.isVisible() and office.window.leading.open and office.window.selection == here


def test_an_action_is_kept_with_who_does_it(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    office.menu("add-action")
    line = page(office).capture
    line.line.setText("Send a receipt")
    line.role.setText("head of Billing")
    desk.press_key(line.role, Qt.Key.Key_Return)
    (action,) = office.session.store.of("action")
    record = office.session.store[action]
    assert (record["title"], record["role"]) == ("Send a receipt", "head of Billing")
    assert record["cures"] == [office.id("Opens a case")]


def test_the_same_line_captures_insights_in_the_editor(office: Office) -> None:
    office.show(small_map()).select("Pays back").menu("add-insight")
    line = office.window.leading._line
    assert line is not None and line.isVisible() and not office.window.leading.open
    line.line.setText("Nobody tells when")
    Desk(office.window, None).press_key(line.line, Qt.Key.Key_Return)
    assert office.session.store[office.id("Nobody tells when")]["about"] == [office.id("Pays back")]


# ---- sheets
def test_the_top_five_lie_over_the_map_until_escape(office: Office) -> None:
    office.show(small_map())
    votes.put(office.session.store, office.id("Pays back"), 4)
    desk = lead(office)
    office.menu("top-five")
    sheet = page(office).sheets["top"]
    assert sheet.isVisible() and "1. Pays back: 4 votes" in sheet.accessibleName()
    votes.put(office.session.store, office.id("Opens a case"), 6)
    assert "1. Opens a case: 6 votes" in sheet.accessibleName(), "it follows the votes"
    desk.press_key(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible() and office.window.leading.open


def test_the_matrix_lies_over_the_whole_map(office: Office) -> None:
    office.show(small_map())
    insights.add_action(office.session.store, "Send a receipt")
    lead(office)
    office.menu("matrix")
    sheet = page(office).sheets["matrix"]
    assert sheet.isVisible() and sheet.width() == page(office).canvas.width()
    office.menu("matrix")
    assert not sheet.isVisible()


# ---- leaving
def state(office: Office) -> tuple[object, ...]:
    """All that has to come back."""
    window, canvas = office.window, office.window.canvas
    camera = {k: v for k, v in vars(canvas.camera).items() if k not in ("map_w", "map_h")}
    return (
        window.windowState(),
        window.geometry(),
        camera,
        canvas.fits,
        canvas.selection,
        canvas.selected.cell,
        window.selection,
        window.inspector.isVisible(),
        window.palette_strip.isVisible(),
        window.open_list,
        window.menuBar().isVisible(),
        window.statusBar().isVisible(),
        canvas.drawing.marks,
    )


@pytest.mark.parametrize("how", ["F5", "Escape"])
@pytest.mark.parametrize("scale", [0.37, 1.0, 2.2])
def test_everything_comes_back_exactly(office: Office, how: str, scale: float) -> None:
    office.open(SAMPLE)
    office.window.toggle_list("handovers")
    office.select("A status page as in parcel tracking")
    office.window.canvas.center_on(700, 900, scale)
    office.settle()
    before, editor = state(office), office.window.canvas
    desk = lead(office)
    desk.key(NEXT, times=3).key(Qt.Key.Key_Right)
    office.menu("room-states").menu("zoom-in")
    office.menu("room") if how == "F5" else desk.escape()
    office.settle()
    assert office.window.canvas is editor
    assert state(office) == before


def test_a_window_manager_that_resizes_in_steps_moves_nothing(office: Office) -> None:
    office.open(SAMPLE)
    canvas = office.window.canvas
    canvas.center_on(5000, 5000, 1.0)
    office.settle()
    before, size = state(office), office.window.size()
    lead(office)
    office.menu("room")
    for width, height in ((2400, 1500), (900, 700), (size.width(), size.height())):
        office.window.resize(width, height)
        office.settle()
    assert state(office) == before, "the end of the map is where it was"


def test_a_hand_on_the_map_is_not_drawn_back(office: Office) -> None:
    office.open(SAMPLE)
    lead(office)
    office.menu("room")
    hands = Desk(office.window, None)
    hands.wheel(-6)
    moved = hands.canvas.camera.oy
    office.window.resize(1200, 800)
    office.settle()
    assert hands.canvas.camera.oy == moved


def test_a_map_that_was_fitted_is_still_fitted(office: Office) -> None:
    office.show(small_map())
    office.menu("fit-map")
    office.settle()
    before = state(office)
    lead(office)
    office.menu("room")
    office.settle()
    assert state(office) == before


def test_what_the_room_has_removed_is_not_selected_afterwards(office: Office) -> None:
    office.show(small_map()).select("Pays back")
    desk = lead(office)
    desk.key(Qt.Key.Key_Delete)
    office.menu("room")
    assert office.window.selection == [] and office.window.canvas.selection == []


def test_a_maximised_window_is_maximised_again(office: Office) -> None:
    office.show(small_map())
    office.window.showMaximized()
    office.settle()
    lead(office)
    assert office.window.isFullScreen()
    office.menu("room")
    assert office.window.isMaximized() and not office.window.isFullScreen()


def test_panels_cannot_be_opened_behind_the_room(office: Office) -> None:
    office.show(small_map())
    lead(office)
    for name in ("inspector", "palette", "map-properties", "next-pane", "full-screen", "next-finding"):
        assert not office.window.actions_[name].isEnabled()
    office.menu("room")
    assert office.window.actions_["inspector"].isEnabled()


def test_another_map_ends_the_room(office: Office, tmp_path: Path) -> None:
    office.show(small_map())
    lead(office)
    office.window.show_session(small_map("Another map"))
    office.settle()
    assert not office.window.leading.open and office.window.panels.page.isVisible()
    assert office.window.canvas.session is office.session


def test_undo_in_the_room_shows_where_it_happened(office: Office) -> None:
    office.open(SAMPLE)
    desk = lead(office)
    desk.key(Qt.Key.Key_End)
    fields.put(office.session.store, office.id("Compares business accounts"), title="Compares")
    before = Camera(**vars(desk.canvas.camera))
    office.menu("undo")
    assert (desk.canvas.camera.ox, desk.canvas.camera.oy) != (before.ox, before.oy)


def test_the_hint_goes_and_comes_with_the_mouse(office: Office) -> None:
    office.window.settings = Settings(theme="light", language="en", reduce_motion=True)
    office.show(small_map())
    desk = lead(office)
    hint = page(office).bar.hint
    hint.go()
    assert not hint.isVisible()
    desk.hover("Pays back")
    assert hint.isVisible()


def test_personas_without_a_main_one_are_shown_by_the_first(office: Office) -> None:
    made = small_map()
    people.add(made.store, "Zoe")
    office.show(made)
    cards.add_parked(made.store, "Later")
    lead(office)
    assert page(office).band.persona == "Jana"


def test_ctrl_arrows_still_move_a_card(office: Office) -> None:
    office.show(small_map())
    desk = lead(office)
    desk.key(Qt.Key.Key_Right, CTRL)
    assert office.session.store[office.id("Opens a case")]["pos"][1] == office.id("Money")
