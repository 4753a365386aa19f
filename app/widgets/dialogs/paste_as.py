"""Paste as…: the ways in which what lies on the clipboard can become a part of the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QRadioButton, QVBoxLayout

from app.importing.reading import Found
from app.widgets import plain
from app.widgets.clipboard.source import Source
from app.widgets.dialogs.buttons import doing
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_SHOWN = 160
_LINES = 3


def ask(window: MainWindow, source: Source, found: Found) -> str:
    """The way that was chosen: "part", "below", "across", "one" or "table"; "" when nothing shall be pasted."""
    dialog = PasteAs(window, source, found)
    return dialog.way if window.ask(dialog) == QDialog.DialogCode.Accepted else ""


class PasteAs(QDialog):
    """One choice of a few, and the beginning of what lies there."""

    def __init__(self, window: MainWindow, source: Source, found: Found) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Paste as"))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        said = plain.label(_beginning(found), wrap=True)
        said.setProperty("role", "soft")
        column.addWidget(said)
        self._ways: dict[str, QRadioButton] = {}
        for way, words in _ways(source, found):
            self._ways[way] = button = QRadioButton(words)
            column.addWidget(button)
        first = next(iter(self._ways.values()), None)
        if first is not None:
            first.setChecked(True)
            first.setFocus()
        self.buttons, _yes = doing(self, _("Paste"))
        column.addSpacing(6)
        column.addWidget(self.buttons)

    @property
    def way(self) -> str:
        """The chosen way."""
        return next((way for way, button in self._ways.items() if button.isChecked()), "")

    def choose(self, way: str) -> None:
        """Choose one, as a click on it does. Raises KeyError for one that is not offered."""
        self._ways[way].setChecked(True)


def _ways(source: Source, found: Found) -> list[tuple[str, str]]:
    cards = len(found.entries) or sum(
        1 for row in (found.table.rows if found.table else ()) for cell in row if cell
    )
    ways: list[tuple[str, str]] = []
    if source.fragment:
        ways.append(("part", _("Cards as they were copied, with links and details")))
    if found.table is not None:
        ways.append(("table", _("Stages and lanes…")))
    ways.append(("below", _n("{n} new card", "{n} new cards below each other", cards)))
    if cards > 1:
        ways.append(("across", _n("{n} new card along the steps", "{n} new cards along the steps", cards)))
    if cards > 1 or "\n" in found.whole:
        ways.append(("one", _("One card with all of the text")))
    return ways


def _beginning(found: Found) -> str:
    lines = [line for line in found.whole.replace("\t", "  ").split("\n") if line.strip()]
    if not lines and found.table is not None:
        lines = ["  ".join(row).replace("\n", " ") for row in found.table.rows]
    shown = "\n".join(line[: _SHOWN // 2] for line in lines[:_LINES])
    return shown + "…" if len(lines) > _LINES else shown
