"""Is a PDF open to everybody? The rules of PDF/UA that a program can judge, for our prints and for anybody's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from app import settings as choices
from app.widgets import plain
from app.widgets.dialogs import working
from app.words import _, ui

if TYPE_CHECKING:
    from app.export.pdf.check import Result
    from app.widgets.main_window import MainWindow


def ask(window: MainWindow) -> None:
    """Ask which PDF, and judge it."""
    kinds = _("{format} files (*.{ending})", format="PDF", ending="pdf")
    path, _kind = QFileDialog.getOpenFileName(
        window, _("Check a PDF"), choices.folder(window.settings), kinds
    )
    if path:
        window.guarded(lambda: check(window, path))


def check(window: MainWindow, path: str) -> None:
    """Judge a PDF and say what came out. Raises UserError when it is none."""
    from app.export.pdf.check import check_file

    name = os.path.basename(path)
    found = working.run(window, _("Checking {name}", name=name), lambda _progress: check_file(path))
    if found is not None:
        window.ask(told(window, name, found))


def told(window: MainWindow, name: str, found: Result) -> QMessageBox:
    """What came out, in one sentence; each rule that is not kept stands in the details."""
    from app.reports import accessible

    head, *faults = accessible.as_text(name, found, ui()).splitlines()
    box = plain.message(
        window,
        _("Accessibility"),
        head,
        _("Whether the order is sensible and the words fit the pictures, only a person can judge."),
    )
    box.setIcon(QMessageBox.Icon.Information if found.sound else QMessageBox.Icon.Warning)
    if faults:
        box.setDetailedText("\n".join(fault.strip() for fault in faults))
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box
