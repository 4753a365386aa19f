"""Painting ahead: what is missing of the kept picture is painted between two frames, a few milliseconds at a time.

First what is seen, then the border around it, there first where the map moves to. What blocks need to be painted is
made ready one by one before anything is painted, so that no single piece of work takes long: whatever the hand does
meanwhile has its turn.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QRegion

from app.export.qt import Level, level_for
from app.pace import lasting
from app.scene.shapes import Block, Scene
from app.widgets.canvas import dots
from app.widgets.canvas.dots import rects

if TYPE_CHECKING:
    from app.widgets.canvas.backing import Backing
    from app.widgets.canvas.viewport import Canvas

PIECE = 0.004
"""Seconds at a time."""
_PAINTING = 0.003
"""Seconds that painting one piece may take."""
_GRID = 128
"""The border is painted in columns and rows of so many dots: a sliver takes nearly as long."""
_SLIVER = 32
"""Narrower parts of the border wait until nothing else is missing."""
_LEAST, _MOST = 96, 768
"""Sides of a piece, in dots."""
_FIRST: dict[Level, float] = {"full": 60e-6, "bars": 25e-6, "blocks": 5e-6}
"""Seconds to paint a block before any was painted."""
_MUCH = 200
"""From so many blocks on what was made for them is worth a look."""
_EMPTY = 150e-6
"""Seconds that a piece takes with nothing in it."""


@dataclass(slots=True)
class Piece:
    """A rectangle of the map (dots) to be painted, and the blocks in it that are not ready yet, the last one first."""

    rect: QRect
    scene: Scene
    look: tuple[object, ...]
    """How the scene is looked at."""
    blocks: list[Block]
    waiting: list[Block]
    put_off: bool = False
    """Whether it was ready when too little of a turn was left."""


class Ahead:
    """The work ahead of one canvas."""

    def __init__(self, canvas: Canvas, backing: Backing) -> None:
        self._canvas = canvas
        self._backing = backing
        self._level: Level = "full"
        self._each = _FIRST["full"]
        """Seconds that painting a block took lately."""
        self._dense = 1e-4
        """Blocks to a dot in what was painted lately."""
        self._scale = 1.0
        """Dots to a point of the map then."""
        self._piece: Piece | None = None
        self._made = 0
        """Blocks made ready since what is there was last declared to stay."""
        self._gives_way = False
        self._turn = QTimer(canvas)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is still to be painted ahead."""
        return self._turn.isActive()

    @property
    def seen(self) -> bool:
        """Whether something of that would be seen now."""
        area = QRect(self._backing.at, dots.area(self._canvas.camera).size())
        return self.busy and not self._backing.lacking(area).isEmpty()

    def begin(self) -> None:
        """Paint what is missing when there is time for it."""
        if not self._turn.isActive():
            self._turn.start()

    def give_way(self) -> None:
        """Somebody else has much to do in the turn that comes: both together would hold up the hand."""
        self._gives_way = True

    def _go_on(self) -> None:
        if self._gives_way:
            self._gives_way = False
        elif not self._canvas.following.behind:  # else `coming` shares its turns
            self.work()

    def work(self) -> None:
        """One turn of it."""
        canvas = self._canvas
        end = time.perf_counter() + PIECE
        late = end - _PAINTING  # what takes longer than is left now is painted first thing in the next turn
        if not canvas.isVisible() or canvas.glimpse.moving:
            self._turn.stop()
            if not canvas.isVisible():
                self._piece = None  # it holds a map that may be closed by now
            return
        self._backing.follow()
        area = QRect(self._backing.at, dots.area(canvas.camera).size())
        began = False
        while True:
            piece = self._chosen(area)
            if piece is None:
                self._turn.stop()
                self._keep()
                return
            while piece.waiting:
                if time.perf_counter() > end:
                    return
                canvas.painter.make_ready(piece.waiting.pop(), self._level)
                self._made += 1
            now = time.perf_counter()
            if (began or (now > late and not piece.put_off)) and now + self._cost(piece) > end:
                piece.put_off = True
                return
            self._paint(piece, area)
            began = True

    def _keep(self) -> None:
        """What was made to be painted stays: rubbish is no longer looked for in it, which would stop the hand for a
        tenth of a second now and then."""
        if self._made >= _MUCH:
            self._made = 0
            lasting()

    def _cost(self, piece: Piece) -> float:
        """Seconds that painting a piece is expected to take."""
        return _EMPTY + self._each * len(piece.blocks)

    def _paint(self, piece: Piece, area: QRect) -> None:
        canvas, backing = self._canvas, self._backing
        self._piece = None
        start = time.thread_time()  # what other programs took meanwhile says nothing of the map
        backing.render(piece.rect, piece.blocks)
        took = time.thread_time() - start
        if piece.blocks:
            each = max(0.0, took - _EMPTY) / len(piece.blocks)
            self._each += 0.25 * (each - self._each)
            self._dense = len(piece.blocks) / (piece.rect.width() * piece.rect.height())
        seen = piece.rect & area
        if not seen.isEmpty():
            there = seen.translated(-canvas.camera.dot_x, -canvas.camera.dot_y)
            canvas.refresh(dots.pixels(canvas.camera, there))

    # ---- choosing
    def _chosen(self, area: QRect) -> Piece | None:
        """The piece that is worked on, or the next one; None when nothing is missing any more."""
        piece, canvas = self._piece, self._canvas
        look = (*self._backing.stamp, canvas.hidden)
        same = piece is not None and piece.scene is canvas.scene and piece.look == look
        if piece is not None and same and not self._backing.lacking(piece.rect).isEmpty():
            return piece
        self._piece = None
        level = level_for(canvas.camera.scale)
        if level != self._level:
            self._level, self._each = level, _FIRST[level]
        if self._scale != canvas.camera.dense:  # twice as far out there are four times as many in a dot
            self._dense *= (self._scale / canvas.camera.dense) ** 2
            self._scale = canvas.camera.dense
        rect = self._next(area)
        if rect is None:
            return None
        blocks = self._backing.blocks_in(rect)
        while self._each * len(blocks) > _PAINTING and max(rect.width(), rect.height()) > _LEAST:
            rect = _half(rect)
            blocks = self._backing.among(blocks, rect)
        self._piece = Piece(rect, canvas.scene, look, blocks, blocks[::-1])
        return self._piece

    def _next(self, area: QRect) -> QRect | None:
        """What to paint next: about as much as fits into the time."""
        whole = self._map()
        slivers: list[QRect] = []
        for part in (area, *self._border(area)):
            missing = self._backing.lacking(part)
            if missing.isEmpty():
                continue
            desk = missing - QRegion(whole)
            if not desk.isEmpty():
                return next(iter(rects(desk)))  # beside the map there is nothing that takes time
            parts = list(rects(missing))
            if part is not area:  # while the map moves on a sliver is soon a strip
                slivers += [each for each in parts if min(each.width(), each.height()) < _SLIVER]
                parts = [each for each in parts if min(each.width(), each.height()) >= _SLIVER]
            if parts:
                middle = area.center()
                return self._slice(min(parts, key=lambda r: (r.center() - middle).manhattanLength()))
        return self._slice(slivers[0]) if slivers else None

    def _map(self) -> QRect:
        """Where there is anything to paint, in dots."""
        camera = self._canvas.camera
        return QRect(0, 0, int(camera.map_w * camera.dense) + 1, int(camera.map_h * camera.dense) + 1)

    def _border(self, area: QRect) -> Iterable[QRect]:
        """The border around what is seen, first where the map moves to."""
        reach, way = _whole(self._backing.reach), self._backing.way
        right = QRect(area.right() + 1, area.top(), reach.right() - area.right(), area.height())
        left = QRect(reach.left(), area.top(), area.left() - reach.left(), area.height())
        below = QRect(area.left(), area.bottom() + 1, area.width(), reach.bottom() - area.bottom())
        above = QRect(area.left(), reach.top(), area.width(), area.top() - reach.top())
        across = (right, left) if way.x() >= 0 else (left, right)
        along = (below, above) if way.y() >= 0 else (above, below)
        return (across[0], along[0], across[1], along[1], reach)

    def _slice(self, rect: QRect) -> QRect:
        """A part of a rectangle that should hold as many blocks as can be painted in time."""
        wanted = _PAINTING / self._each / max(1e-9, self._dense)
        w = min(rect.width(), _MOST)
        h = min(rect.height(), _MOST, max(_LEAST, int(wanted / w)))
        if h == rect.height():
            w = min(rect.width(), max(w, int(wanted / h)))
        elif h == _LEAST:
            w = min(w, max(_LEAST, int(wanted / h)))
        return QRect(rect.x(), rect.y(), w, h)


def _half(rect: QRect) -> QRect:
    """The first half of a rectangle, along its longer side."""
    if rect.width() > rect.height():
        return QRect(rect.x(), rect.y(), rect.width() // 2, rect.height())
    return QRect(rect.x(), rect.y(), rect.width(), rect.height() // 2)


def _whole(rect: QRect) -> QRect:
    """The whole columns and rows in a rectangle."""
    left, top = -(-rect.left() // _GRID) * _GRID, -(-rect.top() // _GRID) * _GRID
    right, bottom = (rect.right() + 1) // _GRID * _GRID, (rect.bottom() + 1) // _GRID * _GRID
    return QRect(left, top, right - left, bottom - top)
