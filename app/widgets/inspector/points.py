"""The open points of what is selected, each with its next steps as buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.model.edits import links
from app.widgets import plain
from app.widgets.pictograms import pictogram
from app.widgets.wrapped import WrappedButton
from app.words import _, ui

if TYPE_CHECKING:
    from app.model.checks import Finding, Fix
    from app.model.ledger import TeamQuestion
    from app.widgets.checking import State
    from app.widgets.main_window import MainWindow

SHOWN = 8
"""More than these would bury the form; the list below the map has them all."""


class Points(QWidget):
    """Findings and team questions about the selection."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)
        self._sheet: QWidget | None = None
        self._shown: tuple[object, ...] = ()

    def show_points(self, state: State, keys: list[str]) -> None:
        """Show what is open about these records."""
        chosen = set(keys)
        found = [f for f in state.findings if chosen & {*f.ids, *f.owners} and not f.settled][:SHOWN]
        asked = [q for q in state.questions if chosen & {q.source, q.to}][: SHOWN - len(found)]
        said = tuple((f.key, f.text, f.values) for f in found), tuple(q.key for q in asked)
        now = (ui().language, self._window.theme.name, said)
        if str(now) == str(self._shown):
            return
        self._shown = now
        sheet = QWidget(self)
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if found or asked:
            head = plain.label(_("Open points here").upper())
            head.setProperty("role", "section")
            column.addWidget(head)
        for finding in found:
            column.addWidget(self._finding(finding))
        for question in asked:
            column.addWidget(self._question(question))
        self._turn_to(sheet)

    def _turn_to(self, sheet: QWidget) -> None:
        """Show a new sheet in place of the old one."""
        if self._sheet is not None:
            here = QApplication.focusWidget()
            if here is not None and self._sheet.isAncestorOf(here):
                self._window.canvas.setFocus()  # the button goes; Qt would take the keyboard anywhere
            self._column.removeWidget(self._sheet)
            self._sheet.hide()
            self._sheet.deleteLater()  # later: one of its buttons may have been pressed right now
        self._sheet = sheet
        self._column.addWidget(sheet)
        sheet.show()  # Qt would a moment later, and move the fields below once more

    def _finding(self, finding: Finding) -> QWidget:
        words = ui()
        frame, column = self._frame(
            "open" if finding.voice == "weakness" else "note",
            {"weakness": "gap", "question": "to-clarify", "hygiene": "note"}[finding.voice],
            finding.sentence(words),
        )
        frame.setProperty("rule", finding.rule)
        why = plain.label(finding.why(words), wrap=True)
        why.setProperty("role", "soft")
        column.addWidget(why)
        for at, fix in enumerate(finding.fixes):
            button = WrappedButton(fix.label(words))
            button.setProperty("link" if at == 0 else "quiet", True)
            button.clicked.connect(lambda _on=False, fix=fix: self._take(fix))
            column.addWidget(button)
        more = QHBoxLayout()
        agree = WrappedButton(_("Agreed exception…"))
        agree.setProperty("quiet", True)
        agree.clicked.connect(lambda: self._agree(finding))
        page = WrappedButton(_("Explain"))
        page.setProperty("quiet", True)
        page.clicked.connect(lambda: self._explain(finding.rule))
        more.addWidget(agree)
        more.addWidget(page)
        more.addStretch(1)
        column.addLayout(more)
        return frame

    def _question(self, question: TeamQuestion) -> QWidget:
        from app.model.ledger import title_of

        session = self._window.session
        assert session is not None
        store = session.store
        sentence = _(
            "{sender} passes “{card}” on to {receiver}. Does {receiver} learn of it?",
            sender=title_of(store, question.sender),
            receiver=title_of(store, question.receiver),
            card=title_of(store, question.source),
        )
        frame, column = self._frame("note", "derived", sentence)
        row = QHBoxLayout()
        for text, answer in ((_("Yes"), "yes"), (_("No"), "no"), (_("Not known"), "unknown")):
            button = WrappedButton(text)
            button.setProperty("link" if answer == "yes" else "quiet", True)
            button.clicked.connect(lambda _on=False, answer=answer: self._answer(question, answer))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return frame

    def _frame(self, role: str, mark: str, sentence: str) -> tuple[QFrame, QVBoxLayout]:
        frame = QFrame()
        frame.setProperty("role", role)
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 10, 10, 8)
        row.setSpacing(8)
        sign = plain.label()
        sign.setPixmap(pictogram(mark, self._window.theme).pixmap(16, 16))
        column = QVBoxLayout()
        column.setSpacing(4)
        said = plain.label(sentence, wrap=True)
        column.addWidget(said)
        side = QVBoxLayout()
        side.addWidget(sign)
        side.addStretch(1)
        row.addLayout(side)
        row.addLayout(column, 1)
        return frame, column

    # ---- acting
    def _take(self, fix: Fix) -> None:
        from app.widgets.dialogs.next_step import take

        take(self._window, fix)

    def _agree(self, finding: Finding) -> None:
        from app.widgets.dialogs.agree import ask

        ask(self._window, finding)

    def _explain(self, rule: str) -> None:
        self._window.show_help(rule)

    def _answer(self, question: TeamQuestion, answer: str) -> None:
        session = self._window.session
        if session is not None:
            key = links.answer_question(session.store, question.source, question.to, answer)
            if answer == "yes":
                self._window.select([key])
