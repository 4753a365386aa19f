"""The drawn icons of the scene as Qt icons, so that lists and buttons show the same marks as the map."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.export.qt import paint
from app.scene.icons import BOX, color_of, icon
from app.scene.shapes import Block
from app.scene.theme import Theme


def pictogram(name: str, theme: Theme, size: int = 16) -> QIcon:
    """An icon by its name in `app.scene.icons`; size in pixels at 100 %, drawn for screens up to 2x."""
    result = QIcon()
    for ratio in (1, 2):
        result.addPixmap(_pixmap(name, theme, size, ratio))
    return result


def _pixmap(name: str, theme: Theme, size: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(size * ratio / BOX, size * ratio / BOX)
    shapes = icon(name, 0, 0, BOX, color_of(name))
    paint(painter, [Block("", "mark", 0, 0, BOX, BOX, tuple(shapes))], theme)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
