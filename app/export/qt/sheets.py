"""Printing on a printer and looking at pages before: the sheets of a book painted by Qt, point for point."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from app.export.pdf.book import Book
from app.export.pdf.paint import ScenePaint, Window, seen
from app.export.pdf.sheets import Sheet, Tile
from app.export.qt.painter import ScenePainter
from app.export.qt.pictures import Pictures
from app.scene.shapes import Block, Shape


class SheetPainter:
    """Paints the sheets of one book (see `app.export.handout.compose`)."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._painter = ScenePainter(book.theme, Pictures(book.material.picture))

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a sheet, counted from 1. The painter maps points of the paper to dots, its origin at the corner."""
        sheet = self.book.sheets[number - 1]
        if sheet.tile is not None:
            self._tile(painter, sheet.tile)
        self._content(painter, sheet)
        if not sheet.bare:
            self._shapes(painter, sheet, self.book.running(sheet, number, len(self.book.sheets)))

    def _content(self, painter: QPainter, sheet: Sheet) -> None:
        for scene, windows in sheet.windows:
            for window in windows:
                self._window(painter, scene, window)
        for item in sheet.items:
            self._shapes(painter, sheet, item.shapes)

    def _tile(self, painter: QPainter, tile: Tile) -> None:
        """The part of a poster that lies on the sheet."""
        part = tile.part
        painter.save()
        painter.setClipRect(QRectF(tile.x, tile.y, part.w, part.h), Qt.ClipOperation.IntersectClip)
        painter.translate(tile.x - part.x, tile.y - part.y)
        self._content(painter, tile.whole)
        painter.restore()

    def _shapes(self, painter: QPainter, sheet: Sheet, shapes: Iterable[Shape]) -> None:
        block = Block("", "card", 0.0, 0.0, sheet.width, sheet.height, tuple(shapes))
        self._painter.paint(painter, [block], "full")

    def _window(self, painter: QPainter, scene: ScenePaint, window: Window) -> None:
        part, scale = window.part, scene.scale
        painter.save()
        clip = QRectF(window.x, window.y, part.w * scale, part.h * scale)
        painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
        painter.translate(window.x, window.y)
        painter.scale(scale, scale)
        painter.translate(-part.x, -part.y)
        blocks = (
            block
            for block in scene.scene.blocks
            if (window.layers is None or block.layer in window.layers) and seen(block, part)
        )
        self._painter.paint(painter, blocks, "full")
        painter.restore()
