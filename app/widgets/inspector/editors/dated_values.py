"""Dated values of a measure: typed into a small table, or pasted from a spreadsheet as two columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import dated, days
from app.cells import tabbed
from app.widgets import plain
from app.widgets.inspector.editors.base import Editor
from app.widgets.inspector.sparkline import Sparkline
from app.words import _, _n, ui

DAY, VALUE = 0, 1
KEPT = Qt.ItemDataRole.UserRole
"""Data of a row: the day under which the map keeps it."""
ROW_H = 26
LEAST, MOST = 2, 7
"""Rows that are shown at once, the empty last one among them."""
NAMED = 3
"""Rows that could not be read and are named; the others are counted."""


class _AtOnce(QStyledItemDelegate):
    """Takes Enter at once; Qt does so a turn of the event loop later, and swallows the first letters of the next
    cell when somebody types quickly."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key()
        if isinstance(editor, QWidget) and pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(editor, event)


class ValueTable(QTableWidget):
    """Two columns and an empty last row; Enter and Tab go on to the next cell, Delete removes a row."""

    changed = Signal()
    """A cell was typed."""
    pasted = Signal(str)
    removed = Signal(list)
    """The rows that were to go."""

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_H)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalHeaderLabels([_("Date"), _("Value")])
        above = self.horizontalHeaderItem(VALUE)
        if above is not None:  # over the numbers
            above.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegate(_AtOnce(self))
        self.itemChanged.connect(self._typed)

    def fill(self, rows: list[tuple[str, str]], kept: Sequence[str] = ()) -> None:
        """Show these rows and an empty one; while a cell is typed in, they stay as they are.

        `kept` are the days (YYYY-MM-DD) under which the map keeps the rows, whatever will be written in them.
        """
        if self.state() == QAbstractItemView.State.EditingState:
            return
        row, column = self.currentRow(), self.currentColumn()
        self.blockSignals(True)
        self.setRowCount(len(rows) + 1)
        for at, texts in enumerate([*rows, ("", "")]):
            self._write(at, texts)
        self.keep(kept)
        if row >= 0:
            self.setCurrentCell(min(row, len(rows)), max(0, column))
        self.blockSignals(False)
        self.fit()

    def keep(self, kept: Sequence[str]) -> None:
        """Remember under which day the map keeps each row; "" changes nothing."""
        was = self.blockSignals(True)
        for at, day in enumerate(kept):
            item = self.item(at, DAY)
            if day and item is not None:
                item.setData(KEPT, day)
        self.blockSignals(was)

    def fit(self) -> None:
        """As high as the rows ask for, within limits."""
        shown = min(MOST, max(LEAST, self.rowCount()))
        self.setFixedHeight(shown * ROW_H + self.horizontalHeader().sizeHint().height() + 4)

    def kept(self) -> list[str]:
        """The day under which the map keeps each row, "" for a row it does not know."""
        cells = (self.item(at, DAY) for at in range(self.rowCount()))
        return [str(cell.data(KEPT) or "") if cell is not None else "" for cell in cells]

    def _write(self, at: int, texts: tuple[str, str]) -> None:
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column == VALUE:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(at, column, item)

    def take_out(self, rows: Sequence[int]) -> None:
        """Take rows out; the empty one at the end comes back."""
        self.blockSignals(True)
        for row in sorted(rows, reverse=True):
            self.removeRow(row)
        if not self.rowCount() or any(self.rows()[-1]):
            self.setRowCount(self.rowCount() + 1)
            self._write(self.rowCount() - 1, ("", ""))
        self.blockSignals(False)
        self.fit()

    def rows(self) -> list[tuple[str, str]]:
        """What is written in the rows, as it is written."""
        found = []
        for at in range(self.rowCount()):
            cells = (self.item(at, DAY), self.item(at, VALUE))
            day, value = (cell.text().strip() if cell is not None else "" for cell in cells)
            found.append((day, value))
        return found

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter and Tab go on as one writes: to the value, then to the next row."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        ended = QAbstractItemDelegate.EndEditHint
        if hint == ended.EditPreviousItem:
            self._go(-1)
        elif hint in (ended.EditNextItem, ended.SubmitModelCache):
            self._go(1)

    def _go(self, by: int) -> None:
        at = self.currentRow() * 2 + self.currentColumn() + by
        if at >= self.rowCount() * 2 and all(self.rows()[-1]):
            # At once: the letters of the next day may be typed already, before the map has taken over this one.
            self.blockSignals(True)
            self.setRowCount(self.rowCount() + 1)
            self._write(self.rowCount() - 1, ("", ""))
            self.blockSignals(False)
            self.fit()
        at = max(0, min(at, self.rowCount() * 2 - 1))
        self.setCurrentCell(at // 2, at % 2)

    def event(self, event: QEvent) -> bool:
        # These keys mean the table while it has the keyboard, not what the window's actions do with them.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # what the cell being typed in has left over
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectedIndexes()})
            QGuiApplication.clipboard().setText(tabbed(self.rows()[row] for row in chosen))
            return
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(sorted({index.row() for index in self.selectedIndexes()}))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(1)
            return
        super().keyPressEvent(event)

    def _typed(self, _item: QTableWidgetItem) -> None:
        self.changed.emit()


def _ours(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    named = (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.key() in named or any(event.matches(key) for key in (keys.Paste, keys.Copy, keys.SelectAll))


class Values(Editor):
    """The table with its trend above and, below, the rows that could not be read."""

    def __init__(self, target: Callable[[], float | None]) -> None:
        super().__init__()
        self._target = target
        self._held: dict[str, Any] = {}
        self.trend = Sparkline()
        self.table = ValueTable()
        self.bad = plain.label(wrap=True)
        self.bad.setProperty("role", "soft")
        self.bad.hide()
        self.paste = QPushButton(_("Paste two columns"))
        self.paste.setProperty("quiet", True)
        self.paste.clicked.connect(lambda: self.take(QGuiApplication.clipboard().text()))
        # Queued: the table is filled anew by it, and must have closed its editor before.
        self.table.changed.connect(self._typed, Qt.ConnectionType.QueuedConnection)
        self.table.pasted.connect(self.take)
        self.table.removed.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.trend, self.table, self.bad):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.paste)
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.table)

    def show_value(self, value: Any) -> None:
        held = value if isinstance(value, dict) else {}
        self.trend.show_trend(_numbers(held), self._target())
        if held != self._held or not self.table.rowCount():
            if held != self._held:
                self._tell(dated.Read())  # undone or changed elsewhere: the rows that were named are no more
            self._held = dict(held)
            self._list()

    def _list(self) -> None:
        language = ui().language
        pairs = sorted(_numbers(self._held).items())
        self.table.fill(
            [(days.shown(date.fromisoformat(d), language), dated.shown(n, language)) for d, n in pairs],
            [day for day, _number in pairs],
        )

    def take(self, text: str) -> None:
        """Add pasted rows to those that are there; a day that is there already gets the pasted value."""
        found = dated.read(text, ui().language)
        self._tell(found)
        if found.values and found.values.items() - self._held.items():
            self._held = {**self._held, **found.values}
            self._list()
            self.committed.emit(dict(self._held))

    def _typed(self) -> None:
        """Take over the rows that have both a day and a value; one that makes no sense waits to be put right."""
        rows = self.table.rows()
        found, read = self._read(rows, self.table.kept())
        self._tell(found)
        self.table.keep(read)
        if found.values == _numbers(self._held):
            return
        waiting = bool(found.bad) or any(bool(day) != bool(value) for day, value in rows)
        self._held = dict(found.values)
        self.committed.emit(dict(found.values) or None)
        if not waiting:
            self._list()  # in the order of time

    def _remove(self, rows: list[int]) -> None:
        kept = [
            pair
            for at, pair in enumerate(zip(self.table.rows(), self.table.kept(), strict=True))
            if at not in rows
        ]
        found, _read = self._read([texts for texts, _day in kept], [day for _texts, day in kept])
        self._tell(found)
        if found.values != _numbers(self._held):
            self._held = dict(found.values)
            self.committed.emit(dict(found.values) or None)
        if found.bad:
            self.table.take_out(rows)  # what waits to be put right stays as it was typed
        else:
            self._list()

    def _read(self, rows: list[tuple[str, str]], kept: Sequence[str]) -> tuple[dated.Read, list[str]]:
        """What all rows say, and the day that each says ("" for none).

        Each row by itself: what was typed into one must not turn the days of the others. A row that makes no sense
        keeps the value that the map has of it.
        """
        result, read = dated.Read(), [""] * len(rows)
        held = _numbers(self._held)
        for number, (day, value) in enumerate(rows, 1):
            if day and value:
                one = dated.read(f"{day}\t{value}", ui().language)
                result.values.update(one.values)
                read[number - 1] = next(iter(one.values), "")
                if not one.values:
                    what = one.bad[0].what if one.bad else "date"
                    result.bad.append(dated.BadRow(number, f"{day} {value}", what))
        for row in result.bad:
            day = kept[row.line - 1]
            if day in held:
                result.values.setdefault(day, held[day])
        return result, read

    def _tell(self, found: dated.Read) -> None:
        """Name the rows that were left out."""
        said = []
        for row in found.bad[:NAMED]:
            text = row.text.replace("\t", " ")[:40]
            if row.what == "date":
                said.append(_("Row {n} has no date that can be read: “{text}”", n=row.line, text=text))
            else:
                said.append(_("Row {n} has no number that can be read: “{text}”", n=row.line, text=text))
        rest = max(0, len(found.bad) - NAMED) + found.left_out
        if rest:
            said.append(_n("{n} more row was left out.", "{n} more rows were left out.", rest))
        self.bad.setText("\n".join(said))
        self.bad.setVisible(bool(said))


def _numbers(held: dict[str, Any]) -> dict[str, float]:
    """The values that are numbers on real days; a newer version may have written others."""
    found = {}
    for day, value in held.items():
        try:
            date.fromisoformat(day)
        except ValueError:
            continue
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            found[day] = float(value)
    return found
