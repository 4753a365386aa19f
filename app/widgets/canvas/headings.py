"""The headings that stay in view: stages and steps along the top, lanes along the left, the corner between them.

Along the map a heading follows the map's scale, across it keeps its own, so that names stay readable far out and
close up. The words are the scene's own, already broken and shaped; only their place in the box is found here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from app.export.colours import Theme
from app.export.qt.painter import outline as paint_outline
from app.export.qt.prepared import NO_PEN, Outline, Ready, Rectangle, Words, prepare
from app.scene.shapes import Block, Path, Rect, Shape, TextLine
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.index import BlockIndex

_ORIGIN = QPointF(0.0, 0.0)
_SMALLEST = 0.62
"""A name shrinks to this part of its size before it is left out (a step) or clipped (a stage)."""
_STEP_PART = 0.45
"""A heading lower than this part of the strip is a step's."""
_LOWEST = 8.0
"""A row lower than so many pixels shows no name."""
_KEPT = 4000
_SAMPLE = 6.0
"""Half of what the sample of a curve needs, in points."""

Strip = Literal["top", "left", "corner"]
STRIPS: tuple[Strip, ...] = ("top", "left", "corner")


class Headings:
    """Paints the three strips in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ready: dict[int, tuple[tuple[Shape, ...], tuple[Ready, ...]]] = {}

    def paint(
        self, painter: QPainter, strip: Strip, dirty: QRegion, camera: Camera, index: BlockIndex
    ) -> None:
        """Paint the part of a strip that lies in `dirty` (pixels of the window); the painter is clipped to it."""
        box = dirty.boundingRect()
        painter.save()
        painter.fillRect(box, QColor(self._theme.color("paper")))
        for block in self._blocks(strip, camera, index):
            place = heading_rect(block, strip, camera)
            if dirty.intersects(place.toAlignedRect().adjusted(-1, -1, 1, 1)):
                self._block(painter, block, strip, camera, place)
        self._edge(painter, strip, box, camera)
        painter.restore()

    def cut(self, strip: Strip, ends: list[QRect], camera: Camera, index: BlockIndex) -> list[QRect]:
        """The headings that reach into some rectangles of a strip, each all of it: their names may go elsewhere."""
        found = []
        for block in self._blocks(strip, camera, index):
            place = heading_rect(block, strip, camera).toAlignedRect()
            named = any(isinstance(shape, TextLine) for shape in block.shapes)
            if named and any(place.intersects(end) for end in ends):
                found.append(place)
        return found

    def _blocks(self, strip: Strip, camera: Camera, index: BlockIndex) -> Iterable[Block]:
        seen = camera.seen()
        if strip == "top":
            return index.near("stage-heading", Rect(seen.x, 0, seen.w, camera.heading_h))
        if strip == "left":
            rect = Rect(0, seen.y, camera.heading_w, seen.h)
            # The parking lot names itself on the ground where the lane headings cover it.
            lots = [block for block in index.near("ground", rect) if block.x < camera.heading_w]
            return [*lots, *index.near("lane-heading", rect)]
        return index.near("corner", Rect(0, 0, camera.heading_w, camera.heading_h))

    def _block(self, painter: QPainter, block: Block, strip: Strip, camera: Camera, place: QRectF) -> None:
        k = camera.heading_scale
        sx = place.width() / block.w if block.w else k
        sy = place.height() / block.h if block.h else k
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        lines: list[Words] = []
        samples = _sample_heights(block)
        for shape in self._prepared(block):
            if isinstance(shape, Words):
                lines.append(shape)
            elif block.layer == "ground":
                continue
            elif isinstance(shape, Rectangle):
                _stretched(painter, shape, place, sx, sy, k)
            elif isinstance(shape, Outline):
                height = shape.path.boundingRect().center().y()
                if round(height, 2) not in samples:
                    _outline(painter, shape, block, place, sx, k)
                elif (height + _SAMPLE) * k <= place.height():
                    _at(painter, shape, place.y() + height * k, place, sx, k)
        if not lines:
            return
        painter.save()
        painter.setClipRect(place.adjusted(0, 0, 0, 1), Qt.ClipOperation.IntersectClip)
        if strip == "top":
            _along_top(painter, lines, place, camera, sx)
        else:
            lines = [line for line in lines if line.box.x() < camera.heading_w]
            # Names with samples of curves beside them stay together with those.
            signs = any(isinstance(shape, Path) and shape.role == "sample" for shape in block.shapes)
            roles = [shape.role for shape in block.shapes if isinstance(shape, TextLine)]
            _down_left(painter, lines, roles, place, k, 0.0 if signs else camera.top)
        painter.restore()

    def _edge(self, painter: QPainter, strip: Strip, dirty: QRect, camera: Camera) -> None:
        """The fine line between a strip and the map that moves under it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        color = QColor(self._theme.color("line"))
        thick = max(1, round(camera.ratio)) / camera.ratio  # as thick everywhere: whole dots
        if strip in ("top", "corner"):
            low = camera.dots(camera.top) / camera.ratio
            painter.fillRect(QRectF(dirty.x(), low - thick, dirty.width(), thick), color)
        if strip in ("left", "corner"):
            right = camera.dots(camera.left) / camera.ratio
            painter.fillRect(QRectF(right - thick, dirty.y(), thick, dirty.height()), color)

    def _prepared(self, block: Block) -> tuple[Ready, ...]:
        kept = self._ready.get(id(block.shapes))
        if kept is None:
            if len(self._ready) >= _KEPT:
                self._ready.clear()
            kept = self._ready[id(block.shapes)] = (block.shapes, prepare(block.shapes, self._theme))
        return kept[1]


def heading_rect(block: Block | Rect, strip: Strip, camera: Camera) -> QRectF:
    """Where a heading of the scene lies in the window, in pixels."""
    k = camera.heading_scale
    x, y = camera.to_view(block.x, block.y)
    if strip == "top":
        return QRectF(x, block.y * k, block.w * camera.scale, block.h * k)
    if strip == "left":
        return QRectF(block.x * k, y, block.w * k, block.h * camera.scale)
    return QRectF(block.x * k, block.y * k, block.w * k, block.h * k)


def _along_top(painter: QPainter, lines: list[Words], place: QRectF, camera: Camera, sx: float) -> None:
    """Names over the columns: about the middle of what is seen of their box, smaller where there is no room."""
    k = camera.heading_scale
    # A stage wider than the window keeps its name in the part that is seen.
    room = place.intersected(QRectF(camera.left, place.y(), camera.area_w, place.height())).adjusted(
        3, 0, -3, 0
    )
    widest = max(line.box.width() for line in lines) * k
    whole = room.width() > place.width() - 7
    shrink = max(_SMALLEST, min(1.0, room.width() / widest)) if whole and widest > 0 else 1.0
    fits = widest * shrink <= room.width() + 0.5
    is_step = place.height() < camera.top * _STEP_PART
    if whole and not fits and is_step:
        return  # a step's name that would be cut says nothing
    size = k * shrink
    for line in lines:
        width = line.box.width() * size
        left = place.x() + line.box.center().x() * sx - width / 2
        left = max(room.x(), min(left, room.right() - width))
        top = place.y() + line.box.y() * k + line.box.height() * (k - size) / 2
        if width > room.width() + 0.5 and whole:
            _cut(painter, line, left, top, size, room)
        else:
            _glyphs(painter, line, left, top, size)


def _sample_heights(block: Block) -> set[float]:
    """How high the samples of curves lie in a lane's heading, in points: they belong to the words beside them."""
    found = (shape for shape in block.shapes if isinstance(shape, Path) and shape.role == "sample")
    starts = (shape.commands[0] for shape in found)
    return {round(start[2], 2) for start in starts if len(start) == 3}


def _down_left(
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
    painter.save()
    painter.translate(left, top)
    painter.scale(size, size)
    painter.translate(-line.box.x(), -line.box.y())
    painter.setPen(line.pen)
    for run in line.runs:
        painter.drawGlyphRun(_ORIGIN, run)
    painter.restore()


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


def _outline(painter: QPainter, shape: Outline, block: Block, place: QRectF, sx: float, k: float) -> None:
    """A sign or rule: kept to the edge it lies next to, as the box grows or shrinks with the map."""
    middle = shape.path.boundingRect().center()
    low = middle.y() > block.h / 2
    y = place.bottom() - (block.h - middle.y()) * k if low else place.y() + middle.y() * k
    _at(painter, shape, y, place, sx, k)


def _at(painter: QPainter, shape: Outline, y: float, place: QRectF, sx: float, k: float) -> None:
    """A shape with its middle at a height of the window, in pixels."""
    middle = shape.path.boundingRect().center()
    painter.save()
    painter.translate(place.x() + middle.x() * sx, y)
    painter.scale(k, k)
    painter.translate(-middle.x(), -middle.y())
    paint_outline(painter, shape)
    painter.restore()


def _stretched(painter: QPainter, shape: Rectangle, place: QRectF, sx: float, sy: float, k: float) -> None:
    box = shape.rect
    rect = QRectF(place.x() + box.x() * sx, place.y() + box.y() * sy, box.width() * sx, box.height() * sy)
    if shape.solid is not None:
        painter.fillRect(rect, shape.solid)
        return
    pen = QPen(shape.pen)
    if pen != NO_PEN:
        pen.setWidthF(shape.pen.widthF() * k)
    painter.setPen(pen)
    painter.setBrush(shape.brush)
    painter.drawRoundedRect(rect, shape.radius * k, shape.radius * k)
