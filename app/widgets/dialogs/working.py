"""Waiting for a job: nothing is shown for the first half second, then how far it is and a way to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout

from app.export.progress import Cancelled, Progress
from app.jobs import Job
from app.widgets import plain
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

T = TypeVar("T")
QUIET = 0.5
"""Seconds a job may take before anybody is told that something goes on."""
_LOOK = 50
"""Milliseconds between two looks at a job."""


def run(window: MainWindow, title: str, work: Callable[[Progress], T]) -> T | None:
    """Do the work in a thread while the window waits; None when it was stopped. Raises what the work raises."""
    job = Job(work).start()
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        quick = job.wait(QUIET)
    finally:
        QApplication.restoreOverrideCursor()
    if not quick:
        window.ask(Working(window, title, job))
        job.cancel()  # closed by the window manager: as good as Cancel
    return job.result()


def run_here(window: MainWindow, title: str, work: Callable[[Progress], T]) -> T | None:
    """Do work that must stay in the window's own thread (Qt's fonts belong to one), else like `run`."""
    shown = Working(window, title, None)
    begun = time.monotonic()

    def hear(done: int, total: int) -> bool:
        if not shown.isVisible() and time.monotonic() - begun > QUIET:
            shown.open()
        if shown.isVisible():
            shown.show_progress(done, total)
            QApplication.processEvents()
        return not shown.stopped

    try:
        return work(hear)
    except Cancelled:
        return None
    finally:
        shown.finish()


class Working(QDialog):
    """A bar and Cancel; closes itself when the job has ended."""

    def __init__(self, window: MainWindow, title: str, job: Job[T] | None) -> None:
        super().__init__(window)
        self._job = job
        self.stopped = False
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(380)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.rejected.connect(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        self.said = plain.label(title, wrap=True)
        column.addWidget(self.said)
        column.addWidget(self.bar)
        column.addWidget(self.buttons)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        if job is not None:
            self._timer.start()

    def show_progress(self, done: int, total: int) -> None:
        """Move the bar; a total of 0 means that nobody knows yet."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def stop(self) -> None:
        """Ask the work to end; the dialog closes when it has."""
        self.stopped = True
        if self._job is not None:
            self._job.cancel()
        self.said.setText(_("Stopping…"))
        self.buttons.setEnabled(False)

    def finish(self) -> None:
        """Close for good."""
        self._timer.stop()
        self.done(QDialog.DialogCode.Accepted)
        self.deleteLater()

    def reject(self) -> None:
        # Escape means Cancel, not "close the window and let it go on unseen".
        self.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.stop()
        event.ignore()

    def _look(self) -> None:
        assert self._job is not None
        if self._job.done:
            self.finish()
            return
        self.show_progress(*self._job.at)
