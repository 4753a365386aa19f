"""The fields and buttons of finding and replacing: how they lie, what they say, and what they ask for together."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model.search import Query
from app.widgets import plain
from app.widgets.actions.keys import first_key
from app.widgets.finding.results import Results
from app.words import _


class FindForm(QFrame):
    """The field and the ways to the next hit; below it, when asked for, replacing; then the list of hits."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("find-bar")
        self.field, self.by = QLineEdit(), QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.count, self.told = plain.label(parent=self), plain.label(parent=self)
        for label in (self.count, self.told):
            label.setProperty("role", "soft")
        self.previous, self.next, self.shut = QToolButton(), QToolButton(), QToolButton()
        self.case, self.words, self.marks = QToolButton(), QToolButton(), QToolButton()
        self.listed, self.more = QToolButton(), QToolButton()
        for button in (self.case, self.words, self.marks, self.listed, self.more):
            button.setCheckable(True)
        for button in self._buttons():
            button.setProperty("quiet", True)
        self.replace, self.replace_all = QPushButton(), QPushButton()
        self.results = Results(self)
        self.setFocusProxy(self.field)
        self._lay_out()

    def _buttons(self) -> list[QToolButton]:
        ways = [self.previous, self.next, self.case, self.words, self.marks]
        return [*ways, self.listed, self.more, self.shut]

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(6)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(2)
        for widget in (self.count, *self._buttons()[:-1]):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.shut)
        second.setSpacing(6)
        second.addWidget(self.replace)
        second.addWidget(self.replace_all)
        second.addWidget(self.told)
        second.addStretch(1)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self.by, 1, 0)
        grid.addLayout(second, 1, 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for field in (self.field, self.by):
            field.setMinimumWidth(150)
            field.setMaximumWidth(460)
        self.count.setMinimumWidth(76)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(grid)
        column.addWidget(self.results)
        line = QFrame()
        line.setProperty("role", "hairline")
        line.setFixedHeight(1)
        column.addWidget(line)
        self.results.hide()
        ways = (self.field, self.by, *self._buttons()[:-1], self.replace, self.replace_all, self.shut)
        for one, other in pairwise(ways):  # Tab goes from what is searched to what replaces it, as everywhere
            self.setTabOrder(one, other)
        self.show_replace(False)

    def retranslate(self) -> None:
        """Say everything in the language of the menus."""
        self.setAccessibleName(_("Find and replace"))
        self.field.setPlaceholderText(_("Find in all words of the map"))
        self.field.setAccessibleName(_("Find"))
        self.by.setPlaceholderText(_("Replace by"))
        self.by.setAccessibleName(_("Replace by"))
        self.replace.setText(_("Replace"))
        self.listed.setText(_("List"))
        self.more.setText(_("Replace…"))
        names = (
            (self.previous, "↑", _("Previous hit"), first_key("find-previous")),
            (self.next, "↓", _("Next hit"), first_key("find-next")),
            (self.case, "Aa", _("Match upper and lower case"), ""),
            (self.words, "|ab|", _("Whole words only"), ""),
            (self.marks, "č≠c", _("Match the marks of letters"), ""),
            (self.shut, "×", _("Close the find bar"), "Esc"),
            (self.listed, "", _("Show all hits as a list"), ""),
            (self.more, "", _("Show the fields for replacing"), first_key("replace")),
        )
        for button, sign, name, keys in names:
            if sign:
                button.setText(sign)
            button.setAccessibleName(name)
            button.setToolTip(plain.tooltip(_("{action} ({key})", action=name, key=keys) if keys else name))

    @property
    def query(self) -> Query:
        """What is looked for now."""
        return Query(self.field.text(), self.case.isChecked(), self.marks.isChecked(), self.words.isChecked())

    def show_replace(self, shown: bool) -> None:
        """Show or hide the fields for replacing, which then have the keyboard."""
        for widget in (self.by, self.replace, self.replace_all, self.told):
            widget.setVisible(shown)
        if shown and self.isVisible():
            self.by.setFocus(Qt.FocusReason.OtherFocusReason)
