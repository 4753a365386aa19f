"""File > New: empty, or from a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app import gallery, session
from app.session import Session
from app.widgets import plain
from app.widgets.dialogs.buttons import ok_cancel
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def ask(window: MainWindow) -> Session | None:
    """The new map, or None when it was cancelled or could not be made."""
    dialog = NewMap(window)
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return None
    made: list[Session] = []
    window.guarded(lambda: made.append(dialog.make()))
    return made[0] if made else None


class NewMap(QDialog):
    """A title and how to begin."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(_("New map"))
        self.setMinimumWidth(640)
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Untitled map"))
        self.title.setAccessibleName(_("Title"))
        self.choice = QListWidget()
        self.choice.setAccessibleName(_("Begin with"))
        self._add(_("Empty map"), "")
        for piece in gallery.templates():
            self._add(f"{_(piece.title)} – {_(piece.scope)}" if piece.scope else _(piece.title), piece.name)
        self.choice.setCurrentRow(0)
        self.choice.setWordWrap(True)
        self.choice.setStyleSheet("QListView::item { padding: 4px 6px; }")
        self.choice.setMinimumHeight(270)
        self.choice.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choice.itemDoubleClicked.connect(self.accept)
        buttons = ok_cancel(self)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (
            plain.label(_("Title")),
            self.title,
            plain.label(_("Begin with")),
            self.choice,
            buttons,
        ):
            column.addWidget(widget)

    def _add(self, words: str, name: str) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, name)
        self.choice.addItem(item)

    def make(self) -> Session:
        """The chosen start as an unsaved map."""
        title = self.title.text().strip()
        item = self.choice.currentItem()
        name = item.data(Qt.ItemDataRole.UserRole) if item else ""
        if name:
            piece = gallery.template(name)
            return session.from_template(piece.path, title=title, language=ui().language)
        return session.empty(title, ui().language)
