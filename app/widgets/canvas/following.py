"""The canvas follows the store: what an edit, a preview or another map changes is built, and only that is painted."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.model.patch import Patch
from app.model.store import Change, Reader
from app.scene.view import Marks, View
from app.session import Session
from app.words import load

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_CALM = 1200
"""Milliseconds after an edit until links that were led quickly are led well."""


class Following:
    """The thread between one canvas and the store of the map that it shows."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._stop: Callable[[], None] = _nothing
        self._calm = QTimer(canvas)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.tidy)

    # ---- what is shown
    def begin(self, session: Session | None) -> None:
        """Show another map, or none."""
        canvas = self._canvas
        self._stop()
        canvas.session = session
        canvas.selected.clear()
        canvas.drawing.forget()
        store = canvas.store
        self._stop = store.listen(self._changed) if session is not None else _nothing
        canvas.locking.watch(session.store if session is not None else None)
        canvas.drawing.words = load(session.language if session is not None else "en")
        canvas.surface.dress()
        self._first(store)

    def show_view(self, view: View) -> None:
        """Show another part of the map, or the same part in another way."""
        self._canvas.drawing.view = view
        self._rebuild(self._shown)

    def show_marks(self, marks: Marks) -> None:
        """Show what checks, ledger or comparison say."""
        drawing = self._canvas.drawing
        if marks != drawing.marks:
            drawing.marks = marks
            self._rebuild(self._shown, rough=drawing.unsettled)

    def preview(self, patch: Patch) -> None:
        """Show the map as a patch would leave it; nothing is written."""
        store = self._canvas.store
        self._rebuild(store.preview(patch) if patch else store)

    def end_preview(self) -> None:
        """Show the map as it is."""
        if self._canvas.drawing.previewing:
            self._rebuild(self._canvas.store)

    def tidy(self) -> None:
        """Lead links well that an edit of a large map led quickly; done when the hand rests."""
        canvas = self._canvas
        if canvas.gesture is not None:
            self._calm.start()
        elif canvas.drawing.unsettled and not canvas.drawing.previewing:
            self._rebuild(canvas.store)

    # ---- inside
    def _first(self, store: Reader) -> None:
        """The first build makes what stays: rubbish is looked for neither while it goes on nor in it afterwards,
        which would stop the hand for a moment every now and then."""
        gc.unfreeze()
        looking = gc.isenabled()
        gc.disable()
        try:
            self._rebuild(store)
        finally:
            if looking:
                gc.enable()
        gc.freeze()

    @property
    def _shown(self) -> Reader:
        """What is drawn now: the store, or in the middle of a gesture its preview."""
        return self._canvas.drawing.reader or self._canvas.store

    def _changed(self, change: Change) -> None:
        canvas = self._canvas
        if canvas.gesture is not None:
            canvas.cancel_gesture()  # the map it began on is no longer there
        if canvas.session is not None and any(canvas.kind_of(key) == "map" for key in change.touched):
            canvas.drawing.words = load(canvas.session.language)
            canvas.update(canvas.heading_area("corner"))  # the lock of the whole structure stands there
        self._rebuild(canvas.store, rough=canvas.drawing.large)
        canvas.selected.keep(canvas.store.ids())
        canvas.typing.check()

    def _rebuild(self, reader: Reader, rough: bool = False) -> None:
        canvas, camera, before = self._canvas, self._canvas.camera, self._canvas.scene
        sizes = (before.width, before.height, before.grid.heading_w, before.grid.heading_h)
        changed = canvas.drawing.build(reader, rough)
        if canvas.drawing.unsettled:
            self._calm.start()
        now = canvas.scene
        if sizes != (now.width, now.height, now.grid.heading_w, now.grid.heading_h):
            offset = camera.ox, camera.oy, camera.left, camera.top
            camera.take(now)
            if offset != (camera.ox, camera.oy, camera.left, camera.top):
                canvas.update()
        canvas.surface.repaint(changed)
        canvas.typing.place()
        canvas.sceneChanged.emit()


def _nothing() -> None:
    """Stops listening where nobody listens."""
