"""What a search has found, marked on the canvas: the words themselves, and a frame around what holds them.

A hit may stand in a note that is not drawn; the frame shows where it belongs. Nothing of this is ever printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.scene.shapes import Block, GlyphRun, TextLine
from app.widgets import overlay
from app.widgets.canvas.headings import Strip
from app.widgets.canvas.painting import theme_color

if TYPE_CHECKING:
    from app.model.search import Query
    from app.widgets.canvas.viewport import Canvas

_FRAME, _HERE = 1.6, 3.0
_READABLE = 0.45
"""Scale below which single words are not marked any more."""


class Highlights:
    """The hits of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._query: Query | None = None
        self.keys: frozenset[str] = frozenset()
        """The records in which something was found."""
        self.here = ""
        """The record of the present hit."""

    def show(self, query: Query, keys: frozenset[str], here: str) -> None:
        """Mark these records; none of them takes all marks away."""
        if (query, keys, here) != (self._query, self.keys, self.here):
            self._query, self.keys, self.here = query, keys, here
            self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Mark what lies in the map; the painter is clipped to its area."""
        canvas = self._canvas
        query = self._query
        if not self.keys or query is None:
            return
        seen = canvas.camera.seen()
        near = [
            b
            for layer in ("card", "link")
            for b in canvas.drawing.index.near(layer, seen)
            if b.owner in self.keys
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        if canvas.camera.scale >= _READABLE:
            for block in near:
                self._words(painter, block, query)
        for key in dict.fromkeys(block.owner for block in near):
            place = overlay.place_of(canvas, key)
            if key in canvas.scene.paths:
                self._line(painter, key)
            elif place is not None:
                self._frame(painter, key, place)

    def paint_strip(self, painter: QPainter, strip: Strip) -> None:
        """Mark headings."""
        canvas = self._canvas
        kinds = {"top": ("stage", "step"), "left": ("lane",)}.get(strip, ())
        for key in self.keys:
            if canvas.kind_of(key) in kinds:
                place = overlay.heading_place(canvas, key)
                if place is not None:
                    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
                    self._frame(painter, key, place.adjusted(1, 0, -1, 0))

    def _frame(self, painter: QPainter, key: str, place: QRectF) -> None:
        color = theme_color(self._canvas.theme, "moment")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color, _HERE if key == self.here else _FRAME))
        painter.drawRoundedRect(place, 5, 5)

    def _line(self, painter: QPainter, key: str) -> None:
        color = theme_color(self._canvas.theme, "moment", 0.55)
        pen = QPen(color, 6 if key == self.here else 4)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(overlay.link_path(self._canvas, self._canvas.scene.paths.get(key, ())))

    def _words(self, painter: QPainter, block: Block, query: Query) -> None:
        camera = self._canvas.camera
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_color(self._canvas.theme, "moment", 0.38))
        for line in block.shapes:
            if isinstance(line, TextLine):
                for start, end in _places(line, query):
                    x, y = camera.to_view(
                        block.x + line.x + start, block.y + line.baseline - 0.86 * line.size
                    )
                    wide, high = (end - start) * camera.scale, 1.16 * line.size * camera.scale
                    painter.drawRoundedRect(QRectF(x - 1, y, wide + 2, high), 2, 2)


def _places(line: TextLine, query: Query) -> list[tuple[float, float]]:
    """Where the words stand in a line, in points from its start."""
    from app.model.search import spans

    found = []
    for number, run in enumerate(line.runs):
        following = line.runs[number + 1].xs if number + 1 < len(line.runs) else ()
        end = min(following) if following else line.width
        if not run.rtl:
            found += [(_x(run, a, end), _x(run, b, end)) for a, b in spans(run.text, query)]
    return found


def _x(run: GlyphRun, at: int, end: float) -> float:
    """Where a character of a run begins."""
    return next((x for cluster, x in zip(run.clusters, run.xs, strict=True) if cluster >= at), end)
