"""Shapes made ready for Qt once: pens, brushes, paths and glyph runs, kept as long as the shapes are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGlyphRun, QPainterPath, QPainterPathStroker, QPen, QPolygonF

from app.export.colours import Theme
from app.export.qt.fonts import glyphs
from app.scene.shapes import Box, Command, Path, Picture, Shape, TextLine

NO_PEN = QPen(Qt.PenStyle.NoPen)
_LONG = 600.0
"""Points from which on the border of a box is drawn side by side."""
_ROW = 256
"""Strokes are made so many at a time."""
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)


@dataclass(slots=True)
class Rectangle:
    """A box, rounded when radius > 0."""

    rect: QRectF
    pen: QPen
    brush: QBrush
    radius: float
    solid: QColor | None
    """Set when the box is a plain filled rectangle, which Qt fills quickest."""


@dataclass(slots=True)
class Dashes:
    """The strokes of one broken line along x or y, in order; a period is one stroke and one gap, in points.

    `row` are strokes that many lines share: at 0 across, and as many as the longest of them needs.
    """

    row: Sequence[QLineF]
    count: int
    last: QLineF
    """The last of `count` strokes, which may be a short one."""
    fixed: tuple[float, ...]
    """Where the line lies across, or several alike."""
    along_x: bool
    start: float
    period: float
    share: float
    """Part of the line that is ink."""
    pen: QPen


@dataclass(slots=True)
class Outline:
    """A path with its pen and brush; of a broken line also the outlines of its strokes."""

    path: QPainterPath
    pen: QPen
    brush: QBrush
    strokes: QPainterPath | None = None
    """Qt counts dashes from the border of what is painted just now, so that they would not meet when a window
    paints only the strip a scroll has uncovered. Ready outlines always lie where they lay."""
    dashes: Dashes | None = None
    """The same for one straight line, which may be long: only the strokes that are seen are drawn."""
    box: QRectF = field(default_factory=QRectF)
    """Around all of it, strokes included, in points."""
    _hair: tuple[QPen, QPolygonF] | None = None

    @property
    def hair(self) -> tuple[QPen, QPolygonF]:
        """How it looks from far away: a hairline from corner to corner."""
        if self._hair is None:
            path = self.path
            ends = (path.elementAt(number) for number in range(path.elementCount()))
            corners = QPolygonF([QPointF(end.x, end.y) for end in ends])
            self._hair = (QPen(self.pen.color(), 0), corners)
        return self._hair


@dataclass(slots=True)
class Words:
    """One line of text."""

    line: TextLine
    pen: QPen
    bar: QRectF
    """Stands for the line when it is too small to read."""
    bar_color: QColor
    box: QRectF
    _runs: list[QGlyphRun] | None = None

    @property
    def runs(self) -> list[QGlyphRun]:
        """Its glyphs, made when they are first painted: far out nobody sees any."""
        if self._runs is None:
            self._runs = [glyphs(run, self.line) for run in self.line.runs]
        return self._runs

    def make_runs(self) -> None:
        """Make the glyphs now."""
        _ = self.runs


@dataclass(slots=True)
class Image:
    """A picture with the place it may take."""

    rect: QRectF
    blob: str
    part: tuple[float, float, float, float] | None = None


Ready = Rectangle | Outline | Words | Image


def prepare(shapes: Iterable[Shape], theme: Theme) -> tuple[Ready, ...]:
    """Everything Qt needs to paint these shapes; places that lead somewhere are not painted."""
    out: list[Ready] = []
    for shape in shapes:
        if isinstance(shape, TextLine):
            out.append(_words(shape, theme))
        elif isinstance(shape, Box):
            out.append(_rectangle(shape, theme))
            if shape.dash and shape.stroke and shape.width > 0:
                if max(shape.w, shape.h) > _LONG:
                    out += prepare(_sides(shape), theme)
                else:
                    out.append(_broken_border(shape, theme))
        elif isinstance(shape, Path):
            pen = line_pen(shape.stroke, shape.width, theme)
            path = outline(shape)
            ready = _outline(shape, path, pen, _brush(shape.fill, theme))
            reach = shape.width + 1.0
            ready.box = path.controlPointRect().adjusted(-reach, -reach, reach, reach)
            out.append(ready)
        elif isinstance(shape, Picture):
            out.append(Image(QRectF(shape.x, shape.y, shape.w, shape.h), shape.blob, shape.part))
    return tuple(out)


def outline(path: Path) -> QPainterPath:
    """The path's lines and curves as Qt has them."""
    out = QPainterPath()
    for command in path.commands:
        if len(command) == 1:
            out.closeSubpath()
        elif len(command) == 3:
            _, x, y = command
            out.moveTo(x, y) if command[0] == "M" else out.lineTo(x, y)
        else:
            _, x1, y1, x2, y2, x, y = command
            out.cubicTo(x1, y1, x2, y2, x, y)
    return out


def _words(line: TextLine, theme: Theme) -> Words:
    pen, faint = _ink(theme.text(line.color))
    bar = QRectF(line.x, line.baseline - 0.55 * line.size, line.width, 0.5 * line.size)
    box = QRectF(line.x, line.baseline - 0.8 * line.size, line.width, line.size)
    return Words(line, pen, bar, faint, box)


def _rectangle(box: Box, theme: Theme) -> Rectangle:
    pen = NO_PEN if box.dash else line_pen(box.stroke, box.width, theme)
    solid = _color(theme.color(box.fill)) if box.fill and not box.stroke and not box.radius else None
    return Rectangle(QRectF(box.x, box.y, box.w, box.h), pen, _brush(box.fill, theme), box.radius, solid)


def _brush(fill: str | None, theme: Theme) -> QBrush:
    return _filling(theme.color(fill)) if fill else NO_BRUSH


def _outline(shape: Path, path: QPainterPath, pen: QPen, brush: QBrush) -> Outline:
    if not shape.dash or pen is NO_PEN:
        return Outline(path, pen, brush)
    dashes = _dashes(shape, pen)
    strokes = None if dashes is not None else _strokes(path, shape.width, shape.dash)
    return Outline(path, pen, brush, strokes, dashes)


def _dashes(shape: Path, pen: QPen) -> Dashes | None:
    """The strokes of a straight line along x or y, or of several side by side, with a simple pattern; None for any
    other path."""
    commands = shape.commands
    if len(commands) < 2 or len(commands) % 2 or len(shape.dash) != 2 or shape.fill:
        return None
    first, last = commands[:2]
    if len(first) != 3 or len(last) != 3 or (first[1] != last[1] and first[2] != last[2]):
        return None
    along_x = first[2] == last[2]
    at, other = (1, 2) if along_x else (2, 1)
    low, high = sorted((float(first[at]), float(last[at])))
    ink, period = shape.dash[0], sum(shape.dash)
    if not all(
        one[0] == "M"
        and len(two) == 3
        and (one[at], two[at], one[other]) == (first[at], last[at], two[other])
        for one, two in zip(commands[::2], commands[1::2], strict=True)
    ):
        return None
    fixed = tuple(float(command[other]) for command in commands[::2] if len(command) == 3)
    count = int((high - low) / period) + 1
    at_last = low + (count - 1) * period
    end = _stroke(along_x, at_last, min(at_last + ink, high))
    flat = _flat(pen.color().name(QColor.NameFormat.HexArgb), pen.widthF())
    row = _row(along_x, low, ink, period, -(-count // _ROW))
    return Dashes(row, count, end, fixed, along_x, low, period, ink / period, flat)


@lru_cache(maxsize=64)
def _row(along_x: bool, low: float, ink: float, period: float, rows: int) -> tuple[QLineF, ...]:
    """Strokes of a long broken line, which all lines between columns share, however high the map becomes."""
    starts = (low + number * period for number in range(rows * _ROW))
    return tuple(_stroke(along_x, start, start + ink) for start in starts)


def _stroke(along_x: bool, start: float, end: float) -> QLineF:
    return QLineF(start, 0.0, end, 0.0) if along_x else QLineF(0.0, start, 0.0, end)


def _broken_border(box: Box, theme: Theme) -> Outline:
    path = QPainterPath()
    path.addRoundedRect(QRectF(box.x, box.y, box.w, box.h), box.radius, box.radius)
    strokes = _strokes(path, box.width, box.dash)
    return Outline(
        path, line_pen(box.stroke, box.width, theme), NO_BRUSH, strokes, box=strokes.controlPointRect()
    )


def _sides(box: Box) -> list[Path]:
    """The border of a large box in pieces: of a straight side only the strokes that are seen need be drawn."""
    left, top, right, bottom = box.x, box.y, box.x + box.w, box.y + box.h
    r = min(box.radius, box.w / 2, box.h / 2)
    k = (
        r * 0.4477
    )  # what is left of a corner beyond the handles of a curve that looks like a quarter of a circle

    def path(*commands: Command) -> Path:
        return Path(commands, stroke=box.stroke, width=box.width, dash=box.dash, role=box.role)

    sides = [
        path(("M", left + r, top), ("L", right - r, top)),
        path(("M", left + r, bottom), ("L", right - r, bottom)),
        path(("M", left, top + r), ("L", left, bottom - r)),
        path(("M", right, top + r), ("L", right, bottom - r)),
    ]
    if not r:
        return sides
    return [
        *sides,
        path(("M", left, top + r), ("C", left, top + k, left + k, top, left + r, top)),
        path(("M", right - r, top), ("C", right - k, top, right, top + k, right, top + r)),
        path(("M", right, bottom - r), ("C", right, bottom - k, right - k, bottom, right - r, bottom)),
        path(("M", left + r, bottom), ("C", left + k, bottom, left, bottom - k, left, bottom - r)),
    ]


def _strokes(path: QPainterPath, width: float, dash: tuple[float, ...]) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setDashPattern([length / width for length in dash])
    return stroker.createStroke(path)


def line_pen(stroke: str | None, width: float, theme: Theme) -> QPen:
    """The pen of a line in a colour of the theme, so many points wide; none without a colour or width."""
    if not stroke or width <= 0:
        return NO_PEN
    return _drawing(theme.color(stroke), width)


# Pens and brushes are the same for many shapes, and nobody changes one: each is made once.


@lru_cache(maxsize=256)
def _drawing(color: str, width: float) -> QPen:
    pen = QPen(QColor(color), width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


@lru_cache(maxsize=256)
def _flat(color: str, width: float) -> QPen:
    """The pen of strokes that end where they end."""
    pen = QPen(_drawing(color, width))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


@lru_cache(maxsize=256)
def _filling(color: str) -> QBrush:
    return QBrush(QColor(color))


@lru_cache(maxsize=256)
def _color(color: str) -> QColor:
    return QColor(color)


@lru_cache(maxsize=256)
def _ink(color: str) -> tuple[QPen, QColor]:
    """The pen of words, and the colour of the bar that stands for them."""
    faint = QColor(color)
    faint.setAlphaF(0.28)
    return QPen(QColor(color)), faint


def bounds(words: Iterable[Words]) -> QRectF:
    """The rectangle around several lines."""
    out = QRectF()
    for line in words:
        out = out.united(line.box)
    return out


__all__ = ["Dashes", "Image", "Outline", "Ready", "Rectangle", "Words", "bounds", "outline", "prepare"]
