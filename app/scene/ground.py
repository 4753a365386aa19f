"""The desk under the lanes and the faint lines between columns; stage borders are whole lines."""

from __future__ import annotations

from dataclasses import replace

from app.scene.draw.pen import Drawn, drawn
from app.scene.grid_layout import Columns
from app.scene.parts import Band
from app.scene.shapes import Box, Path
from app.scene.sheet import Sheet

_BROKEN = (2.0, 4.0)


def put_ground(sheet: Sheet, top: float, right: float, bottom: float, lanes: bool) -> Band:
    """The desk from `top` to `bottom`, a shelf of its own that lies under all others. Where no lane brings the lines
    between columns, as on paper, where nothing moves, they are drawn in one."""
    left = sheet.columns.left
    width, height = right - left, bottom - top
    whole = sheet.view.paper or not lanes

    def put() -> float:
        box = Box(0, 0, width, height, fill=sheet.ground)
        lined = sheet.columns if whole else None
        desk = sheet.keep(
            ("ground",),
            (width, height, lined, sheet.ground),
            lambda pen: drawn(width, height, (box, *(_lines(lined, height) if lined else ()))),
        )
        sheet.put(desk, "", "ground", left, 0)
        return height

    sheet.shelf(("ground",), put, top)
    return sheet.bands[-1]


def put_lines(sheet: Sheet, lane: str, height: float) -> None:
    """The lines between columns in a lane; they begin with it, so that they move with it as they are."""
    if sheet.view.paper:
        return
    cols = sheet.columns
    lines = sheet.keep(("lane-lines", lane), (height, cols), lambda pen: _together(cols, height))
    sheet.put(lines, "", "ground", cols.left, 0, "lines")


def _together(columns: Columns, height: float) -> Drawn:
    """All lines of a lane in two shapes, so that there is little to make when it grows."""
    lines = _lines(columns, height)
    shapes = []
    for dash in ((), _BROKEN):
        alike = [line for line in lines if line.dash == dash]
        if alike:
            commands = tuple(command for line in alike for command in line.commands)
            shapes.append(replace(alike[0], commands=commands))
    return drawn(columns.right - columns.left, height, shapes)


def _lines(columns: Columns, height: float) -> list[Path]:
    found: list[Path] = []
    previous = columns.cols[0].stage if columns.cols else ""
    for col in columns.cols[1:]:
        x, whole = col.x - columns.left, col.stage != previous
        found.append(_line(x, height, "line" if whole else "grid", () if whole else _BROKEN))
        previous = col.stage
    found.append(_line(columns.right - columns.left, height, "grid", _BROKEN))
    return found


def _line(x: float, height: float, stroke: str, dash: tuple[float, ...]) -> Path:
    return Path((("M", x, 0.0), ("L", x, height)), stroke=stroke, dash=dash, role="column")
