"""The strip below the map with its lists; a second click on a word folds its list away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from app.model.grid import grid_of
from app.widgets.lists import actions, findings, handovers, replies, votes
from app.widgets.lists.row import Row
from app.widgets.plain import tooltip
from app.words import _

if TYPE_CHECKING:
    from app.widgets.checking import State
    from app.widgets.lists.ledger_table import LedgerBar
    from app.widgets.lists.table import ListTable
    from app.widgets.main_window import MainWindow

STRIP_H = 34
LISTS = {"handovers": handovers, "replies": replies, "findings": findings, "actions": actions, "votes": votes}


class Lists(QWidget):
    """Handovers, replies owed, open points, actions, votes; a table is made when its list is seen first."""

    chosen = Signal(list)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.current = ""
        self._state: State | None = None
        self._told: Row | None = None
        self._buttons: dict[str, QToolButton] = {}
        self._tables: dict[str, ListTable] = {}
        self._stack = QStackedWidget()
        self._bar = QWidget()
        self._bar.setFixedHeight(STRIP_H)
        self._row = QHBoxLayout(self._bar)
        self._row.setContentsMargins(12, 2, 12, 2)
        self._row.setSpacing(6)
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        self._stack.setContentsMargins(12, 0, 12, 0)
        column.addWidget(self._stack, 1)
        self._fold()

    def _build(self) -> None:
        for name in LISTS:
            button = QToolButton()
            button.setProperty("quiet", True)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, name=name: self._window.toggle_list(name))
            self._row.addWidget(button)
            self._buttons[name] = button
        self._row.addStretch(1)
        self._add = QToolButton()
        self._add.setProperty("quiet", True)
        self._add.clicked.connect(lambda: self._window.actions_["add-action"].trigger())
        self._row.addWidget(self._add)
        self._ledger_bar: LedgerBar | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of the menus; tables are made anew."""
        for table in self._tables.values():
            self._stack.removeWidget(table)
            table.deleteLater()
        self._tables = {}
        for name, made in LISTS.items():
            self._buttons[name].setText(made.title(0))
        self._add.setText(_("Add action"))
        if self.isVisible():
            self._turn()

    def _table(self, name: str) -> ListTable:
        if name not in self._tables:
            table = self._tables[name] = self._make(name)
            table.teaching = LISTS[name].teaching()
            table.chosen.connect(self.chosen)
            self._stack.addWidget(table)
        return self._tables[name]

    def _make(self, name: str) -> ListTable:
        # Loaded when a list is first opened, so that the map is on screen sooner.
        made = LISTS[name]
        if name == "actions":
            from app.widgets.lists.action_table import ActionTable

            return ActionTable(made.headings(), made.STRETCH, made.title(0), self._window)
        if name == "handovers":
            from app.widgets.lists.ledger_table import LedgerBar, LedgerTable

            ledger = LedgerTable(made.headings(), made.STRETCH, made.title(0), self._window)
            if self._ledger_bar is None:
                self._ledger_bar = LedgerBar(self._window)
                self._row.addWidget(self._ledger_bar)
            self._ledger_bar.follow(ledger)
            return ledger
        from app.widgets.lists.table import ListTable

        return ListTable(made.headings(), made.STRETCH, made.title(0))

    # ---- folding
    def toggle(self, name: str) -> None:
        """Open a list, or fold it away when it is open; an unknown name folds."""
        self.current = "" if name == self.current or name not in LISTS else name
        self._fold()
        if self.isVisible():
            self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        """A list that was open when the program was left is not made before there is a map to show in it."""
        self._turn()
        super().showEvent(event)

    def _turn(self) -> None:
        """Show the table of the open list."""
        if not self.current:
            return
        table = self._table(self.current)
        self._stack.setCurrentWidget(table)
        self.setFocusProxy(table)
        if self._ledger_bar is not None:
            self._ledger_bar.setVisible(self.current == "handovers")
        if self._state is not None:
            self.refresh(self._state)

    def _fold(self) -> None:
        opened = bool(self.current)
        self._stack.setVisible(opened)
        self.setMinimumHeight(STRIP_H + (140 if opened else 0))
        self.setMaximumHeight(16_777_215 if opened else STRIP_H)
        policy = QSizePolicy.Policy.Preferred if opened else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        for name, button in self._buttons.items():
            button.setChecked(name == self.current)
            button.setArrowType(Qt.ArrowType.DownArrow if name == self.current else Qt.ArrowType.NoArrow)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._add.setVisible(self.current == "actions")
        if self._ledger_bar is not None:
            self._ledger_bar.setVisible(self.current == "handovers")
        if not opened:
            self.setFocusProxy(self._buttons["handovers"])

    # ---- content
    def refresh(self, state: State) -> None:
        """Show the lists of a state."""
        self._state = state
        session = self._window.session
        if session is None:
            return
        for name, made in LISTS.items():
            self._buttons[name].setText(made.title(made.count(session.store, state)))
            if made is findings:
                self._buttons[name].setToolTip(tooltip(findings.news(state)))
                self._buttons[name].setAccessibleDescription(findings.news(state))
            if name == self.current and name in self._tables:  # a folded list is filled when it is opened
                if made is findings:
                    self._table(name).teaching = findings.teaching(state.reviewing)
                rows = made.rows(session.store, state, self._window.theme)
                self._table(name).fill(rows, f"{self._window.theme.name} {state.reviewing}")

    def travel(self, by: int) -> None:
        """Choose the next open point in reading order; begins anew after the last."""
        rows = self._open_points()
        if not rows:
            self._window.tell(_("There is nothing open here."))
            return
        here = self._window.selection
        there = [i for i, row in enumerate(rows) if row.keys[:1] == tuple(here[:1])]
        # One record may have several open points: go on after the one that was told last.
        told = [i for i in there if rows[i] == self._told]
        at = (told or there or [-1 if by > 0 else 0])[0]
        row = self._told = rows[(at + by) % len(rows)]
        self._window.go_to(list(row.keys))
        self._window.tell(row.said or " · ".join(filter(None, row.cells)))

    def _open_points(self) -> list[Row]:
        session = self._window.session
        if session is None or self._state is None:
            return []
        grid = grid_of(session.store)
        theme = self._window.theme
        found = [row for row in findings.rows(session.store, self._state, theme) if not row.soft]
        asked = [row for row in handovers.rows(session.store, self._state, theme) if not row.soft]
        seen = {row.keys[0] for row in found if row.keys}
        found += [row for row in asked if row.keys and row.keys[0] not in seen]

        def where(row: Row) -> int:
            from app.model.grid import place

            record = session.store.get(row.keys[0]) if row.keys else None
            if record is not None and record["type"] == "link":
                record = session.store.get(str(record.get("from")))
            step = place(record)[1] if record is not None and record["type"] == "card" else ""
            return grid.index.get(step, len(grid.index))

        return sorted((row for row in found if row.keys), key=where)

    def add_action(self, cures: list[str]) -> None:
        """Write the next action below the list; it cures these records."""
        from app.widgets.lists.action_table import ActionTable

        table = self._table("actions")
        if isinstance(table, ActionTable):
            table.begin(cures)
