"""The map of the room: the same canvas in large type, without handles, without what the checks have found."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.model.grid import grid_of
from app.scene.shapes import Rect
from app.scene.view import Marks, View
from app.widgets.canvas import Canvas
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.drawing import union
from app.widgets.room import sizes

_AIR = 28.0
"""Pixels between a card that is shown and the border of the area."""
_RING = 5.0
"""Pixels of the ring around the card that is talked about."""
_FAR = 0.6
"""Part of the readable scale below which going on to a card comes closer again."""
_MOVES: dict[int, str] = {
    Qt.Key.Key_Right: "next-card",
    Qt.Key.Key_Left: "previous-card",
    Qt.Key.Key_PageDown: "next-stage",
    Qt.Key.Key_PageUp: "previous-stage",
    Qt.Key.Key_Home: "first",
    Qt.Key.Key_End: "last",
}


class RoomCanvas(Canvas):
    """Shows one map to a room."""

    moveAsked = Signal(str)
    """ "next-card", "previous-card", "next-stage", "previous-stage", "first" or "last"."""
    leaveAsked = Signal()
    curtainAsked = Signal()
    """The black screen of a presenter's remote control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = Marks()
        self._own_scale = False
        self.states = self.feelings = True
        self.ring = _RING
        self.fits = False

    # ---- what is shown
    def show_parts(self, states: bool, feelings: bool) -> None:
        """Show or hide the states of handovers and the emotion curve."""
        self.states, self.feelings = states, feelings
        lanes = None
        if not feelings:
            grid = grid_of(self.store)
            lanes = frozenset(lane for lane in grid.lanes if grid.kinds[lane] != "emotion")
        self.set_marks(self._marks)
        view = View(lanes=lanes, collapsed=frozenset(), show_states=states, room=True)
        if view != self.view:
            self.set_view(view)

    def set_marks(self, marks: Marks) -> None:
        """Of what is known beside the map a room sees the states of handovers at most."""
        self._marks = marks
        super().set_marks(Marks(states=marks.states) if self.states else Marks())

    def handles(self) -> list[str]:
        """None: links are drawn in the editor."""
        return []

    # ---- size
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters grow with the screen, unless somebody has chosen another size."""
        self.camera.heading_largest = sizes.headings_scale(self.width())
        if not self._own_scale:
            self.camera.scale = sizes.map_scale(self.width())
        super().resizeEvent(event)
        self.zoomChanged.emit(self.scale)

    def fresh(self) -> None:
        """Forget a size that somebody has chosen."""
        self._own_scale = False
        self.camera.heading_largest = sizes.headings_scale(self.width())
        self.camera.scale = sizes.map_scale(self.width())

    def zoom_at(self, scale: float, at: QPointF | None = None) -> None:
        """Make the letters larger or smaller, for all that follows."""
        self._own_scale = True
        super().zoom_at(scale, at)

    def set_scale(self, _scale: float) -> None:
        """The full size of a room is the one that it can read."""
        super().zoom_at(self.readable)
        self._own_scale = False

    @property
    def readable(self) -> float:
        """The scale at which a room can read the cards."""
        return sizes.map_scale(self.width())

    # ---- moving
    def reveal(self, key: str) -> None:
        """Bring a record into view with room around it; from far out come closer again."""
        rect = self._shown_with(key)
        if rect is None:
            return
        target = self._closer(rect)
        kind = self.kind_of(key)
        dx, dy = target.into_view(rect, _AIR)
        target.pan(0 if kind == "lane" else dx, 0 if kind in ("stage", "step") else dy)
        self.fits = False
        self._motion.go(target)

    def show_stage(self, stage: str, card: str) -> None:
        """Show a stage from its first column, and from the top as far down as `card` allows."""
        columns = [c for c in self.scene.grid.columns if c.stage == stage]
        rows = self.scene.grid.rows
        if not columns or not rows:
            self.reveal(card)
            return
        first = columns[0]
        width = max(c.x + c.w for c in columns) - first.x
        target = self._closer(Rect(first.x, rows[0].y, width, rows[0].h))
        x, y = target.to_view(first.x, rows[0].y)
        # Where a stage is narrower than the screen, the end of the one before it gives the way on.
        spare = max(0.0, target.area_w - width * target.scale)
        target.pan(x - target.left - min(spare / 2, _AIR * 2), y - target.top)
        rect = self.drawing.rect_of(card) if card else None
        if rect is not None:
            target.pan(*target.into_view(rect, _AIR))
        self.fits = False
        self._motion.go(target)

    def _shown_with(self, key: str) -> Rect | None:
        """Where a record is drawn; a feeling is shown with its words, and with the whole curve where there is room."""
        rect = self.drawing.rect_of(key)
        if rect is None or self.kind_of(key) != "emotion":
            return rect
        parts = [Rect(b.x, b.y, b.w, b.h) for b in self.drawing.index.of_owner(key)]
        whole = union([rect, *parts]) or rect
        row = next((r for r in self.scene.grid.rows if r.y <= rect.y < r.y + r.h), None)
        if row is not None and row.h * self.scale <= self.camera.area_h:
            return Rect(whole.x, row.y + _AIR / self.scale, whole.w, row.h - 2 * _AIR / self.scale)
        return whole

    def _closer(self, rect: Rect) -> Camera:
        target = Camera(**vars(self.camera))
        if target.scale < self.readable * _FAR:
            target.scale = self.readable
            target.center_on(rect.x + rect.w / 2, rect.y + rect.h / 2)
        return target

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and the keys of a remote control lead on; everything else is as in the editor."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.gesture is None and plain and event.key() in _MOVES:
            self.moveAsked.emit(_MOVES[event.key()])
        elif self.gesture is None and event.key() == Qt.Key.Key_Escape:
            self.leaveAsked.emit()
        elif self.gesture is None and plain and event.text() == ".":
            self.curtainAsked.emit()
        else:
            super().keyPressEvent(event)
