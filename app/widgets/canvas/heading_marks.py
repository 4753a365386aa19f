"""What lies over the headings and is no part of the map: folding signs, borders to take, hidden lanes, locks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from app.model import locks
from app.scene.shapes import Rect
from app.widgets.canvas import adding, grips
from app.widgets.canvas.headings import Strip, heading_rect
from app.widgets.canvas.painting import theme_color
from app.widgets.pictograms import pictogram

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_WING = 4.0
_PADLOCK = 14


def paint_marks(painter: QPainter, canvas: Canvas, strip: Strip) -> None:
    """The marks of one strip; the painter is clipped to it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if strip == "top":
        if canvas.arranges:
            _folds(painter, canvas)
    elif strip == "left":
        if canvas.arranges:
            _gaps(painter, canvas)
    else:
        _structure(painter, canvas)
    if strip != "corner" and canvas.gesture is None:
        _border(painter, canvas, strip)
        adding.paint(painter, canvas, strip)


def paint_padlock(painter: QPainter, canvas: Canvas, card: QRectF) -> None:
    """A small padlock at the corner of a card that cannot be changed (pixels)."""
    place = QRectF(card.right() - 19, card.y() + 3, 16, 16)
    painter.setPen(QPen(theme_color(canvas.theme, "line"), 1))
    painter.setBrush(theme_color(canvas.theme, "paper"))
    painter.drawEllipse(place.adjusted(-2, -2, 2, 2))
    pictogram("lock", canvas.theme, _PADLOCK).paint(painter, place.toRect())


def _folds(painter: QPainter, canvas: Canvas) -> None:
    """The sign that folds a stage: on the one under the pointer or selected, and on all that are folded."""
    hover = canvas.hovered
    seen = canvas.camera.seen()
    strip = Rect(seen.x, 0, seen.w, canvas.camera.heading_h)
    for block in canvas.drawing.index.near("stage-heading", strip):
        if canvas.kind_of(block.owner) != "stage":
            continue
        folded = (canvas.store.get(block.owner) or {}).get("collapsed") is True
        over = hover.key == block.owner and hover.kind in ("stage", "fold")
        if canvas.gesture is not None or not (folded or over or block.owner in canvas.selected):
            continue
        sign = grips.fold_sign(heading_rect(block, "top", canvas.camera), canvas.camera, folded)
        if not sign.isEmpty():
            _chevron(painter, canvas, sign, folded=folded, held=over and hover.kind == "fold")


def _chevron(painter: QPainter, canvas: Canvas, sign: QRectF, *, folded: bool, held: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme_color(canvas.theme, "accent" if held else "stage"))
    painter.drawRoundedRect(sign.adjusted(3, 3, -3, -3), 4, 4)
    pen = QPen(theme_color(canvas.theme, "on-accent" if held else "soft"), 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    c, w = sign.center(), _WING
    if folded:
        points = [
            QPointF(c.x() - w / 2, c.y() - w),
            QPointF(c.x() + w / 2, c.y()),
            QPointF(c.x() - w / 2, c.y() + w),
        ]
    else:
        points = [
            QPointF(c.x() - w, c.y() - w / 2),
            QPointF(c.x(), c.y() + w / 2),
            QPointF(c.x() + w, c.y() - w / 2),
        ]
    painter.drawPolyline(QPolygonF(points))


def _gaps(painter: QPainter, canvas: Canvas) -> None:
    """Where lanes are hidden: a doubled line and, on a small sign, how many."""
    for gap in grips.gaps(canvas.store, canvas.scene):
        sign = grips.gap_sign(gap, canvas.camera)
        held = canvas.hovered.kind == "hidden" and canvas.hovered.key == gap.lanes[0]
        y = sign.center().y()
        painter.setPen(QPen(theme_color(canvas.theme, "soft"), 1))
        for away in (-1.5, 1.5):
            painter.drawLine(QPointF(0, y + away), QPointF(sign.x(), y + away))
            painter.drawLine(QPointF(sign.right(), y + away), QPointF(canvas.camera.left, y + away))
        painter.setPen(QPen(theme_color(canvas.theme, "accent" if held else "soft"), 1))
        painter.setBrush(theme_color(canvas.theme, "accent" if held else "paper"))
        painter.drawRoundedRect(sign, sign.height() / 2, sign.height() / 2)
        color = theme_color(canvas.theme, "on-accent" if held else "ink")
        painter.setPen(color)
        font = canvas.font()
        font.setPixelSize(11)
        painter.setFont(font)
        words = sign.adjusted(5, 0, -14, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), str(len(gap.lanes)))
        _eye(painter, QPointF(sign.right() - 12, sign.center().y()), color)


def _eye(painter: QPainter, at: QPointF, color: QColor) -> None:
    painter.setPen(QPen(color, 1.1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, 5.0, 3.2)
    painter.setBrush(color)
    painter.drawEllipse(at, 1.3, 1.3)


def _structure(painter: QPainter, canvas: Canvas) -> None:
    """A padlock in the corner while the structure of the whole map is locked."""
    if locks.structure_lock(canvas.store):
        corner = canvas.heading_area("corner")
        place = QRectF(corner.right() - 26, corner.bottom() - 26, 18, 18)
        pictogram("lock", canvas.theme, 18).paint(painter, place.toRect())


def _border(painter: QPainter, canvas: Canvas, strip: Strip) -> None:
    """The border under the pointer that can be dragged."""
    hover, camera = canvas.hovered, canvas.camera
    if hover.kind != "border" or (hover.side == "right") != (strip == "top"):
        return
    pen = QPen(theme_color(canvas.theme, "accent"), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if strip == "top":
        column = next((c for c in canvas.scene.grid.columns if c.step == hover.key), None)
        if column is not None:
            x = camera.to_view(column.x + column.w, 0)[0]
            painter.drawLine(QPointF(x, 6), QPointF(x, camera.top - 4))
        return
    row = next((r for r in canvas.scene.grid.rows if r.lane == hover.key), None)
    if row is not None:
        y = camera.to_view(0, row.y + row.h)[1]
        painter.drawLine(QPointF(4, y), QPointF(camera.left - 4, y))
