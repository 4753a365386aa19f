"""What is selected in the window, and the ways to bring a record into view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.store import Change
from app.widgets.canvas.unseen import explain

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


_WHOLES = ("stage", "step", "lane", "card")
"""What holds others comes first: a stage that comes back brings its steps and cards along."""


class Choosing:
    """The selection of one window: canvas, inspector, lists and menus agree on it."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.keys: list[str] = []

    def took(self, keys: list[str]) -> None:
        """Something was selected; everything that depends on it follows."""
        window = self._window
        self.keys = list(keys)
        window.inspector.show_records(self.keys)
        window.inspector.show_findings(window.checking.state)
        window.actions_.refresh()

    def keep_existing(self) -> None:
        """Let go of what an edit has removed."""
        session = self._window.session
        self.keys = [key for key in self.keys if session and key in session.store]

    def select(self, keys: list[str]) -> None:
        """Select records and bring the first into view; one that a lock has refused is not there."""
        session = self._window.session
        keys = [key for key in keys if session is not None and key in session.store]
        self._window.canvas.select(keys)
        self.took(keys)
        self._show(keys[:1])

    def go_to(self, keys: list[str]) -> None:
        """Select the first record, the one with the mark, and bring the first that is drawn into view."""
        if not keys:
            return
        self._window.canvas.select(keys[:1])
        self.took([key for key in keys[:1] if key in self._window.canvas.store])
        self._show(keys)

    def _show(self, keys: list[str]) -> None:
        """Bring the first record that is drawn into view; say what keeps it from being seen itself."""
        canvas = self._window.canvas
        drawn = next((key for key in keys if canvas.drawing.rect_of(key) is not None), "")
        if drawn:
            explain(canvas, drawn)
            canvas.reveal(drawn)
        else:
            any(explain(canvas, key) for key in keys)

    def show_change(self, change: Change) -> None:
        """Show what an undo or redo has changed; what came back is selected. Where some of it is seen nothing moves."""
        canvas = self._window.canvas
        rects = canvas.scene.rects
        drawn = sorted(
            (key for key in change.touched if key in rects), key=lambda k: (rects[k].x, rects[k].y)
        )
        came = {key: canvas.kind_of(key) for key in drawn if "type" in change.patch[key]}
        kind = next((kind for kind in _WHOLES if kind in came.values()), "")
        if kind:
            drawn = [key for key in drawn if came.get(key) == kind]
            canvas.select(drawn)
            self.took(drawn)
        seen, places = canvas.camera.seen(), [rects[key] for key in drawn]
        if drawn and not any(seen.contains(each.x + each.w / 2, each.y + each.h / 2) for each in places):
            canvas.reveal(drawn[0])
