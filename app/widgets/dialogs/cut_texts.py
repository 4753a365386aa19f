"""The texts that the drawing had to cut, each in full, with the page that prints it in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.export.cuttings import Cut
from app.widgets import plain
from app.widgets.dialogs.buttons import closing
from app.words import _


class CutTexts(QDialog):
    """A list to read and to copy from."""

    def __init__(self, parent: QWidget, cut: Sequence[Cut]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Texts that were cut"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = any(one.page for one in cut)
        about = (
            _("In the drawing they end with an ellipsis. The page of their stage has them in full.")
            if told
            else _("In the drawing they end with an ellipsis. The handout has them in full, stage by stage.")
        )
        self.table = QTableWidget(len(cut), 4)
        self.table.setAccessibleName(_("Texts that were cut"))
        self.table.setHorizontalHeaderLabels([_("Text"), _("Card"), _("Stage"), _("Page")])
        for row, one in enumerate(cut):
            for column, text in enumerate(_cells(one)):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().setVisible(False)
        self.table.setWordWrap(True)
        self.table.setColumnHidden(3, not told)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        buttons = closing(self)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(20, 18, 20, 16)
        column_.setSpacing(12)
        column_.addWidget(plain.label(about, wrap=True))
        column_.addWidget(self.table, 1)
        column_.addWidget(buttons)
        self.resize(720, 440)


def _cells(one: Cut) -> tuple[str, str, str, str]:
    """Text, card, stage and page; a title that was cut needs no card beside it."""
    title = one.title if one.title.strip() != one.text.strip() else ""
    return one.text, title, one.stage, str(one.page) if one.page else ""
