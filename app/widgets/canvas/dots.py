"""The window in dots, the pixels of its screen: what is kept as a picture is painted, moved and copied dot by dot.

A screen may have a dot and a quarter to a pixel of the window. Then a widget begins, and a border lies, between two
dots; each goes to the dot next to it, always the same, so that parts that meet in the window meet on the screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, floor
from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion, QTransform

from app.widgets.canvas.camera import Camera
from app.widgets.canvas.headings import Strip


def area(camera: Camera) -> QRect:
    """The dots in which the map moves."""
    return _between(camera, camera.left, camera.top, None, None)


def heading_area(camera: Camera, which: Strip) -> QRect:
    """The dots of a strip of headings."""
    left, top = camera.left, camera.top
    if which == "top":
        return _between(camera, left, 0, None, top)
    if which == "left":
        return _between(camera, 0, top, left, None)
    return _between(camera, 0, 0, left, top)


def around(camera: Camera, rect: QRect) -> QRect:
    """All dots that a rectangle of the window may touch."""
    ratio = camera.ratio
    left, top = floor(rect.x() * ratio), floor(rect.y() * ratio)
    right, bottom = ceil((rect.x() + rect.width()) * ratio), ceil((rect.y() + rect.height()) * ratio)
    return QRect(left, top, right - left, bottom - top)


def pixels(camera: Camera, rect: QRect) -> QRect:
    """All pixels of the window that a rectangle of dots touches."""
    ratio = camera.ratio
    left, top = floor(rect.x() / ratio), floor(rect.y() / ratio)
    right, bottom = ceil((rect.x() + rect.width()) / ratio), ceil((rect.y() + rect.height()) / ratio)
    return QRect(left, top, right - left, bottom - top)


def rects(region: QRegion) -> Iterable[QRect]:
    """The rectangles that make up a region."""
    return cast(Iterable[QRect], region)  # the stubs do not know that it is one


class Easel:
    """A painter of a paint event, in dots and in pixels that begin at the same dot."""

    def __init__(self, painter: QPainter, camera: Camera) -> None:
        self._painter = painter
        device = painter.deviceTransform()
        ratio, scale = camera.ratio, device.m11()
        # Where the widget begins on the screen may lie between two dots.
        x, y = floor(device.dx() + 0.5) - device.dx(), floor(device.dy() + 0.5) - device.dy()
        if scale != ratio:  # drawn for somebody else than the screen
            x = y = 0.0
        self._pixels = QTransform.fromTranslate(x / scale, y / scale)
        self._dots = QTransform(1 / ratio, 0, 0, 1 / ratio, x / scale, y / scale)

    def dots(self) -> None:
        """Paint in dots from now on."""
        self._painter.setWorldTransform(self._dots)

    def pixels(self, clip: QRect | None = None) -> None:
        """Paint in pixels of the window from now on, within a rectangle of dots."""
        if clip is None:
            self._painter.setClipping(False)
        else:
            self.dots()
            self._painter.setClipRect(clip)
        self._painter.setWorldTransform(self._pixels)


def _between(camera: Camera, left: int, top: int, right: int | None, bottom: int | None) -> QRect:
    """A part of the window; without an end as far as it may reach, should it begin late in a dot."""
    x, y = camera.dots(left), camera.dots(top)
    end_x = ceil(camera.width * camera.ratio) if right is None else camera.dots(right)
    end_y = ceil(camera.height * camera.ratio) if bottom is None else camera.dots(bottom)
    return QRect(x, y, max(0, end_x - x), max(0, end_y - y))
