"""PNG: the map painted by Qt in strips, each packed and written before the next, so that a poster needs no more memory
than one strip of it."""

from __future__ import annotations

import struct
import zlib
from typing import IO, TYPE_CHECKING

from app.errors import BadArguments
from app.export import drawing
from app.export.choices import Choices
from app.export.colours import theme_of
from app.export.material import Material
from app.export.progress import Progress, step
from app.export.report import ExportReport
from app.export.svg import EDGE
from app.scene.shapes import Block, Rect, Scene
from app.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

MAX_PIXELS = 250_000_000
"""What programs still open; more is refused."""
AT_ONCE = 1_500_000
"""Pixels that are painted at once."""
_METRE = 39.3701
_ABOVE = 2
"""The filter of a row that says what differs from the row above it."""


def write(
    material: Material,
    target: IO[bytes],
    choices: Choices,
    *,
    progress: Progress | None = None,
) -> ExportReport:
    """The whole map at so many dots per inch, or so many pixels wide. Raises BadArguments when that is too large."""
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
    file = _File(target, w, h, scale, material.title)
    painter = _Strips(material, scene, scale, w, choices)
    rows = max(16, AT_ONCE // w)
    for top in range(0, h, rows):
        step(progress, top, h)
        file.rows(painter.paint(top, min(rows, h - top)))
    file.end()
    del app
    return drawing.report(scene, scale)


class _File:
    """A PNG in the making: eight bits for red, green and blue, rows from above."""

    def __init__(self, target: IO[bytes], w: int, h: int, scale: float, title: str) -> None:
        self._target, self._w = target, w
        self._packer = zlib.compressobj(6)
        self._above = bytes(3 * w)
        target.write(b"\x89PNG\r\n\x1a\n")
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0))
        dots = round(72 * scale * _METRE)
        self._chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))
        words = title.encode("utf-8", "replace").replace(b"\0", b" ")
        self._chunk(b"iTXt", b"Title\0\0\0\0\0" + words)

    def rows(self, data: bytes) -> None:
        """Some more rows of three bytes a pixel."""
        from PIL import Image, ImageChops

        size = self._w, len(data) // (3 * self._w)
        shifted = self._above + data[: -3 * self._w]
        new, old = (Image.frombytes("RGB", size, each) for each in (data, shifted))
        differs = ImageChops.subtract_modulo(new, old).tobytes()
        self._above = data[-3 * self._w :]
        line = 3 * self._w
        mark = bytes((_ABOVE,))
        filtered = b"".join(mark + differs[at : at + line] for at in range(0, len(differs), line))
        packed = self._packer.compress(filtered)
        if packed:
            self._chunk(b"IDAT", packed)

    def end(self) -> None:
        """What is still packed, and the end of the file."""
        self._chunk(b"IDAT", self._packer.flush())
        self._chunk(b"IEND", b"")

    def _chunk(self, kind: bytes, data: bytes) -> None:
        self._target.write(struct.pack(">I", len(data)) + kind + data)
        self._target.write(struct.pack(">I", zlib.crc32(kind + data)))


class _Strips:
    """Paints strips of the drawing."""

    def __init__(self, material: Material, scene: Scene, scale: float, w: int, choices: Choices) -> None:
        from app.export.qt import Pictures, ScenePainter

        self._scene, self._scale, self._w = scene, scale, w
        self._theme = theme_of(choices)
        self._painter = ScenePainter(self._theme, Pictures(material.picture))

    def paint(self, top: int, height: int) -> bytes:
        """Rows from `top` on, three bytes a pixel."""
        from PySide6.QtGui import QColor, QImage, QPainter

        scale = self._scale
        image = QImage(self._w, height, QImage.Format.Format_RGB32)
        if image.isNull():
            raise BadArguments(
                _("There is not enough memory for a picture of this size."),
                next=_("Choose fewer dots per inch, or export PDF or SVG."),
            )
        image.fill(QColor(self._theme.color("paper")))
        part = Rect(0, top / scale - EDGE - 2, self._scene.width, height / scale + 4)
        painter = QPainter(image)
        try:
            painter.translate(0, -top)
            painter.scale(scale, scale)
            painter.translate(EDGE, EDGE)
            # A picture is made to be read: always everything, however small.
            self._painter.paint(painter, (b for b in self._scene.blocks if _in(b, part)), "full")
        finally:
            painter.end()
        return _tight(image.convertToFormat(QImage.Format.Format_RGB888))


def _tight(image: QImage) -> bytes:
    """The rows of an image without what fills them up to whole words."""
    line, room = 3 * image.width(), image.bytesPerLine()
    data = bytes(image.constBits())
    if line == room:
        return data
    return b"".join(data[at : at + line] for at in range(0, room * image.height(), room))


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


def _in(block: Block, part: Rect) -> bool:
    # Marks and connectors may reach a little beyond their box.
    return block.y - 12 < part.bottom and part.y < block.y + block.h + 12
