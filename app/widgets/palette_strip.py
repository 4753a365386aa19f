"""The slim strip of things that can be dragged onto the map: a card, a decision, an end, a wait …"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.scene.theme import Theme
from app.widgets import plain
from app.widgets.pictograms import pictogram
from app.widgets.tools import palette
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

ICON = 16
"""Pixels of a piece's picture."""
PICTURES = {"card": "note"}
"""The pictures of pieces that no sign of their own name stands for on the map."""


class Piece(QToolButton):
    """One thing to take: dragged it goes where it is dropped, pressed it goes where the focus is."""

    def __init__(self, strip: PaletteStrip, kind: str) -> None:
        super().__init__(strip)
        self.kind = kind
        self._pressed: QPoint | None = None
        self.setProperty("quiet", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(ICON, ICON))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(lambda: strip.add(kind))

    def name(self, theme: Theme) -> None:
        """Say the name in the language of the menus and show the sign in the colours of the theme."""
        text = _("Card") if self.kind == "card" else _(palette.KINDS[self.kind][0])
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(plain.tooltip(_("{name}: drag it to its place on the map", name=text)))
        self.setIcon(pictogram(PICTURES.get(self.kind, self.kind), theme, ICON))

    def to_drag(self) -> QDrag:
        """What is taken along when the piece is dragged."""
        drag = QDrag(self)
        drag.setMimeData(palette.mime_for(self.kind))
        drag.setPixmap(self.icon().pixmap(ICON, ICON))
        drag.setHotSpot(QPoint(-8, -8))
        return drag

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once it is clear that it is no click."""
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        self.setDown(False)
        self.to_drag().exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press without a drag is a click."""
        self._pressed = None
        super().mouseReleaseEvent(event)


class PaletteStrip(QWidget):
    """All pieces side by side: with words while there is room, else as signs alone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 6)
        row.setSpacing(2)
        self.pieces = [Piece(self, kind) for kind in palette.KINDS]
        for piece in self.pieces:
            row.addWidget(piece)
        row.addStretch(1)
        self.setFocusProxy(self.pieces[0])

    def refresh(self) -> None:
        """Bring words and colours up to date, unless the strip is folded away: nobody sees its pictures there."""
        if self.isHidden():
            return
        self.setAccessibleName(_("Palette"))
        for piece in self.pieces:
            piece.name(self._window.theme)
        self._fold()

    def add(self, kind: str) -> None:
        """Begin a card of that kind where the focus of the map is."""
        if self._window.session is not None:
            self._window.canvas.setFocus()
            palette.begin(self._window.canvas, kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room for them."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        for piece in self.pieces:
            piece.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if sum(piece.sizeHint().width() + 2 for piece in self.pieces) + 24 > self.width():
            for piece in self.pieces:
                piece.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
