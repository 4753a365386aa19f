"""PNG: the map painted by Qt, in strips, so that a poster needs no more memory than its own pixels."""

from __future__ import annotations

from typing import IO

from app.errors import BadArguments
from app.export import drawing
from app.export.choices import Choices
from app.export.colours import theme_of
from app.export.material import Material
from app.export.progress import Progress, step
from app.export.report import ExportReport
from app.export.svg import EDGE
from app.scene.shapes import Block, Rect, Scene
from app.scene.theme import Theme
from app.words import _

MAX_PIXELS = 250_000_000
"""About 1 GB while painting; more is refused."""
_STRIP = 512
"""Height in pixels of what is painted at once."""
_METRE = 39.3701


def write(
    material: Material,
    target: IO[bytes],
    choices: Choices,
    *,
    progress: Progress | None = None,
) -> ExportReport:
    """The whole map at so many dots per inch, or so many pixels wide. Raises BadArguments when that is too large."""
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    scene = material.scene()
    scale = choices.width / (scene.width + 2 * EDGE) if choices.width else choices.dpi / 72
    w = choices.width or round((scene.width + 2 * EDGE) * scale)
    h = max(1, round((scene.height + 2 * EDGE) * scale))
    if w * h > MAX_PIXELS:
        raise BadArguments(
            _(
                "The picture would have {width} × {height} pixels, more than can be painted.",
                width=w,
                height=h,
            ),
            next=_("Choose fewer dots per inch, or export PDF or SVG, which stay sharp at any size."),
        )
    app = _offscreen()
    image = QImage(w, h, QImage.Format.Format_RGB32)
    if image.isNull():
        raise BadArguments(
            _("There is not enough memory for a picture of this size."),
            next=_("Choose fewer dots per inch, or export PDF or SVG."),
        )
    _paint(material, scene, image, scale, theme_of(choices), progress)
    dots = round(72 * scale * _METRE)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.setText("Title", material.title)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 80)  # type: ignore[call-overload]  # the stubs want bytes, PySide takes text
    target.write(buffer.data().data())
    del app
    return drawing.report(scene, scale)


def _offscreen() -> object:
    """An application for fonts and pictures; without a display it paints in memory."""
    import os
    import sys

    from PySide6.QtGui import QGuiApplication

    found = QGuiApplication.instance()
    if found is not None:
        return found
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def _paint(
    material: Material, scene: Scene, image: object, scale: float, theme: Theme, progress: Progress | None
) -> None:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QColor, QImage, QPainter

    from app.export.qt import Pictures, ScenePainter

    assert isinstance(image, QImage)
    image.fill(QColor(theme.color("paper")))
    scene_painter = ScenePainter(theme, Pictures(material.picture))
    painter = QPainter(image)
    try:
        for top in range(0, image.height(), _STRIP):
            step(progress, top, image.height())
            painter.setClipRect(QRect(0, top, image.width(), _STRIP))
            part = Rect(0, top / scale - EDGE - 2, scene.width, _STRIP / scale + 4)
            painter.save()
            painter.scale(scale, scale)
            painter.translate(EDGE, EDGE)
            # A picture is made to be read: always everything, however small.
            scene_painter.paint(painter, (b for b in scene.blocks if _in(b, part)), "full")
            painter.restore()
    finally:
        painter.end()


def _in(block: Block, part: Rect) -> bool:
    # Marks and connectors may reach a little beyond their box.
    return block.y - 12 < part.bottom and part.y < block.y + block.h + 12
