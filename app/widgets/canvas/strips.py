"""The painted headings, kept: when the map moves they are moved with it, and only what comes into view is painted.

A heading that a border of the window cuts is painted anew, because its name stays in the part that is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.widgets.canvas import dots
from app.widgets.canvas.headings import STRIPS, Headings, Strip
from app.widgets.canvas.painting import NUDGE

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Strips:
    """The pictures of the three strips of one canvas, in one theme."""

    def __init__(self, canvas: Canvas, headings: Headings) -> None:
        self._canvas = canvas
        self._headings = headings
        self._pictures: dict[Strip, QPixmap] = {}
        self._shown: dict[Strip, tuple[float, float, QRect]] = {}
        """What a picture was painted for: scale, dots to a pixel, and its place in the window."""
        self._at: dict[Strip, int] = {}
        self._spoilt: dict[Strip, QRect] = {}
        """What of a picture looks different now, in dots of the window, where the rest is right."""

    def spoil(self, *strips: Strip) -> None:
        """Headings look different now."""
        for strip in strips or STRIPS:
            self._shown.pop(strip, None)

    def spoil_below(self, y: int) -> None:
        """Lanes look different now from a dot of the window on, and none above."""
        before = self._spoilt.get("left")
        there = QRect(0, y, 1 << 20, 1 << 20)
        self._spoilt["left"] = there if before is None else before | there

    def paint(self, painter: QPainter, strip: Strip, area: QRect, dirty: QRect) -> None:
        """Paint the part of a strip that lies in `dirty`; the strip lies in `area` (both in dots of the window)."""
        self._follow(strip, area)
        source = dirty.translated(-area.topLeft())
        painter.drawPixmap(dirty.topLeft(), self._pictures[strip], source)

    # ---- inside
    def _follow(self, strip: Strip, area: QRect) -> None:
        """Bring the picture of a strip up to date."""
        camera = self._canvas.camera
        now = (camera.scale, camera.ratio, area)
        at = {"top": camera.dot_x, "left": camera.dot_y}.get(strip, 0)
        by = at - self._at.get(strip, at)
        spoilt = self._spoilt.pop(strip, None)
        if spoilt is not None and by:
            self.spoil(strip)
        if self._shown.get(strip) != now or abs(by) >= max(area.width(), area.height()):
            self._pictures[strip] = QPixmap(area.size())
            self._render(strip, area, [area])
        elif by:
            across = strip == "top"
            dx, dy = (-by, 0) if across else (0, -by)
            picture = self._pictures[strip]
            picture.scroll(dx, dy, picture.rect())
            self._render(strip, area, self._moved(strip, area, by))
        elif spoilt is not None and spoilt.intersects(area):
            self._render(strip, area, [spoilt & area])
        self._shown[strip], self._at[strip] = now, at

    def _moved(self, strip: Strip, area: QRect, by: int) -> list[QRect]:
        """What is to be painted of a strip that has moved by some dots: the end that came into view, and what the
        ends cut otherwise than before."""
        length = abs(by) + 1
        if strip == "top":
            ends = [
                QRect(area.x(), area.y(), length, area.height()),
                QRect(area.right() + 1 - length, area.y(), length, area.height()),
            ]
        else:
            ends = [
                QRect(area.x(), area.y(), area.width(), length),
                QRect(area.x(), area.bottom() + 1 - length, area.width(), length),
            ]
        come = ends[by > 0]
        camera = self._canvas.camera
        cut = self._headings.cut(
            strip, [dots.pixels(camera, end) for end in ends], camera, self._canvas.drawing.index
        )
        return [come, *(dots.around(camera, part) & area for part in cut)]

    def _render(self, strip: Strip, area: QRect, parts: list[QRect]) -> None:
        picture, canvas = self._pictures[strip], self._canvas
        camera = canvas.camera
        dirty = QRegion()
        for part in parts:
            dirty += part
        painter = QPainter(picture)
        painter.translate(-area.topLeft())
        painter.setClipRegion(dirty)
        painter.translate(NUDGE, NUDGE)
        painter.scale(camera.ratio, camera.ratio)
        there = [dots.pixels(camera, part) for part in parts]
        self._headings.paint(painter, strip, there, camera, canvas.drawing.index)
        painter.end()
