"""What is dropped on the window: a map opens, files, words and pictures become a part of the map under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from app.widgets.tools import palette
from app.widgets.tools.places import Place, place_at

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Drops:
    """Drags over one window that no part of it has taken for itself."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def over(self, event: QDragMoveEvent) -> None:
        """Take what may be dropped here, and mark the cell where it would go."""
        if not self._takes(event.mimeData()):
            event.ignore()
            return
        event.acceptProposedAction()
        canvas, place = self._window.canvas, self._place(event.position())
        if place is not None and place.lane:
            canvas.selected.mark_cell(place.lane, place.step)

    def drop(self, event: QDropEvent) -> None:
        """Take it in. What goes wrong is said in one sentence, and nothing is changed then."""
        mime = event.mimeData()
        if not self._takes(mime):
            event.ignore()
            return
        # Both read whatever there is; nobody drops before the map is shown.
        from app.widgets.clipboard import pasting
        from app.widgets.clipboard.source import look

        event.acceptProposedAction()
        window, place = self._window, self._place(event.position())
        source = look(mime)
        spot = (place.lane, place.step, place.index) if place is not None else None
        window.activateWindow()
        if window.session is None:
            from app.widgets.clipboard import files

            window.guarded(lambda: files.take(window, source))
        else:
            window.canvas.typing.commit()
            window.guarded(lambda: pasting.put(window, source, spot))

    def _takes(self, mime: QMimeData) -> bool:
        if palette.kind_in(mime):
            return False
        from app.widgets.clipboard.source import could_be_taken

        return mime.hasUrls() if self._window.session is None else could_be_taken(mime)

    def _place(self, at: QPointF) -> Place | None:
        """The place on the map under a point of the window."""
        window, canvas = self._window, self._window.canvas
        if window.session is None or not canvas.isVisible():
            return None
        inside = QPointF(canvas.mapFrom(window, at.toPoint()))
        return (
            place_at(canvas, canvas.pointer(inside), []) if canvas.rect().contains(inside.toPoint()) else None
        )
