"""The map that the window shows: taking it up, following its edits and its checks, leaving it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.model.store import Change
from app.session import Session
from app.storage import recovery
from app.storage.recovery import Recoverable
from app.widgets.checking import State
from app.widgets.window.marking import Marking

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Journey:
    """The session of one window, and who listens to it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.session: Session | None = None
        self.marking = Marking(window)
        self.lost: list[Recoverable] = []
        """Maps with unsaved work of a Baton that ended unexpectedly."""
        self._stop_listening: Callable[[], None] = _nothing
        self._stop_keeping: Callable[[], None] = _nothing

    def show(self, session: Session | None, kept: Callable[[], None]) -> None:
        """Show a map, or the start page when there is none; `kept` as in `MainWindow.show_session`."""
        window = self._window
        window.memory.keep_view()
        window.leading.leave()
        window.voting.end()
        window.telling.went_on()
        self.leave()
        self.session = session
        window.choosing.keys = []
        if session is not None:
            self._follow(session, kept)
            window.canvas.set_session(session)
        window.checking.watch(session)
        window.finding.watch(session)
        window.show_page(session is not None)
        if session is None:
            window.start_page.refresh()
        else:
            window.memory.recall_view(session)
            window.choosing.took([])
            window.canvas.setFocus()
        window.telling.refresh_title()
        window.actions_.refresh()

    def leave(self) -> None:
        """Stop following the present map, which is saved or was given up."""
        self._stop_listening()
        self._stop_keeping()
        self._stop_listening = self._stop_keeping = _nothing
        self._window.keeper.close(discard=True)
        if self.session is not None and self._history_moved in self.session.history.on_change:
            self.session.history.on_change.remove(self._history_moved)

    def look_for_lost_work(self) -> None:
        """Find what a Baton that ended unexpectedly left behind; the start page offers it."""
        before, self.lost = self.lost, recovery.recoverable()
        if self.session is None and self.lost != before:
            self._window.start_page.refresh()

    def checked(self, state: State) -> None:
        """The map was checked: everything that shows open points follows."""
        window = self._window
        window.header.time.measure()
        window.header.refresh(state.counts)
        self.marking.show(window.header.time.with_way(state.marks()))
        window.lists.refresh(state)
        window.inspector.show_findings(state)

    def touched(self, state: State) -> None:
        """What an edit touched was checked: marks and numbers follow at once, the lists when all of it is checked."""
        window = self._window
        if window.canvas.gesture is None:
            window.header.refresh(state.counts)
            self.marking.show(window.header.time.with_way(state.marks()))

    def _follow(self, session: Session, kept: Callable[[], None]) -> None:
        keeper = self._window.keeper
        self._stop_listening = session.store.listen(self._changed)
        self._stop_keeping = session.store.listen(lambda change: keeper.append(change.patch), first=True)
        keeper.begin(session.current(), session.base, kept)
        session.history.on_change.append(self._history_moved)

    def _changed(self, change: Change) -> None:
        window = self._window
        window.choosing.keep_existing()
        window.inspector.refresh(change)
        window.header.refresh(window.checking.state.counts)
        window.telling.went_on()
        window.telling.refresh_status()

    def _history_moved(self) -> None:
        self._window.telling.refresh_title()
        self._window.actions_.refresh()


def _nothing() -> None:
    """Stops listening where nobody listens."""
