"""The painted map, kept: a picture somewhat larger than the window that moves over the map like a sheet on rollers.

What is seen again is copied, not painted: after a pan, an overlay that moved, a window that was covered. What an edit
touched is spoilt and painted anew. Between two frames the border around what is seen is painted ahead, a few
milliseconds at a time, so that a pan uncovers what is there already. The picture looks exactly as if it were painted
from scratch; everything that lies over the map (rings, handles, gestures) is never in it.

Places are dots of the map at its present scale, see dots; the picture is a torus, so that moving on copies nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from functools import reduce
from math import ceil, floor
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtGui import QPainter, QPixmap, QRegion

from app.export.qt import ScenePainter
from app.scene.filtering import Fading
from app.scene.shapes import Block, Rect
from app.widgets.canvas import dots, painting
from app.widgets.canvas.rolling import move_rows
from app.widgets.canvas.sliding import Slide, moves

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

MARGIN = 256
"""Pixels around what is seen that are painted ahead."""
_GRID = 128
"""The border is painted in columns and rows of so many dots: a sliver takes nearly as long."""
PIECE = 0.004
"""Seconds at a time that are spent on painting ahead; then whatever the hand has done meanwhile has its turn."""
_BLEED = 5
"""Dots that a block may reach beyond its place."""
_LEAST, _MOST = 192, 768
"""Sides of what is painted ahead in one go, in dots."""
_TOGETHER = 30_000
"""Rectangles are painted as one when that is not more than so many dots beside them: beginning costs as much."""
_FEW = 24
"""Of more rectangles the box around all of them is painted."""


class Backing:
    """The kept picture of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._picture = QPixmap()
        self._w = self._h = 1
        """The size of the picture in dots."""
        self._reach = QRect()
        """What the picture holds now, in dots of the map."""
        self._valid = QRegion()
        """What of it is painted and right."""
        self._stale = QRegion()
        """What of it is painted, but shows the map as it was before."""
        self._stamp: tuple[float, float, ScenePainter | None, Fading | None] = (0.0, 0.0, None, None)
        self._hidden: frozenset[str] = frozenset()
        self._at = QPoint()
        self._way = QPoint(1, 1)
        self._seconds = 1e-7
        """Seconds that painting one dot took lately."""
        self.blocks = 0
        """Blocks painted since the picture was begun: how much there is to paint here."""
        self._turn = QTimer(canvas)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._ahead)

    # ---- what is no longer right
    def clear(self) -> None:
        """Nothing of the picture can be used any more."""
        self._valid = QRegion()
        self._stale = QRegion()
        self.blocks = 0

    def spoil_all(self) -> None:
        """Much of the map has changed."""
        self._stale += self._valid
        self._valid = QRegion()
        self.blocks = 0

    def spoil(self, block: Block) -> None:
        """A block went from its place, or came to it."""
        self._spoil(Rect(block.x, block.y, block.w, block.h))

    def _spoil(self, rect: Rect) -> None:
        place = reached(rect, self._canvas.camera.dense)
        self._stale += self._valid & place
        self._valid -= place

    def slide(self, slid: Slide) -> None:
        """Lanes have moved up or down: move their dots with them, and spoil what looks otherwise."""
        camera = self._canvas.camera
        rows = moves(slid, camera.dense) if (camera.scale, camera.ratio) == self._stamp[:2] else []
        ways = {by > 0 for _, _, by in rows if by}
        if not rows or len(ways) > 1:
            self.spoil_all()
            return
        valid, stale = self._valid, self._stale
        self._valid, self._stale = QRegion(), QRegion()
        for top, end, by in reversed(rows) if True in ways else rows:
            if by is not None:
                self._take_along(valid, stale, top, end, by)
        for rect in slid.spoilt:
            self._spoil(rect)

    def _take_along(self, valid: QRegion, stale: QRegion, top: int, end: int, by: int) -> None:
        """Move rows of the picture, and with them what is known of them."""
        reach = self._reach
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

    # ---- painting
    @property
    def patient(self) -> bool:
        """Whether what was seen before may be seen a moment longer: the hand that drags must not wait for the map."""
        return self._canvas.gesture is not None

    def missing(self, dirty: QRect) -> QRegion:
        """What of a rectangle of the window is not painted yet, in dots of the window."""
        self._follow()
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
        return sum(self._render(part.translated(there.dot_x, there.dot_y)) for part in parts)

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
        return self._turn.isActive()

    def paint_ahead(self) -> None:
        """Paint what is missing when there is time for it: first what is seen, then the border around it."""
        if not self._turn.isActive():
            self._turn.start()

    # ---- inside
    def _follow(self) -> None:
        """Move with the camera; begin anew for another scale, theme or filter."""
        canvas, camera = self._canvas, self._canvas.camera
        stamp = (camera.scale, camera.ratio, canvas.painter, canvas.scene.fading)
        if stamp != self._stamp:
            self._stamp = stamp
            self.clear()
        if canvas.hidden != self._hidden:
            changed, self._hidden = canvas.hidden ^ self._hidden, canvas.hidden
            for key in changed:
                for block in canvas.drawing.index.of_owner(key):
                    self.spoil(block)
        margin = round(MARGIN * camera.ratio)
        # As large as the window, headings and all: those change with the scale, the picture stays the same.
        w, h = (ceil(side * camera.ratio) + 2 * margin for side in (camera.width, camera.height))
        if (w, h) != (self._w, self._h):
            self._w, self._h = w, h
            self._picture = QPixmap(w, h)
            self._picture.fill(painting.theme_color(canvas.theme, "desk"))
            self.clear()
        at = QPoint(camera.dot_x + camera.dots(camera.left), camera.dot_y + camera.dots(camera.top))
        if at != self._at:
            self._way = QPoint(at.x() - self._at.x() or self._way.x(), at.y() - self._at.y() or self._way.y())
            self._at = at
        self._reach = QRect(at.x() - margin, at.y() - margin, w, h)
        self._valid &= self._reach
        self._stale &= self._reach

    @property
    def held(self) -> Rect:
        """The part of the map of which the picture holds something, in points."""
        scale, reach = self._canvas.camera.dense, self._reach
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
                yield QRect(x, y, wide, high), QPoint(at_x, at_y)
                x += wide
            y += high

    def _render(self, rect: QRect) -> int:
        """Paint a rectangle of the map into the picture; returns how many blocks that took."""
        canvas, camera = self._canvas, self._canvas.camera
        start = time.perf_counter()
        count = 0
        for piece, at in self._pieces(rect):
            painter = QPainter(self._picture)
            seen = piece.translated(-camera.dot_x, -camera.dot_y)
            painter.translate(at - seen.topLeft())
            count += painting.paint_map(
                painter,
                seen,
                camera,
                canvas.drawing.index,
                canvas.painter,
                canvas.hidden,
                fading=canvas.scene.fading,
            )
            painter.end()
        self._valid += rect
        self._stale -= rect
        self.blocks += count
        canvas.painted += count
        self._seconds = (time.perf_counter() - start) / max(1, rect.width() * rect.height())
        return count

    def _ahead(self) -> None:
        canvas = self._canvas
        end = time.perf_counter() + PIECE
        if not canvas.isVisible() or canvas.glimpse.moving:
            self._turn.stop()
            return
        self._follow()
        area = QRect(self._at, dots.area(canvas.camera).size())
        while True:
            rect = self._next(area)
            if rect is None:
                self._turn.stop()
                return
            self._render(rect)
            seen = rect & area
            if not seen.isEmpty():
                there = seen.translated(-canvas.camera.dot_x, -canvas.camera.dot_y)
                canvas.update(dots.pixels(canvas.camera, there))
            if time.perf_counter() + self._seconds * _LEAST * _LEAST > end:
                return

    def _next(self, area: QRect) -> QRect | None:
        """What to paint next: as much as fits into the time; None when nothing is missing any more."""
        # While cards are carried about the map keeps changing: what is not seen can wait.
        border = () if self._canvas.hidden else self._border(area)
        for part in (area, *(each & self._map() for each in border)):
            missing = QRegion(part) - self._valid
            if not missing.isEmpty():
                middle = area.center()
                rect = min(rects(missing), key=lambda r: (r.center() - middle).manhattanLength())
                return self._slice(rect)
        return None

    def _map(self) -> QRect:
        """Where there is anything to paint; beyond it is only the desk, which takes no time."""
        camera = self._canvas.camera
        return QRect(0, 0, int(camera.map_w * camera.dense) + 1, int(camera.map_h * camera.dense) + 1)

    def _border(self, area: QRect) -> Iterable[QRect]:
        """The border around what is seen, first where the map moves to."""
        reach = _whole(self._reach)
        right = QRect(area.right() + 1, area.top(), reach.right() - area.right(), area.height())
        left = QRect(reach.left(), area.top(), area.left() - reach.left(), area.height())
        below = QRect(area.left(), area.bottom() + 1, area.width(), reach.bottom() - area.bottom())
        above = QRect(area.left(), reach.top(), area.width(), area.top() - reach.top())
        across = (right, left) if self._way.x() >= 0 else (left, right)
        along = (below, above) if self._way.y() >= 0 else (above, below)
        return (across[0], along[0], across[1], along[1], reach)

    def _slice(self, rect: QRect) -> QRect:
        pixels = max(_LEAST * _LEAST, min(_MOST * _MOST, PIECE / max(1e-9, self._seconds)))
        w = min(rect.width(), _MOST)
        h = min(rect.height(), max(_LEAST, int(pixels / w)))
        if h == rect.height():
            w = min(rect.width(), max(w, int(pixels / h)))
        elif h == _LEAST:
            w = min(w, max(_LEAST, int(pixels / h)))
        return QRect(rect.x(), rect.y(), w, h)


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


def _whole(rect: QRect) -> QRect:
    """The whole columns and rows in a rectangle."""
    left, top = -(-rect.left() // _GRID) * _GRID, -(-rect.top() // _GRID) * _GRID
    right, bottom = (rect.right() + 1) // _GRID * _GRID, (rect.bottom() + 1) // _GRID * _GRID
    return QRect(left, top, right - left, bottom - top)


def rects(region: QRegion) -> Iterable[QRect]:
    """The rectangles that make up a region."""
    return cast(Iterable[QRect], region)  # the stubs do not know that it is one
