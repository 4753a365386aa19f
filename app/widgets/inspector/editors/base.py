"""What all editors of the inspector share: a value or "mixed" comes in, what a person has finished goes out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

MIXED = object()
"""Several records are selected and differ."""
NOT_ASKED = object()
"""A fact of a handover that nobody has been asked about."""
MISSING = object()
"""A fact of a handover that is known to be missing."""


class Editor(QWidget):
    """What every editor can do."""

    committed = Signal(object)
    """The person has finished: a value, or None for "not given"."""

    def show_value(self, value: Any) -> None:
        """Show a value, None for none, or MIXED; tells nobody."""
        raise NotImplementedError

    def finish(self) -> None:
        """Commit what was typed and not committed yet: the person turns to something else, or saves."""

    def _fill(self, child: QWidget) -> None:
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(child)
        self.setFocusProxy(child)


class Calm(QComboBox):
    """A box that the wheel does not change while a person scrolls the panel."""

    def __init__(self) -> None:
        super().__init__()
        # As wide as its panel, however long the longest entry is.
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
