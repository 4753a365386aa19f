"""Pictures on cards: the picture above the title, its shape kept, with the words that stand for it."""

from __future__ import annotations

import base64
import binascii
import io
from functools import lru_cache

from app.scene.shapes import Picture, Shape

TALLEST = 132.0
_GAP = 8.0


@lru_cache(maxsize=256)
def proportion(blob: str, data: str) -> float:
    """Height of a picture as a share of its width; 0.0 when it cannot be read. `blob` is its id."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(base64.b64decode(data))) as found:
            width, height = found.size
    except (UnidentifiedImageError, OSError, ValueError, binascii.Error, Image.DecompressionBombError):
        return 0.0
    return height / width if width else 0.0


def top(blob: str, data: str, alt: str, width: float, pad: float) -> tuple[tuple[Shape, ...], float]:
    """The picture across a card of that width, and the height it takes with the space below it."""
    share = proportion(blob, data)
    if share <= 0:
        return (), 0.0
    room = width - 2 * pad
    w, h = room, room * share
    if h > TALLEST:
        w, h = TALLEST / share, TALLEST
    shape = Picture(pad + (room - w) / 2, pad, w, h, blob, alt)
    return (shape,), h + _GAP
