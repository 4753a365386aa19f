"""The canvas follows the store: what an edit, a preview or another map changes is built, and only that is painted."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from app.model.patch import Patch
from app.model.store import Change, Reader
from app.pace import undisturbed
from app.scene.shapes import Scene
from app.scene.view import Marks, View
from app.scene.ways import finished
from app.session import Session
from app.widgets.canvas.coming import Coming, Wish
from app.widgets.canvas.staying import stay
from app.words import load

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_CALM = 250
"""Milliseconds after an edit until links that were led quickly begin to be led well."""
_PIECE = 0.005
"""Seconds at a time that are spent on it; then whatever the hand has done meanwhile has its turn."""


class Following:
    """The thread between one canvas and the store of the map that it shows."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._stop: Callable[[], None] = _nothing
        self._calm = QTimer(canvas)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.rested)
        self._leading: Iterator[None] | None = None
        self._rough = False
        """Whether the ways that are now being led well are others than those shown."""
        self._turn = QTimer(canvas)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._lead)
        self.coming = Coming(canvas, self._come)
        self.gone: object = None
        """The map shown before, until the next one has been painted: a large one takes a while to go."""
        self._painted = QTimer(canvas)  # a call that Qt queues would come before the painting
        self._painted.setSingleShot(True)
        self._painted.timeout.connect(self._let_go)

    # ---- what is shown
    def begin(self, session: Session | None) -> None:
        """Show another map, or none."""
        canvas = self._canvas
        self._stop()
        self.coming.give_up()
        canvas.session = session
        canvas.selected.clear()
        self.gone = canvas.drawing.forget(), canvas.surface.painter, canvas.surface.strips, self._stop
        store = canvas.store
        self._stop = store.listen(self._changed) if session is not None else _nothing
        canvas.locking.watch(session.store if session is not None else None)
        canvas.typing.made.watch(session.store if session is not None else None)
        canvas.drawing.words = load(session.language if session is not None else "en")
        canvas.surface.dress()
        self._first(store)
        self._painted.start(0)

    def show_view(self, view: View) -> None:
        """Show another part of the map, or the same part in another way."""
        self._canvas.drawing.view = view
        self._again(lagging=False)

    def show_marks(self, marks: Marks) -> None:
        """Show what checks, ledger or comparison say."""
        drawing = self._canvas.drawing
        if marks != drawing.marks:
            same_cards = marks.of == drawing.marks.of  # with another sign a card may be taller
            drawing.marks = marks
            if drawing.heavy(self._canvas.store) and self._canvas.gesture is None and not drawing.previewing:
                self.coming.give_up()
                self.coming.wish(Wish(anew=True, lagging=same_cards))
            else:
                self._again(lagging=same_cards)

    def preview(self, patch: Patch) -> None:
        """Show the map as a patch would leave it; nothing is written."""
        store = self._canvas.store
        self._rebuild(store.preview(patch) if patch else store)

    def end_preview(self) -> None:
        """Show the map as it is."""
        self.coming.give_up()
        if self._canvas.drawing.previewing:
            self._rebuild(self._canvas.store, rough=self._canvas.drawing.large)

    # ---- the hand does not wait for a large map
    @property
    def behind(self) -> bool:
        """Whether what a gesture wants to show is not what is seen yet."""
        return self.coming.busy

    @contextmanager
    def letting_go(self) -> Iterator[None]:
        """A gesture ends: what that changes may be seen a moment later, as in the middle of it, but what the hand had
        taken is seen at once."""
        surface = self._canvas.surface
        surface.backing.forgive()
        try:
            yield
        finally:
            surface.backing.forgiving = False
            surface.at_once(self._canvas.selected.ids)

    def end_gesture(self) -> None:
        """Show the map as it is after a gesture; what the gesture hid is seen again with it."""
        self.coming.give_up()
        self.coming.wish(Wish())

    # ---- links are led well when the hand rests
    def tidy(self) -> None:
        """Lead links well that an edit of a large map led quickly, all of it now."""
        self.coming.now()
        if self._canvas.drawing.unsettled and not self._canvas.drawing.previewing:
            self._rebuild(self._canvas.store)

    @property
    def leading(self) -> bool:
        """Whether links are being led well just now, piece by piece, or are about to be shown so."""
        return self._leading is not None or self.coming.busy

    def rested(self) -> None:
        """The hand has rested for a while: begin to lead links well."""
        if self._canvas.gesture is not None or self._canvas.drawing.previewing:
            self._calm.start()
        elif self._canvas.drawing.restless:
            self._rough = self._canvas.drawing.unsettled
            self._leading = self._canvas.drawing.lead()
            self._turn.start()

    def _lead(self) -> None:
        """One piece of the work; what is found is shown when all of it is done."""
        end = time.perf_counter() + _PIECE
        while self._leading is not None and time.perf_counter() < end:
            if next(self._leading, _DONE) is _DONE:
                self._leading = None
                if self._rough:
                    self.coming.wish(Wish(anew=True))
        if self._leading is None:
            self._turn.stop()

    # ---- inside
    def _let_go(self) -> None:
        self.gone = None

    def _first(self, store: Reader) -> None:
        """The first build makes what stays: rubbish is looked for neither while it goes on nor in it afterwards,
        which would stop the hand for a moment every now and then."""
        canvas = self._canvas
        gc.unfreeze()
        with undisturbed():
            self._rebuild(store, rough=canvas.drawing.is_large(store))
            gc.freeze()
        canvas.surface.backing.spoil_all()
        canvas.glimpse.end()
        canvas.update()

    def _again(self, lagging: bool) -> None:
        """Draw what is drawn now, in the middle of a gesture its preview; what was to come still comes."""
        drawing = self._canvas.drawing
        wish = self.coming.give_up()
        self._rebuild(drawing.reader or self._canvas.store, drawing.large, lagging)
        if wish is not None:
            self.coming.wish(wish)

    def _changed(self, change: Change) -> None:
        canvas = self._canvas
        if canvas.gesture is not None:
            canvas.cancel_gesture()  # the map it began on is no longer there
        if canvas.session is not None and any(canvas.kind_of(key) == "map" for key in change.touched):
            canvas.drawing.words = load(canvas.session.language)
        if any("locked" in fields for fields in change.patch.values()):
            canvas.update()  # padlocks, handles and the marks beside headings come or go, wherever they are
        self._rebuild(canvas.store, rough=canvas.drawing.large)
        focus = canvas.selected.focus
        canvas.selected.keep(canvas.store)
        if focus and not len(canvas.selected):
            stay(canvas, focus, change)
        canvas.typing.check()

    def _rebuild(self, reader: Reader, rough: bool = False, lagging: bool = False) -> None:
        self.coming.give_up()
        scene = finished(self._canvas.drawing.building(reader, rough))
        self._show(scene, reader, lagging)
        if self._canvas.gesture is None:
            self._canvas.hidden = frozenset()

    def _come(self, scene: Scene, reader: Reader, lagging: bool) -> None:
        """What was to come is there."""
        canvas = self._canvas
        if canvas.gesture is None and canvas.drawing.previewing:
            with self.letting_go():
                self._show(scene, reader)
        else:
            self._show(scene, reader, lagging)

    def _show(self, scene: Scene, reader: Reader, lagging: bool = False) -> None:
        canvas, camera, before = self._canvas, self._canvas.camera, self._canvas.scene
        sizes = (before.width, before.height, before.grid.heading_w, before.grid.heading_h)
        self._leading = None  # its outcome would be for a map that is no more
        changed = canvas.drawing.take(scene, reader)
        if canvas.drawing.restless:
            self._calm.start()
        now = canvas.scene
        if sizes != (now.width, now.height, now.grid.heading_w, now.grid.heading_h):
            offset = camera.ox, camera.oy, camera.left, camera.top
            camera.take(now)
            if offset != (camera.ox, camera.oy, camera.left, camera.top):
                canvas.update()
        canvas.surface.repaint(changed, lagging and before.grid == now.grid)
        canvas.typing.place()
        canvas.sceneChanged.emit()


_DONE = object()


def _nothing() -> None:
    """Stops listening where nobody listens."""
