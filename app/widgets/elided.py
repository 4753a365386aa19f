"""Labels and buttons on one line that end with an ellipsis where it is too narrow; the tool tip has it all."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.widgets import plain

LEAST = 40
"""Pixels below which nothing could be read any more."""
BESIDE = 12
"""Pixels of padding and border beside the words of a button."""


class Elided(QLabel):
    """Plain text only. It asks for the room of its whole text and is content with much less."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def say(self, text: str) -> None:
        """Show a text, its lines joined."""
        joined = " ".join(text.split())
        if joined != self.text():
            self.setText(joined)
            self.setToolTip(plain.tooltip(joined))

    @property
    def shown(self) -> str:
        """What can be read at the present width."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._room())

    def sizeHint(self) -> QSize:
        """As high before it has words as with them: nothing below it moves when they come."""
        whole = super().sizeHint()
        return whole.expandedTo(QSize(0, self.fontMetrics().size(0, "X").height()))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(LEAST, whole.width()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self.shown)
        painter.end()

    def _room(self) -> int:
        return self.contentsRect().width()


class ElidedButton(QPushButton):
    """A button in a list whose long name ends in an ellipsis instead of widening its panel."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(plain.menu_text(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = max(0, self.width() - BESIDE)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(plain.menu_text(shown))
