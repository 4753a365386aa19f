"""A button whose words break into lines where the panel is narrow; a plain one would push the panel wider."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from app.widgets import plain

MARGINS = 24
"""Pixels left and right of the words together."""
LEAST = 56
"""Pixels below which no button gets."""


class WrappedButton(QPushButton):
    """Says all of its words at any width."""

    def __init__(self, words: str) -> None:
        super().__init__(plain.menu_text(words))
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as all its words on one line."""
        whole = self.fontMetrics().horizontalAdvance(self._words) + MARGINS
        return QSize(max(LEAST, whole), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As narrow as the panel wants it, as high as its lines."""
        return QSize(LEAST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        lines: list[str] = []
        room, metrics = self.width() - MARGINS, self.fontMetrics()
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        text = "\n".join(plain.menu_text(line) for line in lines)
        if text != self.text():
            self.setText(text)
