"""The emotion curve by hand, and things from the palette."""

from __future__ import annotations

from app.model.ids import derived_id
from tests.widgets.desk import Desk


def _score(desk: Desk, step: str) -> object:
    record = desk.store.get(derived_id("emotion", desk.id("Jana"), desk.id(step)))
    return record.get("score") if record else None


def test_a_click_in_an_emotion_lane_sets_the_feeling_of_that_step(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", -2))
    assert _score(desk, "Mail") == -2
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert _score(desk, "Mail") == 1
    desk.undo()
    assert _score(desk, "Mail") == -2


def test_dragging_a_face_moves_it_in_one_step_of_the_history(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", 0))
    taken = desk.steps_taken
    desk.press(desk.feeling_at("Feelings", "Mail", 0)).move(desk.feeling_at("Feelings", "Mail", 2))
    assert _score(desk, "Mail") == 0
    desk.release()
    assert _score(desk, "Mail") == 2 and desk.steps_taken == taken + 1


def test_escape_gives_the_face_back(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", 1))
    desk.press(desk.feeling_at("Feelings", "Mail", 1)).move(
        desk.feeling_at("Feelings", "Mail", -2)
    ).escape().release()
    assert _score(desk, "Mail") == 1


def test_without_a_persona_nothing_is_felt_and_the_reason_is_said(desk: Desk) -> None:
    desk.new()
    with desk.store.edit("gone"):
        desk.store.remove(desk.id("Jana"))
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert desk.store.of("emotion") == [] and "persona" in desk.hints[-1]


def test_a_decision_from_the_palette_is_named_where_it_was_dropped(desk: Desk) -> None:
    desk.new().drop("decision", "Support desk", "Mail").type("Covered by warranty?").enter()
    assert desk.cell("Covered by warranty?") == ("Support desk", "Mail")
    assert desk.store[desk.id("Covered by warranty?")]["role"] == "decision"
    assert desk.steps_taken == 1


def test_what_is_dropped_and_left_alone_keeps_its_usual_name(desk: Desk) -> None:
    desk.new().drop("wait", "Touchpoints", "Parcel").click(desk.nowhere())
    assert desk.store[desk.id("Wait")]["is_wait"] is True


def test_nothing_can_be_dropped_where_feelings_are_drawn(desk: Desk) -> None:
    desk.new().drop("card", "Feelings", "Parcel")
    assert desk.store.of("card") == [] and not desk.canvas.typing.open
