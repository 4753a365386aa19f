"""The row of buttons below a dialog, connected: OK and Cancel, what will be done and Cancel, or Close alone."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton


def ok_cancel(dialog: QDialog) -> QDialogButtonBox:
    """OK accepts the dialog, Cancel and Escape leave everything as it was."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


def doing(dialog: QDialog, words: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Cancel, and a button that names what will be done; Enter presses it."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    button = box.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    button.setDefault(True)
    button.setProperty("primary", True)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box, button


def closing(dialog: QDialog) -> QDialogButtonBox:
    """Close alone, for dialogs in which nothing is decided."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    return box
