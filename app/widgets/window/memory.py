"""What comes back: the place of the window, its panels, and for each file how it was looked at last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer

from app import settings as choices
from app.session import Session

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

READABLE, OPENING = 0.6, 0.75
"""Scale below which cards are hard to read, and the one at which a large map opens for the first time."""

_USUAL = QSize(1400, 880)
_FRAME = QSize(8, 40)
"""Room for the title bar and borders, which are not yet there when the window is sized."""


class Memory:
    """The memory of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def restore_window(self) -> None:
        """Put the window where it was, with the panels it had."""
        geometry = self._window.settings.geometry.encode("ascii", "ignore")
        if not self._window.restoreGeometry(QByteArray.fromBase64(geometry)):
            # A laptop of 1366 x 768 must see its close button at the first start.
            free = self._window.screen().availableSize() - _FRAME
            self._window.resize(_USUAL.boundedTo(free).expandedTo(self._window.minimumSize()))
        self._window.panels.restore()

    def keep_window(self) -> None:
        """Keep the place of the window and what stands in it for the next time."""
        window = self._window
        window.settings.geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
        window.panels.remember()
        choices.write(window.settings)

    def recall_view(self, session: Session) -> None:
        """Look at a map as it was looked at last."""
        canvas = self._window.canvas
        view = self._window.settings.views.get(str(session.path)) if session.path else None
        if view is None:
            # The canvas learns its size first.
            QTimer.singleShot(0, canvas, lambda: self._open_readable(session))
        else:
            canvas.center_on(view.x, view.y, view.scale)
            QTimer.singleShot(0, canvas, lambda: self._center_again(session, view))

    def keep_view(self) -> None:
        """Keep how the present map is looked at."""
        window = self._window
        if window.session is None or window.session.path is None:
            return
        camera = window.leading.camera
        x, y = camera.center
        window.settings.views[str(window.session.path)] = choices.View(scale=camera.scale, x=x, y=y)

    def _center_again(self, session: Session, view: choices.View) -> None:
        """The canvas has learnt its size meanwhile: the middle is the same as before, not the upper left corner."""
        canvas = self._window.canvas
        if self._window.session is session:
            canvas.center_on(view.x, view.y, view.scale)

    def _open_readable(self, session: Session) -> None:
        """Show a tall map larger than fitted whole: a room is not greeted with bars instead of words."""
        canvas = self._window.canvas
        if self._window.session is session and canvas.fits and canvas.scale < READABLE:
            canvas.set_scale(OPENING)
            canvas.center_on(0, 0)
