"""A list that is searched by typing: sections, ticks for several, and the typed words as a new entry at the end.

The search keeps the keyboard all the time; the list below it follows the arrow keys. Popups and dialogs use it alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.widgets.entry import ALL, FRESH, NONE, Entry
from app.widgets.search_entries import Entries, Index
from app.widgets.search_row import HEAD, ROW, paint_entry, paint_head
from app.words import _


class _Painter(QStyledItemDelegate):
    """Headings and entries, in the colours of the palette."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, Entries)
        return QSize(0, ROW if model.entry(index.row()) is not None else HEAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Entries)
        entry = model.entry(index.row())
        if entry is None:
            paint_head(painter, option, str(index.data() or ""))
            return
        tick = None if model.ticks is None else model.ticks.get(entry.key, NONE)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        fresh = entry.key.startswith(FRESH)
        paint_entry(
            painter, option, entry.title, entry.detail, tick, entry.icon, current=current, fresh=fresh
        )


class SearchList(QWidget):
    """A search above a list. Enter chooses the marked line, or ticks it where several can be chosen."""

    chosen = Signal(object)
    """The entry that was chosen; with ticks, the one that was ticked or unticked."""
    left = Signal(object)
    """Tab, Backtab or Ctrl+Enter: the person goes on; the value says which key."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        name: str,
        fresh: Callable[[str], str] | None = None,
        ticks: Mapping[str, int] | None = None,
        hint: str = "",
    ) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint or _("Type to search"))
        self.search.setAccessibleName(_("{name}: type to search", name=name))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.entries = Entries(entries, fresh, ticks, self)
        self.list.setModel(self.entries)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.search.textChanged.connect(self._typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)
        self.mark(self.entries.best(""))

    # ---- what is marked
    def current(self) -> Entry | None:
        """The marked entry."""
        return self.entries.entry(self.list.currentIndex().row())

    def mark(self, row: int) -> None:
        """Mark a row and tell the screen reader, whose keyboard stays in the search."""
        if row < 0:
            return
        self.list.setCurrentIndex(self.entries.index(row))
        self.list.scrollTo(self.entries.index(row))
        if row == 1 and self.entries.entry(0) is None:
            self.list.scrollToTop()  # the heading above the first entry belongs to it
        if self.isVisible() and QAccessible.isActive():
            said = str(self.entries.index(row).data() or "")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, said))

    def mark_key(self, key: str) -> None:
        """Mark an entry by its key, if it is shown."""
        self.mark(self.entries.row_of(key))

    def _typed(self, text: str) -> None:
        self.entries.search(text)
        self.mark(self.entries.best(text))

    def _choose(self, row: int) -> None:
        entry = self.entries.entry(row)
        if entry is None:
            return
        if self.entries.ticks is None:
            self.chosen.emit(entry)
            return
        if entry.key.startswith(FRESH):
            entry = Entry(entry.key, entry.key.removeprefix(FRESH))
            self.entries.add(entry, ALL)
            self.search.clear()
        else:
            held = self.entries.ticks.get(entry.key, NONE)
            self.entries.ticks[entry.key] = NONE if held == ALL else ALL
            index = self.entries.index(row)
            self.entries.dataChanged.emit(index, index)
            self.search.selectAll()  # the next word replaces the one that has found this entry
        self.mark_key(entry.key)
        self.chosen.emit(entry)

    # ---- the keyboard
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _ours(event):
                event.accept()  # no shortcut of the window takes a key that is meant for the list
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if control:
                self.left.emit(key)
            else:
                self._choose(self.list.currentIndex().row())
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.left.emit(key)
            return True
        page = max(1, self.list.viewport().height() // ROW - 1)
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if key in by:
            self._travel(by[Qt.Key(key)])
            return True
        if control and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            rows = self.entries.rowCount()
            self._travel(-rows if key == Qt.Key.Key_Home else rows)
            return True
        return False

    def _travel(self, by: int) -> None:
        """Go that many rows, at the ends as far as there are entries."""
        here, way = self.list.currentIndex().row(), 1 if by > 0 else -1
        last = here
        row = here
        while 0 <= row + way < self.entries.rowCount():
            row += way
            if self.entries.entry(row) is not None:
                last = row
                if abs(row - here) >= abs(by):
                    break
        self.mark(last)


def _ours(event: QKeyEvent) -> bool:
    return event.key() in (
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
