"""The ledger as a table: sorted by any column, filtered by state and team, its facts written in place, copied out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidgetItem,
    QToolButton,
    QWidget,
)

from app import durations
from app.handover_words import state_words
from app.model.checks import steps
from app.model.edits import library, links
from app.model.patch import ABSENT, Json
from app.sorting import sort_key
from app.widgets import plain
from app.widgets.clipboard.said import rows_as_html, rows_as_text
from app.widgets.lists import handovers
from app.widgets.lists.handovers import HOW, LIMIT, PASSES, RECEIPT, RETURNS
from app.widgets.lists.table import ListTable, Row
from app.words import _, _n, ui

if TYPE_CHECKING:
    from app.model.store import Store
    from app.widgets.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
WRITTEN = {PASSES: "passes", HOW: "channel", LIMIT: "limit", RECEIPT: "receipt", RETURNS: "returns"}
"""Columns that are written in place, with the field they write."""
NONE = "-"
"""Typed alone it says that there is none."""


class LedgerTable(ListTable):
    """All handovers of the map, or those a filter lets through."""

    shown = Signal(int, int)
    """(rows shown, rows there are)"""

    def __init__(
        self, headings: Sequence[str], stretch: Sequence[int], name: str, window: MainWindow
    ) -> None:
        super().__init__(headings, stretch, name)
        self._window = window
        self._all: list[Row] = []
        self._sorted = -1
        """The column the rows are sorted by; -1 for the order of urgency."""
        self._down = False
        self.state_wanted = self.team_wanted = ""
        """Words of the state and the title of the team that a row must show; "" for any."""
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setItemDelegate(_Cell(self))
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_by)

    # ---- rows
    def fill(self, rows: Sequence[Row], look: str = "") -> None:
        """Show what the filter lets through, in the order chosen; while a cell is written, afterwards."""
        self._all = list(rows)
        self._look_wanted = look
        if self.state() != QAbstractItemView.State.EditingState:
            self._show()

    def _show(self) -> None:
        rows = [row for row in self._all if self._passes(row)]
        if self._sorted >= 0:
            rows.sort(key=self._key, reverse=self._down)
        super().fill(rows, self._look_wanted)
        self.shown.emit(len(rows), len(self._all))

    def _passes(self, row: Row) -> bool:
        state = not self.state_wanted or row.cells[0] == self.state_wanted
        return state and (not self.team_wanted or self.team_wanted in row.cells[1:3])

    def _key(self, row: Row) -> tuple[object, ...]:
        """Empty cells last; the sender's column keeps pairs of teams together; times by their length."""
        text = row.cells[self._sorted]
        empty = (not text) != self._down
        if self._sorted == LIMIT:
            return empty, _minutes(text), ""
        language = ui().language
        also = row.cells[2] if self._sorted == 1 else ""
        return empty, sort_key(text, language), sort_key(also, language)

    def sort_by(self, column: int) -> None:
        """Sort by a column; again turns the order round, a third time goes back to the order of urgency."""
        if column != self._sorted:
            self._sorted, self._down = column, False
        elif not self._down:
            self._down = True
        else:
            self._sorted, self._down = -1, False
        header = self.horizontalHeader()
        header.setSortIndicatorShown(self._sorted >= 0)
        if self._sorted >= 0:
            order = Qt.SortOrder.DescendingOrder if self._down else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(self._sorted, order)
        self._show()

    def want(self, *, state: str | None = None, team: str | None = None) -> None:
        """Show only handovers in a state (its words) or of a team (its title); "" for all."""
        self.state_wanted = self.state_wanted if state is None else state
        self.team_wanted = self.team_wanted if team is None else team
        self._show()

    def teams(self) -> list[str]:
        """The teams that hand over or take over, by name."""
        found = {row.cells[at] for row in self._all for at in (1, 2)} - {""}
        return sorted(found, key=lambda title: sort_key(title, ui().language))

    def _item(self, row: Row, column: int, text: str) -> QTableWidgetItem:
        item = super()._item(row, column, text)
        if column not in WRITTEN:
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
        if column == LIMIT and text not in ("", NONE) and _minutes(text) == float("inf"):
            self._window.tell(_("“{text}” is no time. Write it like 2 h or 3 days.", text=text))
            return
        store = session.store
        self._window.guarded(lambda: self._know(store, keys[0], WRITTEN[column], text))

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

    def copy_out(self) -> None:
        """Put the list on the clipboard as a table for spreadsheets and documents."""
        table = [handovers.headings(), *([" ".join(c.split()) for c in row.cells] for row in self._rows)]
        data = QMimeData()
        data.setText(rows_as_text(table))
        data.setHtml(rows_as_html(table))
        QGuiApplication.clipboard().setMimeData(data)
        n = len(self._rows)
        self._window.tell(_n("{n} handover copied as a table.", "{n} handovers copied as a table.", n))


def _minutes(text: str) -> float:
    try:
        return durations.parse(text)
    except ValueError:
        return float("inf")


class LedgerBar(QWidget):
    """Which handovers are shown, and what can be done with them all; stands beside the words of the strip."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._table: LedgerTable | None = None
        self.state, self.team = QComboBox(), QComboBox()
        self.copy, self.review = QToolButton(), QToolButton()
        self.copy.clicked.connect(lambda: self._table.copy_out() if self._table is not None else None)
        self.review.clicked.connect(lambda: window.actions_["review"].trigger())
        self.state.activated.connect(lambda _at: self._wanted())
        self.team.activated.connect(lambda _at: self._wanted())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.copy, self.review):
            button.setProperty("quiet", True)
        for part in (self.state, self.team, self.copy, self.review):
            row.addWidget(part)

    def follow(self, table: LedgerTable) -> None:
        """Stand for this table, in the language of the menus."""
        self._table = table
        self.state.clear()
        self.state.addItem(_("All states"), "")
        for state in ("gap", "to-clarify", "confirmed"):
            self.state.addItem(state_words(ui(), state), state_words(ui(), state))
        self.state.setAccessibleName(_("Handovers in this state"))
        self.team.setAccessibleName(_("Handovers of this team"))
        self.copy.setText(_("Copy as a table"))
        self.review.setText(_("Review…"))
        self.review.setToolTip(plain.tooltip(_("Walk the open questions one by one")))
        self._offer([])
        table.shown.connect(lambda _shown, _all: self._offer(table.teams()))

    def _offer(self, teams: list[str]) -> None:
        wanted = self._table.team_wanted if self._table is not None else ""
        if [self.team.itemData(at) for at in range(1, self.team.count())] == teams and self.team.count():
            return
        self.team.clear()
        self.team.addItem(_("All teams"), "")
        for title in teams:
            self.team.addItem(title, title)
        self.team.setCurrentIndex(max(0, self.team.findData(wanted)))

    def _wanted(self) -> None:
        if self._table is not None:
            self._table.want(state=str(self.state.currentData()), team=str(self.team.currentData()))


class _Cell(QStyledItemDelegate):
    """One line to write a fact."""

    def __init__(self, table: LedgerTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line; its hint says how to note that there is none."""
        line = QLineEdit(parent)
        line.setPlaceholderText(_("- when there is none"))
        line.setAccessibleName(handovers.headings()[index.column()])
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
