"""Editors of several lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QSizePolicy

from app.widgets.inspector.editors.base import MIXED, Editor, is_emptying, is_for_the_map
from app.words import _

MOST = 8
"""Lines that are shown at once; what is more scrolls."""
_INSIDE, _FRAME = 2, 4
"""Pixels around the words inside the field, and of its edge with what the style sheet pads."""
_SPARE = 2
"""Pixels that Qt wants free below the last line: without them the wheel pushes the first line out of sight."""


class Text(Editor):
    """Several lines; finished when the person leaves it or presses Ctrl+Enter."""

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.edit = _Lines()
        self.edit.setTabChangesFocus(True)
        # Lines are wrapped; a blank at the end of one would call for a bar that hides the last line.
        self.edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit.document().setDocumentMargin(_INSIDE)
        self.edit.document().clearUndoRedoStacks()  # Qt counts the margin as typed
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._grow)
        self.edit.resized.connect(self._grow)
        self._hint, self._shown, self._mixed = hint, "", False
        self._fill(self.edit)
        self._grow()

    def show_value(self, value: Any) -> None:
        self._mixed = value is MIXED
        self._shown = "" if value in (None, MIXED) else str(value)
        if self.edit.toPlainText() != self._shown:
            self.edit.setPlainText(self._shown)
        self.edit.setPlaceholderText(_("Mixed") if value is MIXED else self._hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus():
            self.finish()
        untouched = not self.edit.toPlainText() and not self.edit.document().isUndoAvailable()
        if self._mixed and untouched and is_emptying(event):
            self.committed.emit(None)  # for all of those that differ
            return True
        if isinstance(event, QKeyEvent) and _ctrl_enter(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # here it finishes the text; the menu's Ctrl+Enter would add a card
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.finish()
                return True
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        text = self.edit.toPlainText()
        if text != self._shown:
            self._shown = text
            self.committed.emit(text.strip("\n") or None)

    def _grow(self) -> None:
        least = 2 if self._hint else 1  # a hint needs room to be read
        needed = self.edit.lines(MOST + 1)
        lines = min(MOST, max(least, needed))
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if needed > MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(bar)
        height = lines * self.edit.fontMetrics().lineSpacing() + 2 * (_INSIDE + _FRAME)
        self.edit.setFixedHeight(height + _SPARE)


class _Lines(QPlainTextEdit):
    """Knows how many lines its words take at its present width."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines may break elsewhere; only now the document knows its new width."""
        super().resizeEvent(event)
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if is_for_the_map(event, undo=document.isUndoAvailable(), redo=document.isRedoAvailable()):
            event.ignore()
            return True
        return super().event(event)

    def lines(self, most: int) -> int:
        """Lines of the text, wrapped ones counted; nobody counts beyond `most`."""
        layout, block, count = self.document().documentLayout(), self.document().begin(), 0
        assert isinstance(layout, QPlainTextDocumentLayout)
        while block.isValid() and count < most:
            layout.ensureBlockLayout(block)  # else what was never painted counts as one line
            count += max(1, block.layout().lineCount())
            block = block.next()
        return min(count, most)


def _ctrl_enter(event: QKeyEvent) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
