"""The names in the headings: where they lie in what is seen of their box, and how they are painted there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from app.export.qt.prepared import Words
from app.widgets.canvas.camera import Camera

_ORIGIN = QPointF(0.0, 0.0)
_SMALLEST = 0.62
"""A name shrinks to this part of its size before it is left out (a step) or clipped (a stage)."""
_READABLE = 6.5
"""Pixels of letters that can be read; smaller ones are left out."""
_BESIDE = 3.0
"""Pixels free on both sides of a name."""
_DOTS = 20.0
"""Room for two letters and three dots, in pixels at full size."""
_STEP_PART = 0.45
"""A heading lower than this part of the strip is a step's."""
_LOWEST = 8.0
"""A row lower than so many pixels shows no name."""

Laid = tuple[tuple[float, ...], ...]
"""Where names lie in their heading, in pixels from its corner: for each line left, top and size, and of a line that is
cut also from where to where it is seen. Nothing for a line that is left out."""


def laid(
    lines: list[Words], roles: list[str], along: bool, place: QRectF, camera: Camera, wide: float
) -> Laid:
    """Where the names of a heading lie now, so that two such places can be compared."""
    if along and lines:
        sx = place.width() / wide if wide else camera.heading_scale
        return laid_along(lines, roles, place, camera, sx)
    return ((min(0.0, place.y() - camera.top),),)  # names beside rows stay where they are seen


def laid_along(lines: list[Words], roles: list[str], place: QRectF, camera: Camera, sx: float) -> Laid:
    """Names over the columns, about the middle of what is seen of their box.

    Where the box is too narrow they are smaller, as long as they can be read. Narrower still, only the name of a stage
    is left, with dots; it is as large wherever the map is moved to.
    """
    k = camera.heading_scale
    # A stage wider than the window keeps its name in the part that is seen.
    x, wide = place.x(), place.width()
    start, end = max(0.0, camera.left - x) + _BESIDE, min(wide, camera.left + camera.area_w - x) - _BESIDE
    room = wide - 2 * _BESIDE
    is_step = place.height() < camera.top * _STEP_PART
    found: list[tuple[float, ...]] = []
    for line, role in zip(lines, roles, strict=True):
        together = [each.box.width() for each, other in zip(lines, roles, strict=True) if other == role]
        size = _size(line.line.size, max(together) * k, room, k)
        box = line.box
        width = box.width() * size
        narrow = width > room + 0.5
        cut = width > end - start + 0.5
        if (narrow and (is_step or role != roles[0])) or (cut and end - start < _DOTS * size):
            found.append(())  # a step's name that would never be whole says nothing
            continue
        left = max(start, min((box.x() + box.width() / 2) * sx - width / 2, end - width))
        top = box.y() * k + box.height() * (k - size) / 2
        found.append((left, top, size, start, end) if cut else (left, top, size))
    return tuple(found)


def _size(points: float, widest: float, room: float, k: float) -> float:
    """How large words are drawn that take so many pixels at the scale of headings."""
    least = max(_SMALLEST, min(1.0, _READABLE / (points * k)))
    return k * max(least, min(1.0, room / widest)) if widest > 0 else k


def along_top(painter: QPainter, lines: list[Words], place: QRectF, laid: Laid) -> None:
    """Names over the columns."""
    x, y = place.x(), place.y()
    for line, at in zip(lines, laid, strict=True):
        if len(at) == 3:
            _glyphs(painter, line, x + at[0], y + at[1], at[2])
        elif at:
            left, top, size, start, end = at
            room = QRectF(x + start, y, end - start, place.height())
            _cut(painter, line, x + left, y + top, size, room)


def down(lines: list[Words], place: QRectF, k: float, edge: float) -> float:
    """By how many pixels the names beside a row lie lower than at its top: below the `edge`, as far as there is room
    with as much space below them as they have above. What belongs to them moves with them."""
    if not lines or lines[0].box.bottom() * k > place.height() - 1:
        return 0.0
    lowest = max(
        box.bottom() for box in (line.box for line in lines) if box.bottom() * k <= place.height() - 1
    )
    return max(0.0, min(edge - place.y(), place.height() - (lowest + lines[0].box.y()) * k))


def down_left(
    painter: QPainter, lines: list[Words], roles: list[str], place: QRectF, k: float, edge: float
) -> None:
    """Names beside the rows: at the top, or below the `edge` while the row reaches up behind it; in a row too low
    for them the first line alone, in its middle. Three dots say that a name or fact goes on."""
    first = lines[0]
    if not lines or place.height() < _LOWEST:
        return
    if first.box.bottom() * k > place.height() - 1:
        size = max(_SMALLEST * k, min(k, (place.height() - 2) / (first.box.height() * 1.15)))
        top = place.y() + (place.height() - first.box.height() * size) / 2
        _glyphs(painter, first, place.x() + first.box.x() * k, top, size)
        if roles[:2] == [roles[0]] * 2:
            _dots(painter, first, place.x() + first.box.x() * k + first.box.width() * size, top, size)
        return
    fitting = [line for line in lines if line is first or line.box.bottom() * k <= place.height() - 1]
    y = place.y() + down(lines, place, k, edge)
    for line in fitting:
        _glyphs(painter, line, place.x() + line.box.x() * k, y + line.box.y() * k, k)
    last = len(fitting)
    if 0 < last < len(roles) and roles[last] == roles[last - 1] in ("heading", "fact"):
        line = fitting[-1]
        _dots(painter, line, place.x() + line.box.right() * k, y + line.box.y() * k, k)


def _glyphs(painter: QPainter, line: Words, left: float, top: float, size: float) -> None:
    base, box = painter.worldTransform(), line.box
    at = QTransform(size, 0, 0, size, left - box.x() * size, top - box.y() * size)
    painter.setWorldTransform(at, True)
    painter.setPen(line.pen)
    for run in line.runs:
        painter.drawGlyphRun(_ORIGIN, run)
    painter.setWorldTransform(base)


def _cut(painter: QPainter, line: Words, left: float, top: float, size: float, room: QRectF) -> None:
    """The beginning of a name and three dots."""
    dots = 8 * size
    painter.save()
    painter.setClipRect(room.adjusted(0, 0, -dots, 0), Qt.ClipOperation.IntersectClip)
    _glyphs(painter, line, left, top, size)
    painter.restore()
    _dots(painter, line, room.right() - dots, top, size)


def _dots(painter: QPainter, line: Words, left: float, top: float, size: float) -> None:
    """Three dots behind a line that goes on."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line.pen.color())
    base = top + line.box.height() * 0.78 * size
    for number in range(3):
        painter.drawEllipse(QPointF(left + (1.6 + 2.5 * number) * size, base), 0.8 * size, 0.8 * size)
