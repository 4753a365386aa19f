"""A list that is searched by typing: sections, ticks for several, and the typed words as a new entry at the end.

The search keeps the keyboard all the time; the list below it follows the arrow keys. Popups and dialogs use it alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
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

from app.folding import fold
from app.widgets.entry import ALL, FRESH, NONE, Entry
from app.widgets.search_row import HEAD, ROW, paint_entry, paint_head
from app.words import _

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Head:
    """The heading of a section; cannot be chosen."""

    title: str


class Entries(QAbstractListModel):
    """The lines that fit what was typed."""

    def __init__(
        self,
        entries: Iterable[Entry],
        fresh: Callable[[str], str] | None,
        ticks: Mapping[str, int] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._all = list(entries)
        self._fresh = fresh
        self.ticks = None if ticks is None else dict(ticks)
        self._folded = [fold(entry.text) for entry in self._all]
        self._lines: list[Entry | _Head] = []
        self.search("")

    def search(self, text: str) -> None:
        """Keep what has every typed word; the typed words themselves come last, as a new entry."""
        words = fold(text).split()
        both = list(zip(self._all, self._folded, strict=True))
        kept = [e for e, folded in both if not e.always and all(word in folded for word in words)]
        typed = " ".join(text.split())
        if typed and self._fresh is not None and all(fold(e.title) != fold(typed) for e in self._all):
            kept.append(Entry(FRESH + typed, self._fresh(typed)))
        kept += [e for e in self._all if e.always]
        lines: list[Entry | _Head] = []
        section = ""
        for entry in kept:
            if entry.section and entry.section != section:
                lines.append(_Head(entry.section))
            section = entry.section
            lines.append(entry)
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def add(self, entry: Entry, tick: int) -> None:
        """Put a new entry on top, ticked."""
        self._all.insert(0, entry)
        self._folded.insert(0, fold(entry.text))
        if self.ticks is not None:
            self.ticks[entry.key] = tick

    def best(self, text: str) -> int:
        """The row a person who typed this most likely means; -1 when there is none."""
        wanted = fold(text)
        rows = [row for row, line in enumerate(self._lines) if isinstance(line, Entry)]
        for row in rows:
            line = self._lines[row]
            if wanted and isinstance(line, Entry) and fold(line.title).startswith(wanted):
                return row
        return rows[0] if rows else -1

    def entry(self, row: int) -> Entry | None:
        """The entry in a row; None for headings and outside the list."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def row_of(self, key: str) -> int:
        """The row of an entry, -1 when it is not shown."""
        return next((r for r, e in enumerate(self._lines) if isinstance(e, Entry) and e.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.ticks is None else usual | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            detail = line.detail if isinstance(line, Entry) else ""
            return f"{line.title}, {detail}" if detail else line.title
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks is not None and isinstance(line, Entry):
            return (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)[
                self.ticks.get(line.key, NONE)
            ]
        return None


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
