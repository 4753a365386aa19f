"""What the window tells a person: sentences in passing, errors, its title, the numbers in the status bar, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from app.errors import UserError
from app.model.grid import grid_of
from app.widgets import accessibility, plain
from app.widgets.actions.registry import commands
from app.widgets.status_bar import StatusBar
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_WHILE = 6000
"""Milliseconds that a sentence in passing stays."""


class Telling:
    """The voice of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._count, self._zoom = plain.label(parent=window), plain.label(parent=window)
        bar = StatusBar(window)
        bar.addWidget(self._count)
        bar.end_with(self._zoom)
        window.setStatusBar(bar)
        self._fresh = QTimer(window)
        """Runs while what was just done and the sentence about it are one moment."""
        self._fresh.setSingleShot(True)
        self._fresh.setInterval(0)

    def say(self, sentence: str) -> None:
        """Say something in passing, in the status bar; it goes after a while, or when the map goes on."""
        self._window.statusBar().showMessage(sentence, _WHILE)
        accessibility.say(self._window.statusBar(), sentence)
        self._fresh.start()

    def went_on(self) -> None:
        """The map was changed: what was said of the moment before need not be true any more."""
        if not self._fresh.isActive():
            self._window.statusBar().clearMessage()

    def journal_failed(self, error: UserError) -> None:
        """No recovery copy can be kept."""
        self.say(_("No recovery copy can be kept at the moment, so save often. {reason}", reason=error.what))

    # ---- errors
    def guarded(self, work: Callable[[], Any]) -> bool:
        """Do something that may fail for reasons a person can act on; whether it worked."""
        try:
            work()
        except UserError as error:
            self.error(error)
            return False
        return True

    def error(self, error: UserError) -> None:
        """Say what happened, what is safe and what to do next."""
        more = "\n".join(part for part in (error.safe, error.next) if part)
        box = plain.message(self._window, "Baton", error.what, more)
        box.setIcon(box.Icon.Warning)
        box.setStandardButtons(box.StandardButton.Ok)
        if error.detail:
            box.setDetailedText(error.detail)
        self._window.ask(box)

    # ---- title and status
    def refresh_title(self) -> None:
        """Bring the window's title up to date."""
        window, session = self._window, self._window.session
        if session is None:
            window.setWindowTitle("Baton")
            window.setWindowModified(False)
            return
        window.setWindowTitle(f"{session.title or _('Untitled map')}[*] – Baton")
        window.setWindowModified(session.modified)
        window.header.refresh(window.checking.state.counts)

    def refresh_status(self) -> None:
        """Bring the numbers in the status bar up to date."""
        session = self._window.session
        if session is None:
            return
        grid = grid_of(session.store)
        self._count.setText(
            ", ".join(
                (
                    _n("{n} stage", "{n} stages", len(grid.stages)),
                    _n("{n} step", "{n} steps", len(grid.steps)),
                    _n("{n} card", "{n} cards", len(session.store.of("card"))),
                )
            )
        )
        self._zoom.setText(_("{percent} %", percent=round(self._window.canvas.scale * 100)))

    # ---- help
    def help(self, page: str = "") -> None:
        """Open the help pages, at a page when one is named."""
        from app.widgets.dialogs.help import show

        show(self._window, page)

    def shortcuts(self) -> None:
        """All actions with their keys."""
        from app.widgets.dialogs.shortcuts import show

        show(self._window, commands())

    def error_report(self) -> None:
        """The report of the last error that nobody foresaw."""
        from app.widgets.window.mishaps import show_last

        show_last(self._window)

    def about(self) -> None:
        """Version and licences."""
        from app.widgets.dialogs.about import show

        show(self._window)
