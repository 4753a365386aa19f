"""The operations of the editor on one canvas, offscreen, each until its paint event has ended."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app import session as sessions
from app.bench.edits import edits
from app.bench.spread import Numbers, milliseconds, spread
from app.widgets.canvas import Canvas
from app.widgets.checking import Checking
from app.widgets.tools.gesture import Pointer
from app.widgets.tools.move_cards import MoveCards
from app.widgets.warming import faces

WINDOW = (1600, 900)
"""Pixels of the canvas."""
SETTLED = 0.25
"""Seconds of quiet after which everything that waits for a resting hand has happened."""
FRAME = 1000 / 60
"""Milliseconds of a frame."""
_NOTHING = 0.05
"""Milliseconds of a turn of the event loop in which nothing happens."""
_WHEEL = 1.15
"""What a notch of the wheel zooms."""


class CanvasBench:
    """One canvas with one map."""

    def __init__(self, path: Path) -> None:
        found = QApplication.instance()
        self.app = found if isinstance(found, QApplication) else QApplication(["baton-bench"])
        self._path = path
        self.held: list[float] = []
        self.between: list[float] = []
        self.session = sessions.empty()
        self.canvas = Canvas()
        self.canvas.reduce_motion = True
        self.canvas.resize(*WINDOW)
        self.canvas.show()
        self.paint()
        for _ in faces():  # as the window does while it waits for a first map; a launch is measured by itself
            pass

    # ---- waiting
    def paint(self) -> None:
        """Let everything that is to be painted be painted."""
        self.app.sendPostedEvents()
        self.app.processEvents()

    def timed(self, work: Callable[[], object]) -> float:
        """Milliseconds of one operation until its paint event has ended."""

        def done() -> None:
            frames = self.canvas.frames
            work()
            self.app.sendPostedEvents()
            if self.canvas.frames == frames:
                self.app.processEvents()

        return milliseconds(done)

    def frames(self, works: Iterable[Callable[[], object]]) -> list[float]:
        """Milliseconds of operations that follow each other as fast as a screen shows them.

        What is left of each frame belongs to the event loop, as it does when a hand moves the map; how long it was
        held at a time is kept in `held`, the whole of it in `between`.
        """
        times = []
        for work in works:
            times.append(self.timed(work))
            self.between.append(self._breathe(max(0.0, FRAME - times[-1])))
        return times

    def _breathe(self, left: float) -> float:
        whole = 0.0
        while whole < left:
            turn = milliseconds(self.app.processEvents)
            whole += turn
            if turn < _NOTHING:
                break
            self.held.append(turn)
        return whole

    def rest(self) -> dict[str, float]:
        """Let the hand rest until nothing happens any more; how long the event loop was held at most."""
        stalls = [0.0]
        quiet = time.monotonic()
        while time.monotonic() < quiet + SETTLED or self.canvas.drawing.restless:
            stalls.append(milliseconds(self.paint))
            if stalls[-1] > 2.0:
                quiet = time.monotonic()
            time.sleep(0.002)
        return spread(stalls)

    # ---- all
    def run(self) -> Numbers:
        """All measurements, in the order a user would meet them."""
        found: Numbers = {"open": round(self.timed(self.open), 1)}
        found["settle_after_open"] = self.rest()
        checking = Checking()
        checking.watch(self.session)
        checking.now()

        def mark() -> None:
            self.canvas.set_marks(checking.state.marks())
            self.canvas.following.coming.now()  # all pieces of it at once

        found["marks"] = round(self.timed(mark), 1)
        checking.watch(None)
        self.rest()
        for name, work in (
            ("pan_100", lambda: self.pans(1.0)),
            ("pan_50", lambda: self.pans(0.5)),
            ("pan_25", lambda: self.pans(0.25)),
            ("pan_10", lambda: self.pans(0.1)),
            ("zoom", self.zooms),
        ):
            self.moving(found, name, work)
        found["settle_after_zoom"] = self.rest()
        found["fit"] = spread(self.fits())
        found.update(edits(self))
        self.moving(found, "drag", self.drags)
        found["settle_after_drag"] = self.rest()
        return found

    def moving(self, found: Numbers, name: str, work: Callable[[], list[float]]) -> None:
        """Frames, what the event loop did between them for each, and how long it was held at a time."""
        self.held, self.between = [0.0], []
        found[name] = spread(work())
        found[f"{name}_between"] = spread(self.between)
        found[f"{name}_held"] = spread(self.held)

    def open(self) -> None:
        """Read the file and show the map."""
        self.session = sessions.open_map(self._path)
        self.canvas.set_session(self.session)

    # ---- single operations
    def look_at(self, key: str) -> None:
        """Bring a card that is drawn into the middle at full size."""
        rect = self.canvas.scene.rects[key]
        self.canvas.center_on(rect.x + rect.w / 2, rect.y + rect.h / 2, 1.0)
        self.paint()

    def drags(self) -> list[float]:
        """A card with links dragged across lanes and steps, in small movements; at last let go where it was."""
        canvas, store = self.canvas, self.session.store
        linked = [str(store[key]["from"]) for key in store.of("link")] or store.of("card")
        card = next(key for key in linked if key in canvas.scene.rects)
        self.look_at(card)
        rect = canvas.scene.rects[card]
        start = self._pointer(rect.x + 20, rect.y + 10)
        gesture = MoveCards(canvas, card)
        canvas.gesture = gesture
        gesture.begin(start)
        self.paint()

        def move(number: int) -> Callable[[], None]:
            at = QPointF(start.at.x() + 9 * number, start.at.y() + 6 * (number % 40))
            return lambda: gesture.move(canvas.pointer(at))

        times = self.frames(move(number) for number in range(60))
        canvas.cancel_gesture()
        self.paint()
        return times

    def _pointer(self, x: float, y: float) -> Pointer:
        at = self.canvas.camera.to_view(x, y)
        return self.canvas.pointer(QPointF(*at), Qt.KeyboardModifier.NoModifier)

    def pans(self, scale: float) -> list[float]:
        """Panning both ways in steps of a wheel notch."""
        canvas = self.canvas
        canvas.center_on(canvas.scene.width / 2, canvas.scene.height / 2, scale)
        self.paint()

        def step(number: int) -> Callable[[], None]:
            dx, dy = 37 if number % 40 < 20 else -37, 23 if number % 2 else -11
            return lambda: canvas.pan_by(dx, dy)

        self.rest()
        return self.frames(step(number) for number in range(60))

    def zooms(self) -> list[float]:
        """From far to near and back in steps of a wheel notch."""
        canvas = self.canvas
        canvas.zoom_to("map")
        self.paint()
        at = QPointF(WINDOW[0] / 2 + 40, WINDOW[1] / 2 + 30)

        def step(factor: float) -> Callable[[], None]:
            return lambda: canvas.zoom_at(canvas.scale * factor, at)

        self.rest()
        return self.frames(step(factor) for factor in [_WHEEL] * 16 + [1 / _WHEEL] * 16)

    def fits(self) -> list[float]:
        """The whole map from close by, painted as crisp as it stays."""
        canvas = self.canvas
        times = []
        for _ in range(6):
            canvas.center_on(canvas.scene.width / 2, canvas.scene.height / 2, 1.0)
            self.rest()

            def fit() -> None:
                canvas.zoom_to("map")
                canvas.glimpse.end()

            times.append(self.timed(fit))
        return times
