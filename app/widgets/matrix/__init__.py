"""Impact against effort: the drawing to drag in (view), what has no place yet beside it (board), as a dialog."""

from app.widgets.matrix.board import Board
from app.widgets.matrix.dialog import show

__all__ = ["Board", "show"]
