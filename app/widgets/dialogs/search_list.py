"""A list that is searched while one types: the arrows travel in it, the keyboard stays in the search line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.widgets import plain

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchList(QWidget):
    """Named entries with a key each; every word that is typed must occur in an entry."""

    activated = Signal()
    """An entry was double-clicked."""
    changed = Signal()

    def __init__(self, name: str, entries: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setAccessibleName(name)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setUniformItemSizes(True)
        for words, key in entries:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.list.itemActivated.connect(self.activated)
        self.list.currentRowChanged.connect(lambda _row: self.changed.emit())
        title = plain.label(name)
        title.setBuddy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (title, self.search, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.search)

    @property
    def chosen(self) -> str:
        """The key of the chosen entry, "" when nothing fits what is typed."""
        item = self.list.currentItem()
        return "" if item is None or item.isHidden() else str(item.data(Qt.ItemDataRole.UserRole))

    def choose(self, key: str) -> None:
        """Rest on an entry."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down travel in the list while the search keeps the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = _STEPS.get(Qt.Key(event.key()), 0)
            if by:
                self._travel(by)
                return True
        return super().eventFilter(watched, event)

    def _travel(self, by: int) -> None:
        rows = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if rows:
            at = rows.index(self.list.currentRow()) if self.list.currentRow() in rows else -1
            self.list.setCurrentRow(rows[max(0, min(len(rows) - 1, at + by))])

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        held = self.list.currentItem()
        first = -1
        for row in range(self.list.count()):
            item = self.list.item(row)
            shown = all(word in item.text().casefold() for word in wanted)
            item.setHidden(not shown)
            if shown and first < 0:
                first = row
        if held is None or held.isHidden():
            self.list.setCurrentRow(first)
        self.changed.emit()
