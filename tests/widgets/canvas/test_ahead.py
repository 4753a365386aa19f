"""What is painted between two frames comes in pieces: no turn of the event loop takes longer than a piece."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.scene.shapes import Block
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import ahead
from app.widgets.canvas.backing import Backing
from app.widgets.tools.gesture import Pointer
from app.widgets.tools.move_cards import MoveCards
from tests.scene.random_maps import random_map
from tests.widgets.canvas.test_kept_pictures import ROUNDING, _afresh, _furthest, _seen
from tests.widgets.desk import Desk

READY, BLOCK = 0.0004, 60e-6
"""Seconds that making a block ready and painting it take by the clock of these tests."""


class Clock:
    """A clock that only work moves on."""

    def __init__(self) -> None:
        self.now = 0.0

    def perf_counter(self) -> float:
        return self.now

    thread_time = perf_counter


def test_a_turn_ends_before_painting_what_was_made_ready_at_its_end(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, turns = Clock(), list[float]()
    canvas = desk.canvas
    render, go_on = Backing.render, ahead.Ahead._go_on

    def slow_render(self: Backing, rect: QRect, blocks: list[Block] | None = None) -> int:
        painted = render(self, rect, blocks)
        clock.now += painted * BLOCK
        return painted

    def timed(self: ahead.Ahead) -> None:
        began = clock.now
        go_on(self)
        turns.append(clock.now - began)

    monkeypatch.setattr(ahead, "time", clock)
    monkeypatch.setattr(Backing, "render", slow_render)
    monkeypatch.setattr(ahead.Ahead, "_go_on", timed)
    desk.show(Session(random_map(6, 60, 10, links=0.4).store, new_document()))
    canvas.center_on(900, 500, 1.0)

    def make_ready(_block: Block, _level: object) -> None:
        clock.now += READY

    monkeypatch.setattr(canvas.painter, "make_ready", make_ready)
    backing = Backing(canvas)
    backing.paint_ahead()
    qtbot.waitUntil(lambda: not backing.busy)
    assert len(turns) > 20
    assert max(turns) <= ahead.PIECE + 2 * READY


def test_where_cards_make_room_nothing_is_painted_ahead_in_the_same_turn(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Session(random_map(6, 60, 10, links=0.4).store, new_document())
    desk.show(made)
    canvas = desk.canvas
    canvas.center_on(900, 500, 1.0)
    desk.settle()
    seen = canvas.camera.seen()
    cards = [key for key in made.store.of("card") if key in canvas.scene.rects]
    card = next(key for key in cards if canvas.scene.rects[key].touches(seen))
    turns: list[str] = []
    monkeypatch.setattr(ahead.Ahead, "_paint", watched(turns, "ahead", ahead.Ahead._paint))
    monkeypatch.setattr(MoveCards, "_make_room", watched(turns, "room", MoveCards._make_room))
    rect = canvas.scene.rects[card]
    gesture = canvas.gesture = MoveCards(canvas, card)
    start = pointer(desk, rect.x + 20, rect.y + 10)
    gesture.begin(start)
    for number in range(30):
        at = QPointF(start.at.x() + 12 * number, start.at.y() + 8 * number)
        gesture.move(canvas.pointer(at))
        turns.append("|")
        desk.canvas.repaint()
        QApplication.processEvents()
    canvas.cancel_gesture()
    together = ["ahead" in turn and "room" in turn for turn in "".join(turns).split("|")]
    assert "room" in turns and "ahead" in turns and not any(together)


def watched(turns: list[str], name: str, work: Callable[..., None]) -> Callable[..., None]:
    """The same work, noted."""

    def noted(*given: object) -> None:
        turns.append(name)
        work(*given)

    return noted


def pointer(desk: Desk, x: float, y: float) -> Pointer:
    """A pointer over a place of the map, in points."""
    return desk.canvas.pointer(QPointF(*desk.canvas.camera.to_view(x, y)), Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(("dx", "dy"), [(200, 0), (-200, 0), (0, 200), (0, -200)])
def test_what_lies_beyond_the_kept_picture_is_not_painted_over_its_other_end(
    desk: Desk, dx: int, dy: int
) -> None:
    desk.show(Session(random_map(6, 160, 24, links=0.4).store, new_document()))
    desk.canvas.tidy()
    desk.canvas.center_on(1500, 900, 1.0)
    backing = desk.rest().canvas.surface.backing
    backing.render(backing.reach.translated(-dx, -dy))  # as it was chosen before the map moved on
    desk.canvas.pan_by(dx, dy)
    kept = _seen(desk.settle())
    assert _furthest(kept, _afresh(desk)) <= ROUNDING
