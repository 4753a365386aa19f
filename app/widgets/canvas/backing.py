"""The painted map, kept: a picture somewhat larger than the window that moves over the map like a sheet on rollers.

What is seen again is copied, not painted: after a pan, an overlay that moved, a window that was covered. What an edit
touched is spoilt and painted anew. Between two frames the border around what is seen is painted ahead, a few
milliseconds at a time, so that a pan uncovers what is there already. The picture looks exactly as if it were painted
from scratch; everything that lies over the map (rings, handles, gestures) is never in it.

Places are dots of the map at its present scale, see dots; the picture is a torus, so that moving on copies nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.export.qt import ScenePainter
from app.scene.filtering import Fading
from app.scene.grid_layout import STEPWISE
from app.scene.shapes import Block, Rect
from app.widgets.canvas import painting
from app.widgets.canvas.ahead import Ahead
from app.widgets.canvas.dots import rects
from app.widgets.canvas.rolling import EDGE, move_rows, repeat_rows
from app.widgets.canvas.sliding import Slide, moves

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

MARGIN = 256
"""Pixels around what is seen that are painted ahead."""
_BLEED = 5
"""Dots that a block may reach beyond its place."""
_TOGETHER = 30_000
"""Rectangles are painted as one when that is not more than so many dots beside them: beginning costs as much."""
_BROAD = 2
"""Dots that a step by which lanes grow has at least where it is repeated: with fewer, cards would reach into it."""
_FEW = 24
"""Of more rectangles the box around all of them is painted."""


class Backing:
    """The kept picture of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._picture = QPixmap()
        self._w = self._h = 1
        """The size of the picture in dots."""
        self.reach = QRect()
        """What the picture holds now, in dots of the map."""
        self.at = QPoint()
        """Where what is seen begins, in dots of the map."""
        self.way = QPoint(1, 1)
        """Where it moved last, along x and along y."""
        self._valid = QRegion()
        """What of it is painted and right."""
        self._stale = QRegion()
        """What of it is painted, but shows the map as it was before."""
        self.stamp: tuple[float, float, ScenePainter | None, Fading | None] = (0.0, 0.0, None, None)
        self._hidden: frozenset[str] = frozenset()
        self.blocks = 0
        """Blocks painted since the picture was begun: how much there is to paint here."""
        self._lagging = False
        """What is stale may be seen until it is painted ahead: nothing lies elsewhere, it only looks otherwise."""
        self.forgiving = False
        """Whether the same holds for what is spoilt now, because a gesture is ending."""
        self.ahead = Ahead(canvas, self)

    # ---- what is no longer right
    def clear(self) -> None:
        """Nothing of the picture can be used any more."""
        self._lagging = False
        self._valid = QRegion()
        self._stale = QRegion()
        self.blocks = 0

    def spoil_all(self, lagging: bool = False) -> None:
        """Much of the map has changed; `lagging` where things only look otherwise, so that what was seen before may
        be seen until the new picture has been painted between two frames."""
        lagging = lagging or self.forgiving
        if lagging and not self.patient:
            self._stale = QRegion()  # older still
        self._stale += self._valid
        self._lagging = lagging
        self._valid = QRegion()
        self.blocks = 0

    def spoil(self, block: Block) -> None:
        """A block went from its place, or came to it."""
        self._spoil(Rect(block.x, block.y, block.w, block.h))

    def hurry(self, rect: Rect) -> None:
        """What is stale here must not be seen any longer: the hand has just let go of it."""
        self._stale -= reached(rect, self._canvas.camera.dense)

    def forgive(self) -> None:
        """What a gesture has spoilt may still be seen a moment longer, and what its end will spoil as well."""
        self.forgiving = self._lagging = True

    def _spoil(self, rect: Rect) -> None:
        self._lagging = self.forgiving
        self._outdate(rect)

    def _outdate(self, rect: Rect) -> None:
        place = reached(rect, self._canvas.camera.dense)
        self._stale += self._valid & place
        self._valid -= place

    def slide(self, slid: Slide) -> None:
        """Lanes have moved up or down: move their dots with them, and spoil what looks otherwise."""
        self._lagging = self.forgiving
        camera = self._canvas.camera
        rows = moves(slid, camera.dense) if (camera.scale, camera.ratio) == self.stamp[:2] else []
        ways = {by > 0 for _, _, by in rows if by}
        if not rows or len(ways) > 1:
            self.spoil_all()
            return
        valid, stale = self._valid, self._stale
        self._valid, self._stale = QRegion(), QRegion()
        for top, end, by in reversed(rows) if True in ways else rows:
            if by is not None:
                self._take_along(valid, stale, top, end, by)
        for (_, end, up), (top, _, down) in pairwise(rows):
            if up is not None and down is not None:
                self._fill(end + up, top + down)
        for rect in slid.spoilt:
            self._spoil(rect)

    def _take_along(self, valid: QRegion, stale: QRegion, top: int, end: int, by: int) -> None:
        """Move rows of the picture, and with them what is known of them."""
        reach = self.reach
        low = max(top, reach.top(), reach.top() - by)
        high = min(end, reach.bottom() + 1, reach.bottom() + 1 - by)
        rows = QRect(reach.x(), low, reach.width(), high - low)
        if low >= high:
            return
        painted = ((valid + stale) & rows).boundingRect()
        if by and not painted.isEmpty():
            move_rows(self._picture, painted.top(), painted.bottom() + 1, by)
        self._valid += (valid & rows).translated(0, by)
        self._stale += (stale & rows).translated(0, by)

    def _fill(self, top: int, end: int) -> None:
        """Fill rows that lanes have left as they moved apart with what lies above them: there is nothing but what
        runs up and down, as long as broken lines are whole in a step by which lanes grow."""
        step = STEPWISE * self._canvas.camera.dense
        count, reach = round(step), self.reach
        end = min(end, reach.bottom() + 1)
        if step != count or count < _BROAD or top - count < reach.top() or top >= end:
            return
        above = QRect(reach.x(), top - count, reach.width(), count)
        known = [rect for rect in rects(self._valid & above) if rect.height() == count]
        if known:
            repeat_rows(self._picture, top, end, count)
            for rect in known:
                self._valid += QRect(rect.x(), top, rect.width(), end - top)

    # ---- painting
    @property
    def patient(self) -> bool:
        """Whether what was seen before may be seen a moment longer: the hand that drags must not wait for the map."""
        return self._lagging or self._canvas.gesture is not None

    def missing(self, dirty: QRect) -> QRegion:
        """What of a rectangle of the window is not painted yet, in dots of the window."""
        self.follow()
        there = self._canvas.camera
        x, y = there.dot_x, there.dot_y
        return (QRegion(dirty.translated(x, y)) - self._valid).translated(-x, -y)

    def complete(self, dirty: QRect) -> int:
        """Paint what is missing of a rectangle of the window; returns how many blocks that took."""
        missing = self.missing(dirty)
        if self.patient:
            camera = self._canvas.camera
            missing -= self._stale.translated(-camera.dot_x, -camera.dot_y)
        parts = together(list(rects(missing)))
        there = self._canvas.camera
        return sum(self.render(part.translated(there.dot_x, there.dot_y)) for part in parts)

    def show(self, painter: QPainter, dirty: QRect) -> None:
        """Copy what is painted of a rectangle of the window to the window; the painter counts dots."""
        camera = self._canvas.camera
        x, y = camera.dot_x, camera.dot_y
        there = self._valid + self._stale if self.patient else self._valid
        for rect in rects(QRegion(dirty.translated(x, y)) & there):
            for piece, at in self._pieces(rect):
                painter.drawPixmap(piece.topLeft() - QPoint(x, y), self._picture, QRect(at, piece.size()))

    @property
    def busy(self) -> bool:
        """Whether something is still to be painted ahead."""
        return self.ahead.busy

    def paint_ahead(self) -> None:
        """Paint what is missing when there is time for it: first what is seen, then the border around it."""
        self.ahead.begin()

    def lacking(self, rect: QRect) -> QRegion:
        """What of a rectangle of the map (dots) is not painted."""
        return QRegion(rect & self.reach) - self._valid

    def follow(self) -> None:
        """Move with the camera; begin anew for another scale, theme or filter."""
        canvas, camera = self._canvas, self._canvas.camera
        stamp = (camera.scale, camera.ratio, canvas.painter, canvas.scene.fading)
        if stamp != self.stamp:
            self.stamp = stamp
            self.clear()
        if canvas.hidden != self._hidden:
            back, changed = self._hidden - canvas.hidden, canvas.hidden ^ self._hidden
            self._hidden = canvas.hidden
            for key in changed:
                for block in canvas.drawing.index.of_owner(key):
                    rect = Rect(block.x, block.y, block.w, block.h)
                    self._outdate(rect)
                    if key in back and block.layer == "card":
                        self.hurry(rect)
        margin = round(MARGIN * camera.ratio)
        # As large as the window, headings and all: those change with the scale, the picture stays the same.
        w, h = (ceil(side * camera.ratio) + 2 * margin for side in (camera.width, camera.height))
        if (w, h) != (self._w, self._h):
            self._w, self._h = w, h
            self._picture = QPixmap(EDGE + w, EDGE + h)
            self.clear()
        at = QPoint(camera.dot_x + camera.dots(camera.left), camera.dot_y + camera.dots(camera.top))
        if at != self.at:
            self.way = QPoint(at.x() - self.at.x() or self.way.x(), at.y() - self.at.y() or self.way.y())
            self.at = at
        self.reach = QRect(at.x() - margin, at.y() - margin, w, h)
        self._valid &= self.reach
        self._stale &= self.reach

    @property
    def held(self) -> Rect:
        """The part of the map of which the picture holds something, in points."""
        scale, reach = self._canvas.camera.dense, self.reach
        return Rect(reach.x() / scale, reach.y() / scale, reach.width() / scale, reach.height() / scale)

    def _pieces(self, rect: QRect) -> Iterator[tuple[QRect, QPoint]]:
        """A rectangle of the map in parts that lie together in the picture, each with its place there."""
        y = rect.top()
        while y <= rect.bottom():
            at_y = y % self._h
            high = min(rect.bottom() - y + 1, self._h - at_y)
            x = rect.left()
            while x <= rect.right():
                at_x = x % self._w
                wide = min(rect.right() - x + 1, self._w - at_x)
                yield QRect(x, y, wide, high), QPoint(EDGE + at_x, EDGE + at_y)
                x += wide
            y += high

    def blocks_in(self, rect: QRect) -> list[Block]:
        """The blocks in a rectangle of the map (dots), in painting order."""
        canvas, camera = self._canvas, self._canvas.camera
        seen = rect.translated(-camera.dot_x, -camera.dot_y)
        return painting.blocks_in(seen, camera, canvas.drawing.index, canvas.hidden)

    def among(self, blocks: list[Block], rect: QRect) -> list[Block]:
        """Those of some blocks that lie in a rectangle of the map (dots), in painting order."""
        scale = self._canvas.camera.dense
        left, top = rect.left() / scale - _BLEED, rect.top() / scale - _BLEED
        right, bottom = (rect.right() + 1) / scale + _BLEED, (rect.bottom() + 1) / scale + _BLEED
        return [
            b for b in blocks if b.x <= right and left <= b.x + b.w and b.y <= bottom and top <= b.y + b.h
        ]

    def render(self, rect: QRect, blocks: list[Block] | None = None) -> int:
        """Paint a rectangle of the map (dots) into the picture; returns how many blocks that took."""
        canvas, camera = self._canvas, self._canvas.camera
        rect = rect & self.reach  # beyond it lies, in the picture, what is seen at the other end
        if blocks is None:
            blocks = self.blocks_in(rect)
        for piece, at in self._pieces(rect):
            painter = QPainter(self._picture)
            seen = piece.translated(-camera.dot_x, -camera.dot_y)
            painter.translate(at - seen.topLeft())
            painting.paint_blocks(painter, seen, camera, blocks, canvas.painter, fading=canvas.scene.fading)
            painter.end()
        self._valid += rect
        self._stale -= rect
        self.blocks += len(blocks)
        canvas.painted += len(blocks)
        return len(blocks)


def reached(rect: Rect, scale: float) -> QRect:
    """The dots that something on the map may reach."""
    left, top = floor(rect.x * scale) - _BLEED, floor(rect.y * scale) - _BLEED
    return QRect(left, top, int(rect.w * scale) + 2 * _BLEED + 2, int(rect.h * scale) + 2 * _BLEED + 2)


def together(parts: list[QRect]) -> list[QRect]:
    """Rectangles to paint instead of some others, so few that not much is painted twice or for nothing."""
    if len(parts) > _FEW:
        return [reduce(QRect.united, parts)]
    parts = list(parts)
    while len(parts) > 1:
        pairs = ((one, other) for at, one in enumerate(parts) for other in parts[:at])
        more, one, other = min(((_more(*pair), *pair) for pair in pairs), key=lambda found: found[0])
        if more > _TOGETHER:
            break
        parts = [part for part in parts if part is not one and part is not other] + [one | other]
    return parts


def _more(one: QRect, other: QRect) -> int:
    """How many dots more the box around two rectangles has."""
    return _dots(one | other) - _dots(one) - _dots(other)


def _dots(rect: QRect) -> int:
    return rect.width() * rect.height()
