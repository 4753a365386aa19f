"""The last picture of the map, stretched while the hand zooms; drawn again, crisp, when it rests.

Only where much is to be painted: a small map is quicker to paint than to stretch. What a zoom outwards uncovers
around the picture is painted with bars for words, so that nothing is ever blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.export.qt import Level
from app.widgets.canvas import dots, painting
from app.widgets.canvas.dots import rects

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

HEAVY = 300
"""From so many blocks in the window and its border on a picture is used."""
REST = 130
"""Milliseconds without a zoom until the map is drawn again."""
_PLAIN = 0.3
"""Below this scale what is uncovered around the picture is shown as plain blocks."""


class Glimpse:
    """The picture of one canvas in the middle of a zoom."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._picture: QPixmap | None = None
        self._area = QRect()
        self._scale, self._ox, self._oy = 1.0, 0, 0
        self._rest = QTimer(canvas)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settle)

    @property
    def holds(self) -> bool:
        """Whether what is not painted yet is shown as a picture now."""
        return self._picture is not None

    @property
    def moving(self) -> bool:
        """Whether the hand is zooming just now."""
        return self._picture is not None and self._rest.isActive()

    def before(self, scale: float) -> None:
        """The scale is about to become another one: keep what is seen now, if that is worth it."""
        canvas, backing = self._canvas, self._canvas.surface.backing
        if canvas.gesture is not None or not canvas.isVisible():
            self.end()
            return
        if not backing.missing(dots.area(canvas.camera)).isEmpty():
            if self._picture is None:
                return  # nothing was painted yet that could be kept
        elif backing.blocks >= HEAVY:
            self._take()
        else:
            self.end()
            return
        self._rest.start()

    def settle(self) -> None:
        """The hand rests: draw the map itself again, piece by piece."""
        self._rest.stop()
        if self._picture is not None:
            self._canvas.surface.backing.paint_ahead()

    def shown(self) -> None:
        """Something was painted: where all is, the picture is no longer needed."""
        if self._picture is None or self.moving:
            return
        if self._canvas.surface.backing.missing(dots.area(self._canvas.camera)).isEmpty():
            self._picture = None

    def end(self) -> None:
        """Draw the map itself again, at once."""
        self._rest.stop()
        if self._picture is not None:
            self._picture = None
            self._canvas.update()

    def paint(self, painter: QPainter, dirty: QRect) -> int:
        """Paint the picture in some dots where it now lies, the map around it; returns how many blocks that took."""
        if self._picture is None:
            return self._map(painter, dirty)
        camera = self._canvas.camera
        k = camera.dense / self._scale
        left = (self._area.x() + self._ox) * k - camera.dot_x
        top = (self._area.y() + self._oy) * k - camera.dot_y
        there = QRectF(left, top, self._area.width() * k, self._area.height() * k)
        covered = there.toRect().adjusted(1, 1, -1, -1)
        count = 0
        for rect in rects(QRegion(dirty) - QRegion(covered)):
            count += self._map(painter, rect, "bars" if camera.scale >= _PLAIN else "blocks")
        painter.save()
        painter.setClipRect(covered & dirty)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.drawPixmap(there, self._picture, QRectF(self._picture.rect()))
        painter.restore()
        return count

    def _take(self) -> None:
        canvas, camera = self._canvas, self._canvas.camera
        self._area = dots.area(camera)
        picture = QPixmap(self._area.size())
        painter = QPainter(picture)
        painter.translate(-self._area.x(), -self._area.y())
        canvas.surface.backing.show(painter, self._area)
        painter.end()
        self._picture = picture
        self._scale, self._ox, self._oy = camera.dense, camera.dot_x, camera.dot_y

    def _map(self, painter: QPainter, dirty: QRect, level: Level | None = None) -> int:
        canvas = self._canvas
        index, hidden = canvas.drawing.index, canvas.hidden
        fading = canvas.scene.fading
        return painting.paint_map(painter, dirty, canvas.camera, index, canvas.painter, hidden, level, fading)
