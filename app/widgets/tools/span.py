"""Dragging the right side of a card: over how many steps it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from app.model.edits import cards
from app.model.grid import place
from app.widgets.canvas.drawing import rehearse
from app.widgets.tools.gesture import Gesture, Pointer
from app.words import _n

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Span(Gesture):
    """The card reaches to the step under the pointer."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, canvas: Canvas, card: str) -> None:
        super().__init__(canvas)
        self.card = card
        self._span = place(canvas.store[card])[3]

    def move(self, pointer: Pointer) -> None:
        columns = self._columns(pointer.x)
        if columns == self._span:
            return
        self._span = columns
        self.canvas.show_soon(lambda: rehearse(self.canvas.store, self._verb)[0], self.canvas.update)
        self.canvas.hint.emit(_n("Over {n} step", "Over {n} steps", columns))

    def finish(self, pointer: Pointer) -> None:
        self._span = self._columns(pointer.x)
        self._verb()

    def _verb(self) -> None:
        cards.span(self.canvas.store, self.card, self._span)

    def _columns(self, x: float) -> int:
        """Steps from the card's first one to the one under the pointer, at least one."""
        columns = self.canvas.scene.grid.columns
        step = place(self.canvas.store[self.card])[1]
        first = next((n for n, column in enumerate(columns) if column.step == step), None)
        if first is None:
            return self._span
        return max(1, sum(1 for column in columns[first:] if column.x <= x))
