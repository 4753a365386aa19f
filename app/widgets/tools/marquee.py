"""Selecting what a frame touches."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from app.scene.shapes import Rect
from app.widgets.canvas.painting import theme_color
from app.widgets.tools.gesture import CTRL, SHIFT, Gesture, Pointer


class Marquee(Gesture):
    """Draw a frame; all cards it touches are selected. Shift adds, Ctrl toggles."""

    def begin(self, pointer: Pointer) -> None:
        self._start = (pointer.x, pointer.y)
        self._end = self._start
        self._before = self.canvas.selected.ids

    def move(self, pointer: Pointer) -> None:
        self._end = (pointer.x, pointer.y)
        chosen = self.canvas.selected
        found = self.canvas.cards_in(self._rect())
        if pointer.holds(SHIFT):
            chosen.set([*self._before, *(k for k in found if k not in self._before)])
        elif pointer.holds(CTRL):
            kept = [k for k in self._before if k not in found]
            chosen.set([*kept, *(k for k in found if k not in self._before)])
        else:
            chosen.set(found)
        self.canvas.update()

    def finish(self, pointer: Pointer) -> None:
        self.canvas.update()

    def cancel(self) -> None:
        self.canvas.selected.set(self._before)
        self.canvas.update()

    def _rect(self) -> Rect:
        (x0, y0), (x1, y1) = self._start, self._end
        return Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))

    def paint(self, painter: QPainter) -> None:
        rect = self.canvas.camera.rect_to_view(self._rect())
        theme = self.canvas.theme
        painter.setPen(QPen(theme_color(theme, "accent"), 1))
        painter.setBrush(theme_color(theme, "accent", 0.08))
        painter.drawRect(QRectF(QPointF(rect.x, rect.y), QPointF(rect.right, rect.bottom)))
