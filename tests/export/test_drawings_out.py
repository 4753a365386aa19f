"""The drawing alone: PNG painted in strips that nobody sees, SVG whose words are shapes on request."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from app.export import Choices, export, png
from app.model.edits import fields
from tests.export.maps import TODAY, phone

SPACE = "{http://www.w3.org/2000/svg}"
SCRIPTS = ("العميل يتصل", "הלקוח מתקשר", "ग्राहक", "ลูกค้า", "ffi fjord")


@pytest.mark.usefixtures("qapp")
def test_strips_leave_no_seam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = phone()
    for name, at_once in (("whole", 10_000_000), ("strips", 20_000)):
        monkeypatch.setattr(png, "AT_ONCE", at_once)
        export(store, tmp_path / f"{name}.png", Choices(width=701), today=TODAY)
    whole, strips = (Image.open(tmp_path / f"{name}.png") for name in ("whole", "strips"))
    assert whole.size == strips.size and whole.mode == "RGB"
    # A dashed line that lies on a border may differ by what nobody sees.
    differs = ImageStat.Stat(ImageChops.difference(whole, strips))
    assert max(high for _low, high in differs.extrema) <= 3
    assert whole.text["Title"] == "Return of a faulty phone"  # type: ignore[attr-defined]  # of PNG files


@pytest.mark.usefixtures("qapp")
def test_no_strip_is_larger_than_it_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[int] = []
    real = png._Strips.paint

    def paint(self: png._Strips, top: int, height: int) -> bytes:
        painted.append(height)
        return real(self, top, height)

    monkeypatch.setattr(png._Strips, "paint", paint)
    export(phone(), tmp_path / "a0.png", Choices(width=4967), today=TODAY)
    with Image.open(tmp_path / "a0.png") as picture:
        assert picture.size[0] == 4967 and sum(painted) == picture.size[1]
    assert max(painted) * 4967 <= png.AT_ONCE and len(painted) > 5


@pytest.mark.usefixtures("qapp")
def test_words_as_shapes_look_like_the_words_and_need_no_font(tmp_path: Path) -> None:
    store = phone()
    for card, text in zip([k for k in store.of("card") if store[k].get("title")], SCRIPTS, strict=False):
        fields.put(store, card, title=text)
    export(store, tmp_path / "shapes.svg", Choices(outlines=True), today=TODAY)
    export(store, tmp_path / "painted.png", Choices(dpi=96), today=TODAY)
    tree = ET.parse(tmp_path / "shapes.svg").getroot()
    assert not list(tree.iter(f"{SPACE}text"))
    said = " ".join(path.get("aria-label") or "" for path in tree.iter(f"{SPACE}path"))
    assert [text for text in SCRIPTS if text not in said] == []
    painted = Image.open(tmp_path / "painted.png").convert("L")
    drawn = QImage(*painted.size, QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(tmp_path / "shapes.svg")).render(painter)
    painter.end()
    drawn.save(str(tmp_path / "drawn.png"))
    differs = ImageChops.difference(painted, Image.open(tmp_path / "drawn.png").convert("L"))
    assert ImageStat.Stat(differs).mean[0] < 3


def test_words_stay_words_unless_shapes_are_asked_for(tmp_path: Path) -> None:
    store = phone()
    export(store, tmp_path / "words.svg", today=TODAY)
    export(store, tmp_path / "shapes.svg", Choices(outlines=True), today=TODAY)
    words, shapes = (ET.parse(tmp_path / f"{n}.svg").getroot() for n in ("words", "shapes"))
    assert list(words.iter(f"{SPACE}text"))
    ids = [{g.get("id") for g in tree.iter(f"{SPACE}g") if g.get("id")} for tree in (words, shapes)]
    assert ids[0] == ids[1]


def test_a_part_of_the_map_can_be_a_drawing(tmp_path: Path) -> None:
    store = phone()
    card = frozenset(key for key in store.of("card") if store[key]["title"] == "Pays back")
    export(store, tmp_path / "part.svg", Choices(cards=card), today=TODAY)
    said = " ".join(t.text or "" for t in ET.parse(tmp_path / "part.svg").getroot().iter(f"{SPACE}text"))
    assert "Pays back" in said and "Billing office" in said and "Calls support" not in said
