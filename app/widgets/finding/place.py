"""Everything that helps to find one's way in a map, with its place in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session import Session
from app.widgets.finding.filter_bar import FilterBar
from app.widgets.finding.find_bar import FindBar
from app.widgets.finding.history_list import HistoryList
from app.widgets.finding.left import Left
from app.widgets.finding.minimap import MiniMap
from app.widgets.finding.outline import OutlineTree
from app.widgets.finding.side_panel import SidePanel
from app.words import _

if TYPE_CHECKING:
    from app.widgets.finding.palette import CommandPalette
    from app.widgets.finding.things import Shelves
    from app.widgets.main_window import MainWindow
    from app.widgets.window.side import Side


class Finding:
    """Palette, find bar, filter, outline, history and mini-map of one window."""

    bar: FindBar
    filter: FilterBar
    outline: OutlineTree
    history: HistoryList
    minimap: MiniMap

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._shelves: Shelves | None = None
        self.palette: CommandPalette | None = None
        self.bar = FindBar(window)
        self.filter = FilterBar(window)
        self.outline, self.history, self.minimap = OutlineTree(window), HistoryList(window), MiniMap(window)
        self._panels = {"outline": SidePanel(self.outline), "history": SidePanel(self.history)}
        self._small = SidePanel(self.minimap)
        self._small.left.connect(lambda: self.show_minimap(False))
        self._small.hide()
        self._side: Side | None = None
        self.middle = self._around_the_map()
        """The map with the bars above it."""
        self.retranslate()

    def _around_the_map(self) -> QWidget:
        middle = QWidget(self._window)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.filter)
        column.addWidget(self._window.canvas, 1)
        return middle

    def left(self, side: Side) -> Left:
        """The column left of the map; `side` takes the panels that stand there one at a time."""
        self._side = side
        for name, panel in self._panels.items():
            side.add(name, panel)
            panel.left.connect(lambda name=name: self.toggle(name))
        return Left(side, self._small)

    def watch(self, session: Session | None) -> None:
        """Follow another map, or none."""
        if self._shelves is not None:
            self._shelves.close()
        for part in (self.bar, self.filter, self.outline, self.history):
            part.watch(session)
        if session is not None:
            QTimer.singleShot(0, self._fit_minimap)

    def retranslate(self) -> None:
        """Speak the language of the menus."""
        self.bar.retranslate()
        self.filter.retranslate()
        self.minimap.retranslate()
        self._panels["outline"].name(_("Outline"))
        self._panels["history"].name(_("Steps taken"))
        self._small.name(_("Mini-map"))
        self.outline.refresh()
        self.history.refresh()

    # ---- the palette
    def go_to_anything(self) -> None:
        """Open the palette."""
        # Loaded when it is first asked for, so that the map is on screen sooner.
        from app.widgets.finding.palette import CommandPalette
        from app.widgets.finding.things import Shelves

        self._shelves = self._shelves or Shelves(self._window)
        self.palette = CommandPalette(self._window, self._shelves)
        self.palette.destroyed.connect(self._palette_gone)
        self.palette.open()

    def _palette_gone(self) -> None:
        self.palette = None

    # ---- panels
    def shown(self, name: str) -> bool:
        """Whether a panel is open."""
        return self._side is not None and self._side.current == name

    def toggle(self, name: str) -> None:
        """Open a panel, with the keyboard in it, or fold it away when it is open."""
        if self.shown(name):
            self._open("")
            self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._open(name)
            self._panels[name].content.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, name: str) -> None:
        if self._side is not None:
            self._side.open(name)
        self._window.settings.side = name
        self._window.actions_.refresh()

    def restore(self) -> None:
        """Open the panel that was open when the program was left."""
        if self._side is not None and self._window.settings.side:
            self._side.open(self._window.settings.side)

    # ---- the mini-map
    @property
    def minimap_shown(self) -> bool:
        """Whether the mini-map is there."""
        return not self._small.isHidden()

    def show_minimap(self, shown: bool) -> None:
        """Show the mini-map or fold it away, from now on."""
        self._window.settings.minimap = shown
        self._small.setVisible(shown)
        self.minimap.refresh()
        self._window.actions_.refresh()

    def _fit_minimap(self) -> None:
        """Until somebody has chosen, the mini-map comes with maps much larger than the window."""
        chosen = self._window.settings.minimap
        wide = self._window.width() >= _WIDE
        self._small.setVisible(chosen if chosen is not None else wide and self.minimap.wanted)
        self._window.actions_.refresh()


_WIDE = 1400
"""Pixels of a window in which the mini-map may come by itself."""
