"""What is dragged onto the canvas from elsewhere: things of the palette. Files are left to the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent

from app.widgets.tools import palette

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


class Outside:
    """Drags that come from outside of one canvas; each becomes a gesture like any other."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def enter(self, event: QDragEnterEvent) -> None:
        """Take what a palette offers; leave files to the window."""
        kind = palette.kind_in(event.mimeData())
        if not kind:
            event.ignore()
            return
        self._canvas.gesture = palette.PaletteDrop(self._canvas, kind)
        event.acceptProposedAction()

    def move(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        canvas = self._canvas
        if canvas.gesture is not None:
            canvas.gesture.move(canvas.pointer(event.position()))
            if canvas.locking.shut:
                event.ignore()  # the cursor forbids it, too
            else:
                event.acceptProposedAction()

    def drop(self, event: QDropEvent) -> None:
        """Put it there and let it be named."""
        canvas = self._canvas
        gesture, canvas.gesture = canvas.gesture, None
        if gesture is not None:
            event.acceptProposedAction()
            canvas.setFocus()
            gesture.finish(canvas.pointer(event.position()))
            canvas.locking.forbid("")
            if not canvas.typing.open:
                canvas.settle()
