"""The matrix in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from app.model.ledger import texts_in
from app.session import Session
from app.widgets.dialogs.buttons import closing
from app.widgets.matrix.board import Board
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_SIZE = 980, 620
_SCALE = 1.15


def show(window: MainWindow) -> None:
    """Open the matrix; afterwards go to the entry that somebody asked for."""
    session = window.session
    if session is None:
        return
    dialog = MatrixDialog(window, session)
    dialog.board.dress(window.theme, _SCALE)
    window.ask(dialog)
    dialog.board.leave()
    if dialog.wanted:
        window.go_to(about(session, dialog.wanted))


def about(session: Session, key: str) -> list[str]:
    """Where an entry is found on the map: itself, or for an action what it cures."""
    record = session.store[key]
    cures = texts_in(record, "cures") if record["type"] == "action" else []
    return [key, *cures]


class MatrixDialog(QDialog):
    """Undo and redo work here as on the map."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Impact and effort"))
        self.resize(*_SIZE)
        self.wanted = ""
        """The entry to show on the map afterwards."""
        self.board = Board(session, self)
        self.board.opened.connect(self._wants)
        buttons = closing(self)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter belongs to the entries
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self.board, 1)
        column.addWidget(buttons)
        for keys, verb in (
            (QKeySequence.StandardKey.Undo, session.history.undo),
            (QKeySequence.StandardKey.Redo, session.history.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda verb=verb: verb())
        self.board.list.setFocus() if self.board.list.count() else self.board.view.setFocus()

    def _wants(self, key: str) -> None:
        self.wanted = key
        self.accept()
