"""The names in the headings: where they lie in what is seen of their box, and how they are painted there."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QTransform

from app.export.qt.prepared import Words
from app.widgets.canvas.camera import Camera

_ORIGIN = QPointF(0.0, 0.0)
_SMALLEST = 0.62
"""A name shrinks to this part of its size before it is left out (a step) or clipped (a stage)."""
_STEP_PART = 0.45
"""A heading lower than this part of the strip is a step's."""
_LOWEST = 8.0
"""A row lower than so many pixels shows no name."""

Laid = tuple[tuple[float, ...], ...]
"""Where names lie in their heading, in pixels from its corner: for each line left, top and size, and of a line that is
cut also from where to where it is seen."""


def laid(lines: list[Words], along: bool, place: QRectF, camera: Camera, wide: float) -> Laid:
    """Where the names of a heading lie now, so that two such places can be compared."""
    if along and lines:
        return laid_along(lines, place, camera, place.width() / wide if wide else camera.heading_scale)
    return ((min(0.0, place.y() - camera.top),),)  # names beside rows stay where they are seen


def laid_along(lines: list[Words], place: QRectF, camera: Camera, sx: float) -> Laid:
    """Names over the columns: about the middle of what is seen of their box, smaller where there is no room."""
    k = camera.heading_scale
    # A stage wider than the window keeps its name in the part that is seen.
    x, wide = place.x(), place.width()
    start, end = max(0.0, camera.left - x) + 3, min(wide, camera.left + camera.area_w - x) - 3
    room = end - start
    widest = max(line.box.width() for line in lines) * k
    whole = room > wide - 7
    shrink = max(_SMALLEST, min(1.0, room / widest)) if whole and widest > 0 else 1.0
    fits = widest * shrink <= room + 0.5
    is_step = place.height() < camera.top * _STEP_PART
    if whole and not fits and is_step:
        return ()  # a step's name that would be cut says nothing
    size = k * shrink
    found = []
    for line in lines:
        box = line.box
        width = box.width() * size
        left = max(start, min((box.x() + box.width() / 2) * sx - width / 2, end - width))
        top = box.y() * k + box.height() * (k - size) / 2
        cut = (start, end) if width > room + 0.5 and whole else ()
        found.append((left, top, size, *cut))
    return tuple(found)


def along_top(painter: QPainter, lines: list[Words], place: QRectF, laid: Laid) -> None:
    """Names over the columns."""
    x, y = place.x(), place.y()
    for line, (left, top, size, *cut) in zip(
        lines, laid, strict=False
    ):  # nothing is laid where no name is shown
        if cut:
            room = QRectF(x + cut[0], y, cut[1] - cut[0], place.height())
            _cut(painter, line, x + left, y + top, size, room)
        else:
            _glyphs(painter, line, x + left, y + top, size)


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
    lowest = max(line.box.bottom() for line in fitting) * k
    down = max(0.0, min(edge - place.y(), place.height() - 1 - lowest))
    for line in fitting:
        _glyphs(painter, line, place.x() + line.box.x() * k, place.y() + down + line.box.y() * k, k)
    last = len(fitting)
    if 0 < last < len(roles) and roles[last] == roles[last - 1] in ("heading", "fact"):
        line = fitting[-1]
        _dots(painter, line, place.x() + line.box.right() * k, place.y() + down + line.box.y() * k, k)


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
