"""The checks beside the editing, never in its way: what an edit touched is looked at as soon as it is shown, all of
the map a moment after the last edit.

Everything that shows open points listens here: the canvas gets marks, the lists rows, the header its numbers.
"""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module
from itertools import chain
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app import seen
from app.model.store import Change
from app.scene.filtering import OPEN_STATES
from app.scene.view import Marks
from app.seen import News
from app.session import Session

if TYPE_CHECKING:
    from app.model.checks import Finding, Live, Report
    from app.model.ledger import Counts, LedgerRow, TeamQuestion
    from app.model.replies import Reply

LARGE = 300
"""Cards from which on a map is shown before it has been checked."""
_PIECE = 0.005
"""Seconds at a time that are spent on looking at a large map."""
PAUSE = 150
"""Milliseconds without an edit before the whole map is checked."""
_PARTS = ("app.model.ledger", "app.model.replies", "app.model.checks.catalogue")
"""What the first look needs: a large map is shown without any of it."""


@dataclass(frozen=True)
class State:
    """What is known about a map at one moment."""

    report: Report | None = None
    rows: list[LedgerRow] = field(default_factory=list)
    counts: Counts | None = None
    questions: list[TeamQuestion] = field(default_factory=list)
    asked: frozenset[tuple[str, str]] = frozenset()
    """The pairs of cards beside which the questions are drawn."""
    replies: list[Reply] = field(default_factory=list)
    news: News = field(default_factory=News)
    """What is new and what is gone since this map was looked at last."""

    @property
    def reviewing(self) -> bool:
        """Whether the review of the handovers has begun; before that their states are shown in grey."""
        if self.report is None:
            return False
        from app.model.checks.profiles import PROFILES

        return PROFILES[self.report.profile].reviews_handovers

    @property
    def findings(self) -> list[Finding]:
        """The open points, worst first."""
        return list(self.report.findings) if self.report else []

    def marks(self) -> Marks:
        """The state as data for the scene, which knows no check."""
        of = self.report.marks() if self.report else {}
        states: dict[str, str] = dict(self.report.states) if self.report else {}
        unclear: frozenset[str] = frozenset()
        if not self.reviewing:  # handovers are drawn in grey, what speaks by itself keeps its marks
            of = {owner: names for owner, names in of.items() if owner not in states}
            unclear = frozenset(link for link, state in states.items() if state in OPEN_STATES)
            states = dict.fromkeys(states, "")
        return Marks(
            of=of,
            states=states,
            asked=self.asked,
            unclear=unclear,
        )


class Checking(QObject):
    """Keeps the state of one session's map up to date."""

    updated = Signal(object)
    """All of the map was checked."""
    touched = Signal(object)
    """What an edit touched was checked; lists and news are as they were."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._live: Live | None = None
        self._seen: seen.Seen | None = None
        self._stop: Callable[[], None] = lambda: None
        self._another = False
        """Whether a map was looked at before this one."""
        self.state = State()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.rested)
        self._near = QTimer(self)
        self._near.setSingleShot(True)
        self._near.setInterval(0)
        self._near.timeout.connect(self._look_near)
        self._looking: Iterator[None] | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._look_on)

    def watch(self, session: Session | None) -> None:
        """Follow another map, or none."""
        self._stop()
        self._leave()
        self._looking = None
        self._near.stop()
        if self._live is not None:
            self._live.stop()
        self._live = None
        self._session = session
        self._seen = seen.read(session.path) if session is not None and session.path else None
        if session is None:
            self._timer.stop()
            self._stop = lambda: None
            self.state = State()
            self.updated.emit(self.state)
            return
        self._stop = session.store.listen(self._heard)
        self.state = State()
        if len(session.store.of("card")) > LARGE:
            self._timer.start()  # the map is shown first
        else:
            self.now()

    def _leave(self) -> None:
        """Keep what is open, to tell what is new when the map is opened again."""
        if self._session is not None and self._session.path and self.state.report is not None:
            seen.write(self._session.path, self.state.report)

    def now(self) -> None:
        """Check at once."""
        self._timer.stop()
        self._near.stop()
        self._looking = None
        if self._session is not None:
            deque(self._look(self._session), maxlen=0)

    @property
    def looking(self) -> bool:
        """Whether the map is being checked just now, piece by piece."""
        return self._looking is not None

    def rested(self) -> None:
        """Nothing was edited for a while: check a large map piece by piece, so that typing may go on."""
        if self._session is None or len(self._session.store.of("card")) <= LARGE:
            self.now()
        else:
            loading = _load_beside() if self._live is None else ()
            self._looking = chain(loading, self._look(self._session))
            self._turn.start()

    def _look_on(self) -> None:
        end = time.perf_counter() + _PIECE
        while self._looking is not None and time.perf_counter() < end:
            if next(self._looking, _DONE) is _DONE:
                self._looking = None
        if self._looking is None:
            self._turn.stop()
        elif self.state.report is None:
            gc.freeze()  # what a first look finds stays: looking for rubbish in it would stop the hand

    def _look_near(self) -> None:
        """Look at what was just edited; an edit that concerns everything waits for the look at everything."""
        report = self._live.near(date.today()) if self._live is not None and self.state.report else None
        if report is not None:
            from app.model.ledger import counts

            self.state = replace(self.state, report=report, counts=counts(report.states.values()))
            self.touched.emit(self.state)

    def _look(self, session: Session) -> Iterator[None]:
        """Look at everything and tell of it; whoever types meanwhile has it begun anew."""
        from app.model.checks import Live
        from app.model.ledger import counts, ledger, look_for_questions, team_questions
        from app.model.replies import replies_owed

        store = session.store
        live = self._live = self._live or Live(store)
        report = yield from live.working(date.today())
        first = self.state.report is None
        yield
        rows = ledger(store)
        yield
        yield from look_for_questions(store)
        questions = team_questions(store)
        asked = frozenset((q.source, q.to) for q in questions)
        if asked == self.state.asked:
            asked = self.state.asked  # the very same, so that nothing is drawn again for it
        yield
        self.state = State(
            report=report,
            rows=rows,
            counts=counts(row.state for row in rows),
            questions=questions,
            asked=asked,
            replies=replies_owed(store),
            news=seen.since(self._seen, report),
        )
        self.updated.emit(self.state)
        if first:
            self._keep_what_is_known()

    def _keep_what_is_known(self) -> None:
        """What is known of the map now stays: looking for rubbish in it would stop the hand.

        What the map before left behind goes first; else every map that was ever opened would stay.
        """
        if self._another:
            gc.unfreeze()
            gc.collect()
        self._another = True
        gc.freeze()

    def _heard(self, _change: Change) -> None:
        self._looking = None
        self._near.start()
        self._timer.start()


def _load_beside() -> Iterator[None]:
    """Load what a look needs beside the event loop: in it that would hold up the hand."""
    loading = Thread(target=lambda: [import_module(part) for part in _PARTS], name="checks")
    loading.start()
    while loading.is_alive():
        loading.join(_PIECE)
        yield


_DONE = object()
