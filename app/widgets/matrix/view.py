"""The four fields to drag in. Every placement is one step of the history; the arrow keys place as the mouse does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from app.export.qt import ScenePainter
from app.model.edits import votes
from app.model.store import Reader
from app.scene import matrix
from app.scene.shapes import Scene
from app.scene.theme import LIGHT, Theme
from app.widgets.matrix.mime import key_in
from app.words import _, ui

if TYPE_CHECKING:
    from app.model.store import Store

_ARROWS: dict[int, tuple[float, float]] = {
    Qt.Key.Key_Up: (votes.STEP, 0.0),
    Qt.Key.Key_Down: (-votes.STEP, 0.0),
    Qt.Key.Key_Left: (0.0, -votes.STEP),
    Qt.Key.Key_Right: (0.0, votes.STEP),
}
"""(impact, effort) that an arrow key adds."""
MIDDLE = (votes.LEAST + votes.MOST) / 2


class MatrixView(QWidget):
    """Shows what has a place, and lets it be moved."""

    chosen = Signal(str)
    """An entry was chosen; "" for none."""
    opened = Signal(str)
    """Somebody wants to see an entry on the map."""

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.key = ""
        """The chosen entry."""
        self.scale = 1.0
        self._theme: Theme = LIGHT
        self._painter = ScenePainter(LIGHT)
        self._scene = Scene(0.0, 0.0, ())
        self._grip: QPointF | None = None
        """From the middle of an entry to where it was pressed, in points."""
        self._pressed = QPointF()
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(360, 260)
        self.setAccessibleName(_("Impact and effort"))

    # ---- what is shown
    def dress(self, theme: Theme, scale: float) -> None:
        """Wear a theme; letters are `scale` times as large as on the map at 100 %."""
        self._theme, self.scale = theme, scale
        self._painter = ScenePainter(theme)
        self.refresh()

    def refresh(self) -> None:
        """Draw what the store says now."""
        self._draw(self._store)

    def choose(self, key: str) -> None:
        """Emphasize an entry."""
        if key != self.key:
            self.key = key
            self.refresh()
            self.chosen.emit(key)
            self._tell()

    def _draw(self, reader: Reader) -> None:
        found = matrix.entries(reader)
        if self.key and self.key not in {each.key for each in found}:
            self.key = ""
        lead = self.key if self._dragging else ""
        self._scene = matrix.matrix(found, ui(), *self._size, self.key, lead)
        node = self._scene.blocks[0].node
        self.setAccessibleDescription(node.label if node is not None else "")
        self.update()

    def _tell(self) -> None:
        entry = self._entry()
        if entry is not None and entry.placed:
            self.setAccessibleName(
                _(
                    "Impact and effort. {title}: impact {impact}, effort {effort}",
                    title=entry.title,
                    impact=f"{entry.impact:g}",
                    effort=f"{entry.effort:g}",
                )
            )
        else:
            self.setAccessibleName(_("Impact and effort"))

    @property
    def _size(self) -> tuple[float, float]:
        return self.width() / self.scale, self.height() / self.scale

    def _entry(self) -> matrix.Entry | None:
        return next((each for each in matrix.entries(self._store) if each.key == self.key), None)

    # ---- places
    def rect_of(self, key: str) -> QRectF | None:
        """Where an entry is drawn, in pixels; None while it has no place."""
        rect, k = self._scene.rects.get(key), self.scale
        return QRectF(rect.x * k, rect.y * k, rect.w * k, rect.h * k) if rect is not None else None

    def pixel_of(self, impact: float, effort: float) -> QPointF:
        """Where an impact and effort lie, in pixels."""
        x, y = matrix.point(*self._size, impact, effort)
        return QPointF(x, y) * self.scale

    def key_at(self, at: QPointF) -> str:
        """The entry under a pixel, "" for none."""
        x, y = at.x() / self.scale, at.y() / self.scale
        found = (
            b for b in reversed(self._scene.blocks) if b.owner and self._scene.rects[b.owner].contains(x, y)
        )
        return next((block.owner for block in found), "")

    def _spot(self, at: QPointF) -> tuple[float, float] | None:
        grip = self._grip or QPointF()
        return matrix.spot(*self._size, at.x() / self.scale - grip.x(), at.y() / self.scale - grip.y())

    # ---- placing
    def place(self, key: str, impact: float, effort: float) -> None:
        """Give an entry its place, and choose it."""
        votes.place(self._store, key, impact, effort)
        self.key = key
        self.refresh()
        self.chosen.emit(key)
        self._tell()

    def take_out(self) -> None:
        """The chosen entry has no place any more."""
        if self.key:
            votes.unplace(self._store, [self.key])

    # ---- the mouse
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take an entry."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        key = self.key_at(event.position())
        self.choose(key)
        rect = self.rect_of(key) if key else None
        self._pressed = event.position()
        self._grip = (event.position() - rect.center()) / self.scale if rect is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it; nothing is written before it is let go."""
        if self._grip is None:
            over = bool(self.key_at(event.position()))
            self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            return
        far = (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragging and not far:
            return
        self._dragging = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        spot = self._spot(event.position())
        if spot is not None:
            patch = self._store.rehearse(lambda: votes.place(self._store, self.key, *spot))
            self._draw(self._store.preview(patch))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go there; outside the fields it has no place any more."""
        dragging, self._dragging = self._dragging, False
        spot = self._spot(event.position())
        self._grip = None
        self.unsetCursor()
        if not dragging:
            return
        if spot is not None:
            self.place(self.key, *spot)
        elif not self.rect().contains(event.position().toPoint()):
            self.take_out()
        self.refresh()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to it on the map."""
        if self.key_at(event.position()):
            self.opened.emit(self.key)

    def cancel(self) -> bool:
        """Put an entry that is being dragged back; whether there was one."""
        if not self._dragging:
            return False
        self._dragging, self._grip = False, None
        self.unsetCursor()
        self.refresh()
        return True

    # ---- entries dragged in from the list beside
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take entries."""
        if key_in(event.mimeData()) in self._store:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        key, spot = key_in(event.mimeData()), self._spot(event.position())
        if key not in self._store or spot is None:
            event.ignore()
            return
        event.acceptProposedAction()
        patch = self._store.rehearse(lambda: votes.place(self._store, key, *spot))
        self._draw(self._store.preview(patch))

    def dragLeaveEvent(self, _event: object) -> None:
        """It has gone elsewhere."""
        self.refresh()

    def dropEvent(self, event: QDropEvent) -> None:
        """It has its place."""
        key, spot = key_in(event.mimeData()), self._spot(event.position())
        if key in self._store and spot is not None:
            event.acceptProposedAction()
            self.place(key, *spot)
            self.setFocus()
        else:
            self.refresh()

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the chosen entry, PageUp and PageDown choose another, Delete takes it out, Enter shows it."""
        key, entry = event.key(), self._entry()
        if key == Qt.Key.Key_Escape and self.cancel():
            return
        if key in _ARROWS and entry is not None:
            by = _ARROWS[key]
            impact, effort = entry.impact or MIDDLE, entry.effort or MIDDLE
            self.place(entry.key, *((impact + by[0], effort + by[1]) if entry.placed else (MIDDLE, MIDDLE)))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) or key in _ARROWS:
            self._another(-1 if key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Left) else 1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and entry is not None:
            self.take_out()
            self.refresh()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and entry is not None:
            self.opened.emit(entry.key)
        else:
            super().keyPressEvent(event)

    def _another(self, by: int) -> None:
        placed = [each.key for each in matrix.entries(self._store) if each.placed]
        if placed:
            at = placed.index(self.key) + by if self.key in placed else (0 if by > 0 else -1)
            self.choose(placed[at % len(placed)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard comes an entry to move."""
        if not self.key and event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        ):
            self._another(1)
        self.update()

    def focusOutEvent(self, _event: QFocusEvent) -> None:
        """The ring goes."""
        self.update()

    # ---- painting
    def resizeEvent(self, _event: QResizeEvent) -> None:
        """The fields fill the widget."""
        self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The drawing, and a ring while the keyboard is here."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.color("paper")))
        painter.save()
        painter.scale(self.scale, self.scale)
        self._painter.paint(painter, self._scene.blocks, "full")
        painter.restore()
        rect = self.rect_of(self.key) if self.key else None
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            painter.setPen(QPen(QColor(self._theme.color("focus")), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            field = matrix.plot(*self._size)
            whole = QRectF(field.x, field.y, field.w, field.h)
            whole = QRectF(whole.topLeft() * self.scale, whole.size() * self.scale).adjusted(1, 1, -1, -1)
            around = rect.adjusted(-3, -3, 3, 3) if rect is not None else whole
            painter.drawRoundedRect(around, 7, 7)
        painter.end()
