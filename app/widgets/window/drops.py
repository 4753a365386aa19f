"""What is dropped on the window: a map opens, files, words and pictures become a part of the map under the pointer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from app.widgets.canvas.placing import shown_steps
from app.widgets.tools import palette
from app.widgets.tools.gesture import Pointer
from app.widgets.tools.places import Place, lock_at, place_at, why_not

if TYPE_CHECKING:
    from app.widgets.clipboard.source import Source
    from app.widgets.main_window import MainWindow

_CARDS = (".txt", ".png", ".jpg", ".jpeg", ".webp")
"""Ends of the names of files that become cards at once."""


class Drops:
    """Drags over one window that no part of it has taken for itself."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._before: tuple[list[str], tuple[str, str] | None] | None = None
        """What was selected before something was dragged over the map."""
        self._cards: bool | None = None
        """Whether what is being dragged becomes cards where it is dropped; looked at once it matters."""

    def over(self, event: QDragMoveEvent) -> None:
        """Take what may be dropped here, and mark the cell where it would go."""
        if not self._takes(event.mimeData()):
            event.ignore()
            return
        canvas, place = self._window.canvas, self._place(event.position())
        shut = self._shut(event, place)
        if shut and event.type() != QEvent.Type.DragEnter:  # who refuses what comes in hears no more of it
            event.ignore()
        else:
            event.acceptProposedAction()
        if self._before is None:
            self._before = canvas.selected.ids, canvas.selected.cell
        if place is not None and place.lane:
            canvas.selected.mark_cell(place.lane, place.step)
        else:
            self._restore()

    def leave(self) -> None:
        """What was dragged over the map has gone elsewhere: nothing has happened."""
        self._restore()
        self._gone()

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
        if place is None:
            self._restore()
        self._gone()
        spot = (place.lane, place.step, place.index) if place is not None else None
        window.activateWindow()
        if window.session is None:
            from app.widgets.clipboard import files

            window.guarded(lambda: files.take(window, source))
        else:
            window.canvas.typing.commit()
            pointer = self._pointer(event.position())
            if place is None and pointer is not None and _needs_a_place(window, source):
                why_not(window.canvas, pointer)
                return
            window.guarded(lambda: pasting.put(window, source, spot))

    def _takes(self, mime: QMimeData) -> bool:
        if palette.kind_in(mime):
            return False
        from app.widgets.clipboard.source import could_be_taken

        return mime.hasUrls() if self._window.session is None else could_be_taken(mime)

    def _shut(self, event: QDragMoveEvent, place: Place | None) -> bool:
        """Whether a lock forbids to drop it here; marks it. A map is opened wherever it is dropped."""
        pointer = self._pointer(event.position()) if place is None else None
        lock = lock_at(self._window.canvas, pointer) if pointer is not None else ""
        if lock and self._cards is None:
            self._cards = _becomes_cards(self._window, event.mimeData())
        if lock and not self._cards:
            lock = ""
        if self._window.canvas.locking.forbid(lock) and not lock:
            self._window.canvas.hint.emit("")
        return bool(lock)

    def _gone(self) -> None:
        """Nothing is dragged over the map any more."""
        self._before = self._cards = None
        self._window.canvas.locking.forbid("")

    def _restore(self) -> None:
        """Select again what was selected before."""
        if self._before is None or self._window.session is None:
            return
        keys, cell = self._before
        selected = self._window.canvas.selected
        if cell is not None:
            selected.mark_cell(*cell)
        else:
            selected.set(keys)

    def _place(self, at: QPointF) -> Place | None:
        """The place on the map under a point of the window."""
        pointer = self._pointer(at)
        return place_at(self._window.canvas, pointer, []) if pointer is not None else None

    def _pointer(self, at: QPointF) -> Pointer | None:
        """A point of the window on the map; None where it lies beside the canvas."""
        window, canvas = self._window, self._window.canvas
        if window.session is None or not canvas.isVisible():
            return None
        inside = QPointF(canvas.mapFrom(window, at.toPoint()))
        return canvas.pointer(inside) if canvas.rect().contains(inside.toPoint()) else None


def _becomes_cards(window: MainWindow, mime: QMimeData) -> bool:
    """The same before it is dropped; of a picture that comes without words nothing is read for that."""
    if mime.hasImage() and not (mime.hasUrls() or mime.hasText() or mime.hasHtml()):
        return True
    from app.widgets.clipboard.source import look

    return _needs_a_place(window, look(mime))


def _needs_a_place(window: MainWindow, source: Source) -> bool:
    """Whether it becomes cards where it is dropped; a map is opened instead, a table shows first what it makes, and on
    a map without cells the first one comes with the cards."""
    if not window.canvas.scene.grid.rows or not shown_steps(window.canvas):
        return False
    if source.paths or source.foreign:
        plain = (os.path.isfile(path) and path.lower().endswith(_CARDS) for path in source.paths)
        return not source.foreign and all(plain)
    return not source.nothing and not source.markup and "\t" not in source.text
