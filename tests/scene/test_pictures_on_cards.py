"""Pictures on cards keep their shape, also those that a camera has kept lying on their side."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from app.scene.draw.picture import proportion, top
from app.scene.shapes import Picture


def kept(kind: str, orientation: int) -> str:
    """A picture of 80 x 40 pixels with the note of a camera, as a map keeps it."""
    made, buffer = Image.new("RGB", (80, 40)), io.BytesIO()
    note = made.getexif()
    note[0x0112] = orientation
    made.save(buffer, kind, exif=note)
    return base64.b64encode(buffer.getvalue()).decode()


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
@pytest.mark.parametrize(("orientation", "expected"), [(1, 0.5), (3, 0.5), (6, 2.0), (8, 2.0)])
def test_a_picture_is_as_high_as_it_is_upright(kind: str, orientation: int, expected: float) -> None:
    assert proportion(f"{kind} {orientation}", kept(kind, orientation)) == expected


def test_what_is_cut_out_of_an_upright_photo_keeps_its_shape() -> None:
    (shape,), _height = top("cut", kept("JPEG", 6), "", (0.0, 0.0, 1.0, 0.5), 100.0, 10.0)
    assert isinstance(shape, Picture) and shape.w == shape.h
