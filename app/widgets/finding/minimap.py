"""The mini-map: the whole map small, what is seen of it in a frame that can be dragged."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.widgets.canvas import painting
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.painting import theme_color
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_EDGE = 8.0
_LEAST_H, _MOST_H = 90, 260
_CALM = 150
"""Milliseconds after the last edit until the picture is made again."""
_PIECE = 0.004
"""Seconds at a time that are spent on it."""
_COMES = 140
"""Milliseconds in which the first picture comes."""
_COLUMNS = 24
"""Pixels of the picture that are painted in one go."""
_LARGE = 3.0
"""From so many windows of a readable map on, the mini-map is shown unless somebody has folded it away."""


class MiniMap(QWidget):
    """A picture of the scene in plain blocks; arrow keys, a click and dragging move the window over the map."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._canvas = window.canvas
        self._picture: QPixmap | None = None
        self._pictured = (1.0, QPointF())
        """The scale of the picture and where the map begins in it, in pixels."""
        self._coming_in = QVariantAnimation(self)
        self._coming_in.setDuration(_COMES)
        self._coming_in.setStartValue(0.0)
        self._coming_in.setEndValue(1.0)
        self._coming_in.valueChanged.connect(lambda _part: self.update())
        self._coming: QPixmap | None = None
        """The next picture, while it is painted column by column."""
        self._done = 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._paint_on)
        self._grip: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._canvas.sceneChanged.connect(self._changed)
        self._canvas.moved.connect(self._moved)
        self._canvas.zoomChanged.connect(lambda _scale: self._moved())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_CALM)
        self._later.timeout.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the menus."""
        self.setAccessibleName(_("Mini-map"))
        self.setAccessibleDescription(_("Arrow keys move the window over the map."))

    # ---- what is shown
    @property
    def wanted(self) -> bool:
        """Whether the map is so large beside the window that a small one helps."""
        camera = self._canvas.camera
        readable = 0.75
        shown = max(1.0, camera.area_w / readable) * max(1.0, camera.area_h / readable)
        return camera.map_w * camera.map_h > _LARGE * shown

    @property
    def busy(self) -> bool:
        """Whether the picture is being painted."""
        return self._turn.isActive() or self._later.isActive()

    def _changed(self) -> None:
        if self.isVisible():
            self._later.start()

    def _moved(self) -> None:
        if self.isVisible():
            self.update()

    def refresh(self) -> None:
        """Make the picture again from the scene as it is; until it is there the one before is shown."""
        self._coming = None
        self.updateGeometry()
        if self.isVisible():
            self._turn.start()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the map's shape asks for, within limits."""
        scene = self._canvas.scene
        if scene.width <= 0:
            return _LEAST_H
        wanted = (width - 2 * _EDGE) * scene.height / scene.width + 2 * _EDGE
        return int(max(_LEAST_H, min(_MOST_H, wanted)))

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture is made for the new size; until it is there the one before is stretched."""
        self.refresh()
        super().resizeEvent(event)

    # ---- places
    @property
    def _scale(self) -> float:
        scene = self._canvas.scene
        wide, high = max(1.0, scene.width), max(1.0, scene.height)
        return min((self.width() - 2 * _EDGE) / wide, (self.height() - 2 * _EDGE) / high)

    @property
    def _origin(self) -> QPointF:
        scene, s = self._canvas.scene, self._scale
        return QPointF((self.width() - scene.width * s) / 2, (self.height() - scene.height * s) / 2)

    def frame(self) -> QRectF:
        """What the canvas shows, in pixels of this widget."""
        seen, s, at = self._canvas.camera.seen(), self._scale, self._origin
        whole = QRectF(at.x(), at.y(), self._canvas.scene.width * s, self._canvas.scene.height * s)
        frame = QRectF(at.x() + seen.x * s, at.y() + seen.y * s, seen.w * s, seen.h * s)
        return frame.intersected(whole.adjusted(-2, -2, 2, 2))

    def _go(self, at: QPointF) -> None:
        s, origin = self._scale, self._origin
        self._canvas.stop_motion()
        self._canvas.center_on((at.x() - origin.x()) / s, (at.y() - origin.y()) / s)

    # ---- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._canvas.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.color("desk")))
        if self._picture is None:
            self._turn.start()
        else:
            self._paint_picture(painter, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame()
        painter.setBrush(theme_color(theme, "accent", 0.10))
        painter.setPen(QPen(theme_color(theme, "accent"), 2))
        painter.drawRoundedRect(frame, 3, 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme_color(theme, "focus"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -2, -2))
        painter.end()

    def _paint_picture(self, painter: QPainter, picture: QPixmap) -> None:
        """The picture where the map lies now; the first one comes softly, it is ready a moment after the map."""
        (scale, start), now, at = self._pictured, self._scale, self._origin
        if self._coming_in.state() == QVariantAnimation.State.Running:
            painter.setOpacity(float(self._coming_in.currentValue()))
        if (scale, start) == (now, at):
            painter.drawPixmap(0, 0, picture)
        else:
            by = now / scale
            size = picture.deviceIndependentSize() * by
            place = QRectF(at - start * by, size)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.setOpacity(1.0)

    def _paint_on(self) -> None:
        """Some more columns of the next picture; a large map would hold up the hand if it were painted at once."""
        end = time.perf_counter() + _PIECE
        if self._coming is None:
            ratio = self.devicePixelRatioF()
            self._coming, self._done = QPixmap(self.size() * ratio), 0
            self._coming.setDevicePixelRatio(ratio)
        while self._done < self.width() and time.perf_counter() < end:
            self._paint_columns(self._coming, QRect(self._done, 0, _COLUMNS, self.height()))
            self._done += _COLUMNS
        if self._done >= self.width():
            self._turn.stop()
            first = self._picture is None
            self._picture, self._coming = self._coming, None
            self._pictured = self._scale, self._origin
            if first and not self._canvas.reduce_motion:
                self._coming_in.start()
            self.update()

    def _paint_columns(self, picture: QPixmap, part: QRect) -> None:
        canvas, at = self._canvas, self._origin
        camera = Camera(self.width(), self.height(), self._scale, -round(at.x()), -round(at.y()))
        index, fading = canvas.drawing.index, canvas.scene.fading
        painter = QPainter(picture)
        painting.paint_map(painter, part, camera, index, canvas.painter, (), "blocks", fading)
        painter.end()

    # ---- the hand
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the frame, or bring it here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        frame = self.frame()
        if not frame.contains(event.position()):
            self._go(event.position())
            frame = self.frame()
        self._grip = event.position() - frame.center()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame."""
        if self._grip is not None:
            self._go(event.position() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the frame."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the window by a quarter of what it shows."""
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        camera = self._canvas.camera
        self._canvas.pan_by(way[0] * camera.area_w // 4, way[1] * camera.area_h // 4)
