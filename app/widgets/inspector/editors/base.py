"""What all editors of the inspector share: values come in, what a person has finished goes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.widgets import plain
from app.words import _

MIXED = object()
"""Several records are selected and differ."""
NOT_ASKED = object()
"""A fact of a handover that nobody has been asked about."""
MISSING = object()
"""A fact of a handover that is known to be missing."""
_COUNTED = 12
"""Different values that a tool tip lists."""


class Editor(QWidget):
    """What every editor can do."""

    committed = Signal(object)
    """The person has finished: a value, or None for "not given"."""
    answered = Signal()
    """Enter was pressed or an entry chosen: among questions, the keyboard goes on to the next one."""
    refused = Signal(str)
    """What was typed makes no sense and is taken back: a sentence that says why."""

    def show_value(self, value: Any) -> None:
        """Show a value, None for none, or MIXED; tells nobody."""
        raise NotImplementedError

    def show_several(self, values: Sequence[Any]) -> None:
        """Show what several records hold, one value each; where they differ the tool tip counts the values."""
        same = all(value == values[0] for value in values)
        self.show_value(values[0] if same else MIXED)
        self.setToolTip("" if same else mixed_words([self.words_of(value) for value in values]))

    def words_of(self, value: Any) -> str:
        """A value as it is counted among several."""
        return "" if value is None else str(value)

    def finish(self) -> None:
        """Commit what was typed and not committed yet: the person turns to something else, or saves."""

    def _fill(self, child: QWidget) -> None:
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(child)
        self.setFocusProxy(child)


def is_for_the_map(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether a key is the map's: undo or redo in a field that has nothing typed to take back (or to do again)."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence.StandardKey
    return (not undo and event.matches(keys.Undo)) or (not redo and event.matches(keys.Redo))


def is_emptying(event: QEvent) -> bool:
    """Whether a key empties a field: of several that differ, for all of them."""
    pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key()
    return pressed in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def mixed_words(texts: Sequence[str]) -> str:
    """How many records hold which value, most frequent first, as a tool tip."""
    counted = Counter(" ".join(text.split()) or _("not given") for text in texts).most_common(_COUNTED)
    return plain.tooltip("\n".join(_("{value}: {n}", value=value, n=n) for value, n in counted))


class Calm(QComboBox):
    """A box that the wheel does not change while a person scrolls the panel."""

    def __init__(self) -> None:
        super().__init__()
        # As wide as its panel, however long the longest entry is.
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        # Alt+Down opens a box everywhere; the window's action of that key would travel along a link.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                event.accept()
                return True
        return super().event(event)
