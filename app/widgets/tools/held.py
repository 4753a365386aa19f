"""Pulling at something that is locked: it stays where it is, and its lock is shown for as long as the hand pulls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.widgets.tools.gesture import Gesture, Pointer

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Held(Gesture):
    """Nothing moves; the cursor forbids it and the status line says what is locked."""

    cursor = Qt.CursorShape.ForbiddenCursor
    follows_edge = False

    def __init__(self, canvas: Canvas, lock: str) -> None:
        super().__init__(canvas)
        self._lock = lock

    def begin(self, pointer: Pointer) -> None:
        self.canvas.locking.forbid(self._lock)

    def finish(self, pointer: Pointer) -> None:
        self.canvas.locking.says_no(self._lock)
