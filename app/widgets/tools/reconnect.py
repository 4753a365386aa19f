"""Dragging an end of the selected link to another card, or to a lane for its team."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from app.model.edits import links
from app.model.patch import Patch
from app.widgets import overlay
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.hit import NOTHING, Hit
from app.widgets.tools.draw_link import paint_arrow
from app.widgets.tools.gesture import Gesture, Pointer
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Reconnect(Gesture):
    """The end follows the pointer; over what would take it, the link already lies as it will."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, found: Hit) -> None:
        super().__init__(canvas)
        self._link = found.key
        self._at_start = found.side == "start"
        self._goal: Hit = NOTHING
        points = canvas.scene.paths.get(found.key, ())
        self._fixed = (points[-1] if self._at_start else points[0]) if points else None

    def begin(self, pointer: Pointer) -> None:
        self._now = pointer.at
        self.canvas.hidden = frozenset((self._link,))
        self.canvas.hint.emit(_("Drop the end on another card, or on a lane heading for its team."))

    def move(self, pointer: Pointer) -> None:
        self._now = pointer.at
        goal = self._taker(pointer)
        cursor = Qt.CursorShape.CrossCursor if goal != NOTHING else Qt.CursorShape.ForbiddenCursor
        if cursor != self.cursor:
            self.cursor = cursor
            self.canvas.hands.show_cursor()
        if goal != self._goal:
            self._goal = goal
            self._show(self._verb(goal))
        self.canvas.update()

    def _show(self, verb: Callable[[], Any] | None) -> None:
        """Show the link as it will lie; where nothing takes its end, the arrow in the hand stands for it."""
        canvas = self.canvas

        def patch() -> Patch:
            return rehearse(canvas.store, verb)[0] if verb is not None else {}

        def shown() -> None:
            if canvas.gesture is self:
                canvas.hidden = frozenset((self._link,) if verb is None else ())

        canvas.show_soon(patch, shown)

    def finish(self, pointer: Pointer) -> None:
        verb = self._verb(self._taker(pointer))
        if verb is not None:
            verb()
        else:
            self.canvas.hint.emit(
                _("The link stays as it was: an end goes onto a card, or onto a lane with a team.")
            )

    def paint(self, painter: QPainter) -> None:
        canvas = self.canvas
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        frame = overlay.place_of(canvas, self._goal.key) if self._goal.key else None
        if frame is not None:
            overlay.target(painter, canvas, frame)
        if self._link in canvas.hidden and self._fixed is not None:
            fixed = QPointF(*canvas.camera.to_view(*self._fixed))
            start, end = (self._now, fixed) if self._at_start else (fixed, self._now)
            painter.setClipRect(canvas.area())
            paint_arrow(painter, canvas, start, end, sideways=True)

    def _verb(self, goal: Hit) -> Callable[[], Any] | None:
        """What dropping here does."""
        store = self.canvas.store
        if goal.kind == "card" and self._at_start:
            return lambda: links.reconnect(store, self._link, source=goal.key)
        if goal.kind == "card":
            return lambda: links.reconnect(store, self._link, to=goal.key)
        if goal.kind == "lane":
            return lambda: links.set_receiver(store, self._link, team=str(store[goal.key]["team"]))
        return None

    def _taker(self, pointer: Pointer) -> Hit:
        """The card or lane under the pointer, as far as it can take this end."""
        found, store = self.canvas.hit(pointer.at, bare=True), self.canvas.store
        if found.kind in ("card", "edge"):
            other = store[self._link].get("to" if self._at_start else "from")
            return Hit("card", found.key) if found.key != other else NOTHING
        if found.kind == "lane" and not self._at_start and store[found.key].get("team") in store:
            return Hit("lane", found.key)
        return NOTHING
