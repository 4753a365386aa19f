"""Previews that keep up with the hand: at once while they are quick, on a large map as soon as the hand rests."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

SLOW = 0.05
"""Seconds from which on a preview would hold up the hand."""
_REST = 90
"""Milliseconds without a movement after which the hand rests."""


class Patience:
    """Shows what a gesture would do, for one gesture."""

    def __init__(self, canvas: Canvas) -> None:
        self._work: Callable[[], object] | None = None
        self._slow = False
        self._timer = QTimer(canvas)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST)
        self._timer.timeout.connect(self.rested)

    @property
    def waiting(self) -> bool:
        """Whether what is on screen is behind the hand."""
        return self._work is not None

    def show(self, work: Callable[[], object]) -> None:
        """Do the work that shows it, now or when the hand rests."""
        self._work = work
        if self._slow:
            self._timer.start()
        else:
            self.rested()

    def stop(self) -> None:
        """The gesture is over."""
        self._work = None
        self._timer.stop()
        self._timer.deleteLater()

    def rested(self) -> None:
        """The hand rests: show what it has come to."""
        work, self._work = self._work, None
        if work is not None:
            begun = time.perf_counter()
            work()
            self._slow = time.perf_counter() - begun > SLOW
