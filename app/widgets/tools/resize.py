"""Dragging the border beside a step's heading (how wide the column is) or below a lane's (how tall it is at least)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.model.edits import lanes, steps
from app.model.patch import Patch
from app.widgets import overlay
from app.widgets.canvas import structure
from app.widgets.canvas.drawing import rehearse
from app.widgets.canvas.hit import Hit
from app.widgets.canvas.painting import theme_color
from app.widgets.tools.gesture import ALT, Gesture, Pointer
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_GRID = 4.0
_CATCH = 7.0
"""Points around the usual size that snap to it."""


class Resize(Gesture):
    """The border follows the pointer in steps of four points and rests at the usual size; Alt leaves the steps."""

    def __init__(self, canvas: Canvas, found: Hit) -> None:
        super().__init__(canvas)
        self.key, self._wide = found.key, found.side == "right"
        kind = "step" if self._wide else "lane"
        chosen = structure.headings(canvas, kind)
        self.chosen = chosen if found.key in chosen else [found.key]
        self.along = "x" if self._wide else "y"
        self.cursor = Qt.CursorShape.SplitHCursor if self._wide else Qt.CursorShape.SplitVCursor
        self.size: float | None = self._own()
        self._before = (
            structure.width_of(canvas, self.key) if self._wide else structure.row_of(canvas, self.key).h
        )
        self._least = 0.0

    def begin(self, pointer: Pointer) -> None:
        self._start = pointer
        if not self._wide and self.size is not None:
            # What the lane needs for its words and cards is measured, not guessed.
            own, self.size = self.size, None
            self.canvas.preview(self._patch())
            self._least = structure.row_of(self.canvas, self.key).h
            self.size = own
        elif not self._wide:
            self._least = self._before
        self.canvas.hint.emit(_("Drag to size. Double-click for the usual size. Escape leaves it as it was."))

    def move(self, pointer: Pointer) -> None:
        size = self._size(pointer)
        if size != self.size or not (self.canvas.drawing.previewing or self.canvas.following.behind):
            self.size = size
            self.canvas.show_soon(self._patch, self.canvas.update)
        self.canvas.update()

    def finish(self, pointer: Pointer) -> None:
        self.size = self._size(pointer)
        self._verb()

    def _patch(self) -> Patch:
        """What letting go now would change."""
        return rehearse(self.canvas.store, self._verb)[0]

    def _own(self) -> float | None:
        value = (self.canvas.store.get(self.key) or {}).get("width" if self._wide else "height")
        return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def _verb(self) -> None:
        if self._wide:
            steps.resize(self.canvas.store, self.chosen, self.size)
        else:
            lanes.resize(self.canvas.store, self.chosen, self.size)

    def _size(self, pointer: Pointer) -> float | None:
        """The size under the pointer in points; None for the usual one."""
        moved = pointer.x - self._start.x if self._wide else pointer.y - self._start.y
        exact = self._before + moved
        kept = exact if pointer.holds(ALT) else round(exact / _GRID) * _GRID
        if self._wide:
            usual = self.canvas.view.column_width
            near = abs(exact - usual) <= _CATCH and not pointer.holds(ALT)
            return None if near else structure.fit_width(self.canvas, kept)
        return None if exact <= self._least + _CATCH else structure.fit_height(kept)

    def paint(self, painter: QPainter) -> None:
        canvas, camera = self.canvas, self.canvas.camera
        grid = canvas.scene.grid
        usual = self.size is None
        pen = QPen(theme_color(canvas.theme, "accent"), 2)
        if usual:
            pen.setStyle(Qt.PenStyle.DashLine)  # resting at the usual size
        painter.setPen(pen)
        if self._wide:
            column = next((c for c in grid.columns if c.step == self.key), None)
            if column is None:
                return
            x = camera.to_view(column.x + column.w + self._behind(column.w), 0)[0]
            painter.drawLine(QPointF(x, 0), QPointF(x, canvas.height()))
            words = _("usual width") if usual else _("width {n}", n=round(self.size or 0))
            self._label(painter, QPointF(x, camera.top + 14.0), words)
        else:
            row = structure.row_of(canvas, self.key)
            y = camera.to_view(0, row.bottom + self._behind(row.h))[1]
            painter.save()
            overlay.spare_names(painter, canvas)
            painter.drawLine(QPointF(0, y), QPointF(canvas.width(), y))
            painter.restore()
            words = _("usual height") if usual else _("height {n}", n=round(self.size or 0))
            self._label(painter, QPointF(camera.left + 70.0, y), words)

    def _behind(self, shown: float) -> float:
        """How far what is on screen is behind the hand, in points."""
        if not self.canvas.following.behind:
            return 0.0
        usual = self.canvas.view.column_width if self._wide else self._least
        return (self.size if self.size is not None else usual) - shown

    def _label(self, painter: QPainter, at: QPointF, words: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(self.canvas.font())
        width = painter.fontMetrics().horizontalAdvance(words) + 18.0
        box = QRectF(at.x() - width / 2, at.y() - 11, width, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_color(self.canvas.theme, "accent"))
        painter.drawRoundedRect(box, 11, 11)
        painter.setPen(theme_color(self.canvas.theme, "on-accent"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
