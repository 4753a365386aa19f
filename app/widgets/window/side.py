"""The place left of the map: panels that stand there one at a time, and nothing when none is open."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget


class Side(QStackedWidget):
    """Panels by name. A panel builds itself; here it only gets its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: dict[str, QWidget] = {}
        self.current = ""
        """The panel that is open, "" when none is."""
        self.setMinimumWidth(200)
        self.hide()

    def add(self, name: str, panel: QWidget) -> None:
        """Give a panel its place; it is folded away until somebody opens it."""
        self._panels[name] = panel
        self.addWidget(panel)

    def open(self, name: str) -> None:
        """Show a panel in place of the one that is open; an unknown name or "" folds all away."""
        self.current = name if name in self._panels else ""
        if self.current:
            self.setCurrentWidget(self._panels[self.current])
            self.setFocusProxy(self._panels[self.current])
        self.setVisible(bool(self.current))

    def toggle(self, name: str) -> None:
        """Show a panel, or fold it away when it is the one that is open."""
        self.open("" if name == self.current else name)
