"""The report of an error: what happened, what is safe, what to do next, and the text to read and to pass on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout

from app import mishaps
from app.widgets import plain
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class ErrorReport(QDialog):
    """A few sentences, and the report below them."""

    def __init__(self, window: MainWindow, report: str, *, fresh: bool) -> None:
        """`fresh`: it has just happened."""
        super().__init__(window)
        self.setWindowTitle(_("Error report"))
        self.resize(640, 460)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        if fresh:
            title = plain.label(_("Something went wrong inside Baton."), wrap=True)
            title.setProperty("role", "strong")
            column.addWidget(title)
            safe = _(
                "What you did last may not have happened; everything before it is there, and its recovery copy is "
                "kept. Save your map and go on. If this comes again, start Baton anew."
            )
            column.addWidget(plain.label(safe, wrap=True))
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(_("Error report"))
        column.addWidget(self.text, 1)
        private = _(
            "The report stays on this computer; nothing is sent. Please read it before you pass it on."
        )
        column.addWidget(plain.label(private, wrap=True))
        where = plain.label(str(mishaps.folder()), wrap=True)
        where.setProperty("role", "soft")
        column.addWidget(where)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copying = QPushButton(_("Copy report"))
        copying.clicked.connect(self.copy)
        buttons.addButton(copying, QDialogButtonBox.ButtonRole.ActionRole)
        if fresh and window.has_map:
            saving = QPushButton(_("Save the map"))
            saving.clicked.connect(lambda: self._save(window))
            buttons.addButton(saving, QDialogButtonBox.ButtonRole.ActionRole)
        column.addWidget(buttons)

    def _save(self, window: MainWindow) -> None:
        if window.files.save():
            self.accept()

    def copy(self) -> None:
        """Put the whole report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
