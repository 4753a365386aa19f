"""Dragging an end of the selected link to another card, or to a lane for its team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from app.model.edits import links
from app.widgets import overlay
from app.widgets.canvas.hit import NOTHING, Hit
from app.widgets.canvas.painting import theme_color
from app.widgets.tools.gesture import Gesture, Pointer
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Reconnect(Gesture):
    """The end follows the pointer; what would take it is framed."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: Canvas, found: Hit) -> None:
        super().__init__(canvas)
        self._link = found.key
        self._at_start = found.side == "start"
        self._goal: Hit = NOTHING

    def begin(self, pointer: Pointer) -> None:
        self._now = pointer.at
        self.canvas.hint.emit(_("Drop the end on another card, or on a lane heading for its team."))

    def move(self, pointer: Pointer) -> None:
        self._now = pointer.at
        self._goal = self._taker(pointer)
        self.canvas.update()

    def finish(self, pointer: Pointer) -> None:
        goal, store = self._taker(pointer), self.canvas.store
        self.canvas.update()
        if goal.kind == "card" and self._at_start:
            links.reconnect(store, self._link, source=goal.key)
        elif goal.kind == "card":
            links.reconnect(store, self._link, to=goal.key)
        elif goal.kind == "lane":
            links.set_receiver(store, self._link, team=str(store[goal.key]["team"]))

    def cancel(self) -> None:
        self.canvas.update()

    def paint(self, painter: QPainter) -> None:
        canvas = self.canvas
        points = canvas.scene.paths.get(self._link, ())
        if not points:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        frame = overlay.place_of(canvas, self._goal.key) if self._goal.key else None
        if frame is not None:
            overlay.target(painter, canvas, frame)
        fixed = points[-1] if self._at_start else points[0]
        painter.setPen(QPen(theme_color(canvas.theme, "accent"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(*canvas.camera.to_view(*fixed)), self._now)

    def _taker(self, pointer: Pointer) -> Hit:
        """The card or lane under the pointer, as far as it can take this end."""
        found, store = self.canvas.hit(pointer.at), self.canvas.store
        if found.kind in ("card", "edge", "handle"):
            other = store[self._link].get("to" if self._at_start else "from")
            return Hit("card", found.key) if found.key != other else NOTHING
        if found.kind == "lane" and not self._at_start and store[found.key].get("team") in store:
            return found
        return NOTHING
