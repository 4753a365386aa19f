"""What is about to be shown: a large map is drawn again piece by piece, so that the hand never waits for it.

Until all of it is there the canvas shows what it showed, whole. Of all that is wished meanwhile the last counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.model.patch import Patch
from app.model.store import Reader
from app.scene.shapes import Scene
from app.scene.ways import finished

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_SHARE = 0.004
"""Seconds at a time."""


def _nothing() -> None:
    """Nobody has to be told."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants to be shown."""

    patch: Callable[[], Patch] = dict
    """Asked when the work is begun; an empty patch is the map as it is."""
    shown: Callable[[], None] = _nothing
    """Called when it is shown."""
    anew: bool = False
    """Whether the map as it is has to be drawn again although it is shown."""
    lagging: bool = False
    """Whether nothing of it lies elsewhere; see `Surface.repaint`."""


@dataclass(eq=False)
class _Work:
    """A scene that is being built."""

    wish: Wish
    reader: Reader
    pieces: Generator[None, None, Scene]
    scene: Scene | None = None


class Coming:
    """The work for one canvas; `show` puts a scene on it."""

    def __init__(self, canvas: Canvas, show: Callable[[Scene, Reader, bool], None]) -> None:
        self._canvas, self._show = canvas, show
        self._work: _Work | None = None
        self._next: Wish | None = None
        self._painting = False
        """Whether this turn is for painting what was shown before."""
        self._turn = QTimer(canvas)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether something is about to be shown."""
        return self._work is not None

    def wish(self, wish: Wish) -> None:
        """Show something: at once on a map of which that takes no time, otherwise while the hand moves on."""
        self._next = wish
        if self._work is None:
            self._begin()

    def now(self) -> None:
        """Show it now: something begins that has to know where everything lies."""
        while self._work is not None:
            self._work.scene = self._work.scene or finished(self._work.pieces)
            self._done(self._work)

    def give_up(self) -> Wish | None:
        """Nothing of it is to be shown any more; returns what was wished last."""
        work, wish = self._work, self._next
        self._work = self._next = None
        self._turn.stop()
        if work is None:
            return None
        work.pieces.close()
        return wish or work.wish

    # ---- inside
    def _begin(self) -> None:
        canvas, wish = self._canvas, self._next
        self._next = None
        if wish is None:
            self._turn.stop()
            return
        drawing, patch = canvas.drawing, wish.patch()
        if not patch and not drawing.previewing and not wish.anew:
            self._tell(wish)
            return
        reader: Reader = canvas.store.preview(patch) if patch else canvas.store
        self._work = _Work(wish, reader, drawing.building(reader, rough=drawing.large))
        if drawing.heavy(canvas.store):
            self._turn.start()
        else:
            self.now()

    def _go_on(self) -> None:
        work, ahead = self._work, self._canvas.surface.backing.ahead
        if work is None:
            self._turn.stop()
            return
        self._painting = not self._painting and ahead.seen
        if self._painting:
            ahead.work()
        elif work.scene is not None:
            self._done(work)
        else:
            end = time.perf_counter() + _SHARE
            while work.scene is None and time.perf_counter() < end:
                try:
                    next(work.pieces)
                except StopIteration as built:
                    work.scene = built.value

    def _done(self, work: _Work) -> None:
        """All is there: it is shown in a turn of its own."""
        assert work.scene is not None
        self._work = None
        self._show(work.scene, work.reader, work.wish.lagging)
        self._tell(work.wish)
        self._begin()

    def _tell(self, wish: Wish) -> None:
        if self._canvas.gesture is None:
            self._canvas.hidden = frozenset()
        wish.shown()
        self._canvas.update()
