"""A list of handovers whose facts are written in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from app import durations
from app.cells import tabbed
from app.model.checks import steps
from app.model.edits import library, links
from app.model.patch import ABSENT, Json
from app.widgets.clipboard.said import rows_as_html
from app.widgets.lists.row import Row
from app.widgets.lists.table import ListTable
from app.words import _, _n

if TYPE_CHECKING:
    from app.model.store import Store
    from app.widgets.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
NONE = "-"
"""Typed alone it says that there is none."""


class FactTable(ListTable):
    """Handovers, one a row; `written` are the columns that are written in place, with the fields they write."""

    def __init__(
        self,
        headings: Sequence[str],
        stretch: Sequence[int],
        name: str,
        window: MainWindow,
        written: Mapping[int, str],
    ) -> None:
        super().__init__(headings, stretch, name)
        self._window = window
        self._headings = list(headings)
        self._written = written
        self._wanted: tuple[list[Row], str] = [], ""
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegate(_Cell(self))

    # ---- rows
    def fill(self, rows: Sequence[Row], look: str = "") -> None:
        """Show these rows; while a cell is written, afterwards."""
        self._wanted = list(rows), look
        if self.state() != QAbstractItemView.State.EditingState:
            self._show()

    def _show(self) -> None:
        rows, look = self._wanted
        super().fill(rows, look)

    def heading(self, column: int) -> str:
        """The words above a column."""
        return self._headings[column]

    def _item(self, row: Row, column: int, text: str) -> QTableWidgetItem:
        item = super()._item(row, column, text)
        if column not in self._written:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        return item

    def text_at(self, row: int, column: int) -> str:
        """What a cell says when it is written."""
        return self._rows[row].cells[column] if 0 <= row < len(self._rows) else ""

    # ---- writing
    def write(self, row: int, column: int, text: str) -> None:
        """Take over what was written: an empty cell is not asked yet, a lone "-" says that there is none."""
        session, keys = self._window.session, self.keys_of(row)
        text = text.strip()
        if session is None or not keys or text == self.text_at(row, column):
            return
        if self._written.get(column) == "limit" and text not in ("", NONE) and minutes(text) == float("inf"):
            self._window.tell(_("“{text}” is no time. Write it like 2 h or 3 days.", text=text))
            return
        store = session.store
        self._window.guarded(lambda: self._know(store, keys[0], self._written[column], text))

    def _know(self, store: Store, link: str, field: str, text: str) -> None:
        with store.edit("answer-fact", field=field):
            value: Json = text
            if text in ("", NONE):
                value = ABSENT if not text else None
            elif field == "passes":
                value = [library.add(store, "item", part.strip()) for part in text.split(",") if part.strip()]
            elif field == "channel":
                value = steps.entry(store, "channel", text)
            elif field == "limit":
                value = durations.parse(text)
            links.know(store, link, **{field: value})

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What has changed meanwhile is shown now."""
        super().closeEditor(editor, hint)
        self._show()

    # ---- copying
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C takes the whole list along, as it is shown."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_out()
        else:
            super().keyPressEvent(event)

    def told(self) -> list[list[str]]:
        """The rows as they are shown, for the clipboard."""
        return [[" ".join(cell.split()) for cell in row.cells] for row in self._rows]

    def copy_out(self) -> None:
        """Put the list on the clipboard as a table for spreadsheets and documents."""
        rows = self.told()
        put_on_clipboard([self._headings, *rows])
        n = len(rows)
        self._window.tell(_n("{n} handover copied as a table.", "{n} handovers copied as a table.", n))


def put_on_clipboard(table: list[list[str]]) -> None:
    """A table for spreadsheets and documents."""
    data = QMimeData()
    data.setText(tabbed(table))
    data.setHtml(rows_as_html(table))
    QGuiApplication.clipboard().setMimeData(data)


def minutes(text: str) -> float:
    """A time as people write it, in minutes; infinite for what is none."""
    try:
        return durations.parse(text)
    except ValueError:
        return float("inf")


class _Cell(QStyledItemDelegate):
    """One line to write a fact."""

    def __init__(self, table: FactTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line; its hint says how to note that there is none."""
        line = QLineEdit(parent)
        line.setPlaceholderText(_("- when there is none"))
        line.setAccessibleName(self._table.heading(index.column()))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the cell says."""
        if isinstance(editor, QLineEdit):
            editor.setText(self._table.text_at(index.row(), index.column()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Write it into the map; the list follows."""
        if isinstance(editor, QLineEdit):
            self._table.write(index.row(), index.column(), editor.text())
