"""Pictures in a PDF: photographs keep their bytes, not what the camera wrote; everything else is flattened."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat

from app.export.pdf import jpeg
from app.export.pdf.document import Document
from app.export.pdf.metadata import About
from app.scene.shapes import Rect
from tests.export.maps import TODAY


def _quarters(mode: str = "RGB", size: tuple[int, int] = (48, 32)) -> Image.Image:
    """Four colours, so that each way to turn it looks different."""
    image = Image.new("RGB", size, "#d02020")
    w, h = size[0] // 2, size[1] // 2
    for place, color in (((w, 0), "#20a020"), ((0, h), "#2020d0"), ((w, h), "#f0f0f0")):
        image.paste(Image.new("RGB", (w, h), color), place)
    return image.convert(mode)


def _saved(image: Image.Image, kind: str, **more: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def _pdf(data: bytes, w: float = 96, h: float = 96) -> tuple[bytes, bool]:
    document = Document(About("Picture", "en", TODAY), {"b": data}.get)
    page = document.page(w, h)
    with page.artifact():
        shown = page.image("b", Rect(0, 0, w, h))
    document.finish(page)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue(), shown


@dataclass(frozen=True)
class _Kept:
    """A picture as the file holds it."""

    raw: bytes
    pixels: bytes
    size: tuple[int, int]
    colors: str
    filter: str


def _picture(data: bytes) -> _Kept:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = pdf.pages[0].resources.XObject.I1
        packed = str(found.Filter) == "/FlateDecode"
        size = (int(found.Width), int(found.Height))
        pixels = found.read_bytes() if packed else b""
        return _Kept(found.read_raw_bytes(), pixels, size, str(found.ColorSpace), str(found.Filter))


def _rendered(data: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0]
        image: Image.Image = page.render(scale=1).to_pil().convert("RGB")
        page.close()
    finally:
        document.close()
    return image


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph_is_not_packed_a_second_time(mode: str, progressive: bool) -> None:
    photo = _saved(_quarters(mode), "JPEG", quality=90, progressive=progressive)
    found = _picture(_pdf(photo)[0])
    assert found.filter == "/DCTDecode"
    assert found.raw == photo
    assert found.colors == ("/DeviceRGB" if mode == "RGB" else "/DeviceGray")


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = _saved(_quarters(), "JPEG", quality=95, exif=exif)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(photo)))
    w, h = upright.size
    shown = _rendered(_pdf(photo, w, h)[0])
    assert shown.size == upright.size
    assert max(ImageStat.Stat(ImageChops.difference(shown, upright)).mean) < 12


def test_place_owner_and_remarks_of_a_photograph_are_not_printed() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Owner of the camera"
    exif.get_ifd(0x8825)[1] = "N"
    photo = _saved(_quarters(), "JPEG", exif=exif, comment=b"a remark", progressive=True)
    hidden = photo + b"a film that follows"
    data = _pdf(hidden)[0]
    kept = _picture(data).raw
    for secret in (b"Owner", b"Exif", b"remark", b"film"):
        assert secret in hidden
        assert secret not in data and secret not in kept
    before, after = Image.open(io.BytesIO(photo)), Image.open(io.BytesIO(kept))
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize(
    "photo", [b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"\xff\xd8\xff\xda\x00\x02abc", b"GIF89a"]
)
def test_what_is_no_whole_photograph_has_no_bare_form(photo: bytes) -> None:
    assert jpeg.bare(photo) is None


def test_a_photograph_for_printing_presses_is_turned_into_screen_colours() -> None:
    found = _picture(_pdf(_saved(_quarters("CMYK"), "JPEG"))[0])
    assert (found.colors, found.filter) == ("/DeviceRGB", "/FlateDecode")


def test_a_photograph_that_ends_early_is_left_out() -> None:
    photo = _saved(_quarters(size=(480, 320)), "JPEG")
    assert _pdf(photo[: len(photo) // 2])[1] is False


def test_clear_parts_become_white_and_large_drawings_smaller() -> None:
    clear = Image.new("RGBA", (4000, 2000), (255, 0, 0, 0))
    found = _picture(_pdf(_saved(clear, "PNG"))[0])
    assert found.size == (1800, 900)
    assert set(found.pixels) == {255}
