"""The drawn icons of the scene as Qt icons, so that lists and buttons show the same marks as the map."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.export.qt import paint
from app.scene.icons import BOX, color_of, icon
from app.scene.shapes import Block
from app.scene.theme import Theme


def pictogram(name: str, theme: Theme, size: int = 16) -> QIcon:
    """An icon by its name in `app.scene.icons`; size in pixels at 100 %, drawn for screens up to 2x."""
    key = (name, theme.name, size)
    if key not in _KEPT:
        if not _KEPT:
            _forget_at_the_end()
        made = _KEPT[key] = QIcon()
        for ratio in (1, 2):
            made.addPixmap(_pixmap(name, theme, size, ratio))
    return _KEPT[key]


_KEPT: dict[tuple[str, str, int], QIcon] = {}


def _forget_at_the_end() -> None:
    # Pixmaps must go before Qt does.
    app = QCoreApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(_KEPT.clear)


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
