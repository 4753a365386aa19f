"""What all gestures share. Nothing is written before `finish`; `cancel` always leaves the map as it was."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class Pointer:
    """Where the pointer is: pixels of the window, points of the map, and the keys held down."""

    at: QPointF
    x: float
    y: float
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier

    def holds(self, key: Qt.KeyboardModifier) -> bool:
        """Whether a key is held down."""
        return bool(self.keys & key)


class Gesture:
    """Something the hand does, from pressing to letting go."""

    cursor = Qt.CursorShape.ArrowCursor
    follows_edge = True
    """The map moves along when the pointer waits at the border of the window."""
    along = ""
    """"x" or "y" when only that direction matters, so that the map also moves along under the headings."""

    carries: Collection[str] = ()
    """Headings that are under the pointer and not in their place."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def begin(self, pointer: Pointer) -> None:
        """The hand has moved far enough to mean it; `pointer` is where it pressed."""

    def move(self, pointer: Pointer) -> None:
        """The hand is here now."""

    def finish(self, pointer: Pointer) -> None:
        """The hand let go: do it, as one edit."""

    def cancel(self) -> None:
        """Escape, or the window lost the mouse: leave everything as it was."""

    def paint(self, painter: QPainter) -> None:
        """Draw what the gesture shows over the map, in pixels of the window."""
