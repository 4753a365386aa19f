"""What can be taken by hand on the headings: borders to drag, folding signs, signs of hidden lanes. In pixels.

They are no part of the map and are never printed; hit test and overlay ask here where they lie.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from app.model.grid import grid_of
from app.model.store import Reader
from app.scene.shapes import Column, Row, Scene
from app.widgets.canvas.camera import Camera

BORDER = 5.0
"""Half of the width in which a border can be taken."""
_ROOM = 30.0
"""A column or row smaller than this on screen has no border to take."""
FOLD = 24.0
"""Side of the target of a folding sign."""
_FOLD_ROOM = 64.0
_PILL = (38.0, 18.0)
_TARGET = 12.0


class Gap(NamedTuple):
    """A place between two lanes, or beside the first or last, where lanes are hidden."""

    lanes: tuple[str, ...]
    y: float
    """Height on the map, in points."""


def border_at(x: float, y: float, camera: Camera, scene: Scene) -> tuple[str, str]:
    """(step, "right") or (lane, "bottom") of the border under a pixel of the headings, ("", "") for none."""
    if y < camera.top:
        for column in _open_columns(scene):
            edge = camera.to_view(column.x + column.w, 0)[0]
            if abs(x - edge) <= BORDER and column.w * camera.scale >= _ROOM and x >= camera.left - BORDER:
                return (column.step, "right") if _beside(y, camera, scene, column) else ("", "")
        return "", ""
    for row in scene.grid.rows:
        edge = camera.to_view(0, row.y + row.h)[1]
        if abs(y - edge) <= BORDER and row.h * camera.scale >= _ROOM / 2:
            return row.lane, "bottom"
    return "", ""


def _open_columns(scene: Scene) -> list[Column]:
    return [column for column in scene.grid.columns if column.step]


def _beside(y: float, camera: Camera, scene: Scene, column: Column) -> bool:
    """Inside a stage only the step names have borders; between two stages their boxes have them too."""
    stage = scene.rects.get(column.stage)
    if stage is None or y > (stage.y + stage.h) * camera.heading_scale:
        return True
    return abs(column.x + column.w - (stage.x + stage.w)) < 1.0


def fold_sign(place: QRectF, camera: Camera, folded: bool) -> QRectF:
    """The target of the folding sign in a stage's heading (pixels); below the heading of a folded stage, where the
    names of its steps would stand. Empty where a heading is too narrow for the name and the sign."""
    if folded:
        top = min(place.bottom() + 1, camera.top - FOLD)
        return QRectF(place.center().x() - FOLD / 2, top, FOLD, FOLD)
    if place.width() < _FOLD_ROOM:
        return QRectF()
    return QRectF(place.x() + 4, place.center().y() - FOLD / 2, FOLD, FOLD)


def folded_at(x: float, y: float, camera: Camera, store: Reader, scene: Scene) -> str:
    """The folded stage whose sign lies under a pixel of the stage headings, "" for none."""
    at, k = QPointF(x, y), camera.heading_scale
    for stage, left, width in scene.grid.stages:
        rect = scene.rects.get(stage)
        if rect is not None and (store.get(stage) or {}).get("collapsed") is True:
            place = QRectF(camera.to_view(left, 0)[0], rect.y * k, width * camera.scale, rect.h * k)
            if fold_sign(place, camera, True).contains(at):
                return stage
    return ""


def gaps(store: Reader, scene: Scene) -> list[Gap]:
    """Where lanes are hidden, from top to bottom."""
    rows: dict[str, Row] = {row.lane: row for row in scene.grid.rows}
    found: list[Gap] = []
    held: list[str] = []
    y = scene.grid.rows[0].y if scene.grid.rows else scene.grid.heading_h
    for lane in grid_of(store).lanes:
        if lane in rows:
            if held:
                found.append(Gap(tuple(held), y))
                held = []
            y = rows[lane].y + rows[lane].h
        elif (store.get(lane) or {}).get("hidden") is True:
            held.append(lane)
    return [*found, Gap(tuple(held), y)] if held else found


def gap_sign(gap: Gap, camera: Camera) -> QRectF:
    """Where the sign of a gap is drawn, in the strip of lane headings."""
    y = camera.to_view(0, gap.y)[1]
    w, h = _PILL
    top = max(camera.top + 2.0, y - h / 2)
    return QRectF(camera.left - w - 8, top, w, h)


def gap_at(x: float, y: float, camera: Camera, store: Reader, scene: Scene) -> Gap | None:
    """The gap whose sign lies under a pixel."""
    at = QPointF(x, y)
    for gap in gaps(store, scene):
        sign = gap_sign(gap, camera)
        grow = max(0.0, _TARGET - sign.height() / 2)
        if sign.adjusted(-2, -grow, 2, grow).contains(at):
            return gap
    return None
