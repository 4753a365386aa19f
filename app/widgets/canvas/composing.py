"""Input methods on the canvas: letters that are composed start a card like letters that are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect

from app.widgets import overlay
from app.widgets.canvas import verbs

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent

    from app.widgets.canvas.viewport import Canvas


def composed(canvas: Canvas, event: QInputMethodEvent) -> None:
    """Hand the first composed letters to the field of a fresh card."""
    if (event.preeditString() or event.commitString()) and verbs.type_text(canvas, ""):
        editor = canvas.typing.field
        if editor is not None:
            QCoreApplication.sendEvent(editor, event)
    event.accept()


def cursor_rect(canvas: Canvas) -> QRect | None:
    """Where words will go, in pixels of the window, so that an input method opens its list there."""
    if canvas.selected.cell is None:
        return None
    rect = canvas.cell_rect(*canvas.selected.cell)
    return overlay.view_rect(canvas, rect).toRect() if rect is not None else None
