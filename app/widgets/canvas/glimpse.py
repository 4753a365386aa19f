"""The last picture of the map, stretched while the hand zooms; drawn again, crisp, when it rests.

Only where much is to be painted: a small map is quicker to paint than to stretch. What a zoom outwards uncovers
around the picture is painted with bars for words, so that nothing is ever blank.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRect, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.export.qt import Level
from app.widgets.canvas import painting

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

HEAVY = 250
"""From so many blocks in the window on a picture is used."""
REST = 130
"""Milliseconds without a zoom until the map is drawn again."""
_PLAIN = 0.3
"""Below this scale what is uncovered around the picture is shown as plain blocks."""
_CLOSER, _FARTHER = 3.0, 0.6
"""How far a picture may be stretched before the next one is taken."""


class Glimpse:
    """The picture of one canvas in the middle of a zoom."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._picture: QPixmap | None = None
        self._area = QRect()
        self._scale, self._ox, self._oy = 1.0, 0, 0
        self.seen = 0
        """Blocks in the window when all of it was painted last."""
        self._rest = QTimer(canvas)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.end)

    @property
    def holds(self) -> bool:
        """Whether the map is shown as a picture now."""
        return self._picture is not None

    def before(self, scale: float) -> None:
        """The scale is about to become another one: keep what is seen now, if that is worth it."""
        canvas = self._canvas
        if self.seen < HEAVY or canvas.gesture is not None or not canvas.isVisible():
            self.end()
            return
        if self._picture is None or not _FARTHER < scale / self._scale < _CLOSER:
            self._take()
        self._rest.start()

    def end(self) -> None:
        """Draw the map itself again."""
        self._rest.stop()
        if self._picture is not None:
            self._picture = None
            self._canvas.update()

    def paint(self, painter: QPainter, dirty: QRect) -> int:
        """Paint the picture where it now lies, and around it the map; returns how many blocks that took."""
        assert self._picture is not None
        camera = self._canvas.camera
        k = camera.scale / self._scale
        left = (self._area.x() + self._ox) * k - camera.ox
        top = (self._area.y() + self._oy) * k - camera.oy
        there = QRectF(left, top, self._area.width() * k, self._area.height() * k)
        covered = there.toRect().adjusted(1, 1, -1, -1)
        count = 0
        for rect in cast(
            Iterable[QRect], QRegion(dirty) - QRegion(covered)
        ):  # the stubs do not know that it is one
            count += self._map(painter, rect, "bars" if camera.scale >= _PLAIN else "blocks")
        painter.save()
        painter.setClipRect(covered & dirty)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.drawPixmap(there, self._picture, QRectF(self._picture.rect()))
        painter.restore()
        return count

    def _take(self) -> None:
        canvas = self._canvas
        self._area = canvas.area()
        ratio = canvas.devicePixelRatioF()
        picture = QPixmap(self._area.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.translate(-self._area.x(), -self._area.y())
        canvas.painted += self._map(painter, self._area)
        painter.end()
        self._picture = picture
        self._scale, self._ox, self._oy = canvas.camera.scale, canvas.camera.ox, canvas.camera.oy

    def _map(self, painter: QPainter, dirty: QRect, level: Level | None = None) -> int:
        canvas = self._canvas
        index, hidden = canvas.drawing.index, canvas.hidden
        fading = canvas.scene.fading
        return painting.paint_map(painter, dirty, canvas.camera, index, canvas.painter, hidden, level, fading)
