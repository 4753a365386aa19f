"""What a start leaves out and a first edit would wait for, done in pieces while the window waits for a hand."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer

_CALM = 300
"""Milliseconds after the first painting: whoever starts at once is not disturbed."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 .,:;-/()?!'"
_SIZE = 12.0
"""Points, as good as any."""
_FORMS = (
    "app.widgets.canvas.field",
    "app.widgets.search_list",
    "app.widgets.popup_list",
    "app.widgets.inspector.sparkline",
    "app.widgets.inspector.editors",
    "app.widgets.inspector.choosers",
    "app.widgets.inspector.pictures",
    "app.widgets.inspector.values",
    "app.widgets.inspector.page",
    "app.widgets.lists.table",
    "app.widgets.lists.fact_table",
    "app.widgets.lists.ledger_table",
    "app.widgets.lists.action_table",
    "app.widgets.finding.find_bar",
    "app.widgets.finding.filter_bar",
    "app.widgets.finding.outline",
    "app.widgets.finding.history_list",
)
"""What first words, a first form or panel need, in parts that take a few milliseconds each; each brings less than it
would alone."""


class Warming(QObject):
    """Imports beside the event loop what checks a map, then in it what forms and lists are made of."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: Iterator[None] = _pieces()
        self._thread = Thread(target=_imports, name="warming")
        self._turn = QTimer(self)
        self._turn.setInterval(_CALM)
        self._turn.timeout.connect(self._on)

    @property
    def busy(self) -> bool:
        """Whether something is left to do."""
        return self._turn.isActive()

    def begin(self) -> None:
        """Begin with the imports, in a thread of their own."""
        self._thread.start()
        self._turn.start()

    def _on(self) -> None:
        if self._thread.is_alive():
            return
        self._turn.setInterval(20)
        if next(self._pieces, _DONE) is _DONE:
            self._turn.stop()


def _imports() -> None:
    import app.model.checks.catalogue  # noqa: F401 - a map is shown before it is checked


def faces() -> Iterator[None]:
    """Open the faces of the map and measure with each once, one at a time: the first map would wait for it."""
    from app.export.qt.fonts import raw_font
    from app.scene.type.faces import TEXT_FACES
    from app.scene.type.shaping import ems

    for face in TEXT_FACES:
        ems(_LETTERS, face)
        raw_font(face, _SIZE)
        yield


def _pieces() -> Iterator[None]:
    yield from faces()
    from PySide6.QtWidgets import QStyle  # noqa: F401 - Qt hands over all that styles know, which takes longest

    yield
    for name in _FORMS:  # here, not in the thread: classes of widgets are made where widgets are
        import_module(name)
        yield


_DONE = object()
