"""Agreeing an exception: why, by whom, until when. The open point stays known and is printed with it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout

from app import days
from app.model.checks import Finding
from app.model.edits import insights
from app.widgets import plain
from app.widgets.dialogs.buttons import ok_cancel
from app.widgets.inspector.editors.lines import typed_day
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def ask(window: MainWindow, finding: Finding) -> str | None:
    """Ask and record; the exception's id, or None when it was cancelled."""
    session = window.session
    dialog = Agree(window, finding)
    if session is None or window.ask(dialog) != QDialog.DialogCode.Accepted:
        return None
    return insights.agree(
        session.store,
        finding.rule,
        finding.ids,
        dialog.reason.text().strip(),
        dialog.by.text().strip(),
        dialog.day(),
    )


class Agree(QDialog):
    """Three short questions."""

    def __init__(self, window: MainWindow, finding: Finding) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Agreed exception"))
        self.setMinimumWidth(420)
        self.reason, self.by = QLineEdit(), QLineEdit()
        self.by.setPlaceholderText(_("a role, no name"))
        self.ends = QCheckBox(_("until"))
        self.ends.setChecked(True)
        self.until = QLineEdit(days.shown(date.today() + timedelta(days=182), ui().language))
        self.ends.toggled.connect(self.until.setEnabled)
        self.buttons = ok_cancel(self)
        column = QVBoxLayout(self)
        for widget in (
            plain.label(finding.sentence(ui()), wrap=True),
            plain.label(_("Why is this agreed?")),
            self.reason,
            plain.label(_("Who agreed?")),
            self.by,
            self.ends,
            self.until,
            self.buttons,
        ):
            column.addWidget(widget)
        self.until.setAccessibleName(_("until"))
        self.reason.setAccessibleName(_("Why is this agreed?"))
        self.by.setAccessibleName(_("Who agreed?"))
        for line in (self.reason, self.by, self.until):
            line.textChanged.connect(self._check)
        self.ends.toggled.connect(self._check)
        self._check()

    def day(self) -> str | None:
        """The day it ends, YYYY-MM-DD, however it is written. Raises ValueError when it is no day."""
        return typed_day(self.until.text()) if self.ends.isChecked() else None

    def _check(self) -> None:
        try:
            ends = not self.ends.isChecked() or self.day() is not None
        except ValueError:
            ends = False
        ready = bool(self.reason.text().strip() and self.by.text().strip() and ends)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)
