"""Where nothing can be let go: a locked lane, stage or structure while the hand holds something over it.

What is locked is framed, its cells are hatched, and it bears a padlock where its name and its cells meet, so that it is
seen without colour, too; names and cards stay readable. In pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.scene.shapes import Rect
from app.widgets import overlay
from app.widgets.canvas.painting import theme_color
from app.widgets.pictograms import pictogram

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_PITCH = 11.0
"""Pixels from one line of the hatching to the next, across."""
_BADGE = 24.0
_LOCK = 16


def place(canvas: Canvas, lock: str) -> QRectF:
    """The part of the window that a lock shuts: a lane's row, a stage's columns, or for the map all headings."""
    camera, scene = canvas.camera, canvas.scene
    rows = scene.grid.rows
    shut = Rect(0, 0, scene.width, rows[-1].y + rows[-1].h if rows else scene.height)
    kind = canvas.kind_of(lock)
    if kind == "lane":
        row = next((row for row in rows if row.lane == lock), None)
        shut = Rect(0, row.y, scene.width, row.h) if row is not None else Rect(0, 0, 0, 0)
    elif kind == "stage":
        left, wide = next(((left, wide) for key, left, wide in scene.grid.stages if key == lock), (0.0, 0.0))
        shut = Rect(left, 0, wide, shut.h)
    x, y = camera.to_view(shut.x, shut.y)
    right, bottom = camera.to_view(shut.right, shut.bottom)
    # Headings stay where they are while the map is scrolled below them.
    left, top = (
        (0.0 if kind != "stage" else max(x, camera.left)),
        (0.0 if kind != "lane" else max(y, camera.top)),
    )
    return QRectF(left, top, min(right, camera.width) - left, min(bottom, camera.height) - top)


def paint(painter: QPainter, canvas: Canvas, lock: str) -> None:
    """Mark what a lock shuts."""
    shut, area, kind = place(canvas, lock), QRectF(canvas.area()), canvas.kind_of(lock)
    if shut.width() <= 0 or shut.height() <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.save()
    overlay.spare_names(painter, canvas)
    if kind in ("lane", "stage"):
        _hatch(painter, canvas, shut & area)
        frames = [shut]
    else:
        frames = [
            QRectF(area.x(), 0, shut.right() - area.x(), area.y()),
            QRectF(0, area.y(), area.x(), shut.bottom() - area.y()),
        ]
    painter.setPen(QPen(theme_color(canvas.theme, "soft"), 2))
    for frame in frames:
        painter.drawRect(frame.adjusted(1, 1, -1, -1))
    painter.restore()
    seen = shut & area
    x = shut.x() if kind == "stage" else area.x()
    _badge(painter, canvas, QPointF(x, seen.center().y() if kind == "lane" else area.y()))
    painter.restore()


def _hatch(painter: QPainter, canvas: Canvas, cells: QRectF) -> None:
    painter.save()
    painter.setClipRect(cells, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme_color(canvas.theme, "soft", 0.35), 1.2))
    start = cells.x() - cells.height()
    for number in range(int((cells.right() - start) / _PITCH) + 1):
        at = start + number * _PITCH
        painter.drawLine(QPointF(at, cells.bottom()), QPointF(at + cells.height(), cells.y()))
    painter.restore()


def _badge(painter: QPainter, canvas: Canvas, middle: QPointF) -> None:
    painter.setPen(QPen(theme_color(canvas.theme, "soft"), 2))
    painter.setBrush(theme_color(canvas.theme, "paper"))
    painter.drawEllipse(middle, _BADGE / 2, _BADGE / 2)
    seen = QRectF(middle.x() - _LOCK / 2, middle.y() - _LOCK / 2, _LOCK, _LOCK)
    pictogram("lock", canvas.theme, _LOCK).paint(painter, seen.toRect())
