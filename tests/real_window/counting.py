"""What a person's hands have done to the program, counted as it arrives from X."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

_MOUSE = {
    QEvent.Type.MouseButtonPress: "clicks",
    QEvent.Type.MouseButtonDblClick: "clicks",
    QEvent.Type.MouseMove: "moves",
    QEvent.Type.Wheel: "wheel",
}
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ONLY_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class Counts(QObject):
    """Counts every event of mouse and keyboard once, where it enters a window of the program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.found: Counter[str] = Counter()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it and let it pass."""
        # Events enter through windows of the system and are then handed on to widgets, which must not count again.
        if event.spontaneous() and watched.isWindowType():
            self._note(event)
        return False

    def _note(self, event: QEvent) -> None:
        kind = event.type()
        if kind in _MOUSE:
            self.found[_MOUSE[kind]] += 1
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.found[_key(event)] += 1

    @property
    def mouse(self) -> int:
        """Presses, movements and turns of the wheel."""
        return self.found["clicks"] + self.found["moves"] + self.found["wheel"]

    @property
    def letters(self) -> int:
        """Letters, and line breaks within a text."""
        return self.found["letters"]

    @property
    def keys(self) -> int:
        """Keys that are no letter: Enter, Tab, arrows, shortcuts."""
        return self.found["keys"]


def _key(event: QKeyEvent) -> str:
    if event.key() in _ONLY_HELD:
        return "held"
    if event.key() == Qt.Key.Key_Return and isinstance(QApplication.focusWidget(), QPlainTextEdit):
        return "letters"  # a line break within a text
    written = event.text().isprintable() and event.text() and not event.modifiers() & _COMMANDING
    return "letters" if written else "keys"
