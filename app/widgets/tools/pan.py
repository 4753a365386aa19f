"""Moving the map under the window: with the middle button, or with the space bar held down."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from app.widgets.tools.gesture import Gesture, Pointer


class Pan(Gesture):
    """Drag the map itself."""

    cursor = Qt.CursorShape.ClosedHandCursor
    follows_edge = False

    def begin(self, pointer: Pointer) -> None:
        self._last: QPointF = pointer.at

    def move(self, pointer: Pointer) -> None:
        step = self._last - pointer.at
        self._last = pointer.at
        self.canvas.pan_by(step.x(), step.y())
