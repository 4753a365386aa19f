"""Pictures on cards: the picture above the title, its shape kept, with the words that stand for it."""

from __future__ import annotations

import base64
import binascii
import io
from functools import lru_cache

from app.scene.shapes import Picture, Shape

Part = tuple[float, float, float, float]
"""Left, top, width, height as shares of the whole picture."""
SMALLEST = 0.05
"""The least share of either side that can be cut out."""
TALLEST = 132.0
_GAP = 8.0
_ORIENTATION, _LYING = 0x0112, (5, 6, 7, 8)
"""Where a camera notes how it was held, and the notes of a picture that is kept lying on its side."""
_TURNED_KINDS = ("JPEG", "WEBP")
"""Kinds of pictures that cameras write; the note of another one would be looked for in all of its pixels."""


@lru_cache(maxsize=256)
def proportion(blob: str, data: str) -> float:
    """Height of a picture put upright as a share of its width; 0.0 when it cannot be read. `blob` is its id."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(base64.b64decode(data))) as found:
            width, height = found.size
            if found.format in _TURNED_KINDS and found.getexif().get(_ORIENTATION, 1) in _LYING:
                width, height = height, width
    except (UnidentifiedImageError, OSError, ValueError, binascii.Error, Image.DecompressionBombError):
        return 0.0
    return height / width if width else 0.0


def part_of(crop: object) -> Part | None:
    """What of a picture is seen, from the raw field of a record; None for all of it or for what makes no sense."""
    if not isinstance(crop, (list, tuple)) or len(crop) != 4:
        return None
    if not all(isinstance(each, (int, float)) and not isinstance(each, bool) for each in crop):
        return None
    left, top_, width, height = (float(each) for each in crop)
    fits = left >= 0 and top_ >= 0 and left + width <= 1.0001 and top_ + height <= 1.0001
    if not fits or width < SMALLEST or height < SMALLEST:
        return None
    return left, top_, width, height


def top(
    blob: str, data: str, alt: str, part: Part | None, width: float, pad: float
) -> tuple[tuple[Shape, ...], float]:
    """The picture across a card of that width, and the height it takes with the space below it."""
    share = proportion(blob, data)
    if part is not None:
        share *= part[3] / part[2]
    if share <= 0:
        return (), 0.0
    room = width - 2 * pad
    w, h = room, room * share
    if h > TALLEST:
        w, h = TALLEST / share, TALLEST
    shape = Picture(pad + (room - w) / 2, pad, w, h, blob, alt, part)
    return (shape,), h + _GAP
