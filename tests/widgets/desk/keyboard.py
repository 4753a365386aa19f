"""The hand on the keyboard."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.widgets.desk.events import NO_KEYS, Events


class Keyboard(Events):
    """Keys and letters, to whatever has the focus."""

    def type(self, text: str) -> Self:
        """Type letters of any language (QTest aborts on those outside ASCII)."""
        for letter in text:
            self._key(0 if ord(letter) > 127 else ord(letter.upper()), NO_KEYS, letter)
        return self.settle()

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS, times: int = 1) -> Self:
        """Press a key that is no letter."""
        text = {Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " "}.get(key, "")
        for _ in range(times):
            self._key(key.value, keys, text)
        return self.settle()

    def press_key(self, widget: QWidget, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> Self:
        """Press a key in another part of the window than the map."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, keys))
        return self.settle()

    def hold(self, key: Qt.Key, down: bool = True) -> Self:
        """Press a key and keep it, in the middle of a drag; `down` False lets it go."""
        kind = QEvent.Type.KeyPress if down else QEvent.Type.KeyRelease
        QApplication.sendEvent(self.canvas, QKeyEvent(kind, key.value, NO_KEYS))
        return self.settle()

    def enter(self, keys: Qt.KeyboardModifier = NO_KEYS) -> Self:
        """The Enter key."""
        return self.key(Qt.Key.Key_Return, keys)

    def escape(self) -> Self:
        """The Escape key."""
        return self.key(Qt.Key.Key_Escape)

    def tab(self) -> Self:
        """The Tab key."""
        return self.key(Qt.Key.Key_Tab)
