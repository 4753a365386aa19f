"""A colour by its code or picked."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QPushButton

from app.widgets.inspector.editors.base import Editor
from app.widgets.inspector.editors.lines import Line
from app.words import _


class Color(Editor):
    """A colour by its code, with a button to pick one."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Any = None
        self._line = Line("#0b62a8")
        self._button = QPushButton(_("Pick…"))
        self._button.clicked.connect(self._pick)
        self._line.committed.connect(self._typed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._line, 1)
        row.addWidget(self._button)
        self.setFocusProxy(self._line)

    def show_value(self, value: Any) -> None:
        self._shown = value
        self._line.show_value(value)

    def finish(self) -> None:
        self._line.finish()

    def _typed(self, value: Any) -> None:
        if value is None or QColor(str(value)).isValid():
            self.committed.emit(QColor(str(value)).name() if value else None)
        else:
            self._line.show_value(self._shown)  # what is no colour is taken back

    def _pick(self) -> None:
        color = QColorDialog.getColor(QColor(self._line.edit.text() or "#0b62a8"), self, _("Colour"))
        if color.isValid():
            self._line.show_value(color.name())
            self.committed.emit(color.name())
