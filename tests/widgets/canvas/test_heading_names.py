"""Names over the columns: large enough to be read or not there, and steady while the map moves beneath them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from app.export.qt.prepared import Words, prepare
from app.scene.shapes import TextLine
from app.scene.theme import LIGHT
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.heading_names import Laid, down, laid_along

_READABLE = 6.5


@pytest.fixture
def lines(qtbot: QtBot) -> list[Words]:
    """A name and a question, as a stage has them."""
    name = TextLine(100, 20, "Look around", "sans", 12.5, "ink", 80.0, (), "heading")
    question = TextLine(
        50, 34, "Which bank takes a company like mine?", "sans", 9.5, "soft", 180.0, (), "question"
    )
    return [shape for shape in prepare((name, question), LIGHT) if isinstance(shape, Words)]


def _laid(lines: list[Words], x: float, wide: float, height: float, scale: float) -> Laid:
    camera = Camera(1200, 800, scale)
    roles = [line.line.role for line in lines]
    return laid_along(lines, roles, QRectF(x, 8.0, wide, height), camera, wide / 280)


@pytest.mark.parametrize("scale", [0.05, 0.1, 0.15, 0.25, 0.5, 1.0])
def test_a_name_can_be_read_or_is_not_there(lines: list[Words], scale: float) -> None:
    for wide in range(4, 400, 3):
        for line, at in zip(lines, _laid(lines, 300.0, float(wide), 30.0, scale), strict=True):
            if at:
                assert at[2] * line.line.size >= min(_READABLE, line.line.size * 0.75) - 1e-6
                assert at[0] >= 0 and (len(at) == 5 or at[0] + line.box.width() * at[2] <= wide)


def test_a_question_goes_before_the_name_does(lines: list[Words]) -> None:
    name, question = _laid(lines, 300.0, 80.0, 30.0, 0.2)
    assert name and not question


def test_a_step_has_its_whole_name_or_none(lines: list[Words]) -> None:
    for wide in range(4, 400, 3):
        (at,) = _laid(lines[:1], 300.0, float(wide), 12.0, 0.2)
        assert len(at) != 5, "cut although it is seen from end to end"


def test_a_name_keeps_its_size_while_its_column_leaves_the_window(lines: list[Words]) -> None:
    sizes = {_laid(lines, float(x), 62.0, 30.0, 0.2)[0][2] for x in range(70, 300)}
    assert len(sizes) == 1


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_a_name_pushed_to_the_end_of_its_lane_has_the_space_it_has_at_the_top(
    lines: list[Words], scale: float
) -> None:
    row = QRectF(0.0, -500.0, 120.0, 600.0)
    lower = down(lines, row, scale, 90.0)
    below = row.height() - lower - max(line.box.bottom() for line in lines) * scale
    assert below == pytest.approx(lines[0].box.y() * scale)
    assert down(lines, row, scale, -400.0) == 100.0, "farther up it stays at the edge"
