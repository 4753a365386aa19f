"""The field that lies over a text of the map while it is edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.importing.limits import LONGEST_TITLE
from app.importing.text import clean
from app.scene.theme import Theme
from app.widgets.canvas.slots import Slot
from app.widgets.themes import FAMILY, load_fonts
from app.words import _

_PAD = 1
"""Pixels of ground around the words, so that no hair of the painted text looks out."""
_AWAY = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_F2,
)
"""Keys that leave a place where nothing has been typed, and then mean what they mean on the map."""
_OF_THE_TEXT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class Field(QTextEdit):
    """Plain text in the face and size of the map.

    `ended` says how: "enter", "right", "left", "below", "done" (somebody clicked elsewhere), "aside"
    (so, and nothing had been typed) or "cancel".
    """

    ended = Signal(str)
    refused = Signal(str)
    """Why something was not pasted, for the status bar."""

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
        self.idle: Callable[[], bool] = lambda: False
        """Whether nothing was typed yet, so that commands and arrows still mean the map."""

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

    def event(self, event: QEvent) -> bool:
        """Leave the shortcuts of the window alone while nothing was typed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.idle():
            commanded = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            altgr = commanded and event.modifiers() & Qt.KeyboardModifier.AltModifier
            if commanded and not altgr and event.key() not in _OF_THE_TEXT:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on below, Shift+Enter breaks the line, Ctrl+Enter adds a card, Tab and Shift+Tab go sideways."""
        key, keys = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.ended.emit("cancel")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if keys & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.ended.emit("below" if keys & Qt.KeyboardModifier.ControlModifier else "enter")
        elif key == Qt.Key.Key_Backtab or (
            key == Qt.Key.Key_Tab and keys & Qt.KeyboardModifier.ShiftModifier
        ):
            self.ended.emit("left")
        elif key == Qt.Key.Key_Tab:
            self.ended.emit("right")
        elif key in _AWAY and self.idle():
            self._leave_with(event)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted while one types is text, without what no text may hold; far too long a one is refused."""
        text = clean(source.text()[: LONGEST_TITLE * 2])
        if len(text) > LONGEST_TITLE:
            self.refused.emit(
                _("This text is too long for a title. Paste it into the note, or onto the map.")
            )
            return
        self.insertPlainText(text)

    def _leave_with(self, event: QKeyEvent) -> None:
        """Nothing was typed: go, and let the map have the key."""
        canvas = self.parentWidget()
        again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat())
        self.ended.emit("cancel")
        if canvas is not None:
            QCoreApplication.sendEvent(canvas, again)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field keeps what was typed; after a look at another program one types on."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason and _in_another_program():
            return
        if event.reason() == Qt.FocusReason.MouseFocusReason and self.idle():
            self.ended.emit("aside")
        elif event.reason() != Qt.FocusReason.PopupFocusReason:
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


def _in_another_program() -> bool:
    """Whether no window of ours has the keyboard."""
    return QGuiApplication.focusWindow() is None
