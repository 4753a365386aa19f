"""Pictures inside a PDF: decoded with care, flattened on white, each stored once."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from app.export.pdf.fonts import stream
from app.storage.sniff import picture_type

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
MAX_PIXELS = 60_000_000
KEPT_SIDE = 1800
"""Pixels of the longer side that are kept: enough for a full page at 150 dpi."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture as the pages know it: its resource name and its size in pixels."""

    key: str
    width: int
    height: int


class Images:
    """The pictures of one document."""

    def __init__(self, pdf: pikepdf.Pdf, source: Callable[[str], bytes | None] | None) -> None:
        self._pdf = pdf
        self._source = source
        self._known: dict[str, Placed | None] = {}
        self._objects: dict[str, pikepdf.Object] = {}
        self.unreadable: list[str] = []
        """Ids of pictures that could not be shown."""

    def get(self, blob: str) -> Placed | None:
        """A picture by the id of its record; None when it is no sound PNG, JPEG or WebP."""
        if blob not in self._known:
            self._known[blob] = self._add(blob)
            if self._known[blob] is None:
                self.unreadable.append(blob)
        return self._known[blob]

    def resources(self) -> Dictionary:
        """The pictures for the pages' resources."""
        return Dictionary({f"/{key}": obj for key, obj in self._objects.items()})

    def _add(self, blob: str) -> Placed | None:
        data = self._source(blob) if self._source is not None else None
        image = _decode(data) if data else None
        if image is None:
            return None
        width, height = image.size
        key = f"I{len(self._objects) + 1}"
        self._objects[key] = stream(
            self._pdf,
            image.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            ColorSpace=Name.DeviceGray if image.mode == "L" else Name.DeviceRGB,
            BitsPerComponent=8,
        )
        return Placed(key, width, height)


def _decode(data: bytes) -> Any:
    """A Pillow image in grey or RGB without transparency, or None."""
    from PIL import Image, ImageOps

    kind = picture_type(data)
    if kind is None:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=(_FORMATS[kind],)) as found:
            if found.width * found.height > MAX_PIXELS:
                return None
            image = ImageOps.exif_transpose(found)
            image.thumbnail((KEPT_SIDE, KEPT_SIDE))
            if image.mode in ("L", "RGB"):
                return image.copy()
            flat = image.convert("RGBA")
            white = Image.new("RGBA", flat.size, "#ffffff")
            return Image.alpha_composite(white, flat).convert("RGB")
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return None  # a damaged picture is left out and counted, the export goes on
