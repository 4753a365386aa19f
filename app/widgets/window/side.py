"""The place left of the map: panels that stand there one at a time, and nothing when none is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


class Side(QStackedWidget):
    """Panels by name. A panel is made when it is seen first; here it only gets its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: dict[str, Callable[[], QWidget]] = {}
        self._panels: dict[str, QWidget] = {}
        self.current = ""
        """The panel that is open, "" when none is."""
        self.setMinimumWidth(200)
        self.hide()

    def offer(self, name: str, make: Callable[[], QWidget]) -> None:
        """Give a panel its place; it is folded away until somebody opens it."""
        self._offered[name] = make

    def open(self, name: str) -> None:
        """Show a panel in place of the one that is open; an unknown name or "" folds all away."""
        self.current = name if name in self._offered else ""
        self.setVisible(bool(self.current))
        if self.isVisible():
            self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        """A panel that was open when the program was left is not made before there is a map to show in it."""
        self._turn()
        super().showEvent(event)

    def _turn(self) -> None:
        if self.current:
            panel = self._panel(self.current)
            self.setCurrentWidget(panel)
            self.setFocusProxy(panel)

    def _panel(self, name: str) -> QWidget:
        if name not in self._panels:
            self._panels[name] = self._offered[name]()
            self.addWidget(self._panels[name])
        return self._panels[name]

    def toggle(self, name: str) -> None:
        """Show a panel, or fold it away when it is the one that is open."""
        self.open("" if name == self.current else name)
