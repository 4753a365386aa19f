"""The canvas a test works on, and the events Qt would send it."""

from __future__ import annotations

from pathlib import Path
from typing import Self, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.canvas import Canvas

LEFT, MIDDLE_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Events:
    """A canvas, alone or in the window, that gets its events at once; nothing waits, nothing sleeps."""

    def __init__(self, window: QWidget | None = None, size: tuple[int, int] | None = (1300, 900)) -> None:
        self.window = window if window is not None else Canvas()
        self.canvas: Canvas = getattr(self.window, "canvas", None) or cast(Canvas, self.window)
        self.canvas.reduce_motion = True
        self.hints: list[str] = []
        self._taken = 0
        self.canvas.hint.connect(self.hints.append)
        if size is not None:
            self.window.resize(*size)
            self.window.show()
        self.window.activateWindow()
        self.settle()

    def settle(self) -> Self:
        """Let Qt deliver what is waiting."""
        QApplication.processEvents()
        return self

    def rest(self) -> Self:
        """Let the hand rest until nothing is painted ahead any more."""
        self.settle()
        self.canvas.glimpse.settle()
        while self.canvas.surface.backing.busy:
            QApplication.processEvents()
        return self.settle()

    def catch_up(self) -> Self:
        """Let a large map show what the hand has come to."""
        while self.canvas.following.behind:
            QApplication.processEvents()
        return self.settle()

    def picture(self, path: str | Path) -> Self:
        """Keep a picture of the window, to be looked at."""
        self.window.grab().save(str(path))
        return self

    def close(self) -> None:
        """Leave the desk as it was found."""
        self.canvas.cancel_gesture()
        self.canvas.typing.close()
        if self.window is self.canvas:
            self.canvas.set_session(None)
            self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.settle()

    def _mouse(
        self,
        kind: QEvent.Type,
        at: QPoint,
        button: Qt.MouseButton,
        keys: Qt.KeyboardModifier = NO_KEYS,
        *,
        beside: Qt.MouseButton = Qt.MouseButton.NoButton,
    ) -> None:
        """One event; `beside` is another button that is held all the while."""
        moving, gone = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
        held = beside if gone else button | beside
        if kind == QEvent.Type.MouseButtonPress:
            self.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        event = QMouseEvent(
            kind,
            QPointF(at),
            QPointF(self.canvas.mapToGlobal(at)),
            Qt.MouseButton.NoButton if moving else button,
            held,
            keys,
        )
        QApplication.sendEvent(self.canvas, event)
        self.settle()

    def _wheel(self, pixels: QPoint, angle: QPoint, at: QPoint | None, keys: Qt.KeyboardModifier) -> None:
        where = at if at is not None else self.canvas.area().center()
        event = QWheelEvent(
            QPointF(where),
            QPointF(self.canvas.mapToGlobal(where)),
            pixels,
            angle,
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas, event)
        self.settle()

    def _key(self, key: int, keys: Qt.KeyboardModifier, text: str) -> None:
        target = self.canvas.typing.field or QApplication.focusWidget() or self.canvas
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, keys, text))
            if target is not (self.canvas.typing.field or target):
                break  # the key opened or closed the editor; its release belongs to nobody
