"""What stands left of the map: one panel at a time, and below it the mini-map; nothing while both are folded."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_SMALL_PART = 0.4
"""How much of the column the mini-map takes at most beside a panel: in a low window the panel has to be read too."""
_ANY = 16_777_215
_LEAST = 70
"""Pixels below which a mini-map with its name says nothing."""


class Left(QWidget):
    """A column that is there while anything in it is."""

    changed = Signal()
    """A part came or went."""

    def __init__(self, side: QWidget, below: QWidget) -> None:
        super().__init__()
        self._parts = (side, below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._line = QFrame()
        self._line.setProperty("role", "hairline")
        self._line.setFixedHeight(1)
        column.addWidget(side, 1)
        column.addWidget(self._line)
        column.addWidget(below, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(0)
        self.setMinimumWidth(200)
        for part in self._parts:
            part.installEventFilter(self)
        self._fold()

    @property
    def small(self) -> bool:
        """Whether only the mini-map is there, which needs less room than a panel to be read."""
        side, below = self._parts
        return side.isHidden() and not below.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fold()
            self.changed.emit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both share what there is."""
        super().resizeEvent(event)
        self._share()

    def _fold(self) -> None:
        shown = [not part.isHidden() for part in self._parts]
        self.setVisible(any(shown))
        self._line.setVisible(all(shown))
        self._share()

    def _share(self) -> None:
        side, below = self._parts
        both = not side.isHidden() and not below.isHidden()
        below.setMaximumHeight(max(_LEAST, round(self.height() * _SMALL_PART)) if both else _ANY)
