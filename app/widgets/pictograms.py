"""The drawn icons of the scene as Qt icons, so that lists and buttons show the same marks as the map."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from app.export.qt import paint
from app.scene.icon_paths import Part
from app.scene.icons import BOX, color_of, drawn, icon
from app.scene.shapes import Block, Path
from app.scene.theme import Theme

_TURN = "C12.2 6 13.7 7.6 13.7 9.7 C13.7 11.8 12.2 13.3 9.7 13.3"
_TURN_BACK = "C3.8 6 2.3 7.6 2.3 9.7 C2.3 11.8 3.8 13.3 6.3 13.3"


TOOLS: dict[str, tuple[Part, ...]] = {
    "undo": (("line", "M5.5 3 L2.5 6 L5.5 9"), ("line", f"M2.5 6 H9.7 {_TURN} H6")),
    "redo": (("line", "M10.5 3 L13.5 6 L10.5 9"), ("line", f"M13.5 6 H6.3 {_TURN_BACK} H10")),
    "find": (("line", "O 7 7 4.6"), ("line", "M10.4 10.4 L14 14")),
    "card": (("line", "R 1.8 3.5 12.4 9 1.8"), ("line", "M8 5.8 V10.2 M5.8 8 H10.2")),
    "link": (("line", "R 1.5 5.5 3.6 5 1"), ("line", "M6.6 8 H14"), ("line", "M11.3 5.3 L14 8 L11.3 10.7")),
    "stage": (("line", "R 1.8 2.2 12.4 4 1.2"), ("line", "M8 9 V14 M5.5 11.5 H10.5")),
    "lane": (
        ("solid", "R 1.5 2.5 2.2 11 1"),
        ("line", "M6.2 3 H14.3 M6.2 13 H14.3"),
        ("line", "M10.2 5.7 V10.3 M7.9 8 H12.5"),
    ),
    "room": (("line", "R 1.6 2.2 12.8 8.4 1.2"), ("line", "M8 10.6 V13.6 M4.8 13.8 H11.2")),
    "details": (("line", "R 1.6 2.5 12.8 11 1.6"), ("line", "M9.8 2.5 V13.5 M11.8 5.5 H12.4 M11.8 8 H12.4")),
}
"""Pictures of the tools above the map, in the box and notation of `app.scene.icon_paths`."""


def pictogram(name: str, theme: Theme, size: int = 16) -> QIcon:
    """An icon by its name in `app.scene.icons`; size in pixels at 100 %, drawn for screens up to 2x."""
    return _icon(name, theme, size, icon(name, 0, 0, BOX, color_of(name)))


def tool_picture(name: str, theme: Theme, size: int = 18) -> QIcon:
    """The picture of a tool by its name in `TOOLS`; size in pixels at 100 %, drawn for screens up to 2x."""
    return _icon(f"tool {name}", theme, size, drawn(TOOLS[name], 0, 0, BOX, "soft"))


def _icon(name: str, theme: Theme, size: int, shapes: tuple[Path, ...]) -> QIcon:
    key = (name, theme.name, size)
    if key not in _KEPT:
        if not _KEPT:
            _forget_at_the_end()
        made = _KEPT[key] = QIcon()
        for ratio in (1, 2):
            made.addPixmap(_pixmap(shapes, theme, size, ratio))
    return _KEPT[key]


_KEPT: dict[tuple[str, str, int], QIcon] = {}


def _forget_at_the_end() -> None:
    # Pixmaps must go before Qt does.
    app = QCoreApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(_KEPT.clear)


def _pixmap(shapes: tuple[Path, ...], theme: Theme, size: int, ratio: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size) * ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.scale(size * ratio / BOX, size * ratio / BOX)
    paint(painter, [Block("", "mark", 0, 0, BOX, BOX, shapes)], theme)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
