"""The page of the review that follows a gap: what closes it, who does it, by when."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app import days
from app.widgets import plain
from app.words import _, ui


class ActionPage(QWidget):
    """Three fields and two ways on: `plan` takes the action over, `go_on` leaves the gap without one."""

    def __init__(self, plan: Callable[[], None], go_on: Callable[[], None]) -> None:
        super().__init__()
        self.what, self.who, self.when = QLineEdit(), QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for text, field in (
            (_("What is to be done?"), self.what),
            (_("Who does it?"), self.who),
            (_("By when?"), self.when),
        ):
            label = plain.label(text)
            label.setBuddy(field)
            field.setAccessibleName(text)
            field.returnPressed.connect(plan)
            column.addWidget(label)
            column.addWidget(field)
        self.problem = plain.label(wrap=True)
        self.problem.setProperty("role", "strong")
        column.addWidget(self.problem)
        self.add, self.leave = QPushButton(_("&Add the action")), QPushButton(_("&Go on without"))
        self.add.setProperty("primary", True)
        row = QHBoxLayout()
        for button, does in ((self.add, plan), (self.leave, go_on)):
            button.setAutoDefault(False)
            button.clicked.connect(does)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def begin(self) -> None:
        """Empty fields for the next gap."""
        for field in (self.what, self.who, self.when):
            field.clear()
        self.problem.setText("")

    def due(self) -> str | None:
        """The day that was written, as an ISO date; "" for none, None for what is no day, which is then said."""
        text = self.when.text().strip()
        try:
            return days.parse(text, ui().language).isoformat() if text else ""
        except ValueError:
            self.problem.setText(_("“{text}” is not a day.", text=text))
            self.when.setFocus()
            return None
