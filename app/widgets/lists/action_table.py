"""The table of actions: every cell is written in place, and the last line is the next action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QWidget,
)

from app.model.edits import fields, insights
from app.sorting import sort_key
from app.widgets.entry import ALL
from app.widgets.inspector import entries
from app.widgets.lists import actions
from app.widgets.lists.actions import CURES, DUE, STATUS, WHAT, WHO
from app.widgets.lists.row import Row
from app.widgets.lists.table import ListTable
from app.widgets.popup_list import PopupList, Ticked
from app.words import _, ui

if TYPE_CHECKING:
    from app.model.store import Store
    from app.widgets.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_FIELDS = {WHAT: "title", WHO: "role", DUE: "due", STATUS: "status"}


class ActionTable(ListTable):
    """Actions of the map, and a last line that becomes one when something is typed into it."""

    def __init__(
        self, headings: Sequence[str], stretch: Sequence[int], name: str, window: MainWindow
    ) -> None:
        super().__init__(headings, stretch, name)
        self._window = window
        self._waiting: tuple[Sequence[Row], str] | None = None
        self._cures: list[str] = []
        """What the next action will cure."""
        self._popup: PopupList | None = None
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setItemDelegate(_Cell(self))
        self.cellDoubleClicked.connect(self._asked)

    @property
    def _store(self) -> Store | None:
        session = self._window.session
        return session.store if session is not None else None

    # ---- rows
    def fill(self, rows: Sequence[Row], look: str = "") -> None:
        """Show these actions; while a cell is written, afterwards."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._waiting = (rows, look)
            return
        super().fill([*rows, self._draft()], look)

    def _draft(self) -> Row:
        store = self._store
        cures = actions.cures_words(store, self._cures) if store is not None else ""
        return Row((), (_("Next action: type what will be done"), "", "", "", cures), soft=True)

    def _item(self, row: Row, column: int, text: str) -> QTableWidgetItem:
        item = super()._item(row, column, text)
        if column == CURES or (not row.keys and column != WHAT):
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        return item

    def _taught_rows(self) -> int:
        return len(self._rows) - 1

    def key_at(self, row: int) -> str:
        """The action of a row, "" for the last line."""
        keys = self.keys_of(row)
        return keys[0] if keys else ""

    def text_at(self, row: int, column: int) -> str:
        """What a cell says when it is written; nothing for the words that only teach."""
        return self._rows[row].cells[column] if self.key_at(row) else ""

    # ---- writing
    def begin(self, cures: Sequence[str]) -> None:
        """Write the next action, which cures these records."""
        store = self._store
        if store is None:
            return
        self._cures = [key for key in cures if key in store]
        self.fill(actions.rows(store, None, None), self._look)
        row = self.rowCount() - 1
        self.setFocus()
        self.setCurrentCell(row, WHAT)
        self.scrollToBottom()
        item = self.item(row, WHAT)
        if item is not None:
            self.editItem(item)

    def write(self, row: int, column: int, text: str) -> None:
        """Take over what was written into a cell, as one step."""
        store, key = self._store, self.key_at(row)
        if store is None or (not key and not text.strip()):
            return
        if not key:
            insights.add_action(store, text.strip(), self._cures)
            self._cures = []
        elif text != self.text_at(row, column):
            from app.widgets.inspector.editors.lines import typed_day  # with all editors; a start needs none

            try:
                value = typed_day(text) if column == DUE else text.strip()
            except ValueError:
                self._window.tell(_("“{text}” is no day. Write it like 2026-11-22 or 22.11.2026.", text=text))
                return
            fields.put(store, key, **{_FIELDS[column]: value or ""})
        self._follow(store)

    def _follow(self, store: Store) -> None:
        """Show at once what was written; the cell that is written next is already in its place."""
        rows = [*actions.rows(store, None, None), self._draft()]
        self._waiting = None
        self._rows = rows
        self._hints.clear()
        self.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row.cells):
                fresh = self._item(row, column, text)
                held = self.item(at, column)
                if held is None:
                    self.setItem(at, column, fresh)
                    continue
                held.setText(fresh.text())
                held.setFlags(fresh.flags())
                held.setForeground(fresh.foreground())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What has changed meanwhile is shown now."""
        super().closeEditor(editor, hint)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.fill(*waiting)

    # ---- what an action cures
    def _asked(self, row: int, column: int) -> None:
        if column == CURES:
            self.ask_cures(row)

    def ask_cures(self, row: int) -> None:
        """Tick what an action cures in a searched list."""
        store, key = self._store, self.key_at(row)
        if store is None or not key:
            return
        held = [str(each) for each in store[key].get("cures") or ()]
        popup = PopupList(
            entries.anything(store), name=_("Cures"), ticks=dict.fromkeys(held, ALL), hint=_("Type a name")
        )
        popup.ticked.connect(lambda change: self._ticked(key, change))
        popup.closed.connect(lambda _keyboard: self.setFocus())
        self._popup = popup
        anchor = QWidget(self.viewport())
        anchor.setGeometry(self.visualRect(self.model().index(row, CURES)))
        popup.destroyed.connect(anchor.deleteLater)
        anchor.show()
        popup.open_at(anchor)

    def _ticked(self, key: str, change: Ticked) -> None:
        store = self._store
        if store is None or key not in store:
            return
        held = {str(each) for each in store[key].get("cures") or ()}
        fields.put(store, key, cures=sorted((held | set(change.added)) - set(change.removed)))
        self._follow(store)

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 writes, Delete removes the action, everything else is as in every list."""
        row, column = self.currentRow(), self.currentColumn()
        if event.key() == Qt.Key.Key_F2 and column == CURES:
            self.ask_cures(row)
        elif event.key() == Qt.Key.Key_Delete and self.key_at(row):
            store = self._store
            if store is not None:
                fields.remove(store, [self.key_at(row)])
                self._follow(store)
        else:
            super().keyPressEvent(event)

    def roles(self) -> list[str]:
        """Every role that somebody has written, to be offered again."""
        store = self._store
        if store is None:
            return []
        found = {str(store[key].get("role") or "") for key in store.of("action")}
        found |= {str(store[key].get("responsible") or "") for key in store.of("card")}
        return sorted(found - {""}, key=lambda role: sort_key(role, ui().language))


class _Cell(QStyledItemDelegate):
    """The editors of the cells."""

    def __init__(self, table: ActionTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """One line for words, role and day; a choice for the status."""
        if index.column() == STATUS:
            box = QComboBox(parent)
            for status, word in actions.status_words().items():
                box.addItem(word, status)
            box.activated.connect(lambda _at: self._done(box))
            QTimer.singleShot(0, box, box.showPopup)
            return box
        line = QLineEdit(parent)
        if index.column() == DUE:
            line.setPlaceholderText(_("2026-11-22"))
        if index.column() == WHO:
            completer = QCompleter(self._table.roles(), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
        line.setAccessibleName(actions.headings()[index.column()])
        return line

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What the cell says; the words that only teach are gone."""
        text = self._table.text_at(index.row(), index.column())
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Write it into the map; the table follows."""
        if isinstance(editor, QComboBox):
            if editor.currentText() != self._table.text_at(index.row(), index.column()):
                self._table.write(index.row(), index.column(), str(editor.currentData()))
        elif isinstance(editor, QLineEdit):
            self._table.write(index.row(), index.column(), editor.text())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell that the keyboard is in has a ring."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(self._table.palette().highlight().color()), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
