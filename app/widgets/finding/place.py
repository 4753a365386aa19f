"""Everything that helps to find one's way in a map, with its place in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session import Session
from app.widgets.finding.find_bar import FindBar
from app.widgets.finding.palette import CommandPalette
from app.widgets.finding.things import Shelves

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Finding:
    """Palette, find bar, filter, outline, history and mini-map of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.shelves = Shelves(window)
        self.palette: CommandPalette | None = None
        self.bar = FindBar(window)
        self.middle = self._around_the_map()
        """The map with the bars above it."""

    def _around_the_map(self) -> QWidget:
        middle = QWidget(self._window)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._window.canvas, 1)
        return middle

    def watch(self, session: Session | None) -> None:
        """Follow another map, or none."""
        self.shelves.close()
        self.bar.watch(session)

    def retranslate(self) -> None:
        """Speak the language of the menus."""
        self.bar.retranslate()

    # ---- the palette
    def go_to_anything(self) -> None:
        """Open the palette."""
        self.palette = CommandPalette(self._window, self.shelves)
        self.palette.destroyed.connect(self._palette_gone)
        self.palette.open()

    def _palette_gone(self) -> None:
        self.palette = None
