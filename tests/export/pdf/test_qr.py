"""The QR code on the cover: read back by a decoder of its own, large enough, and only for real addresses."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from app.export import Choices, export
from app.export.papers import MM
from app.export.pdf.qr import LEAST, QUIET, modules, qr
from app.export.presets import PRESETS
from app.model.edits import fields
from app.scene.shapes import Box
from tests.export.maps import TODAY, phone

ONLY_COVER = frozenset(PRESETS["handout"]) - {"cover"}


def read(rows: list[list[bool]]) -> str:
    """The text of a QR code in byte mode, versions 1 to 4, by the book and not by the encoder's code."""
    size = len(rows)
    version = (size - 17) // 4
    assert 1 <= version <= 4 and size == 17 + 4 * version
    # Format information: five bits under a fixed mask, of which three are the mask of the data.
    bits = [rows[8][column] for column in (0, 1, 2, 3, 4, 5, 7, 8)]
    bits += [rows[row][8] for row in (7, 5, 4, 3, 2, 1, 0)]
    told = int("".join("1" if bit else "0" for bit in bits), 2) ^ 0b101010000010010
    mask = told >> 10 & 0b111
    masks = (
        lambda r, c: (r + c) % 2 == 0,
        lambda r, c: r % 2 == 0,
        lambda r, c: c % 3 == 0,
        lambda r, c: (r + c) % 3 == 0,
        lambda r, c: (r // 2 + c // 3) % 2 == 0,
        lambda r, c: r * c % 2 + r * c % 3 == 0,
        lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
        lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
    )

    def fixed(row: int, column: int) -> bool:
        corner = (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9)
        middle = 4 * version + 10
        aligned = version > 1 and abs(row - middle) <= 2 and abs(column - middle) <= 2
        return corner or row == 6 or column == 6 or aligned

    found: list[int] = []
    column, up = size - 1, True
    while column > 0:
        if column == 6:
            column -= 1
        for row in range(size - 1, -1, -1) if up else range(size):
            for at in (column, column - 1):
                if not fixed(row, at):
                    found.append(int(rows[row][at] != masks[mask](row, at)))
        column, up = column - 2, not up
    data = [int("".join(map(str, found[at : at + 8])), 2) for at in range(0, len(found) // 8 * 8, 8)]
    if version == 4:  # level M: two blocks of 32, interleaved
        data = data[0:64:2] + data[1:64:2]
    stream = "".join(f"{byte:08b}" for byte in data)
    assert stream[:4] == "0100"
    length = int(stream[4:12], 2)
    return bytes(int(stream[12 + 8 * n : 20 + 8 * n], 2) for n in range(length)).decode("utf-8")


@pytest.mark.parametrize(
    "url", ["https://a.si", "https://maps.example/opening", "https://example.org/pot/ž?stran=2&jezik=sl"]
)
def test_what_is_drawn_reads_back(url: str) -> None:
    assert read(modules(url)) == url


def test_modules_never_grow_too_small_and_the_quiet_zone_is_kept() -> None:
    shapes, width = qr("https://example.org/" + "x" * 250, 10, 20, 40.0)
    boxes = [shape for shape in shapes if isinstance(shape, Box)]
    module = min(box.w for box in boxes)
    assert module >= LEAST - 1e-6
    assert min(box.x for box in boxes) == pytest.approx(10 + QUIET * module)
    assert max(box.x + box.w for box in boxes) <= 10 + width - QUIET * module + 1e-6


@pytest.mark.parametrize("bad", ["", "x" * 301])
def test_what_does_not_fit_is_refused(bad: str) -> None:
    with pytest.raises(ValueError):
        modules(bad)


@pytest.mark.parametrize(
    "link, shown", [("https://maps.example/opening", True), ("javascript:alert(1)", False), ("", False)]
)
def test_the_cover_has_it_for_real_addresses_only(link: str, shown: bool, tmp_path: Path) -> None:
    store = phone()
    key = store.of("map")[0]
    fields.put(store, key, link=link)
    export(store, tmp_path / "out.pdf", Choices(without=ONLY_COVER), today=TODAY)
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as pdf:
        picture: Image.Image = pdf[0].render(scale=3).to_pil().convert("L")
    w, h = picture.size
    corner = picture.crop(
        (
            w - round((15 + 32) * MM * 3),
            h - round((15 + 34) * MM * 3),
            w - round(15 * MM * 3),
            h - round(19 * MM * 3),
        )
    )
    dark = sum(value < 90 for value in corner.tobytes()) / (corner.width * corner.height)
    assert (dark > 0.12) == shown
