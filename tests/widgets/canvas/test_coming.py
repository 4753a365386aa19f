"""A large map is drawn again piece by piece: what the hand does meanwhile counts, and nothing is seen by halves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from pytestqt.qtbot import QtBot

from app.scene.build import build
from app.scene.view import Marks
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import coming, dots, drawing
from app.widgets.canvas.ahead import Ahead
from app.widgets.canvas.backing import reached
from app.widgets.overlay import view_rect
from tests.scene.random_maps import random_map
from tests.widgets.desk import CTRL, Desk

CARDS = (("Asks", "Customer", "Call"), ("Answers", "Support desk", "Call"), ("Pays", "Billing desk", "Money"))


@pytest.fixture
def slow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A map that counts as large, and for which there is no time."""
    desk.new().with_cards(*CARDS)
    monkeypatch.setattr(drawing, "_MANY_CARDS", -1)
    monkeypatch.setattr(coming, "_SHARE", 0.0)
    return desk


def take_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """There is time for it again."""
    monkeypatch.setattr(coming, "_SHARE", 0.004)
    return desk.catch_up()


def lane_of(desk: Desk, title: str) -> str:
    """The lane in which a card is drawn now."""
    rect = desk.canvas.scene.rects[desk.id(title)]
    row = next(row for row in desk.canvas.scene.grid.rows if row.y <= rect.y < row.y + row.h)
    return str(desk.store[row.lane]["title"])


def carry(desk: Desk, lane: str = "Billing desk") -> Desk:
    """Take a card to another lane and hold it there."""
    return desk.press("Answers").move(desk.in_cell(lane, "Mail")).settle()


def test_the_map_makes_room_when_it_is_drawn(slow: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    carry(slow)
    assert slow.canvas.following.behind
    assert lane_of(slow, "Answers") == "Support desk"
    take_time(slow, monkeypatch)
    assert lane_of(slow, "Answers") == "Billing desk"
    assert slow.canvas.hidden == {slow.id("Answers")}


def test_of_what_the_hand_has_come_to_meanwhile_the_last_counts(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(slow)
    for step in ("Parcel", "Money", "Call"):
        slow.move(slow.in_cell("Insights", step)).settle()
    take_time(slow, monkeypatch)
    assert lane_of(slow, "Answers") == "Insights"
    assert slow.canvas.scene.rects[slow.id("Answers")].x == slow.canvas.scene.rects[slow.id("Asks")].x


def test_what_is_let_go_before_the_map_has_made_room_lies_where_it_was_let_go(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(slow).release()
    assert slow.cell("Answers") == ("Billing desk", "Mail") and slow.steps_taken == 1
    assert lane_of(slow, "Answers") == "Billing desk" and not slow.canvas.following.behind
    assert not slow.canvas.hidden
    take_time(slow, monkeypatch).canvas.tidy()
    assert slow.canvas.scene == build(slow.store)


def test_after_escape_the_map_is_as_it_was_and_nothing_is_hidden(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = slow.canvas.scene
    take_time(carry(slow), monkeypatch)
    monkeypatch.setattr(coming, "_SHARE", 0.0)
    slow.escape()
    assert slow.canvas.gesture is None
    assert lane_of(slow, "Answers") == "Billing desk"
    assert slow.canvas.hidden, "what lies in the preview is not seen at a place where it never was"
    take_time(slow, monkeypatch)
    assert slow.canvas.scene == before and not slow.canvas.hidden


def test_a_press_finds_the_map_as_it_is(slow: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    take_time(carry(slow), monkeypatch)
    monkeypatch.setattr(coming, "_SHARE", 0.0)
    slow.escape().click(slow.in_cell("Support desk", "Call", 0.2))
    assert not slow.canvas.following.behind and slow.canvas.selection == [slow.id("Answers")]


def test_copies_come_with_the_originals_in_sight(slow: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    carry(slow).move(slow.in_cell("Billing desk", "Parcel"), CTRL).settle()
    assert slow.canvas.hidden == {slow.id("Answers")}
    take_time(slow, monkeypatch)
    assert slow.id("Answers") not in slow.canvas.hidden and len(slow.canvas.hidden) == 1
    assert lane_of(slow, "Answers") == "Support desk"


def test_what_the_checks_say_meanwhile_keeps_nothing_from_coming(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    carry(slow)
    asked = Marks(asked=frozenset({(slow.id("Asks"), slow.id("Pays"))}))
    slow.canvas.set_marks(asked)
    assert any(">" in block.owner for block in slow.canvas.scene.blocks)
    take_time(slow, monkeypatch)
    assert lane_of(slow, "Answers") == "Billing desk"


def test_an_edit_meanwhile_ends_the_gesture_and_is_seen(slow: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    carry(slow)
    with slow.store.edit("title"):
        slow.store.put(slow.id("Pays"), title="Pays by card " * 6)
    assert slow.canvas.gesture is None and not slow.canvas.following.behind
    assert slow.canvas.scene == build(slow.store) and not slow.canvas.hidden


def test_an_end_of_a_link_that_nobody_holds_is_never_out_of_sight(
    slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.link("Asks", "Answers")
    take_time(slow, monkeypatch)
    link = slow.store.of("link")[0]
    slow.canvas.selected.set([link])
    monkeypatch.setattr(coming, "_SHARE", 0.0)
    x, y = slow.canvas.camera.to_view(*slow.canvas.scene.paths[link][-1])
    slow.press(QPoint(round(x), round(y))).move("Pays").settle()
    assert slow.canvas.hidden == {link}, "the arrow in the hand stands for it until it lies there"
    take_time(slow, monkeypatch)
    assert not slow.canvas.hidden and link in slow.canvas.scene.paths


def test_links_led_well_are_shown_when_all_is_drawn(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.new().with_cards(*CARDS).link("Asks", "Answers")
    monkeypatch.setattr(drawing, "_MANY_CARDS", -1)
    monkeypatch.setattr(drawing, "SMALL", -1)
    with desk.store.edit("title"):
        desk.store.put(desk.id("Asks"), title="Asks once more " * 5)
    qtbot.waitUntil(lambda: not desk.canvas.drawing.restless and not desk.canvas.following.leading)
    assert desk.canvas.scene == build(desk.store)


@pytest.mark.parametrize("how", ["let go", "escape"])
def test_where_the_hand_lets_go_only_what_it_held_is_painted_at_once(
    how: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Session(random_map(6, 200, 10, links=0.4).store, new_document())
    canvas = desk.show(made).canvas
    card = next(
        key
        for key in canvas.cards_in(canvas.camera.seen())
        if canvas.free(key) and made.store[key].get("pos")
    )
    place = view_rect(canvas, canvas.scene.rects[card]).center().toPoint()
    desk.rest().press(place).move(place + QPoint(0, 260)).rest()
    whole = len(
        canvas.surface.backing.blocks_in(QRect(canvas.surface.backing.at, dots.area(canvas.camera).size()))
    )
    painted = canvas.painted
    with monkeypatch.context() as busy:
        busy.setattr(Ahead, "work", lambda _self: None)  # there is no time between two frames
        if how == "let go":
            desk.release()
            rect = canvas.scene.rects[card]
            assert canvas.surface.backing.lacking(reached(rect, canvas.camera.dense)).isEmpty(), "it is seen"
        else:
            desk.escape()
        assert canvas.painted - painted < whole / 3
    canvas.tidy()
    seen = desk.rest().canvas.grab().toImage()
    canvas.surface.backing.clear()
    assert seen == canvas.grab().toImage()


@pytest.mark.parametrize("edited", [False, True])
def test_what_the_checks_say_of_a_large_map_comes_when_it_is_drawn(
    edited: bool, slow: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.canvas.set_marks(Marks(asked=frozenset({(slow.id("Asks"), slow.id("Pays"))})))
    assert slow.canvas.following.behind
    assert not any(">" in block.owner for block in slow.canvas.scene.blocks)
    if edited:
        with slow.store.edit("title"):
            slow.store.put(slow.id("Pays"), title="Pays by card")
    else:
        take_time(slow, monkeypatch)
    assert slow.canvas.scene == build(slow.store, marks=slow.canvas.drawing.marks)
