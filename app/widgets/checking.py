"""The checks beside the editing: run a moment after the last edit, never in its way.

Everything that shows open points listens here: the canvas gets marks, the lists rows, the header its numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from app.model.checks import Finding, Report, run
from app.model.ledger import Counts, LedgerRow, TeamQuestion, counts, ledger, team_questions
from app.model.replies import Reply, replies_owed
from app.model.store import Change
from app.scene.view import Marks
from app.session import Session

PAUSE = 150
"""Milliseconds without an edit before the whole map is checked."""


@dataclass(frozen=True)
class State:
    """What is known about a map at one moment."""

    report: Report | None = None
    rows: list[LedgerRow] = field(default_factory=list)
    counts: Counts | None = None
    questions: list[TeamQuestion] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """The open points, worst first."""
        return list(self.report.findings) if self.report else []

    def marks(self) -> Marks:
        """The state as data for the scene, which knows no check."""
        return Marks(
            of=self.report.marks() if self.report else {},
            states={row.link: row.state for row in self.rows},
            asked=frozenset((q.source, q.to) for q in self.questions),
        )


class Checking(QObject):
    """Keeps the state of one session's map up to date."""

    updated = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._stop: Callable[[], None] = lambda: None
        self.state = State()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.now)

    def watch(self, session: Session | None) -> None:
        """Follow another map, or none."""
        self._stop()
        self._session = session
        if session is None:
            self._timer.stop()
            self._stop = lambda: None
            self.state = State()
            self.updated.emit(self.state)
            return
        self._stop = session.store.listen(self._heard)
        self.now()

    def now(self) -> None:
        """Check at once."""
        self._timer.stop()
        if self._session is None:
            return
        store = self._session.store
        rows = ledger(store)
        self.state = State(
            report=run(store, today=date.today()),
            rows=rows,
            counts=counts(row.state for row in rows),
            questions=team_questions(store),
            replies=replies_owed(store),
        )
        self.updated.emit(self.state)

    def _heard(self, _change: Change) -> None:
        self._timer.start()
