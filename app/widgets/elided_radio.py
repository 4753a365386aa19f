"""A choice on one line that ends with an ellipsis where it is too narrow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from app.widgets import plain
from app.widgets.elided import BESIDE


class ElidedRadio(QRadioButton):
    """A choice whose long words end in an ellipsis instead of widening its dialog; the tool tip has them all."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = " ".join(text.split())
        self.setToolTip(plain.tooltip(text))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(plain.menu_text(self._whole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words = self.style().subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, self)
        beside = self.iconSize().width() + BESIDE if not self.icon().isNull() else 0
        room = max(0, words.width() - beside)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(plain.menu_text(shown))
