"""The Qt painter: what the window, pictures and the small map show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.export import Choices
from app.export.qt import Pictures, ScenePainter, level_for
from app.export.qt import painter as painting
from app.export.qt.fonts import glyphs
from app.export.qt.pictures import decode
from app.scene.draw.thread import thread
from app.scene.shapes import Box
from tests.export.hand import Plain, line, scene


def _painted(scale: float, painter: ScenePainter | None = None) -> QImage:
    drawing = scene()
    image = QImage(int(drawing.width * scale), int(drawing.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    qt = QPainter(image)
    qt.scale(scale, scale)
    (painter or ScenePainter(Plain())).paint(qt, drawing.blocks)
    qt.end()
    return image


def _darkest(image: QImage, x0: float, y0: float, x1: float, y1: float) -> int:
    return min(
        QColor(image.pixel(x, y)).lightness()
        for x in range(int(x0), int(x1))
        for y in range(int(y0), int(y1))
    )


@pytest.mark.usefixtures("qapp")
class TestPainting:
    def test_text_is_read_at_full_size_and_stands_as_a_bar_when_small(self) -> None:
        assert _darkest(_painted(2.0), 304, 175, 440, 205) < 60  # ink
        small = _painted(0.3)
        assert 100 < _darkest(small, 46, 27, 60, 33) < 245  # a faint bar, no letters

    def test_far_out_a_card_is_a_plain_block_of_its_lane_colour(self) -> None:
        image = _painted(0.15)
        assert QColor(image.pixel(int(200 * 0.15), int(100 * 0.15))).name() == "#0072b2"

    def test_far_out_the_name_of_a_stage_is_larger_than_its_scale(self) -> None:
        image = _painted(0.15)
        rows = [y for y in range(0, 9) if _darkest(image, 20, y, 64, y + 1) < 160]
        assert len(rows) >= 4  # at its own scale the capital would be under two pixels high

    def test_a_moved_block_is_not_prepared_again(self) -> None:
        painter = ScenePainter(Plain())
        block = scene().blocks[2]
        image = QImage(400, 200, QImage.Format.Format_RGB32)
        qt = QPainter(image)
        painter.paint(qt, [block], "full")
        painter.paint(qt, [block.moved(40, 10)], "full")
        qt.end()
        assert len(painter._ready) == 1

    def test_what_edits_have_left_behind_is_let_go(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(painting, "_KEPT", 6)
        monkeypatch.setattr(painting, "_THREADS_KEPT", 6)
        painter, block, drawn = ScenePainter(Plain()), scene().blocks[2], []
        for number in range(40):
            drawn.append(replace(block, shapes=(*block.shapes, Box(0, 0, number, 5, fill="paper"))))
            ways = [thread(f"{number}-{at}", ((0, at), (90, at)), "line") for at in range(4)]
            image = QImage(400, 200, QImage.Format.Format_RGB32)
            qt = QPainter(image)
            painter.paint(qt, [drawn[-1]], "full")
            painter.paint(qt, ways, "blocks")
            assert {id(way) for way in ways} <= painter._threads.keys()
            qt.end()
        assert len(painter._ready) + len(painter._older) <= 12
        assert len(painter._threads) <= 8

    def test_glyphs_stand_where_the_layout_put_them(self) -> None:
        text = line("AVATAR Tovarna", 12, 18)
        run = glyphs(text.runs[0], text)
        assert [p.x() for p in run.positions()] == pytest.approx([12 + x for x in text.runs[0].xs], abs=1e-4)
        advances = run.rawFont().advancesForGlyphIndexes([text.runs[0].gids[-1]])
        ends = run.positions()[-1].x() + advances[0].x()
        assert ends - 12 == pytest.approx(text.width, abs=0.05)


def test_levels_change_at_45_and_20_percent() -> None:
    assert [level_for(s) for s in (1.0, 0.45, 0.44, 0.2, 0.19)] == ["full", "full", "bars", "bars", "blocks"]


@pytest.mark.usefixtures("qapp")
def test_only_png_jpeg_and_webp_are_decoded() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
    assert decode(svg) is None
    assert decode(b"\x89PNG\r\n\x1a\n" + b"broken") is None
    assert Pictures(lambda _: None).image("none") is None


@pytest.mark.usefixtures("qapp")
def test_sheets_for_the_printer_show_what_the_pdf_shows() -> None:
    from app.export.handout import compose
    from app.export.material import Material
    from app.export.qt.sheets import SheetPainter
    from tests.export.maps import TODAY, phone

    book = compose(Material(phone(), "en", TODAY), Choices())
    paint = SheetPainter(book)
    for number, sheet in list(enumerate(book.sheets, 1))[::4]:  # every kind of page, and the rest looks alike
        image = QImage(int(sheet.width), int(sheet.height), QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        qt = QPainter(image)
        paint.paint(qt, number)
        qt.end()
        inner = sheet.inner
        assert _darkest(image, inner.x, inner.y, inner.right, inner.bottom) < 120
        assert _darkest(image, 0, 0, sheet.width, 20) > 240  # nothing in the margin


def test_what_is_clear_in_a_picture_is_white_as_on_paper() -> None:
    clear = QImage(4, 4, QImage.Format.Format_ARGB32)
    clear.fill(Qt.GlobalColor.transparent)
    clear.setPixelColor(1, 1, QColor("black"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    clear.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, PySide takes text
    image = decode(bytes(buffer.data().data()))
    assert image is not None and not image.hasAlphaChannel()
    assert image.pixelColor(0, 0) == QColor("white") and image.pixelColor(1, 1) == QColor("black")
