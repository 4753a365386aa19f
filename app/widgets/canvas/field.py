"""The field that lies over a text of the map while it is edited."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.scene.theme import Theme
from app.widgets.canvas.slots import Slot
from app.widgets.themes import FAMILY, load_fonts

_PAD = 1
"""Pixels of ground around the words, so that no hair of the painted text looks out."""


class Field(QTextEdit):
    """Plain text in the face and size of the map. `ended` says how: "done", "right", "below" or "cancel"."""

    ended = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        load_fonts()
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(False)
        self._slot: Slot | None = None

    def lie_over(self, slot: Slot, theme: Theme) -> None:
        """Take the place of the words (pixels) and look like them; grow when more is typed than fits."""
        before, self._slot = self._slot, slot
        if before is None or _looks_of(before) != _looks_of(slot):
            self._dress(slot, theme)
        rect = slot.rect
        self.document().setTextWidth(rect.width())
        height = max(rect.height(), float(self.document().size().height()))
        self.setGeometry(
            QRectF(
                rect.x() - _PAD, rect.y() - _PAD, rect.width() + 2 * _PAD, height + 2 * _PAD
            ).toAlignedRect()
        )

    def to_end(self) -> None:
        """Put the cursor behind the last letter."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Shift+Enter a new line, Ctrl+Enter another card below, Tab the next step."""
        key, keys = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.ended.emit("cancel")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if keys & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.ended.emit("below" if keys & Qt.KeyboardModifier.ControlModifier else "done")
        elif key == Qt.Key.Key_Tab:
            self.ended.emit("right")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field keeps what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.ended.emit("done")

    def _dress(self, slot: Slot, theme: Theme) -> None:
        font = QFont(FAMILY)
        font.setPointSizeF(max(1.0, slot.size * 72.0 / self.logicalDpiY()))
        font.setBold("bold" in slot.face)
        font.setItalic("italic" in slot.face)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.setStyleSheet(
            f"QTextEdit {{ background: {theme.color(slot.ground)}; color: {theme.color(slot.color)};"
            f" border: none; border-radius: 0; padding: {_PAD}px;"
            f" selection-background-color: {theme.color('accent')};"
            f" selection-color: {theme.color('on-accent')}; }}"
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(slot.leading, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter if slot.centered else Qt.AlignmentFlag.AlignLeft)
        cursor.mergeBlockFormat(block)


def _looks_of(slot: Slot) -> tuple[object, ...]:
    return slot.face, slot.size, slot.color, slot.ground, slot.centered
