"""What is painted between two frames comes in pieces: no turn of the event loop takes longer than a piece."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.scene.shapes import Block
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import ahead
from app.widgets.canvas.backing import Backing
from tests.scene.random_maps import random_map
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

    def watched(self: ahead.Ahead) -> None:
        began = clock.now
        go_on(self)
        turns.append(clock.now - began)

    monkeypatch.setattr(ahead, "time", clock)
    monkeypatch.setattr(Backing, "render", slow_render)
    monkeypatch.setattr(ahead.Ahead, "_go_on", watched)
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
