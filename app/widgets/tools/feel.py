"""Feelings by hand: a click or a drag in an emotion lane sets how the lane's persona feels in that step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from app.model.edits import people
from app.model.grid import map_of
from app.scene.draw.emotion import MIDDLE, UNIT
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.hit import Hit
from app.widgets.canvas.painting import theme_color
from app.widgets.tools.gesture import ALT, Gesture, Pointer
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Feel(Gesture):
    """The face follows the pointer up and down, from +2 to -2; Alt leaves the whole numbers."""

    cursor = Qt.CursorShape.SizeVerCursor

    def __init__(self, canvas: Canvas, found: Hit) -> None:
        super().__init__(canvas)
        store = canvas.store
        self._lane = found.lane
        record = store.get(found.key) or {}
        self._step = str(record.get("step") or found.step)
        self._persona = str(record.get("persona") or "") or persona_of(canvas, found.lane)
        self._score: float | None = None

    def click(self, at: Pointer) -> None:
        """Set the feeling at once."""
        self.finish(at)

    def move(self, pointer: Pointer) -> None:
        score = self._at(pointer)
        if score is None or score == self._score:
            return
        self._score = score
        if self._allowed():
            self.canvas.preview(rehearse(self.canvas.store, self._verb)[0])
            self.canvas.hint.emit(_("Feeling {score}", score=f"{score:+g}" if score else "0"))
            self.canvas.update()

    def finish(self, pointer: Pointer) -> None:
        score = self._at(pointer)
        if score is None or not self._allowed():
            return
        self._score = score
        self.canvas.selected.set([self._verb()])

    def paint(self, painter: QPainter) -> None:
        row = next((r for r in self.canvas.scene.grid.rows if r.lane == self._lane), None)
        column = next((c for c in self.canvas.scene.grid.columns if c.step == self._step), None)
        if row is None or column is None or self._score is None:
            return
        y = row.y + MIDDLE - self._score * UNIT
        left = QPointF(*self.canvas.camera.to_view(column.x, y))
        right = QPointF(*self.canvas.camera.to_view(column.x + column.w, y))
        painter.setClipRect(self.canvas.area())
        painter.setPen(QPen(theme_color(self.canvas.theme, "accent"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(left, right)

    def _allowed(self) -> bool:
        if not self._persona:
            self.canvas.hint.emit(_("Add a persona first: a feeling is always somebody's."))
            return False
        return not self.canvas.locking.holds_cell(self._lane, self._step)

    def _verb(self) -> str:
        return people.feel(self.canvas.store, self._persona, self._step, self._score)

    def _at(self, pointer: Pointer) -> float | None:
        row = next((r for r in self.canvas.scene.grid.rows if r.lane == self._lane), None)
        if row is None:
            return None
        exact = max(-2.0, min(2.0, (row.y + MIDDLE - pointer.y) / UNIT))
        return round(exact, 1) + 0.0 if pointer.holds(ALT) else float(round(exact))


def persona_of(canvas: Canvas, lane: str) -> str:
    """Whose feelings a lane takes: its own persona's, else the main one's, else the first one's; "" for nobody."""
    store = canvas.store
    for key in ((store.get(lane) or {}).get("persona"), map_of(store)[1].get("persona")):
        if isinstance(key, str) and key in store:
            return key
    everyone = sorted(store.of("persona"), key=lambda key: (str(store[key].get("order", "")), key))
    return everyone[0] if everyone else ""
