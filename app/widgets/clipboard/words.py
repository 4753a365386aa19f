"""Cut, copy and paste inside a field: chosen from a menu they mean the words that are being edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def did(canvas: Canvas, what: str) -> bool:
    """Let the field with the keyboard do it; False when no words are being edited.

    A place on the map where nothing has been typed yet is no field: what is pasted there becomes cards.
    """
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

    focus = QApplication.focusWidget()
    if (
        not isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit)
        or focus.isReadOnly()
        or (focus is canvas.typing.field and canvas.typing.idle)
    ):
        return False
    getattr(focus, what)()
    return True
