"""How fast the editor is: python -m tests.bench [--cards N] prints one JSON document (milliseconds).

Everything runs offscreen in a window of 1600 x 900; an operation counts until its paint has ended.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QApplication

from app import session as sessions
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import Canvas
from app.widgets.checking import Checking
from app.widgets.tools.gesture import Pointer
from app.widgets.tools.move_cards import MoveCards
from tests.scene.random_maps import random_map

WINDOW = (1600, 900)
Times = dict[str, Any]


def milliseconds(work: Callable[[], object]) -> float:
    """How long one piece of work takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def spread(times: Iterable[float]) -> dict[str, float]:
    """Median, 95th percentile and maximum."""
    found = sorted(times)
    most = found[min(len(found) - 1, int(len(found) * 0.95))]
    return {"p50": round(statistics.median(found), 2), "p95": round(most, 2), "max": round(found[-1], 2)}


def made(count: int) -> Session:
    """A random map of so many cards, with two links for five of them, in a file that was just opened."""
    steps = max(8, min(60, count // 25))
    found = random_map(1, count, steps, links=0.4)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.jmap"
        session = Session(found.store, new_document())
        session.path = path
        sessions.save(session)
        return sessions.open_map(path)


class Bench:
    """One canvas with one map."""

    def __init__(self, count: int) -> None:
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        self.app = app
        self.session = made(count)
        self.canvas = Canvas()
        self.canvas.reduce_motion = True
        self.canvas.resize(*WINDOW)
        self.canvas.show()
        self.paint()
        self.checking = Checking()
        self.checking.watch(self.session)
        self.marks = self.checking.state.marks()
        self.checking.watch(None)

    def paint(self) -> None:
        """Let everything that is to be painted be painted."""
        self.app.sendPostedEvents()
        self.app.processEvents()

    def timed(self, work: Callable[[], object]) -> float:
        """One operation until its paint has ended."""

        def done() -> None:
            work()
            self.paint()

        return milliseconds(done)

    def run(self) -> Times:
        """All measurements, in the order a user would meet them."""
        canvas = self.canvas
        found: Times = {"cards": sum(1 for _ in self.session.store.of("card"))}
        found["links"] = sum(1 for _ in self.session.store.of("link"))
        found["open_ms"] = round(self.timed(lambda: canvas.set_session(self.session)), 1)
        canvas.set_marks(self.marks)
        found["edit"] = spread(self.edits(lambda n: f"Card {n}"))
        self.rest()
        found["height_edit"] = spread(self.edits(lambda n: "Card " + "that grows " * (n % 2 * 6)))
        self.rest()
        found["undo"] = spread([self.timed(self.session.history.undo) for _ in range(10)])
        self.rest()
        found["drag"] = spread(self.drags())
        self.rest()
        for name, scale in (("pan100", 1.0), ("pan50", 0.5), ("pan25", 0.25), ("pan12", 0.12)):
            found[name] = spread(self.pans(scale))
        found["zoom"] = spread(self.zooms())
        found["check"] = self.checks()
        found["rss_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
        return found

    def rest(self) -> None:
        """The hand rests: what waits for an idle moment happens."""
        self.paint()
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            self.paint()
            time.sleep(0.02)

    def edits(self, title: Callable[[int], str]) -> list[float]:
        """A new title for a card, again and again."""
        store, canvas = self.session.store, self.canvas
        drawn = sorted(key for key in store.of("card") if key in canvas.scene.rects)
        rect = canvas.scene.rects[drawn[0]]
        canvas.center_on(rect.x, rect.y, 1.0)
        self.paint()

        def retitle(number: int) -> None:
            with store.edit("title"):
                store.put(drawn[number // 4], title=title(number))

        return [self.timed(lambda number=number: retitle(number)) for number in range(24)]  # type: ignore[misc]  # bound now

    def drags(self) -> list[float]:
        """A card with links dragged across lanes and steps, in small movements."""
        canvas = self.canvas
        store = self.session.store
        linked = [str(store[key]["from"]) for key in store.of("link")]
        card = next(key for key in linked if key in canvas.scene.rects)
        rect = canvas.scene.rects[card]
        canvas.center_on(rect.x, rect.y, 1.0)
        self.paint()
        start = self._pointer(rect.x + 20, rect.y + 10)
        gesture = MoveCards(canvas, card)
        canvas.gesture = gesture
        gesture.begin(start)
        self.paint()
        times = []
        for number in range(60):
            at = QPointF(start.at.x() + 9 * number, start.at.y() + 6 * (number % 40))
            pointer = canvas.pointer(at)
            times.append(self.timed(lambda pointer=pointer: gesture.move(pointer)))  # type: ignore[misc]  # bound now
        canvas.cancel_gesture()
        self.paint()
        return times

    def _pointer(self, x: float, y: float) -> Pointer:
        at = self.canvas.camera.to_view(x, y)
        return self.canvas.pointer(QPointF(*at), Qt.KeyboardModifier.NoModifier)

    def pans(self, scale: float) -> list[float]:
        """Panning both ways in steps of a wheel notch."""
        canvas = self.canvas
        scene = canvas.scene
        canvas.center_on(scene.width / 2, scene.height / 2, scale)
        self.paint()

        def step(number: int) -> float:
            dx, dy = 37 if number % 40 < 20 else -37, 23 if number % 2 else -11
            return self.timed(lambda: canvas.pan_by(dx, dy))

        return [step(number) for number in range(60)]

    def zooms(self) -> list[float]:
        """From far to near and back in steps of a wheel notch."""
        canvas = self.canvas
        canvas.zoom_to("map")
        self.paint()
        steps = [1.15] * 16 + [1 / 1.15] * 16
        at = QPointF(WINDOW[0] / 2 + 40, WINDOW[1] / 2 + 30)
        return [self.timed(lambda f=f: canvas.zoom_at(canvas.scale * f, at)) for f in steps]  # type: ignore[misc]  # bound now

    def checks(self) -> dict[str, float]:
        """Everything that is looked at when somebody has paused after an edit."""
        return spread([milliseconds(lambda: self.checking.watch(self.session)) for _ in range(5)])


def imports() -> float:
    """Importing the canvas in a fresh interpreter."""
    code = "import time;s=time.perf_counter();import app.widgets.canvas;print((time.perf_counter()-s)*1000)"
    said = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(3)
    ]
    return round(min(float(each.stdout) for each in said), 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, nargs="+", default=[100, 300, 1000])
    found = [Bench(count).run() for count in parser.parse_args().cards]
    json.dump({"import_ms": imports(), "maps": found}, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
