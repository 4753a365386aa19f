"""Feelings by hand: a click or a drag in an emotion lane says how a persona feels in that step.

Half steps from +2 to -2; Alt leaves them, Shift draws the spread from where the hand began, Tab goes on to the next
persona of the lane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.model.ids import derived_id
from app.scene.draw.emotion import MIDDLE, UNIT
from app.scene.draw.said import RADIUS
from app.widgets.canvas import feelings
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.hit import Hit
from app.widgets.canvas.painting import theme_color
from app.widgets.tools.gesture import ALT, SHIFT, Gesture, Pointer
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Feel(Gesture):
    """The face follows the pointer up and down."""

    cursor = Qt.CursorShape.SizeVerCursor
    along = "x"

    def __init__(self, canvas: Canvas, found: Hit) -> None:
        super().__init__(canvas)
        record = canvas.store.get(found.key) or {}
        self._lane = found.lane
        self._step = str(record.get("step") or found.step)
        self._persona = str(record.get("persona") or "") or feelings.persona_of(canvas, found.lane)
        self._from: float | None = feelings.score_of(record)
        self._ends: tuple[float, float] | None = None

    def click(self, at: Pointer) -> None:
        """Set the feeling at once; one that is known already is only chosen, so that a stray click changes nothing."""
        key, chosen = derived_id("emotion", self._persona, self._step), self.canvas.selected
        if key in self.canvas.store and key not in chosen and chosen.cell != (self._lane, self._step):
            chosen.set([key])
            self.canvas.hint.emit(feelings.in_words(self.canvas, self.canvas.store[key]))
            return
        self.finish(at)

    def begin(self, pointer: Pointer) -> None:
        self._last = pointer
        if self._from is None:
            self._from = score_at(self.canvas, self._lane, pointer)

    def move(self, pointer: Pointer) -> None:
        self._last = pointer
        ends = self._read(pointer)
        if ends is None or ends == self._ends:
            return
        self._ends = ends
        self._show()

    def other_persona(self, by: int) -> None:
        """Go on to the next persona of the lane in the middle of the drag."""
        among = feelings.people_in(self.canvas, self._lane)
        if self._persona in among:
            self._persona = among[(among.index(self._persona) + by) % len(among)]
            self._show()

    def finish(self, pointer: Pointer) -> None:
        ends = self._read(pointer)
        if ends is None or not self._allowed():
            return
        self._ends = ends
        self.canvas.feels_for = self._persona
        key = self._verb()
        if key in self.canvas.store:
            self.canvas.selected.set([key])
            self.canvas.hint.emit(feelings.in_words(self.canvas, self.canvas.store[key]))

    # ---- what is seen
    def paint(self, painter: QPainter) -> None:
        row = next((r for r in self.canvas.scene.grid.rows if r.lane == self._lane), None)
        column = next((c for c in self.canvas.scene.grid.columns if c.step == self._step), None)
        if row is None or column is None or self._ends is None:
            return
        canvas, camera = self.canvas, self.canvas.camera
        painter.setClipRect(canvas.area())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        right = camera.to_view(column.x + column.w, 0)[0]
        left = camera.to_view(column.x, 0)[0]
        for half in range(-4, 5):
            y = camera.to_view(0, row.y + MIDDLE - half / 2 * UNIT)[1]
            held = half / 2 in self._ends
            width = (14.0 if half % 2 == 0 else 8.0) if not held else right - left
            painter.setPen(
                QPen(theme_color(canvas.theme, "accent" if held else "faint"), 1.4 if held else 1.0)
            )
            painter.drawLine(QPointF(left, y), QPointF(left + width, y))
        top = camera.to_view(0, row.y + MIDDLE - self._ends[1] * UNIT)[1]
        words = self._words()
        painter.setFont(canvas.font())
        wide = painter.fontMetrics().horizontalAdvance(words) + 18.0
        away = RADIUS * camera.scale + 28
        box = QRectF(left + 18, top - away, wide, 22)
        if box.y() < canvas.area().y():
            box.translate(0, 2 * away - 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_color(canvas.theme, "accent"))
        painter.drawRoundedRect(box, 11, 11)
        painter.setPen(theme_color(canvas.theme, "on-accent"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    # ---- inside
    def _show(self) -> None:
        if self._ends is not None and self._allowed():
            self.canvas.show_soon(lambda: rehearse(self.canvas.store, self._verb)[0], self.canvas.update)
            self.canvas.hint.emit(
                _("{feeling}. Shift: a spread. Tab: the next persona.", feeling=self._words())
                if len(feelings.people_in(self.canvas, self._lane)) > 1
                else _("{feeling}. Shift: a spread.", feeling=self._words())
            )
            self.canvas.update()

    def _words(self) -> str:
        assert self._ends is not None
        low, high = self._ends
        record = {"persona": self._persona, "low": low, "high": high, "score": (low + high) / 2}
        return feelings.in_words(self.canvas, record)

    def _read(self, pointer: Pointer) -> tuple[float, float] | None:
        """(lower, upper) end under the pointer; both the same without Shift."""
        score = score_at(self.canvas, self._lane, pointer)
        if score is None:
            return None
        start = self._from if pointer.holds(SHIFT) and self._from is not None else score
        return min(start, score), max(start, score)

    def _allowed(self) -> bool:
        if not self._persona:
            self.canvas.hint.emit(_("Add a persona first: a feeling is always somebody's."))
            return False
        return not self.canvas.locking.holds_cell(self._lane, self._step)

    def _verb(self) -> str:
        assert self._ends is not None
        low, high = self._ends
        if low == high:
            return feelings.put(self.canvas, self._persona, self._step, low)
        return feelings.spread(self.canvas, self._persona, self._step, low, high)


def score_at(canvas: Canvas, lane: str, pointer: Pointer) -> float | None:
    """The score at the pointer's height in a lane, to the half; with Alt to the tenth."""
    row = next((r for r in canvas.scene.grid.rows if r.lane == lane), None)
    if row is None:
        return None
    exact = max(-2.0, min(2.0, (row.y + MIDDLE - pointer.y) / UNIT))
    return round(exact, 1) + 0.0 if pointer.holds(ALT) else round(exact * 2) / 2 + 0.0
