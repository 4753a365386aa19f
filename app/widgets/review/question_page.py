"""The page of the review that asks: a line or a choice for the answer, and buttons for answers without words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.model import asking
from app.model.asking import LEARNS, Question
from app.model.store import Store
from app.widgets import plain
from app.widgets.inspector.entries import cards_in_order, names
from app.widgets.review.questions import hint
from app.words import _

_CHOSEN = {"receiver": "team", "team": "team", "how": "channel"}
"""Questions that are answered with an entry of a library."""


class QuestionPage(QWidget):
    """Fields and buttons; what they do is the review's to say. `entered` is Enter in a field."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line, self.choice = QLineEdit(), QComboBox()
        self.choice.setEditable(True)
        self.choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        inner = self.choice.lineEdit()
        assert inner is not None
        for field in (self.line, inner):
            field.returnPressed.connect(self.entered)
            field.textEdited.connect(lambda _text: self.show_problem(""))
        self.problem = plain.label(wrap=True)
        self.problem.setProperty("role", "strong")
        self.save, self.none = QPushButton(_("&Take over")), QPushButton(_("There is &none"))
        self.skip, self.back = QPushButton(_("&Later")), QPushButton(_("&Back"))
        self.yes, self.no = QPushButton(_("&Yes, it is handed over")), QPushButton(_("&No"))
        self.dunno = QPushButton(_("We do not &know"))
        for button in (self.save, self.yes):
            button.setProperty("primary", True)
        self._lay_out()

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, buttons in (
            (first, (self.save, self.none, self.yes, self.no, self.dunno)),
            (second, (self.back, self.skip)),
        ):
            for button in buttons:
                # No default button: Enter in the line takes the answer over already, and must not do it twice.
                button.setAutoDefault(False)
                row.addWidget(button)
            row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.line, self.choice, self.problem):
            column.addWidget(part)
        column.addLayout(first)
        column.addLayout(second)
        column.addStretch(1)

    def ask(self, store: Store, question: Question, asked: str, *, can_go_back: bool) -> None:
        """Fields and buttons for a question; `asked` is its sentence, for screen readers."""
        chosen = _CHOSEN.get(question.about)
        learns = question.about == LEARNS
        self.line.setVisible(not chosen and not learns)
        self.choice.setVisible(bool(chosen))
        for button in (self.yes, self.no, self.dunno):
            button.setVisible(learns)
        self.save.setVisible(not learns)
        self.none.setVisible(not learns and asking.can_be_missing(question))
        self.none.setText(_("&Nothing is promised") if question.about == "return" else _("There is &none"))
        self.back.setEnabled(can_go_back)
        self.line.clear()
        self.line.setPlaceholderText(hint(question))
        for field in (self.line, self.choice):
            field.setAccessibleName(asked)
        if chosen:
            self._offer(store, chosen, question)
        (self.choice if chosen else self.yes if learns else self.line).setFocus()

    def _offer(self, store: Store, kind: str, question: Question) -> None:
        self.choice.clear()
        for title, key in names(store, kind):
            self.choice.addItem(title, key)
        if question.about == "receiver":
            for title, key in cards_in_order(store):
                if key != question.source:
                    self.choice.addItem(title, key)
        self.choice.setCurrentIndex(-1)
        self.choice.clearEditText()

    def answer(self) -> str:
        """What was written, or the id of the entry that was chosen."""
        if self.line.isVisibleTo(self):
            return self.line.text().strip()
        text = self.choice.currentText().strip()
        at = self.choice.findText(text, Qt.MatchFlag.MatchFixedString)
        return str(self.choice.itemData(at)) if at >= 0 else text

    def show_problem(self, text: str) -> None:
        """Say below the fields what cannot be taken over; "" takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
