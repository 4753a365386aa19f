"""Pictures of a map as Qt images, decoded with care: they come from files that strangers may have made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from app.storage.sniff import picture_type

PictureSource = Callable[[str], bytes | None]
"""Gives the bytes of a picture by the id of its record, or None."""

_FORMATS = {"image/png": b"png", "image/jpeg": b"jpeg", "image/webp": b"webp"}
MAX_PIXELS = 60_000_000
"""A picture that claims more pixels than this is not decoded."""
KEPT_SIDE = 2400
"""Pixels of the longer side that are kept; enough for A3 at 150 dpi."""


def reader_of(data: bytes, kind: str) -> tuple[QImageReader, QBuffer]:
    """A reader for a kind that the bytes themselves have told (`picture_type`); the buffer must outlive it.

    Qt never guesses, so that no other decoder is ever reached.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[kind]))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    return reader, buffer


def decode(data: bytes) -> QImage | None:
    """The picture, scaled down when it is large; None unless it is a sound PNG, JPEG or WebP.

    What is clear becomes white, as on paper: a drawing in black could not be seen on a dark card.
    """
    kind = picture_type(data)
    if kind is None:
        return None
    reader, _buffer = reader_of(data, kind)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MAX_PIXELS:
        return None
    if max(size.width(), size.height()) > KEPT_SIDE:
        reader.setScaledSize(size.scaled(QSize(KEPT_SIDE, KEPT_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    return _on_white(image) if image.hasAlphaChannel() else image


def _on_white(image: QImage) -> QImage:
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


class Pictures:
    """Decoded pictures by id, each decoded once."""

    def __init__(self, source: PictureSource | None = None) -> None:
        self._source = source
        self._images: dict[str, QImage | None] = {}

    def image(self, blob: str) -> QImage | None:
        """The picture of a record; None when there is none or it cannot be shown."""
        if blob not in self._images:
            data = self._source(blob) if self._source is not None else None
            self._images[blob] = decode(data) if data is not None else None
        return self._images[blob]
