"""The headings that stay in view: stages and steps along the top, lanes along the left, the corner between them.

Along the map a heading follows the map's scale, across it keeps its own, so that names stay readable far out and
close up. The words are the scene's own, already broken and shaped; only their place in the box is found here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from app.export.colours import Theme
from app.export.qt.painter import outline as paint_outline
from app.export.qt.prepared import NO_PEN, Outline, Rectangle, Words, prepare
from app.scene.parts import Blocks
from app.scene.shapes import Block, Path, Rect, Shape, TextLine
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.heading_names import Laid, along_top, down, down_left, laid
from app.widgets.canvas.index import BlockIndex

_KEPT = 4000
_STROKE = 2.0
"""Pixels that half a line and its end take at most."""
_SAMPLE = 6.0
"""Half of what the sample of a curve needs, in points."""

_INSIDE = Qt.ClipOperation.IntersectClip  # asking Qt for it takes longer than clipping

Strip = Literal["top", "left", "corner"]
STRIPS: tuple[Strip, ...] = ("top", "left", "corner")


@dataclass(slots=True)
class _Made:
    """A heading's shapes made ready, sorted into words and the rest."""

    shapes: tuple[Shape, ...]
    """Kept beside what was made of them, so that their identity cannot pass to others."""
    rest: list[tuple[Rectangle | Outline, float]]
    """Boxes and signs; of a sign that is the sample of a curve also how high it lies, in points, otherwise -1."""
    lines: list[Words]
    roles: list[str]
    """What the lines are."""
    signs: bool
    """Whether samples of curves stand beside the words."""
    reach: float
    """Pixels that lines may reach beyond the heading."""


class Headings:
    """Paints the three strips in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ready: dict[int, _Made] = {}
        self._near: dict[Strip, tuple[Blocks, float, float, list[Block]]] = {}
        """The blocks of a strip from one place along it to another, in points, and the scene they are of."""
        self._laid: dict[Strip, dict[int, tuple[_Made, Laid]]] = {strip: {} for strip in STRIPS}
        """How the names of headings lay in them when they were painted last, wherever those lay."""

    def paint(
        self, painter: QPainter, strip: Strip, parts: list[QRect], camera: Camera, index: BlockIndex
    ) -> None:
        """Paint some parts of a strip (pixels of the window); the painter is clipped to them."""
        box = reduce(QRect.united, parts)
        sides = [_sides(part) for part in parts]
        painter.save()
        painter.fillRect(box, QColor(self._theme.color("paper")))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, True)
        where, known = _where(strip, camera), self._laid[strip]
        if len(known) > _KEPT:
            known.clear()
        for block in self._blocks(strip, camera, index):
            x, y, w, h = where(block)
            made = self._made(block)
            more = made.reach
            if _touches(sides, x - more, y - more, x + w + more, y + h + more):
                place = QRectF(x, y, w, h)
                now = laid(made.lines, made.roles, strip == "top", place, camera, block.w)
                known[id(made)] = (made, now)
                self._block(painter, block, strip, camera, place, now)
        self._edge(painter, strip, box, camera)
        painter.restore()

    def cut(self, strip: Strip, ends: list[QRect], camera: Camera, index: BlockIndex) -> list[QRect]:
        """The headings that reach into some rectangles of a strip and whose names lie elsewhere in them than before,
        each all of it."""
        found = []
        sides = [_sides(end) for end in ends]
        where, before = _where(strip, camera), self._laid[strip]
        for block in self._blocks(strip, camera, index):
            x, y, w, h = where(block)
            made = self._made(block)
            if not made.lines or not _touches(sides, x, y, x + w, y + h):
                continue
            place, kept = QRectF(x, y, w, h), before.get(id(made))
            now = laid(made.lines, made.roles, strip == "top", place, camera, block.w)
            if kept is None or kept[0] is not made or kept[1] != now:
                found.append(place.toAlignedRect())
        return found

    def _blocks(self, strip: Strip, camera: Camera, index: BlockIndex) -> list[Block]:
        """The blocks of a strip, in painting order; some more than are seen, so that they need not be asked for
        again as the map moves."""
        seen = camera.seen()
        start, length = (seen.x, seen.w) if strip == "top" else (seen.y, seen.h)
        if strip == "corner":
            start = length = 0.0
        kept = self._near.get(strip)
        if kept is None or kept[0] is not index.blocks or start < kept[1] or start + length > kept[2]:
            low, high = start - length / 2, start + 1.5 * length
            found = _asked(strip, low, high, camera, index)
            kept = self._near[strip] = (index.blocks, low, high, found)
        return kept[3]

    def _block(
        self, painter: QPainter, block: Block, strip: Strip, camera: Camera, place: QRectF, names: Laid
    ) -> None:
        k = camera.heading_scale
        sx = place.width() / block.w if block.w else k
        sy = place.height() / block.h if block.h else k
        made = self._made(block)
        lines = [line for line in made.lines if strip == "top" or line.box.x() < camera.heading_w]
        lower = down(lines, place, k, camera.top) if made.signs and strip == "left" else 0.0
        if block.layer != "ground":
            for shape, height in made.rest:
                if isinstance(shape, Rectangle):
                    _stretched(painter, shape, place, sx, sy, k)
                elif height < 0:
                    _outline(painter, shape, block, place, sx, k)
                elif (height + _SAMPLE) * k <= place.height():
                    _at(painter, shape, place.y() + lower + height * k, place, sx, k)
        if not lines or not any(names):
            return
        painter.save()
        painter.setClipRect(place.adjusted(0, 0, 0, 1), _INSIDE)
        if strip == "top":
            along_top(painter, lines, place, names)
        else:
            down_left(painter, lines, made.roles, place, k, camera.top)
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

    def _made(self, block: Block) -> _Made:
        kept = self._ready.get(id(block.shapes))
        if kept is None:
            if len(self._ready) >= _KEPT:
                self._ready.clear()
            kept = self._ready[id(block.shapes)] = _made_ready(block, self._theme)
        return kept


def _made_ready(block: Block, theme: Theme) -> _Made:
    rest: list[tuple[Rectangle | Outline, float]] = []
    lines: list[Words] = []
    samples = _sample_heights(block)
    for shape in prepare(block.shapes, theme):
        if isinstance(shape, Words):
            lines.append(shape)
        elif isinstance(shape, Outline):
            height = shape.path.boundingRect().center().y()
            rest.append((shape, height if round(height, 2) in samples else -1.0))
        elif isinstance(shape, Rectangle):
            rest.append((shape, -1.0))
    signs = any(isinstance(shape, Path) and shape.role == "sample" for shape in block.shapes)
    roles = [shape.role for shape in block.shapes if isinstance(shape, TextLine)]
    plain = all(isinstance(shape, Rectangle) and shape.pen is NO_PEN for shape, _height in rest)
    return _Made(block.shapes, rest, lines, roles, signs, 0.0 if plain else _STROKE)


def _asked(strip: Strip, low: float, high: float, camera: Camera, index: BlockIndex) -> list[Block]:
    """The blocks of a strip between two places along it, in points."""
    if strip == "top":
        return index.near("stage-heading", Rect(low, 0, high - low, camera.heading_h))
    if strip == "left":
        rect = Rect(0, low, camera.heading_w, high - low)
        # The parking lot names itself on the ground where the lane headings cover it.
        lots = [block for block in index.near("ground", rect) if block.x < camera.heading_w]
        return [*lots, *index.near("lane-heading", rect)]
    return index.near("corner", Rect(0, 0, camera.heading_w, camera.heading_h))


_Sides = tuple[int, int, int, int]


def _sides(rect: QRect) -> _Sides:
    """Left, top, right and bottom of a rectangle."""
    x, y = rect.x(), rect.y()
    return x, y, x + rect.width(), y + rect.height()


def _touches(parts: list[_Sides], x: float, y: float, right: float, low: float) -> bool:
    """Whether something reaches into one of some parts."""
    return any(x < part[2] and part[0] < right and y < part[3] and part[1] < low for part in parts)


def _where(strip: Strip, camera: Camera) -> Callable[[Block | Rect], tuple[float, float, float, float]]:
    """Says where headings lie in the window: x, y, width and height in pixels."""
    k, s, ox, oy = camera.heading_scale, camera.scale, camera.ox, camera.oy
    if strip == "top":
        return lambda block: (block.x * s - ox, block.y * k, block.w * s, block.h * k)
    if strip == "left":
        return lambda block: (block.x * k, block.y * s - oy, block.w * k, block.h * s)
    return lambda block: (block.x * k, block.y * k, block.w * k, block.h * k)


def heading_rect(block: Block | Rect, strip: Strip, camera: Camera) -> QRectF:
    """Where a heading of the scene lies in the window, in pixels."""
    k, s = camera.heading_scale, camera.scale
    if strip == "top":
        return QRectF(block.x * s - camera.ox, block.y * k, block.w * s, block.h * k)
    if strip == "left":
        return QRectF(block.x * k, block.y * s - camera.oy, block.w * k, block.h * s)
    return QRectF(block.x * k, block.y * k, block.w * k, block.h * k)


def _sample_heights(block: Block) -> set[float]:
    """How high the samples of curves lie in a lane's heading, in points: they belong to the words beside them."""
    found = (shape for shape in block.shapes if isinstance(shape, Path) and shape.role == "sample")
    starts = (shape.commands[0] for shape in found)
    return {round(start[2], 2) for start in starts if len(start) == 3}


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
    painter.setPen(_thick(shape.pen, k) if shape.pen is not NO_PEN else NO_PEN)
    painter.setBrush(shape.brush)
    painter.drawRoundedRect(rect, shape.radius * k, shape.radius * k)


def _thick(pen: QPen, k: float) -> QPen:
    """A pen some times as thick."""
    made = QPen(pen)
    made.setWidthF(pen.widthF() * k)
    return made
