"""The one place that paints blocks with Qt, in three levels of detail.

The painter's transform maps points of the drawing to pixels; blocks come in painting order and only those that can
be seen, which is the caller's to choose (the window asks its grid index, a picture paints all).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from app.export.colours import Theme
from app.export.qt.pictures import Pictures
from app.export.qt.prepared import (
    NO_BRUSH,
    NO_PEN,
    Dashes,
    Image,
    Outline,
    Ready,
    Rectangle,
    Words,
    bounds,
    line_pen,
    prepare,
)
from app.scene.draw.strand import Strand
from app.scene.draw.thread import Thread
from app.scene.shapes import Block, Shape

Level = Literal["full", "bars", "blocks"]
"""Everything; boxes with bars instead of text; plain blocks of colour with large stage names."""

FULL_FROM = 0.45
BARS_FROM = 0.20
_HEADINGS = ("stage-heading", "lane-heading", "corner")
_NAME_PIXELS = 13.0
"""Height of a stage name far out, in pixels on the screen."""
_RUN_TOGETHER = 3.5
"""Pixels of a dash and its gap below which they cannot be told apart."""
_BESIDE = 3.0
"""Points beside a broken line that its strokes may reach."""
_MANY = 24
_KEPT = 1_000
"""Blocks whose prepared shapes are kept in any case; more when more are painted at once."""
_SIGN = 16.0
"""Pixels up to which a mark among bars is drawn once and then copied: there may be one between any two cards."""
_SPECK = 4.0
"""Pixels below which such a mark would only be a grey speck."""
_SIGNS_KEPT = 500
_THREADS_KEPT = 1_000
"""Links from far away whose lines are kept in any case; more when more are painted at once."""
_SMOOTH = QPainter.RenderHint.Antialiasing


def level_for(scale: float) -> Level:
    """The level of detail for a scale (1.0 = 100 %)."""
    return "full" if scale >= FULL_FROM else "bars" if scale >= BARS_FROM else "blocks"


class ScenePainter:
    """Paints blocks in one theme and keeps what it prepared; moving a block prepares nothing anew."""

    def __init__(self, theme: Theme, pictures: Pictures | None = None) -> None:
        self.theme = theme
        self.pictures = pictures or Pictures()
        self._ready: dict[int, tuple[tuple[Shape, ...], tuple[Ready, ...]]] = {}
        self._older: dict[int, tuple[tuple[Shape, ...], tuple[Ready, ...]]] = {}
        self._most = _KEPT
        self._threads: dict[int, tuple[Thread, list[QLineF]]] = {}
        self._most_threads = _THREADS_KEPT
        self._signs: dict[tuple[int, float, float], tuple[tuple[Shape, ...], QPixmap]] = {}

    def paint(
        self, painter: QPainter, blocks: Iterable[Block], level: Level | None = None, ratio: float = 1.0
    ) -> None:
        """Paint blocks in the given order; without a level the painter's own scale decides.

        `ratio` is how many units of the painter are a pixel of the window, for what is as large at any scale.
        """
        scale = (abs(painter.worldTransform().m11()) or 1.0) / ratio
        level = level or level_for(scale)
        blocks = list(blocks)
        self._most = max(self._most, len(blocks))
        painter.save()
        hints = QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHints(hints)
        if level == "blocks":
            self._far(painter, blocks, scale)
        else:
            self._near(painter, blocks, level, ratio)
        painter.restore()

    def make_ready(self, block: Block, level: Level) -> None:
        """Do now what painting a block for the first time would have to do."""
        if level == "blocks":
            return
        ready = self._prepared(block)
        if level == "full":
            for shape in ready:
                if isinstance(shape, Words):
                    shape.make_runs()

    # ---- full and bars
    def _near(self, painter: QPainter, blocks: Iterable[Block], level: Level, ratio: float) -> None:
        base = painter.worldTransform()
        full = level == "full"
        painter.setRenderHint(_SMOOTH, True)
        pixel = ratio / (base.m11() or 1.0)
        speck, sign = _SPECK * pixel, _SIGN * pixel
        for block in blocks:
            if not full and block.layer == "mark":
                if max(block.w, block.h) > sign:
                    painter.setWorldTransform(QTransform(base).translate(block.x, block.y))
                    self._bars(painter, self._prepared(block))
                elif block.w > speck or block.h > speck:
                    self._sign(painter, block, base)
                continue
            if isinstance(block, Strand):
                painter.setWorldTransform(base)
                self._strand(painter, block)
                continue
            painter.setWorldTransform(QTransform(base).translate(block.x, block.y))
            if full or block.layer in _HEADINGS:
                self._full(painter, self._prepared(block))
            else:
                self._bars(painter, self._prepared(block))
        painter.setWorldTransform(base)

    def _strand(self, painter: QPainter, block: Strand) -> None:
        painter.setPen(line_pen(block.far, block.width, self.theme))
        painter.drawLines([QLineF(*piece) for piece in block.pieces])

    def _full(self, painter: QPainter, ready: tuple[Ready, ...]) -> None:
        for shape in _seen(painter, ready):
            if isinstance(shape, Words):
                painter.setPen(shape.pen)
                for run in shape.runs:
                    painter.drawGlyphRun(_ORIGIN, run)
            elif isinstance(shape, Rectangle):
                _rectangle(painter, shape, rounded=True)
            elif isinstance(shape, Outline):
                outline(painter, shape)
            else:
                self._image(painter, shape)

    def _bars(self, painter: QPainter, ready: tuple[Ready, ...]) -> None:
        smooth = True
        for shape in _seen(painter, ready):
            if isinstance(shape, Rectangle) is smooth:
                smooth = not smooth
                painter.setRenderHint(_SMOOTH, smooth)
            if isinstance(shape, Words):
                painter.fillRect(shape.bar, shape.bar_color)
            elif isinstance(shape, Rectangle):
                _rectangle(painter, shape, rounded=False)
            elif isinstance(shape, Outline):
                outline(painter, shape)
            else:
                self._image(painter, shape)
        if not smooth:
            painter.setRenderHint(_SMOOTH, True)

    def _sign(self, painter: QPainter, block: Block, base: QTransform) -> None:
        """A small mark among bars, copied to whole pixels."""
        scale, ratio = base.m11(), painter.device().devicePixelRatioF()
        key = (id(block.shapes), scale, ratio)
        kept = self._signs.get(key)
        if kept is None:
            if len(self._signs) >= _SIGNS_KEPT:
                self._signs.clear()
            kept = self._signs[key] = (block.shapes, self._drawn_sign(block, scale, ratio))
        at = base.map(QPointF(block.x, block.y))
        painter.setWorldTransform(_PLAIN)
        painter.drawPixmap(
            QPointF(round(at.x() * ratio) / ratio - 1, round(at.y() * ratio) / ratio - 1), kept[1]
        )

    def _drawn_sign(self, block: Block, scale: float, ratio: float) -> QPixmap:
        picture = QPixmap(int((block.w * scale + 3) * ratio), int((block.h * scale + 3) * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(_SMOOTH, True)
        painter.setTransform(QTransform(scale, 0, 0, scale, 1, 1))
        self._full(painter, self._prepared(block))
        painter.end()
        return picture

    def _image(self, painter: QPainter, place: Image) -> None:
        image = self.pictures.image(place.blob)
        if image is None:
            return
        size = image.size().toSizeF()
        if place.part is not None:
            left, top, width, height = place.part
            source = QRectF(
                left * size.width(), top * size.height(), width * size.width(), height * size.height()
            )
            painter.drawImage(place.rect, image, source)
            return
        k = min(place.rect.width() / size.width(), place.rect.height() / size.height())
        target = QRectF(0, 0, size.width() * k, size.height() * k)
        target.moveCenter(place.rect.center())
        painter.drawImage(target, image)

    # ---- far out
    def _far(self, painter: QPainter, blocks: Iterable[Block], scale: float) -> None:
        painter.setRenderHint(_SMOOTH, False)
        base = painter.worldTransform()
        names: list[Block] = []
        cards: dict[str, list[QRectF]] = {}
        pending: dict[str, list[QRectF]] = {}
        links: list[Block] = []
        for block in blocks:
            if block.layer == "link":  # the box around an arrow is no thing on the map
                links.append(block)
                continue
            if block.layer == "stage-heading":
                names.append(block)
            if not block.far:
                continue
            if block.layer == "card":  # cards do not cover each other: one fill for all of a colour
                cards.setdefault(block.far, []).append(QRectF(block.x, block.y, block.w, block.h))
                continue
            if block.far not in pending:
                self._fill(painter, pending)
            pending.setdefault(block.far, []).append(QRectF(block.x, block.y, block.w, block.h))
        self._fill(painter, pending)
        self._thin(painter, links, base)
        self._fill(painter, cards)
        painter.setRenderHint(_SMOOTH, True)
        for block in names:
            painter.setWorldTransform(QTransform(base).translate(block.x, block.y))
            self._name(painter, block, scale)
        painter.setWorldTransform(base)

    def _fill(self, painter: QPainter, rects: dict[str, list[QRectF]]) -> None:
        for token, places in rects.items():
            painter.setPen(NO_PEN)
            painter.setBrush(self.color(token))
            painter.drawRects(places)
        rects.clear()

    def _thin(self, painter: QPainter, links: list[Block], base: QTransform) -> None:
        """Links as hairlines from corner to corner."""
        colors: dict[str, list[QLineF]] = {}
        self._most_threads = max(self._most_threads, 2 * len(links))
        for block in links:
            if isinstance(block, Thread):
                colors.setdefault(block.far, []).extend(self._thread(block))
        for token in sorted(colors):
            painter.setPen(QPen(self.color(token), 0))
            painter.drawLines(colors[token])
        for block in links:
            if isinstance(block, Thread):
                continue
            painter.setWorldTransform(QTransform(base).translate(block.x, block.y))
            for shape in self._prepared(block):
                if isinstance(shape, Outline) and shape.pen is not NO_PEN:
                    pen, corners = shape.hair
                    painter.setPen(pen)
                    painter.drawPolyline(corners)
        painter.setWorldTransform(base)

    def _thread(self, block: Thread) -> list[QLineF]:
        """The lines of a link from far away, kept: a map seen as a whole has thousands."""
        kept = self._threads.get(id(block))
        if kept is None:
            if len(self._threads) >= self._most_threads:
                self._threads.clear()
            lines = [QLineF(*one, *other) for one, other in pairwise(block.corners)]
            kept = self._threads[id(block)] = (block, lines)
        return kept[1]

    def _name(self, painter: QPainter, block: Block, scale: float) -> None:
        """A heading's words enlarged about its middle as far as they stay inside it."""
        lines = [shape for shape in self._prepared(block) if isinstance(shape, Words)]
        box = bounds(lines)
        if box.isEmpty():
            return
        tallest = max(line.box.height() for line in lines)
        k = min(_NAME_PIXELS / (scale * tallest), block.w * 0.96 / box.width(), block.h / box.height())
        if k * tallest * scale < 5.0:
            return  # not even large enough to guess
        painter.translate(QPointF(block.w / 2, block.h / 2))
        painter.scale(k, k)
        painter.translate(-box.center())
        self._full(painter, tuple(lines))

    # ---- shared
    def color(self, token: str) -> QColor:
        """A token's colour in this theme."""
        return QColor(self.theme.color(token))

    def _prepared(self, block: Block) -> tuple[Ready, ...]:
        # Keyed by identity: comparing the shapes themselves would cost more than it saves. The shapes are kept
        # beside the result, so that their identity cannot pass to others.
        shapes = block.shapes
        kept = self._ready.get(id(shapes))
        if kept is None:
            if len(self._ready) >= self._most:
                # What has not been painted since the last time is let go; edits leave many drawings behind.
                self._older, self._ready = self._ready, {}
            kept = self._older.get(id(shapes)) or (shapes, prepare(shapes, self.theme))
            self._ready[id(shapes)] = kept
        return kept[1]


_ORIGIN = QPointF(0.0, 0.0)
_PLAIN = QTransform()
_PAINTERS: dict[int, ScenePainter] = {}
_THEMES_KEPT = 4


def paint(
    painter: QPainter,
    blocks: Iterable[Block],
    theme: Theme,
    level_of_detail: Level | None = None,
    pictures: Pictures | None = None,
) -> None:
    """Paint blocks in a theme; prepared shapes are kept per theme. See ScenePainter.paint."""
    kept = _PAINTERS.get(id(theme))
    if kept is None:
        if len(_PAINTERS) >= _THEMES_KEPT:
            _PAINTERS.clear()
        kept = _PAINTERS[id(theme)] = ScenePainter(theme)  # it keeps the theme, so the id stays its own
    if pictures is not None:
        kept.pictures = pictures
    kept.paint(painter, blocks, level_of_detail)


def _rectangle(painter: QPainter, shape: Rectangle, *, rounded: bool) -> None:
    if shape.solid is not None:
        painter.fillRect(shape.rect, shape.solid)
        return
    painter.setPen(shape.pen)
    painter.setBrush(shape.brush)
    if rounded and shape.radius:
        painter.drawRoundedRect(shape.rect, shape.radius, shape.radius)
    else:
        painter.drawRect(shape.rect)


def _seen(painter: QPainter, ready: tuple[Ready, ...]) -> Iterable[Ready]:
    """Of a block with many shapes (the ground has a line for every column) those near what is painted."""
    if len(ready) < _MANY or not painter.hasClipping():
        return ready
    clip = painter.clipBoundingRect()
    return [s for s in ready if not isinstance(s, Outline) or s.box.intersects(clip)]


def outline(painter: QPainter, shape: Outline) -> None:
    """A path; of a broken line the strokes where they always lie."""
    if shape.dashes is not None:
        _broken_line(painter, shape.path, shape.dashes)
        return
    if shape.strokes is not None:
        if shape.brush is not NO_BRUSH:
            painter.fillPath(shape.path, shape.brush)
        painter.fillPath(shape.strokes, shape.pen.color())
        return
    painter.setPen(shape.pen)
    painter.setBrush(shape.brush)
    painter.drawPath(shape.path)


def _broken_line(painter: QPainter, path: QPainterPath, dashes: Dashes) -> None:
    """The strokes that are seen; so far out that they would run together, a paler whole line."""
    if dashes.period * abs(painter.worldTransform().m11()) < _RUN_TOGETHER:
        pale = QPen(dashes.pen)
        color = pale.color()
        color.setAlphaF(color.alphaF() * dashes.share)
        pale.setColor(color)
        painter.setPen(pale)
        painter.drawPath(path)
        return
    first, end, rows = 0, dashes.count, dashes.fixed
    if painter.hasClipping():
        seen = painter.clipBoundingRect()
        low, high = (seen.top(), seen.bottom()) if dashes.along_x else (seen.left(), seen.right())
        if len(rows) > 1:
            rows = tuple(row for row in rows if low - _BESIDE <= row <= high + _BESIDE)
        low, high = (seen.left(), seen.right()) if dashes.along_x else (seen.top(), seen.bottom())
        first = max(0, int((low - dashes.start) / dashes.period) - 1)
        end = min(end, max(first, int((high - dashes.start) / dashes.period) + 2))
    if first >= end:
        return
    lines = list(dashes.row[first:end])
    if end == dashes.count:
        lines[-1] = dashes.last
    base = painter.worldTransform()
    painter.setPen(dashes.pen)
    for row in rows:
        across = (0.0, row) if dashes.along_x else (row, 0.0)
        painter.setWorldTransform(QTransform(base).translate(*across))
        painter.drawLines(lines)
    painter.setWorldTransform(base)
