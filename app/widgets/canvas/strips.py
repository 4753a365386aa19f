"""The painted headings, kept: when the map moves they are moved with it, and only what comes into view is painted.

A heading that a border of the window cuts is painted anew, because its name stays in the part that is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.widgets.canvas import dots
from app.widgets.canvas.headings import STRIPS, Headings, Strip
from app.widgets.canvas.painting import NUDGE
from app.widgets.canvas.sliding import Moving

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_EDGE = 4
"""Dots that the rule between two lanes may reach beyond them."""


class Strips:
    """The pictures of the three strips of one canvas, in one theme."""

    def __init__(self, canvas: Canvas, headings: Headings) -> None:
        self._canvas = canvas
        self._headings = headings
        self._pictures: dict[Strip, QPixmap] = {}
        self._shown: dict[Strip, tuple[float, float, QRect]] = {}
        """What a picture was painted for: scale, dots to a pixel, and its place in the window."""
        self._at: dict[Strip, int] = {}
        self._spoilt: dict[Strip, QRegion] = {}
        """What of a picture looks different now, in dots of the window, where the rest is right."""

    def spoil(self, *strips: Strip) -> None:
        """Headings look different now."""
        for strip in strips or STRIPS:
            self._shown.pop(strip, None)

    def slide(self, rows: Sequence[Moving], changed: Iterable[tuple[int, int]]) -> None:
        """Lanes have moved up or down, see `sliding.moves`: move their headings with them. `changed` are the lanes that
        look otherwise, their rows of dots now."""
        camera = self._canvas.camera
        area = dots.heading_area(camera, "left")
        shown = self._shown.get("left") == (camera.scale, camera.ratio, area)
        if not shown or self._at.get("left") != camera.dot_y or "left" in self._spoilt:
            self.spoil("left")  # another edit, or a pan, has not been painted yet
            return
        moving = [(top, end, by) for top, end, by in rows if by]
        ways = {by > 0 for _, _, by in moving if by}
        if len(moving) < len([by for _, _, by in rows if by != 0]) or len(ways) != 1:
            self.spoil("left")
            return
        down = ways == {True}
        for top, end, by in reversed(moving) if down else moving:
            self._scroll(area, top - camera.dot_y, end - camera.dot_y, by or 0)
        length = max(abs(by or 0) for _, _, by in moving) + 1
        ends = self._ends("left", area, length)
        spoilt = QRegion() if down else QRegion(ends[1])
        if down and moving[0][0] - camera.dot_y < area.y() + length:
            spoilt += ends[0]
        for part in self._cut("left", area, ends):
            spoilt += part
        for top, end in changed:
            spoilt += QRect(area.x(), top - camera.dot_y - _EDGE, area.width(), end - top + 2 * _EDGE)
        self._spoilt["left"] = spoilt & area

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
        elif spoilt is not None and not spoilt.isEmpty():
            self._render(strip, area, list(dots.rects(spoilt)))
        self._shown[strip], self._at[strip] = now, at

    def _moved(self, strip: Strip, area: QRect, by: int) -> list[QRect]:
        """What is to be painted of a strip that has moved by some dots: the end that came into view, and what the
        ends cut otherwise than before."""
        ends = self._ends(strip, area, abs(by) + 1)
        return [ends[by > 0], *self._cut(strip, area, ends)]

    def _ends(self, strip: Strip, area: QRect, length: int) -> list[QRect]:
        """The first dots of a strip and its last."""
        if strip == "top":
            return [
                QRect(area.x(), area.y(), length, area.height()),
                QRect(area.right() + 1 - length, area.y(), length, area.height()),
            ]
        return [
            QRect(area.x(), area.y(), area.width(), length),
            QRect(area.x(), area.bottom() + 1 - length, area.width(), length),
        ]

    def _cut(self, strip: Strip, area: QRect, ends: list[QRect]) -> list[QRect]:
        """The headings that the ends of a strip cut otherwise than before."""
        camera = self._canvas.camera
        there = [dots.pixels(camera, end) for end in ends]
        cut = self._headings.cut(strip, there, camera, self._canvas.drawing.index)
        return [dots.around(camera, part) & area for part in cut]

    def _scroll(self, area: QRect, top: int, end: int, by: int) -> None:
        """Move rows of the window down in the picture of the lanes, or up, as far as it holds them."""
        height = area.height()
        low = max(top - area.y(), 0, -by)
        high = min(end - area.y(), height, height - by)
        if low < high:
            rows = QRect(0, min(low, low + by), area.width(), high - low + abs(by))
            self._pictures["left"].scroll(0, by, rows)

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
