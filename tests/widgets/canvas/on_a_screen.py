"""A canvas somewhere in a window on a screen of any density, moved about at random; run by test_dots.

How many dots a screen has to a pixel is settled when a program starts, so that each density has a process of its own:
`QT_SCALE_FACTOR=1.5 python -m tests.widgets.canvas.on_a_screen SEED`. Prints what was found, as JSON.
"""

from __future__ import annotations

import json
import random
import sys
from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.scene.theme import CONTRAST, DARK, LIGHT
from app.session import Session
from app.storage.document import new_document
from app.widgets.canvas import Canvas
from tests.scene.random_maps import random_map

_CORNER = QPoint(33, 47)
"""Where the canvas begins: at 1.25 and 1.5 dots to a pixel in the middle of a dot."""
_SCALES = (0.1, 0.1437, 0.25, 0.33, 0.5, 1.0, 1.3, 2.0)


class Bench:
    """One window with a canvas in it."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed)
        made = random_map(seed, 120, 16, links=0.5)
        self.window = QWidget()
        self.window.resize(1033, 747)
        self.canvas = Canvas(self.window)
        self.canvas.reduce_motion = True
        self.canvas.setGeometry(_CORNER.x(), _CORNER.y(), 981, 683)
        self.window.show()
        self.session = Session(made.store, new_document())
        self.canvas.set_session(self.session)
        self.canvas.following.tidy()  # on a busy machine links would be led well in the middle of a comparison
        self.canvas.center_on(900, 500, 1.0)

    def rest(self) -> None:
        """Until nothing is painted ahead any more."""
        QApplication.processEvents()
        self.canvas.glimpse.settle()
        while self.canvas.surface.backing.busy:
            QApplication.processEvents()
        QApplication.processEvents()

    def move(self) -> None:
        """Something that moves the map; now and then at once, now and then in another theme."""
        pick, canvas = self.pick, self.canvas
        if pick.random() < 0.6:
            canvas.pan_by(pick.randint(-300, 300) / 4, pick.randint(-200, 200) / 4)
        elif pick.random() < 0.5:
            at = QPointF(pick.randint(150, 900), pick.randint(100, 600))
            canvas.zoom_at(canvas.scale * pick.choice((0.6, 0.87, 1.15, 1.7)), at)
        else:
            canvas.center_on(pick.randint(0, 2500), pick.randint(0, 1500), pick.choice(_SCALES))
        if pick.random() < 0.05:
            canvas.set_theme(pick.choice((LIGHT, DARK, CONTRAST)))
        if pick.random() < 0.7:
            self.rest()

    def edit(self) -> None:
        """Something that makes a lane higher or lower, or takes that back."""
        pick, store = self.pick, self.session.store
        if pick.random() < 0.3:
            self.session.history.undo()
        else:
            with store.edit("title"):
                store.put(pick.choice(store.of("card")), title="Another title " * pick.randint(0, 9))
        QApplication.processEvents()
        self.canvas.following.tidy()

    def seen(self) -> QImage:
        """The dots of the canvas as they are on the screen."""
        shot = self.window.screen().grabWindow(self.window.winId()).toImage()
        ratio = shot.devicePixelRatio()
        at, size = _CORNER, self.canvas.size()
        left, top = int(at.x() * ratio + 0.5), int(at.y() * ratio + 0.5)
        right = int((at.x() + size.width()) * ratio + 0.5)
        low = int((at.y() + size.height()) * ratio + 0.5)
        return shot.copy(left, top, right - left, low - top)

    def afresh(self) -> QImage:
        """The same with nothing kept."""
        self.canvas.surface.backing.clear()
        self.canvas.surface.strips.spoil()
        self.canvas.update()
        QApplication.processEvents()
        return self.seen()

    def differs(self) -> int:
        """The largest difference of a colour between what was kept and what is painted afresh, of 255."""
        self.rest()
        one, other = self.seen(), self.afresh()
        a, b = (bytes(i.convertToFormat(QImage.Format.Format_RGB32).constBits()) for i in (one, other))
        return max(abs(x - y) for x, y in zip(a, b, strict=True)) if a != b else 0

    def frames(self, scale: float) -> int:
        """How many blocks a walk of small steps paints within its frames, once the map lies ready."""
        canvas = self.canvas
        canvas.center_on(900, 500, scale)
        self.rest()
        painted = 0
        for number in range(24):
            before = canvas.painted
            canvas.pan_by(7 if number % 8 < 4 else -9, 5 if number % 2 else -4)
            canvas.repaint()
            painted += canvas.painted - before
            self.rest()
        return painted


def run(seed: int) -> dict[str, Any]:
    """Everything that is asked of one density."""
    bench = Bench(seed)
    found = []
    for _ in range(14):
        for _ in range(bench.pick.randint(1, 6)):
            bench.move()
        found.append(bench.differs())
    for scale in (1.0, 0.5, 1.3, 0.25):
        bench.canvas.center_on(700, 500, scale)
        bench.rest()
        for _ in range(4):
            bench.edit()
            bench.edit()
            found.append(bench.differs())
    return {
        "ratio": bench.canvas.devicePixelRatioF(),
        "differs": found,
        "painted": {str(scale): bench.frames(scale) for scale in (0.25, 0.5, 1.0)},
    }


if __name__ == "__main__":
    app = QApplication([])
    sys.stdout.write(json.dumps(run(int(sys.argv[1]))))
