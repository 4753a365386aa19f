"""What lies over the map and is no part of it: rings of selection and focus, handles, the bar where a card will go.

All in pixels of the window, so that rings and handles have the same size at any zoom.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from app.export.qt import level_for
from app.scene.cells import MODE_GAP
from app.scene.shapes import Box, Rect, TextLine
from app.scene.zones import NAMES
from app.widgets.canvas.feeling_marks import paint_hint
from app.widgets.canvas.heading_marks import paint_padlock
from app.widgets.canvas.headings import Strip, heading_rect
from app.widgets.canvas.hit import handle_places, has_handles
from app.widgets.canvas.painting import theme_color

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

GAP, RING = 3.0, 2.0
REACH = 28
"""Pixels around a card within which its ring and handles are drawn."""
RADIUS = 6.0
_HANDLE = 6.0
_LOW = 18.0
"""Pixels: a heading of one line."""
_BAR = 3.0
_SIGN = 8.0
"""Points of a sign between two cards of a cell, across and from top to bottom."""
RINGED = ("card", "emotion", "measure")
"""Kinds of records that are framed where they are selected."""


def paint_over_map(painter: QPainter, canvas: Canvas) -> None:
    """Rings, hover and handles of what lies in the map; the painter is clipped to the area."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    if canvas.typing.open:
        # While words are typed, only the card they belong to is framed.
        _ring(painter, canvas, canvas.typing.key, focused=False)
        return
    selected = canvas.selected
    hover = canvas.hovered
    if hover.kind in ("card", "edge", "measure") and hover.key in canvas.scene.rects:
        if hover.key in canvas.store and not canvas.free(hover.key):
            paint_padlock(painter, canvas, view_rect(canvas, canvas.scene.rects[hover.key]))
        elif hover.key not in selected:
            _hover(painter, canvas, hover.key)
    if hover.kind == "link" and hover.key not in selected:
        _link(painter, canvas, hover.key, 0.35)
    for key in selected.ids:
        if canvas.kind_of(key) == "link":
            if key not in canvas.hidden:
                _link(painter, canvas, key, 1.0)
        elif key not in canvas.hidden and canvas.kind_of(key) in RINGED:
            _ring(painter, canvas, key, focused=key == selected.focus and len(selected) > 1)
    paint_hint(painter, canvas)
    if selected.cell is not None and canvas.gesture is None:
        cell(painter, canvas, *selected.cell)
    if canvas.gesture is None:
        for card in canvas.handles():
            _handles(painter, canvas, card)


def paint_over_strip(painter: QPainter, canvas: Canvas, strip: Strip) -> None:
    """Rings of selected and hovered headings."""
    if strip == "corner":
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    kinds = ("stage", "step") if strip == "top" else ("lane",)
    carried = canvas.gesture.carries if canvas.gesture is not None else ()
    for key in canvas.selected.ids:
        if canvas.kind_of(key) in kinds and key not in carried:
            rect = heading_place(canvas, key)
            if rect is not None:
                painter.setPen(QPen(theme_color(canvas.theme, "accent"), RING))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(_around_heading(rect), 5, 5)
    hover = canvas.hovered
    if hover.kind in kinds and hover.key not in canvas.selected:
        rect = heading_place(canvas, hover.key)
        if rect is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme_color(canvas.theme, "ink", 0.05))
            painter.drawRoundedRect(_around_heading(rect), 5, 5)


def _around_heading(rect: QRectF) -> QRectF:
    """Inside a tall heading, around a low one, so that the ring never crosses the words."""
    return rect.adjusted(1, 1, -1, -1) if rect.height() > _LOW else rect.adjusted(1, -2, -1, 2)


def heading_place(canvas: Canvas, key: str) -> QRectF | None:
    """Where the heading of a stage, step or lane lies in the window, in pixels."""
    kind = canvas.kind_of(key)
    layer = "lane-heading" if kind == "lane" else "stage-heading"
    strip: Strip = "left" if kind == "lane" else "top"
    for block in canvas.drawing.index.of_owner(key):
        if block.layer == layer:
            return heading_rect(block, strip, canvas.camera)
    return None


def place_of(canvas: Canvas, key: str) -> QRectF | None:
    """Where a card or a heading lies in the window, with the gap of a ring around a card."""
    if canvas.kind_of(key) in ("stage", "step", "lane"):
        heading = heading_place(canvas, key)
        return heading.adjusted(2, 2, -2, -2) if heading is not None else None
    rect = canvas.scene.rects.get(key)
    return view_rect(canvas, rect).adjusted(-GAP, -GAP, GAP, GAP) if rect is not None else None


def insertion_bar(painter: QPainter, canvas: Canvas, slot: Rect) -> None:
    """The place that opens for what is being dragged: a soft box with an accent bar at its top (points)."""
    rect = view_rect(canvas, slot)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme_color(canvas.theme, "accent", 0.10))
    radius = RADIUS * canvas.camera.scale
    painter.drawRoundedRect(rect, radius, radius)
    painter.setBrush(theme_color(canvas.theme, "accent"))
    bar = QRectF(rect.x(), rect.y() - _BAR - 1, rect.width(), _BAR)
    painter.save()
    _spare_signs(painter, canvas, slot)
    painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
    painter.restore()


def target(painter: QPainter, canvas: Canvas, rect: QRectF) -> None:
    """A frame around what would receive the drop (pixels)."""
    painter.setPen(QPen(theme_color(canvas.theme, "accent"), RING))
    painter.setBrush(theme_color(canvas.theme, "accent", 0.08))
    painter.drawRoundedRect(rect, RADIUS, RADIUS)


def view_rect(canvas: Canvas, rect: Rect) -> QRectF:
    """A rectangle of the map in pixels of the window."""
    seen = canvas.camera.rect_to_view(rect)
    return QRectF(seen.x, seen.y, seen.w, seen.h)


def reach_of(canvas: Canvas, key: str) -> QRect:
    """The pixels that a record and what lies over it may cover."""
    rect = canvas.drawing.rect_of(key)
    if rect is None:
        return QRect()
    return view_rect(canvas, rect).toAlignedRect().adjusted(-REACH, -REACH, REACH, REACH)


def link_path(canvas: Canvas, points: Iterable[tuple[float, float]]) -> QPainterPath:
    """The line through corner points of the map, in pixels of the window."""
    path = QPainterPath()
    for number, point in enumerate(points):
        at = QPointF(*canvas.camera.to_view(*point))
        if number == 0:
            path.moveTo(at)
        else:
            path.lineTo(at)
    return path


def _ring(painter: QPainter, canvas: Canvas, key: str, *, focused: bool) -> None:
    rect = canvas.drawing.rect_of(key)
    if rect is None or canvas.drawn_kind(key) not in RINGED:
        return
    gap = GAP - RING / 2 + canvas.ring / 2
    radius = RADIUS * canvas.camera.scale + gap
    around = view_rect(canvas, rect).adjusted(-gap, -gap, gap, gap)
    if not around.adjusted(-REACH, -REACH, REACH, REACH).intersects(canvas.area()):
        return
    painter.save()
    _spare_signs(painter, canvas, rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # Light under dark: the ring is seen on any ground.
    painter.setPen(QPen(theme_color(canvas.theme, "paper"), canvas.ring + 2))
    painter.drawRoundedRect(around, radius, radius)
    painter.setPen(QPen(theme_color(canvas.theme, "accent"), canvas.ring))
    painter.drawRoundedRect(around, radius, radius)
    if focused:
        painter.setPen(QPen(theme_color(canvas.theme, "focus"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(around.adjusted(-3, -3, 3, 3), radius + 3, radius + 3)
    painter.restore()


def _hover(painter: QPainter, canvas: Canvas, key: str) -> None:
    rect = canvas.drawing.rect_of(key)
    if rect is None:
        return
    radius = RADIUS * canvas.camera.scale
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme_color(canvas.theme, "faint"), 1.2))
    painter.drawRoundedRect(view_rect(canvas, rect), radius, radius)


def _link(painter: QPainter, canvas: Canvas, key: str, strength: float) -> None:
    points = canvas.scene.paths.get(key, ())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme_color(canvas.theme, "accent", strength), RING)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.save()
    _spare_label(painter, canvas, key)
    painter.drawPath(link_path(canvas, points))
    painter.restore()
    if strength == 1.0:
        painter.setBrush(theme_color(canvas.theme, "paper"))
        for end in (points[:1], points[-1:]):
            for point in end:
                painter.drawEllipse(QPointF(*canvas.camera.to_view(*point)), 4, 4)


def _spare_label(painter: QPainter, canvas: Canvas, key: str) -> None:
    """Keep the line that is drawn over a link away from the link's own words."""
    for block in canvas.drawing.index.of_owner(key):
        for shape in block.shapes if block.layer == "link" else ():
            if isinstance(shape, Box) and shape.role == "label":
                words = view_rect(canvas, Rect(block.x + shape.x, block.y + shape.y, shape.w, shape.h))
                around = QPainterPath()
                around.addRect(QRectF(canvas.rect()))
                around.addRect(words)
                painter.setClipPath(around, Qt.ClipOperation.IntersectClip)


def spare_names(painter: QPainter, canvas: Canvas) -> None:
    """Keep what is drawn over the map away from the names of the lines between lanes (the painter draws pixels)."""
    around = QPainterPath()
    around.addRect(QRectF(canvas.rect()))
    for number in range(len(NAMES)):
        for block in canvas.drawing.index.of_owner(f"zone:{number}"):
            if block.layer == "mark":
                around.addRect(view_rect(canvas, Rect(block.x, block.y, block.w, block.h)))
    painter.setClipPath(around, Qt.ClipOperation.IntersectClip)


def _spare_signs(painter: QPainter, canvas: Canvas, card: Rect) -> None:
    """Keep what is drawn around a card (points) away from the signs between it and the cards of its cell."""
    if level_for(canvas.camera.scale) == "blocks":
        return  # they are not drawn
    gaps = Rect(card.x, card.y - MODE_GAP / 2, card.w, card.h + MODE_GAP)
    signs = [block for block in canvas.drawing.index.near("lane", gaps) if block.h == MODE_GAP]
    if not signs:
        return
    around = QPainterPath()
    around.addRect(QRectF(canvas.rect()))
    for sign in signs:
        words = [shape for shape in sign.shapes if isinstance(shape, TextLine)]
        wide = max([line.width for line in words], default=_SIGN) + 3
        x, y = sign.x + (sign.w - wide) / 2, sign.y + (sign.h - _SIGN - 1) / 2
        around.addRect(view_rect(canvas, Rect(x, y, wide, _SIGN + 1)))
    painter.setClipPath(around, Qt.ClipOperation.IntersectClip)


def cell(painter: QPainter, canvas: Canvas, lane: str, step: str) -> None:
    """A frame around an empty place where a card would go."""
    rect = canvas.cell_rect(lane, step)
    if rect is None:
        return
    inside = view_rect(canvas, rect).adjusted(5, 5, -5, -5)
    painter.setBrush(theme_color(canvas.theme, "accent", 0.05))
    painter.setPen(QPen(theme_color(canvas.theme, "accent"), 1.5))
    painter.drawRoundedRect(inside, RADIUS, RADIUS)


def _handles(painter: QPainter, canvas: Canvas, card: str) -> None:
    rect = canvas.scene.rects.get(card)
    if rect is None:
        return
    view = canvas.camera.rect_to_view(rect)
    if not has_handles(view):
        return
    hover = canvas.hovered
    for side, (x, y) in handle_places(view).items():
        held = hover.kind == "handle" and hover.key == card and hover.side == side
        painter.setPen(QPen(theme_color(canvas.theme, "accent"), 1.5))
        painter.setBrush(theme_color(canvas.theme, "accent" if held else "paper"))
        painter.drawEllipse(QPointF(x, y), _HANDLE, _HANDLE)
        painter.setPen(QPen(theme_color(canvas.theme, "on-accent" if held else "accent"), 1.5))
        if side == "right":
            ends = (
                QPointF(x - 2.5, y),
                QPointF(x + 2.5, y),
                QPointF(x + 0.3, y - 2.3),
                QPointF(x + 0.3, y + 2.3),
            )
        else:
            ends = (
                QPointF(x, y - 2.5),
                QPointF(x, y + 2.5),
                QPointF(x - 2.3, y + 0.3),
                QPointF(x + 2.3, y + 0.3),
            )
        painter.drawLine(ends[0], ends[1])
        painter.drawLine(ends[1], ends[2])
        painter.drawLine(ends[1], ends[3])
