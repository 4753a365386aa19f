"""A picture that is cut to size: the same part on screen, on paper and in SVG; the picture itself stays whole."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage, QPainter

from app.export import svg
from app.export.pdf.document import Document
from app.export.pdf.metadata import About
from app.export.pdf.paint import Place, _picture
from app.export.qt import Pictures, ScenePainter
from app.model.edits import cards, insights, lanes, maps, stages
from app.model.store import Store
from app.scene.build import build
from app.scene.draw.picture import part_of
from app.scene.shapes import Picture, Scene
from app.scene.theme import THEMES
from tests.export.maps import TODAY

RIGHT_HALF = [0.5, 0.0, 0.5, 1.0]


def two_colours() -> bytes:
    """400 by 200, the left half red, the right half blue."""
    image = Image.new("RGB", (400, 200), "#0000ff")
    image.paste("#ff0000", (0, 0, 200, 200))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def pictured(crop: object = None) -> Store:
    """A map with one picture on a card."""
    store = maps.create("Pictures")
    stages.add(store, "One", first="Step")
    lane = lanes.add(store, "picture", "Pictures")
    blob = insights.add_picture(store, two_colours(), "image/png")
    values: dict[str, Any] = {} if crop is None else {"crop": crop}
    cards.add(store, "Desk", lane, store.of("step")[0], picture=blob, alt="A desk", **values)
    return store


def drawn(crop: object = None) -> tuple[Scene, Picture]:
    """The drawing of that map, and its picture."""
    scene = build(pictured(crop))
    (shape,) = (s for block in scene.blocks for s in block.shapes if isinstance(s, Picture))
    return scene, shape


def test_a_part_takes_a_place_of_its_own_shape() -> None:
    whole, part = drawn()[1], drawn(RIGHT_HALF)[1]
    assert whole.w / whole.h == pytest.approx(2) and part.w / part.h == pytest.approx(1)
    assert (part.whole.w, part.whole.h) == pytest.approx((2 * part.w, part.h))
    assert part.whole.x == pytest.approx(part.x - part.w)


@pytest.mark.parametrize(
    "crop",
    [None, "x", [0, 0, 1], [0, 0, 0, 0], [0.9, 0, 0.5, 1], [-0.1, 0, 0.5, 1], [0, 0, True, 1], ["a"] * 4],
)
def test_a_frame_that_makes_no_sense_shows_all_of_it(crop: object) -> None:
    assert part_of(crop) is None


def test_svg_cuts_off_what_lies_outside() -> None:
    for crop, inner in ((None, 0), (RIGHT_HALF, 1)):
        scene, _shape = drawn(crop)
        text = svg.write(scene, THEMES["light"], title="x", language="en", pictures=lambda _b: two_colours())
        assert text.count("<svg") == 1 + inner and text.count("<svg") == text.count("</svg>")


@pytest.mark.usefixtures("qapp")
def test_the_screen_shows_the_part_alone() -> None:
    scene, shape = drawn(RIGHT_HALF)
    image = QImage(int(scene.width), int(scene.height), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    ScenePainter(THEMES["light"], Pictures(lambda _b: two_colours())).paint(painter, scene.blocks, "full")
    painter.end()
    seen = {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}
    assert "#0000ff" in seen and "#ff0000" not in seen
    assert shape.part == (0.5, 0.0, 0.5, 1.0)


def test_paper_shows_the_part_alone(tmp_path: Path) -> None:
    document = Document(About("Picture", "en", TODAY), {"b": two_colours()}.get)
    page = document.page(100, 60)
    with page.artifact():
        _picture(page, Picture(30, 10, 40, 40, "b", "", (0.5, 0.0, 0.5, 1.0)), Place(0.0, 0.0, 1.0))
    document.finish(page)
    file = tmp_path / "cut.pdf"
    with file.open("wb") as out:
        document.save(out)
    shown = pypdfium2.PdfDocument(file)[0].render(scale=2).to_pil().convert("RGB")
    colours = {color for _n, color in shown.getcolors(100000) or ()}
    assert (0, 0, 255) in colours and (255, 0, 0) not in colours
