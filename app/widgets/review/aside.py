"""A window beside the map goes where it hides least of what it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from app.scene.shapes import Rect
from app.widgets import overlay

if TYPE_CHECKING:
    from app.widgets.canvas import Canvas

_EDGE = 12
"""Pixels between the window and the edge of the map."""


def stand(window: QWidget, canvas: Canvas, weighed: Mapping[str, int]) -> None:
    """Move a window into the corner of the map where it hides least; it stays where it hides no more than there.

    `weighed` says how much it matters to see a card or a link: a long arrow may run through all corners, then its
    cards at least are to be seen.
    """
    area = QRect(canvas.mapToGlobal(canvas.area().topLeft()), canvas.area().size())
    area.adjust(_EDGE, _EDGE, -_EDGE, -_EDGE)
    size = window.size().expandedTo(window.sizeHint())
    right, low = area.right() - size.width(), area.bottom() - size.height()
    corners = [QPoint(x, y) for x in (right, area.left()) for y in (low, area.top())]
    shown = [(seen(canvas, key), much) for key, much in weighed.items()]

    def hidden(corner: QPoint) -> int:
        place = QRect(corner, size)
        return sum(much for rect, much in shown if rect is not None and rect.intersects(place))

    best = min(corners, key=hidden)
    if window.pos() not in corners or hidden(window.pos()) > hidden(best):
        window.move(best)


def seen(canvas: Canvas, key: str) -> QRect | None:
    """Where on the screen a card or a link lies now; None for what is not drawn."""
    rect = canvas.scene.rects.get(key)
    points = canvas.scene.paths.get(key)
    if rect is None and points:
        xs, ys = [x for x, _y in points], [y for _x, y in points]
        rect = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    if rect is None:
        return None
    found = overlay.view_rect(canvas, rect).toAlignedRect()
    return QRect(canvas.mapToGlobal(found.topLeft()), found.size())
