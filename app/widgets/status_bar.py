"""The status bar: a sentence in passing begins where the numbers stand, and ends with an ellipsis before the zoom."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStatusBar, QWidget

_INDENT = 18
"""Pixels before the words: Qt's own six and the twelve that the labels leave."""


class StatusBar(QStatusBar):
    """Qt's own writes sentences closer to the edge than its labels, over what stands at the other end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last: QWidget | None = None
        self.setSizeGripEnabled(False)

    def end_with(self, widget: QWidget) -> None:
        """What stands at the other end and stays."""
        self._last = widget
        self.addPermanentWidget(widget)

    @property
    def shown(self) -> str:
        """What can be read of the sentence, on one line whatever titles it names."""
        room, sentence = self._room().width(), " ".join(self.currentMessage().split())
        return self.fontMetrics().elidedText(sentence, Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, and the sentence if there is one: the numbers hide from it by themselves."""
        if not self.currentMessage():
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOption  # a start says nothing yet and does without them

        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self._room(), int(Qt.AlignmentFlag.AlignVCenter), self.shown)
        painter.end()

    def _room(self) -> QRect:
        end = self._last.x() if self._last is not None else self.width()
        return QRect(_INDENT, 0, end - _INDENT, self.height())
