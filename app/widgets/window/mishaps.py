"""Errors that nobody foresaw: kept as a report, told to the person, and never a reason to lose work."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from app import mishaps
from app.errors import UserError
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Mishaps(QObject):
    """Listens for the exceptions of one window, from `listen` on."""

    _happened = Signal(object, str)
    """An exception and its report; sent by any thread, taken when the event loop has its turn, never in a painting."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._known: set[str] = set()
        self._telling = False
        self._watch = mishaps.Watch()
        self.last_ended_by_error = False
        """Whether a Baton before this one was killed by an error; the start page says so."""
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Catch what nobody catches, from now on."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def watch(self) -> None:
        """See whether the last Baton was killed by an error, and watch over this one."""
        self.last_ended_by_error = mishaps.ended_by_error()
        self._watch.begin()
        if self.last_ended_by_error:
            self._window.start_page.refresh()
            self._window.tell(_("Baton ended unexpectedly last time. Help > Error report has the details."))

    def leave(self) -> None:
        """The program ends as it should."""
        self._watch.end()

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Keep a report of an exception; the window tells of it as soon as it can."""
        mishaps.print_as_usual(kind, error, trace)
        if isinstance(error, Exception):
            report = "" if isinstance(error, UserError) else self._kept(kind, error, trace)
            self._happened.emit(error, report)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _kept(self, kind: type[BaseException], error: Exception, trace: TracebackType | None) -> str:
        """The report; "" when the same has been reported since the start."""
        place = mishaps.place_of(kind, trace)
        if place in self._known:
            return ""
        self._known.add(place)
        report = mishaps.described(kind, error, trace, self._facts())
        mishaps.write(report)
        return report

    def _facts(self) -> list[str]:
        """Lines about what was going on, without words of the map."""
        window, found = self._window, [f"Qt {qVersion()}, language {self._window.language}"]
        session = window.session
        if session is not None:
            kinds = ("stage", "step", "lane", "card", "link")
            found.append("Map: " + ", ".join(f"{len(session.store.of(kind))} {kind}" for kind in kinds))
            names = session.history.names[: session.history.at][-10:]
            found.append("Last changes: " + ", ".join(change.name for change in names))
        found.append("Last actions: " + ", ".join(window.actions_.lately))
        return found

    def _tell(self, error: Exception, report: str) -> None:
        window = self._window
        if isinstance(error, UserError):
            window.telling.error(error)
            return
        window.canvas.cancel_gesture()
        if not report or self._telling:
            window.tell(_("Something went wrong inside Baton. Help > Error report has the details."))
            return
        self._telling = True
        try:
            show(window, report)
        finally:
            self._telling = False


def show(window: MainWindow, report: str) -> None:
    """Show a report."""
    from app.widgets.dialogs.error_report import ErrorReport

    window.ask(ErrorReport(window, report, fresh=True))


def show_last(window: MainWindow) -> None:
    """Show the last report that was kept."""
    from app.widgets.dialogs.error_report import ErrorReport

    report = mishaps.latest()
    if not report:
        window.tell(_("There is no error report."))
        return
    window.ask(ErrorReport(window, report, fresh=False))
