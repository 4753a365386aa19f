"""Screen and paper show the same: Qt and PDF paint one Scene, and their pixels agree."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtGui import QColor, QImage, QPainter

from app.export.material import Material
from app.export.pdf.document import Document
from app.export.pdf.metadata import About
from app.export.pdf.paint import ScenePaint, Window
from app.export.qt import ScenePainter
from app.scene.shapes import Rect, Scene
from app.scene.theme import PRINT
from tests.export.maps import TODAY, phone

_SCALE = 2


def _by_qt(scene: Scene) -> Image.Image:
    image = QImage(int(scene.width * _SCALE), int(scene.height * _SCALE), QImage.Format.Format_Grayscale8)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.scale(_SCALE, _SCALE)
    ScenePainter(PRINT).paint(painter, scene.blocks, "full")
    painter.end()
    size = (image.width(), image.height())
    return Image.frombytes("L", size, bytes(image.constBits()), "raw", "L", image.bytesPerLine())


def _by_pdf(scene: Scene, path: Path) -> Image.Image:
    document = Document(About("Same", "en", TODAY))
    page = document.page(scene.width, scene.height)
    paint = ScenePaint(scene, PRINT, document.root.add("Sect"), 1.0)
    paint.paint(page, [Window(Rect(0, 0, scene.width, scene.height), 0, 0)])
    document.finish(page)
    with path.open("wb") as target:
        document.save(target)
    opened = pypdfium2.PdfDocument(path)
    try:
        shown = opened[0]
        picture: Image.Image = shown.render(scale=_SCALE).to_pil().convert("L")
        shown.close()
    finally:
        opened.close()
    return picture


@pytest.mark.usefixtures("qapp")
def test_qt_and_pdf_paint_the_same_pixels(tmp_path: Path) -> None:
    scene = Material(phone("cs"), "cs", TODAY).scene()
    qt, pdf = _by_qt(scene), _by_pdf(scene, tmp_path / "same.pdf")
    difference = ImageChops.difference(qt, pdf.resize(qt.size))
    assert ImageStat.Stat(difference).mean[0] < 3.0
    assert sum(difference.histogram()[160:]) < 0.002 * qt.width * qt.height
