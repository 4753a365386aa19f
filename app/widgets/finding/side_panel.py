"""A panel left of the map: its name, a way to fold it away, and what it shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.widgets import plain
from app.words import _


class SidePanel(QFrame):
    """Escape, or a click on the cross, folds it away."""

    left = Signal()
    """The person wants the panel folded away."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.heading = plain.label(parent=self)
        self.heading.setProperty("role", "strong")
        self.shut = QToolButton()
        self.shut.setProperty("quiet", True)
        self.shut.setText("×")
        self.shut.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 6, 4)
        row.addWidget(self.heading, 1)
        row.addWidget(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(content, 1)
        self.setFocusProxy(content)

    def name(self, name: str) -> None:
        """Call the panel something, in the language of the menus."""
        self.heading.setText(name)
        self.setAccessibleName(name)
        self.shut.setAccessibleName(_("Fold away: {panel}", panel=name))
        self.shut.setToolTip(plain.tooltip(_("Fold away")))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds the panel away."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
