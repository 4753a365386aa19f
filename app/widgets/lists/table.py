"""The table that all lists below the map share: rows that stand for records, a click goes there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.widgets.lists.row import Row
from app.widgets.plain import tooltip

ROW_H = 27
WIDEST = 190
"""Pixels a column takes at most by itself where its share of the room is not more; the rest is left to the columns
that stretch."""
_STRETCHED = 0.34
"""Part of the width that is kept for the columns that stretch: they hold the sentences."""
_AIR = 12
"""Pixels between the words of two columns."""
_LINE_W = 640
"""Pixels of a line of words that is still read in comfort."""
_SHORT = 16
"""Longer cells have a tool tip, since they may be cut."""
_FEW = 40
"""Rows: where more are others, the whole table is measured and painted anew."""
_OTHER_LOOKS = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


def water_level(wants: Sequence[float], room: float) -> float:
    """The width in pixels at which to cut the widest wants so that all fit into the room; the widest if they fit."""
    left = room
    for count, want in zip(range(len(wants), 0, -1), sorted(wants), strict=True):
        if want * count > left:
            return left / count
        left -= want
    return max(wants, default=0.0)


class ListTable(QTableWidget):
    """A plain, read-only table; Enter, a click or the arrow keys choose a row."""

    chosen = Signal(list)

    def __init__(self, headings: Sequence[str], stretch: Sequence[int], name: str) -> None:
        super().__init__(0, len(headings))
        self._rows: list[Row] = []
        self._look = ""
        self._hints: dict[int, int] = {}
        """Pixels that the widest cell of a column wants, for those columns where that is known."""
        self.measured = 0
        """Columns of which every cell was measured, since the table was made."""
        self.teaching = ""
        """What is said while there is no row."""
        self.setHorizontalHeaderLabels(list(headings))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_H)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode.Stretch if column in stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(column, mode)
        self.cellClicked.connect(lambda row, _column: self._choose(row))
        self.installEventFilter(self)

    def fill(self, rows: Sequence[Row], look: str = "") -> None:
        """Show these rows; the chosen one stays chosen when it is still there. `look` names the theme of the icons."""
        if list(rows) == self._rows and look == self._look:
            return
        kept = self._rows[self.currentRow()].keys if 0 <= self.currentRow() < len(self._rows) else None
        before = self._rows if look == self._look else []
        self._look, self._rows = look, list(rows)
        if self._take_over(before):
            self._widths()
        self.clearSelection()
        for at, row in enumerate(rows):
            if row.keys == kept:
                self.selectRow(at)
                break

    def _take_over(self, before: Sequence[Row]) -> bool:
        """Make the cells that say something else than before, between the rows that are the same above and below;
        returns whether there are any."""
        now = self._rows
        least = min(len(before), len(now))
        top = next((at for at in range(least) if before[at] != now[at]), least)
        rest = least - top
        end = next((at for at in range(rest) if before[-1 - at] != now[-1 - at]), rest)
        was, count = len(before) - top - end, len(now) - top - end
        few = count + was <= _FEW
        if not before or not few:
            self._hints.clear()
        self.setUpdatesEnabled(few)
        if not before:
            self.setRowCount(len(now))
        elif count > was:
            self.model().insertRows(top + was, count - was)
        elif count < was:
            self._forget(range(top + count, top + was), range(self.columnCount()))
            self.model().removeRows(top + count, was - count)
        for at in range(top, top + count):
            old = before[at] if at < top + min(was, count) else None
            cells = now[at].cells
            anew = [
                column
                for column, text in enumerate(cells)
                if old is None or old.soft != now[at].soft or column == 0 or old.cells[column] != text
            ]
            for column in anew:
                known = self._hints.get(column)
                gone = self._wide(at, column) if old is not None and known is not None else 0
                self.setItem(at, column, self._item(now[at], column, cells[column]))
                if known is not None:
                    self._hints[column] = max(known, self._wide(at, column))
                    if gone >= known > self._wide(at, column):
                        del self._hints[column]  # nobody knows which one is the widest now
        self.setUpdatesEnabled(True)
        return bool(was or count)

    def _forget(self, rows: Iterable[int], columns: Iterable[int]) -> None:
        """Cells go: a column that was as wide as one of them is to be measured again."""
        for column in columns:
            known = self._hints.get(column)
            if known is not None and any(self._wide(row, column) >= known for row in rows):
                del self._hints[column]

    def _wide(self, row: int, column: int) -> int:
        """Pixels that a cell wants."""
        return self.sizeHintForIndex(self.model().index(row, column)).width()

    def _hint(self, column: int) -> int:
        """Pixels that the widest cell of a column wants."""
        known = self._hints.get(column)
        if known is None:
            known = self._hints[column] = self.sizeHintForColumn(column)
            self.measured += 1
        return known

    def _item(self, row: Row, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(" ".join(text.split()))
        if column == 0 and row.icon is not None:
            item.setIcon(row.icon)
        if len(text) > _SHORT:
            item.setToolTip(tooltip(text))
        if row.soft:
            item.setForeground(self.palette().placeholderText())
        return item

    def _widths(self) -> None:
        """As wide as their words; where that is too much, the widest give way first."""
        header = self.horizontalHeader()
        free = QHeaderView.ResizeMode.Interactive
        columns = [at for at in range(self.columnCount()) if header.sectionResizeMode(at) == free]
        heads = [header.sectionSizeHint(at) for at in columns]
        kept = _STRETCHED if len(columns) < self.columnCount() else 0.0
        room = self.viewport().width() * (1 - kept)
        most = max(WIDEST, round(room / max(1, len(columns))))
        wants = [min(most, max(head, self._hint(at)) + _AIR) for at, head in zip(columns, heads, strict=True)]
        heads[:1] = wants[:1]  # what stands first names the row, and is never cut
        level = water_level(wants[1:], max(0.0, room - sum(wants[:1])))
        for at, head, want in zip(columns, heads, wants, strict=True):
            self.setColumnWidth(at, max(head, round(min(want, level))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns find their widths anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._widths()

    def showEvent(self, event: QShowEvent) -> None:
        """What was measured in a font that was not dressed yet is measured again."""
        self._hints.clear()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """In another font or style everything is as wide as it is then."""
        super().changeEvent(event)
        if event.type() in _OTHER_LOOKS:
            self._hints.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty list says what would stand in it and how it gets there."""
        super().paintEvent(event)
        if self.teaching and not self._taught_rows():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            top = self.rowViewportPosition(self.rowCount() - 1) + ROW_H if self.rowCount() else 0
            room = self.viewport().rect().adjusted(8, top + 8, -8, -8)
            room.setWidth(min(room.width(), _LINE_W))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), self.teaching)
            painter.end()

    def _taught_rows(self) -> int:
        """How many rows stand for something."""
        return len(self._rows)

    def keys_of(self, row: int) -> tuple[str, ...]:
        """What a row stands for."""
        return self._rows[row].keys if 0 <= row < len(self._rows) else ()

    def _choose(self, row: int) -> None:
        if self.keys_of(row):
            self.chosen.emit(list(self.keys_of(row)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._choose(self.currentRow())
            return True
        return super().eventFilter(watched, event)
