"""All actions with their keys, from the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from app.widgets.actions.registry import Command, without_mnemonic
from app.words import N_, _, _p

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

ON_THE_CANVAS: tuple[tuple[str, str], ...] = (
    (N_("Start a card where you are"), N_("type")),
    (N_("Finish a card"), "Enter"),
    (N_("Finish and go to the next step"), "Tab"),
    (N_("New line in a card"), "Shift+Enter"),
    (N_("Finish and add a card below"), "Ctrl+Enter"),
    (N_("Cancel, also in the middle of dragging"), "Esc"),
    (N_("Go from card to card"), N_("arrow keys")),
    (N_("Move the map"), N_("Space and drag, middle button, wheel")),
    (N_("Zoom where the pointer is"), N_("Ctrl and wheel")),
)


def show(window: MainWindow, commands: list[Command]) -> None:
    """Show the page of shortcuts."""
    window.ask(Shortcuts(window, commands))


class Shortcuts(QDialog):
    """Two columns: what, and with which keys."""

    def __init__(self, window: MainWindow, commands: list[Command]) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(560, 620)
        rows = [(_(what), _(keys)) for what, keys in ON_THE_CANVAS]
        for command in commands:
            found = window.actions_[command.id].shortcuts()
            keys = ", ".join(k.toString(QKeySequence.SequenceFormat.NativeText) for k in found)
            if keys:
                rows.append((without_mnemonic(_(command.text)), keys))
        table = QTableWidget(len(rows), 2)
        table.setHorizontalHeaderLabels([_p("shortcuts", "Action"), _("Keys")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.setItem(row, column, QTableWidgetItem(text))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
