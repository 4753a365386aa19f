"""Words of people reach Qt as plain text only.

Eighteen of the thirty-four places where Qt takes a text guess whether it is rich text, and rich text may name files
and addresses in `<img>`. Widgets that show titles, notes or file names use these functions and classes.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

_LONGEST = 300


def label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """A label that never reads its text as rich text."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setText(text)
    return made


def tooltip(text: str) -> str:
    """A text for setToolTip, setWhatsThis and setStatusTip, which have no plain mode: escaped, lines kept.

    An empty text stays empty, so that no tool tip is shown.
    """
    if not text:
        return ""
    kept = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    return "<span>" + escape(kept).replace("\n", "<br>") + "</span>"


def menu_text(text: str) -> str:
    """A text for actions, buttons and tabs, where & would mark a key: shown as it is, on one line."""
    return " ".join(text.split()).replace("&", "&&")


def action(text: str, parent: QWidget | None = None) -> QAction:
    """An action named with somebody's words."""
    made = QAction(parent)
    made.setText(menu_text(text))
    return made


def message(parent: QWidget | None, title: str, what: str, more: str = "") -> QMessageBox:
    """A message box whose words are never read as rich text."""
    from PySide6.QtWidgets import QMessageBox  # costs a start that shows none of them a millisecond

    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    # One text instead of setInformativeText: the second text of a message box has no plain mode.
    box.setText(f"{what}\n\n{more}" if more else what)
    return box
