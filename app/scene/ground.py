"""The desk under the lanes and the faint lines between columns; stage borders are whole lines."""

from __future__ import annotations

from collections.abc import Iterator

from app.scene.draw.pen import Drawn, drawn
from app.scene.grid_layout import Columns
from app.scene.parts import Band
from app.scene.shapes import Box, Command, Path
from app.scene.sheet import Sheet

_BROKEN = (2.0, 4.0)
_STEPPED = (1.5, 2.5)
"""On screen broken alike in every step by which lanes grow, so that a lane becomes longer by repeating them."""


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
    lines = sheet.keep(("lane-lines", lane, height), cols, lambda pen: _together(cols, height))
    sheet.put(lines, "", "ground", cols.left, 0, "lines")


def _together(columns: Columns, height: float) -> Drawn:
    """All lines of a lane in two shapes, so that there is little to make when it grows."""
    found: list[tuple[float, bool]] = list(_places(columns))
    shapes = []
    for whole in (True, False):
        ways = [_way(x, height) for x, border in found if border is whole]
        if ways:
            commands = tuple(command for way in ways for command in way)
            shapes.append(_path(commands, whole, _STEPPED))
    return drawn(columns.right - columns.left, height, shapes)


def _lines(columns: Columns, height: float) -> list[Path]:
    return [_path(_way(x, height), whole) for x, whole in _places(columns)]


def _places(columns: Columns) -> Iterator[tuple[float, bool]]:
    """Where lines lie between columns and after the last one, and whether a stage ends there."""
    previous = columns.cols[0].stage if columns.cols else ""
    for col in columns.cols[1:]:
        yield col.x - columns.left, col.stage != previous
        previous = col.stage
    yield columns.right - columns.left, False


def _way(x: float, height: float) -> tuple[Command, ...]:
    return ("M", x, 0.0), ("L", x, height)


def _path(commands: tuple[Command, ...], whole: bool, broken: tuple[float, ...] = _BROKEN) -> Path:
    return Path(commands, stroke="line" if whole else "grid", dash=() if whole else broken, role="column")
