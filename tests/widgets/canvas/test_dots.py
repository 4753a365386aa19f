"""Screens with any number of dots to a pixel: what is kept equals what is painted afresh, and is not painted twice."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.widgets.canvas import Canvas
from app.widgets.canvas.camera import Camera

ROUNDING = 8
"""How far a colour channel may be off, of 255: Qt rounds differently at the border of what it paints."""
_ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_what_is_kept_lies_on_the_dots_of_any_screen(ratio: float) -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ratio)}
    called = [sys.executable, "-m", "tests.widgets.canvas.on_a_screen", str(int(ratio * 4))]
    done = subprocess.run(called, cwd=_ROOT, env=surroundings, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["ratio"] == ratio
    assert max(found["differs"]) <= ROUNDING, found
    assert found["painted"] == {"0.25": 0, "0.5": 0, "1.0": 0}, "a frame of a pan copies and paints nothing"


@pytest.mark.parametrize("ratio", [1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
def test_the_map_moves_by_whole_dots(ratio: float) -> None:
    camera = Camera(1000, 800, 1.0, map_w=3000, map_h=2000, ratio=ratio)
    camera.center_on(900, 700)
    for step in (0.4, 1.0, 7.3, -3.0, 11.9):
        before = camera.dot_x
        camera.pan(step, -step)
        assert camera.ox * ratio == pytest.approx(camera.dot_x, abs=1e-9)
        assert camera.dot_x - before == pytest.approx(step * ratio, abs=0.51)
    camera.zoom(1.37, 400, 300)
    assert camera.ox * ratio == pytest.approx(camera.dot_x, abs=1e-9)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_the_map_begins_at_the_dot_where_its_headings_end(ratio: float) -> None:
    camera = Camera(1003, 801, 0.77, map_w=3000, map_h=2000, ratio=ratio)
    camera.home()
    start = camera.heading_w * camera.dense - camera.dot_x
    assert start == pytest.approx(camera.dots(camera.left), abs=0.5)


@pytest.mark.parametrize(("ratio", "more"), [(1.0, 0), (1.25, 1), (1.5, 1), (2.0, 0)])
def test_between_dots_a_pixel_more_is_painted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ratio: float, more: int
) -> None:
    """Qt rounds the ends of what is asked for to dots: the first dot of the map stood as it was before an edit."""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    asked: list[QRect] = []
    monkeypatch.setattr(canvas, "update", asked.append)
    canvas.camera.ratio = ratio
    canvas.refresh(QRect(169, 40, 50, 60))
    assert asked == [QRect(169, 40, 50, 60).adjusted(-more, -more, more, more)]
