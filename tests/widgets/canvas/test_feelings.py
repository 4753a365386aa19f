"""The emotion curve by hand, and things from the palette."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.model.edits import maps, people
from app.model.ids import derived_id
from app.widgets.canvas.feeling_marks import hint_area
from tests.widgets.desk import ALT, CTRL, SHIFT, Desk


def _felt(desk: Desk, step: str, persona: str = "Jana") -> dict[str, Any]:
    return dict(desk.store.get(derived_id("emotion", desk.id(persona), desk.id(step))) or {})


def _score(desk: Desk, step: str, persona: str = "Jana") -> object:
    return _felt(desk, step, persona).get("score")


def test_a_click_in_an_emotion_lane_sets_the_feeling_of_that_step(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", -2))
    assert _score(desk, "Mail") == -2
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert _score(desk, "Mail") == 1
    desk.undo()
    assert _score(desk, "Mail") == -2


def test_a_stray_click_beside_a_known_feeling_only_chooses_it(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", -2)).click(desk.nowhere())
    taken = desk.steps_taken
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert _score(desk, "Mail") == -2 and desk.steps_taken == taken
    assert desk.canvas.selected.ids == [derived_id("emotion", desk.id("Jana"), desk.id("Mail"))]
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert _score(desk, "Mail") == 1


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


def test_letters_typed_on_a_feeling_are_its_words(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", -1))
    before = desk.steps_taken
    desk.type("Nerv").type("ös").enter()
    assert _felt(desk, "Mail")["words"] == "Nervös" and not desk.canvas.typing.open
    assert desk.steps_taken == before + 1 and desk.selection == ["emotion"]
    desk.key(Qt.Key.Key_F2)
    field = desk.canvas.typing.field
    assert field is not None and field.toPlainText() == "Nervös" and field.hasFocus()
    face = desk.canvas.camera.rect_to_view(
        desk.canvas.scene.rects[derived_id("emotion", desk.id("Jana"), desk.id("Mail"))]
    )
    assert face.bottom - 2 <= field.y() < face.bottom + 60, "below the face"
    desk.escape()
    assert _felt(desk, "Mail")["words"] == "Nervös"


def test_a_double_click_on_a_feeling_says_it_in_words(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", 1)).double_click(
        desk.feeling_at("Feelings", "Mail", 1)
    )
    desk.type("Calm").enter()
    assert _felt(desk, "Mail")["words"] == "Calm" and _score(desk, "Mail") == 1


def test_without_a_persona_nothing_is_felt_and_the_reason_is_said(desk: Desk) -> None:
    desk.new()
    with desk.store.edit("gone"):
        desk.store.remove(desk.id("Jana"))
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert desk.store.of("emotion") == [] and "persona" in desk.hints[-1]


def test_feelings_go_by_half_steps_and_finer_with_alt(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", 1.4))
    assert _score(desk, "Mail") == 1.5
    desk.click(desk.feeling_at("Feelings", "Call", -0.7), ALT)
    assert _score(desk, "Call") == -0.7


def test_shift_draws_the_spread_from_where_the_hand_began(desk: Desk) -> None:
    desk.new().pull(desk.feeling_at("Feelings", "Mail", 1), desk.feeling_at("Feelings", "Mail", -1), SHIFT)
    felt = _felt(desk, "Mail")
    assert (felt["low"], felt["high"], felt["score"]) == (-1, 1, 0) and desk.steps_taken == 1


def test_a_spread_moves_along_with_its_face(desk: Desk) -> None:
    desk.new().pull(desk.feeling_at("Feelings", "Mail", 0), desk.feeling_at("Feelings", "Mail", -1), SHIFT)
    desk.pull(desk.feeling_at("Feelings", "Mail", -0.5), desk.feeling_at("Feelings", "Mail", 0.5))
    felt = _felt(desk, "Mail")
    assert (felt["low"], felt["high"], felt["score"]) == (0, 1, 0.5)


def test_a_feeling_is_changed_by_keyboard_half_a_step_at_a_time(desk: Desk) -> None:
    desk.new().click(desk.feeling_at("Feelings", "Mail", 1)).key(Qt.Key.Key_Up, CTRL, times=3)
    assert _score(desk, "Mail") == 2 and desk.selection == ["emotion"]
    desk.key(Qt.Key.Key_Down, CTRL, times=3)
    assert _score(desk, "Mail") == 0.5 and desk.hints[-1] == "Jana: +0.5"


def test_a_marked_place_on_the_curve_takes_a_feeling_by_keyboard(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Touchpoints", "Parcel")).key(Qt.Key.Key_Down).key(Qt.Key.Key_Down, CTRL)
    assert _score(desk, "Parcel") == -0.5


def test_letters_on_a_curve_say_what_it_is_for(desk: Desk) -> None:
    desk.new().click(desk.in_cell("Touchpoints", "Parcel")).key(Qt.Key.Key_Down).type("x")
    assert not desk.canvas.typing.open and "feelings" in desk.hints[-1]


def _two(desk: Desk) -> Desk:
    desk.new()
    people.add(desk.store, "Petr, a neighbour")
    desk._taken = desk.session.history.at
    return desk


def test_tab_goes_on_to_the_next_persona_of_the_lane(desk: Desk) -> None:
    _two(desk).click(desk.feeling_at("Feelings", "Mail", 1)).tab()
    assert desk.canvas.selected.cell == (desk.id("Feelings"), desk.id("Mail"))
    desk.key(Qt.Key.Key_Down, CTRL)
    assert _score(desk, "Mail") == 1 and _score(desk, "Mail", "Petr, a neighbour") == -0.5
    desk.click(desk.feeling_at("Feelings", "Call", -2))
    assert _score(desk, "Call", "Petr, a neighbour") == -2 and _score(desk, "Call") is None
    desk.key(Qt.Key.Key_Backtab, SHIFT)
    desk.click(desk.feeling_at("Feelings", "Parcel", 2))
    assert _score(desk, "Parcel") == 2


def test_after_the_last_persona_tab_leaves_the_map(desk: Desk) -> None:
    _two(desk).click(desk.feeling_at("Feelings", "Mail", 1)).tab()
    assert not desk.canvas.focusNextPrevChild(True) or not desk.canvas.hasFocus()


def test_tab_in_the_middle_of_a_drag_changes_whose_feeling_it_is(desk: Desk) -> None:
    _two(desk).press(desk.feeling_at("Feelings", "Mail", 0)).move(desk.feeling_at("Feelings", "Mail", -1))
    desk.tab().release()
    assert _score(desk, "Mail") is None and _score(desk, "Mail", "Petr, a neighbour") == -1
    assert desk.steps_taken == 1


def test_a_locked_curve_says_so(desk: Desk) -> None:
    desk.new()
    maps.lock(desk.store, [desk.id("Feelings")])
    desk.click(desk.feeling_at("Feelings", "Mail", 1))
    assert desk.store.of("emotion") == []
    assert desk.hints[-1] == "The lane “Feelings” is locked. Unlock it to change it."


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


def test_what_a_click_would_give_is_said_on_a_ground_of_its_own(desk: Desk) -> None:
    desk.new()
    people.add(desk.store, "Petr with a name that is far longer than the room beside a face")
    at = desk.settle().feeling_at("Feelings", "Mail", 1)
    area = hint_area(desk.canvas, desk.id("Feelings"), desk.id("Mail"))
    paper = QColor(desk.canvas.theme.color("paper")).rgb()

    def grounds() -> int:
        image = desk.canvas.grab(area).toImage()
        pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(image.pixel(x, y) == paper for x, y in pixels)

    before = grounds()
    desk.hover(at)
    assert grounds() > before + 300
