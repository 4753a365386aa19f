"""Bringing marks onto the map: a few at once, thousands in portions, so that the hand is never held up for long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.scene.view import Marks
from app.widgets.room.canvas import RoomCanvas

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

AT_ONCE = 300
"""Records with other marks than before, up to which all are shown in one go."""
_PORTION = 50
"""Records of one portion."""
_HELD = 100
"""Milliseconds after which marks that wait for a gesture to end are looked at again."""


class Marking:
    """What the canvas of one window still has to be shown."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._wanted = Marks()
        self._left: list[str] = []
        self._turn = QTimer(window)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether some marks are still to come."""
        return self._turn.isActive()

    def show(self, marks: Marks) -> None:
        """Show marks; what was still to come before is forgotten."""
        canvas = self._window.canvas
        self._wanted, shown = marks, canvas.drawing.marks
        self._left = _differing(shown.of, marks.of)
        if len(self._left) <= AT_ONCE or isinstance(canvas, RoomCanvas):
            self._turn.stop()
            canvas.set_marks(marks)
            return
        x, y = canvas.camera.center
        rects = canvas.scene.rects

        def away(owner: str) -> float:
            """How far from the middle of what is seen; links come last."""
            rect = rects.get(owner)
            return abs(rect.x - x) + abs(rect.y - y) if rect is not None else inf

        self._left.sort(key=away)
        self._turn.start()

    def _go_on(self) -> None:
        canvas = self._window.canvas
        self._turn.setInterval(0 if canvas.gesture is None else _HELD)
        if canvas.gesture is not None:
            return
        now, self._left = self._left[:_PORTION], self._left[_PORTION:]
        if not now or isinstance(canvas, RoomCanvas):  # last what lines and rings say, by itself
            self._turn.stop()
            canvas.set_marks(self._wanted)
            return
        shown = canvas.drawing.marks
        of = {**shown.of, **{owner: self._wanted.of.get(owner, ()) for owner in now}}
        canvas.set_marks(replace(shown, of={owner: names for owner, names in of.items() if names}))


def _differing(before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The records that have other marks."""
    keys: Iterable[str] = before.keys() | now.keys()
    return sorted(key for key in keys if before.get(key) != now.get(key))
