"""Pictures inside a PDF, each stored once: photographs as they are, all others flattened on white."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.export.pdf import jpeg
from app.export.pdf.values import Name, Ref, Value
from app.storage.sniff import picture_type

if TYPE_CHECKING:
    from app.export.pdf.writer import Writer

Matrix = tuple[int, int, int, int, int, int]

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
MAX_PIXELS = 60_000_000
KEPT_SIDE = 1800
"""Pixels of the longer side that are kept of pictures without loss: enough for a full page at 150 dpi."""
_UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
_TURNS: dict[int, Matrix] = {
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""What puts a photograph upright, by the orientation its camera noted, in a square of side 1."""
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture as the pages know it: its resource name and its size in pixels when it stands upright.

    `turn` puts it upright in a square of side 1.
    """

    key: str
    width: int
    height: int
    turn: Matrix = _UPRIGHT


@dataclass(frozen=True, slots=True)
class _Stored:
    """A picture as the file holds it: the data and their kind ("" for plain pixels), not turned."""

    data: bytes
    width: int
    height: int
    grey: bool
    filter: str = ""
    turn: Matrix = _UPRIGHT


class Images:
    """The pictures of one document."""

    def __init__(self, source: Callable[[str], bytes | None] | None) -> None:
        self._source = source
        self._known: dict[str, Placed | None] = {}
        self._stored: dict[str, _Stored] = {}
        self.unreadable: list[str] = []
        """Ids of pictures that could not be shown."""

    def get(self, blob: str) -> Placed | None:
        """A picture by the id of its record; None when it is no sound PNG, JPEG or WebP."""
        if blob not in self._known:
            self._known[blob] = self._add(blob)
            if self._known[blob] is None:
                self.unreadable.append(blob)
        return self._known[blob]

    def write(self, writer: Writer) -> dict[str, Ref]:
        """Put all pictures into the file; gives the dictionary for the pages' resources."""
        return {key: _write(writer, stored) for key, stored in self._stored.items()}

    def _add(self, blob: str) -> Placed | None:
        data = self._source(blob) if self._source is not None else None
        stored = _decode(data) if data else None
        if stored is None:
            return None
        key = f"I{len(self._stored) + 1}"
        self._stored[key] = stored
        lying = stored.turn[0] == 0
        width, height = (stored.height, stored.width) if lying else (stored.width, stored.height)
        return Placed(key, width, height, stored.turn)


def _write(writer: Writer, stored: _Stored) -> Ref:
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": stored.width,
        "Height": stored.height,
        "ColorSpace": Name("DeviceGray" if stored.grey else "DeviceRGB"),
        "BitsPerComponent": 8,
    }
    if stored.filter:
        entries["Filter"] = Name(stored.filter)
    return writer.stream(stored.data, entries, packed=not stored.filter)


def _decode(data: bytes) -> _Stored | None:
    """What the file shall hold of a picture; None when it is no sound PNG, JPEG or WebP."""
    from PIL import Image

    kind = picture_type(data)
    if kind is None:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=(_FORMATS[kind],)) as found:
            if found.width * found.height > MAX_PIXELS:
                return None
            return _photograph(data, found) or _flat(found)
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return None  # a damaged picture is left out and counted, the export goes on


def _photograph(data: bytes, found: Any) -> _Stored | None:
    """A JPEG in grey or RGB keeps its compressed data: no second loss, and seldom larger than its pixels."""
    if found.format != "JPEG" or found.mode not in ("L", "RGB"):
        return None
    found.load()  # raises when the data end early
    kept = jpeg.bare(data)
    if kept is None:
        return None
    turn = _TURNS.get(found.getexif().get(_ORIENTATION, 1), _UPRIGHT)
    return _Stored(kept, found.width, found.height, found.mode == "L", "DCTDecode", turn)


def _flat(found: Any) -> _Stored:
    """Pixels in grey or RGB, upright, without transparency."""
    from PIL import Image, ImageOps

    image = ImageOps.exif_transpose(found)
    image.thumbnail((KEPT_SIDE, KEPT_SIDE))
    if image.mode not in ("L", "RGB"):
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, "#ffffff")
        image = Image.alpha_composite(white, clear).convert("RGB")
    return _Stored(image.tobytes(), image.width, image.height, image.mode == "L")
