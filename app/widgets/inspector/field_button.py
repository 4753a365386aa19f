"""A field that shows what is chosen, line by line, and opens a list when it is pressed or typed into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from app.widgets import plain
from app.words import _n

SHOWN = 6
"""Lines of chosen names; what is more is counted."""
_SIDE, _ARROW = 9, 20


class FieldButton(QAbstractButton):
    """Looks like the fields beside it. It keeps the keyboard; letters, Enter, Space and Down open its list."""

    opened = Signal(str)
    """The list is wanted, with the letters that were typed already."""
    cleared = Signal()
    """Delete or Backspace was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[str, ...] = ()
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.opened.emit(""))

    def say(self, lines: Sequence[str], hint: str) -> None:
        """Show the names that are chosen, or the hint in soft letters when there is none."""
        joined = tuple(" ".join(line.split()) for line in lines)
        if len(joined) > SHOWN:
            rest = len(joined) - SHOWN + 1
            joined = (*joined[: SHOWN - 1], _n("and {n} more", "and {n} more", rest))
        self._lines, self._hint = joined, hint
        self.setText(", ".join(lines))
        self.setAccessibleDescription(", ".join(lines) or hint)
        self.setToolTip(plain.tooltip("\n".join(lines)))
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """What can be read: the names, or the hint."""
        return self.text() or self._hint

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        lines = max(1, len(self._lines))
        return QSize(80, lines * self.fontMetrics().lineSpacing() + 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        # Delete empties the field; the window's action of that key would delete the record.
        deletes = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if deletes and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain_key = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        )
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space) and plain_key:
            self.opened.emit("")
        elif plain_key and event.text() and event.text().isprintable():
            self.opened.emit(event.text())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the panel scrolls

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self.palette().color
        focus = self.hasFocus()
        edge = QPalette.ColorRole.Accent if focus else QPalette.ColorRole.Mid
        if self.underMouse() and not focus:
            edge = QPalette.ColorRole.Dark
        wide = 2.0 if focus else 1.0
        painter.setPen(QPen(color(edge), wide))
        painter.setBrush(color(QPalette.ColorRole.Base))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        self._words(painter)
        self._arrow(painter)
        painter.end()

    def _words(self, painter: QPainter) -> None:
        role = QPalette.ColorRole.Text if self._lines else QPalette.ColorRole.PlaceholderText
        painter.setPen(self.palette().color(role))
        metrics = self.fontMetrics()
        room = self.width() - _SIDE - _ARROW
        for number, line in enumerate(self._lines or (self._hint,)):
            top = 5 + number * metrics.lineSpacing()
            text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            where = QRect(_SIDE, top, room, metrics.lineSpacing())
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _arrow(self, painter: QPainter) -> None:
        pen = QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        x, y = self.width() - 14.0, 5 + self.fontMetrics().lineSpacing() / 2
        painter.drawPolyline([QPointF(x - 3.5, y - 1.8), QPointF(x, y + 1.7), QPointF(x + 3.5, y - 1.8)])
