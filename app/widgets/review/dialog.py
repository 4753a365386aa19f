"""The review: one question at a time, answered by keyboard, with the handover shown on the map beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.model import asking
from app.model.asking import Question
from app.model.ledger import summary
from app.reports import headline
from app.widgets import plain
from app.widgets.review import aside
from app.widgets.review.action_page import ActionPage
from app.widgets.review.question_page import QuestionPage
from app.widgets.review.questions import asked, between, is_time
from app.words import _, _n, _p, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_W = 470
_GLIDE = 260
"""Milliseconds after which the map has glided to the handover."""


def review(window: MainWindow) -> Review | None:
    """Begin the review, or say that nothing is left to ask."""
    session = window.session
    if session is None:
        return None
    if not asking.questions(session.store):
        window.tell(_("Every handover has been asked about."))
        return None
    made = Review(window)
    made.show()
    return made


class Review(QDialog):
    """Stands beside the map and does not cover the handover it asks about."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        assert window.session is not None
        self._session = window.session
        self._passed: list[tuple[str, ...]] = []
        """Questions that were left open, so that they do not come again."""
        self._past: list[Question] = []
        self.question: Question | None = None
        self._gap: Question | None = None
        self.setWindowTitle(_("Review of handovers"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setFixedWidth(_W)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_GLIDE)
        self._settled.timeout.connect(self._stand_aside)
        self._build()
        self._stop = self._session.store.listen(lambda _change: self._changed())
        self.destroyed.connect(self._stop)
        self._total = len(asking.questions(self._session.store))
        self._next()

    # ---- building
    def _build(self) -> None:
        self.counts = plain.label()
        self.counts.setProperty("role", "soft")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.between, self.cards, self.asks = (
            plain.label(wrap=True),
            plain.label(wrap=True),
            plain.label(wrap=True),
        )
        self.between.setProperty("role", "strong")
        self.cards.setProperty("role", "soft")
        self.asks.setProperty("role", "title")
        self.pages = QStackedWidget()
        self.page = QuestionPage()
        self.page.entered.connect(self.take)
        self.pages.addWidget(self.page)
        self.action = ActionPage(self.plan, self._next)
        self.pages.addWidget(self.action)
        self.pages.addWidget(self._end_page())
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for part in (self.counts, self.bar, self.between, self.cards, self.asks, self.pages):
            column.addWidget(part)

    def _connect(self) -> None:
        for button, does in (
            (self.page.save, self.take),
            (self.page.none, self.lack),
            (self.page.skip, self.later),
            (self.page.back, self.again),
            (self.page.yes, self.learns),
            (self.page.no, self.lack),
            (self.page.dunno, self.unknown),
        ):
            button.clicked.connect(does)

    def _end_page(self) -> QWidget:
        page = QWidget()
        self.close_ = QPushButton(_("&Close"))
        self.close_.clicked.connect(self.accept)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.close_)
        row.addStretch(1)
        return page

    def _turn(self, at: int) -> None:
        """Show a page; the window is only as high as that page needs, so that more of the map is seen."""
        for number in range(self.pages.count()):
            policy = QSizePolicy.Policy.Preferred if number == at else QSizePolicy.Policy.Ignored
            page = self.pages.widget(number)
            assert page is not None
            page.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.pages.setCurrentIndex(at)
        self.adjustSize()

    def _stand_aside(self) -> None:
        """In the corner of the map where it hides least of what it asks about."""
        question = self.question
        if question is not None:
            weighed = {question.source: 4, question.to: 3, question.link: 1}
            aside.stand(self, self._window.canvas, weighed)

    # ---- asking
    def _open(self) -> list[Question]:
        return [q for q in asking.questions(self._session.store) if q.key not in self._passed]

    def _next(self) -> None:
        """Ask what comes next."""
        self._gap = None
        rest = self._open()
        if not rest:
            self._end()
            return
        self._ask(rest[0])

    def _ask(self, question: Question) -> None:
        self.question = question
        self._refresh_counts()
        self.between.setText(between(question))
        store = self._session.store
        titles = [str((store.get(card) or {}).get("title") or "") for card in (question.source, question.to)]
        self.cards.setText(" → ".join(_p("quotation", "“{quote}”", quote=title) for title in titles if title))
        self.asks.setText(asked(question, store.get(question.card)))
        self.page.ask(store, question, self.asks.text(), can_go_back=bool(self._past))
        self._turn(0)
        self.page.show_problem("")
        self._window.go_to([question.link or question.source, question.source, question.to])
        self._stand_aside()
        self._settled.start()

    def _refresh_counts(self) -> None:
        left = len(self._open())
        self._total = max(self._total, left)
        self.bar.setRange(0, max(self._total, 1))
        self.bar.setValue(self._total - left)
        told = _n("{n} question left", "{n} questions left", left)
        self.counts.setText(f"{told} · {headline(summary(self._session.store), ui())}")

    def _end(self) -> None:
        self.question = None
        self._refresh_counts()
        open_ = len(self._passed)
        self.between.setText(_("The review is finished."))
        self.cards.setText(
            _n("{n} question was left for later.", "{n} questions were left for later.", open_)
            if open_
            else ""
        )
        self.asks.setText("")
        self._turn(2)
        self.close_.setFocus()

    # ---- answering
    def take(self) -> None:
        """Take the answer over; an empty one is left for later."""
        question = self.question
        if question is None:
            return
        text = self.page.answer()
        if not text:
            self.later()
            return
        if question.about == "limit" and not is_time(text):
            self.page.show_problem(_("Write a time such as 2 h, 3 days or 1 week."))
            return
        if self._window.guarded(lambda: asking.answer(self._session.store, question, text)):
            self._past.append(question)
            self._next()

    def lack(self) -> None:
        """There is none; where that is a gap, an action is asked for."""
        question = self.question
        if question is None or not self._window.guarded(
            lambda: asking.missing(self._session.store, question)
        ):
            return
        self._past.append(question)
        if not asking.is_gap(question):
            self._next()
            return
        self._gap = question
        self._refresh_counts()
        self.asks.setText(_("That is a gap. What closes it?"))
        self.action.begin()
        self._turn(1)
        self.action.what.setFocus()

    def plan(self) -> None:
        """Add the action that closes the gap."""
        gap, what = self._gap, self.action.what.text().strip()
        if gap is None:
            return
        if not what:
            self._next()
            return
        due = self.action.due()
        if due is None:
            return
        who = self.action.who.text()
        if self._window.guarded(lambda: asking.plan(self._session.store, gap, what, who, due)):
            self._next()

    def learns(self) -> None:
        """Yes: it becomes a handover, whose facts are asked in their turn."""
        question = self.question
        if question is not None and self._window.guarded(
            lambda: asking.answer(self._session.store, question, "yes")
        ):
            self._past.append(question)
            self._next()

    def unknown(self) -> None:
        """Nobody knows; it is asked no more."""
        question = self.question
        if question is not None and self._window.guarded(
            lambda: asking.unknown(self._session.store, question)
        ):
            self._past.append(question)
            self._next()

    def later(self) -> None:
        """Leave it open and go on."""
        if self.question is not None:
            self._passed.append(self.question.key)
            self._past.append(self.question)
            self._next()

    def again(self) -> None:
        """Back to the question before: its answer is taken back, or it is asked again."""
        if not self._past:
            return
        before = self._past.pop()
        if before.key in self._passed:
            self._passed.remove(before.key)
        elif self._window.history is not None:
            self._window.history.undo()
        now = {q.key: q for q in asking.questions(self._session.store)}
        if before.key in now:
            self._ask(now[before.key])
        else:
            self._next()

    # ---- the map changes
    def _changed(self) -> None:
        if self._window.session is not self._session:
            self.reject()

    def done(self, result: int) -> None:
        """Stop following the map."""
        self._stop()
        super().done(result)
