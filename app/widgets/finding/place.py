"""Everything that helps to find one's way in a map, with its place in the window."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.session import Session
from app.widgets.finding.left import Left
from app.widgets.finding.minimap import MiniMap
from app.widgets.finding.side_panel import SidePanel
from app.words import _

if TYPE_CHECKING:
    from app.widgets.finding.filter_bar import FilterBar
    from app.widgets.finding.find_bar import FindBar
    from app.widgets.finding.history_list import HistoryList
    from app.widgets.finding.outline import OutlineTree
    from app.widgets.finding.palette import CommandPalette
    from app.widgets.finding.things import Shelves
    from app.widgets.main_window import MainWindow
    from app.widgets.window.side import Side


class Finding:
    """Palette, find bar, filter, outline, history and mini-map of one window.

    Each is made when it is first asked for, so that a start shows the map sooner; see `warming`.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._session: Session | None = None
        self._shelves: Shelves | None = None
        self.palette: CommandPalette | None = None
        self.bars: list[FindBar | FilterBar] = []
        """The bars above the map that somebody has asked for, from above."""
        self._lists: list[OutlineTree | HistoryList] = []
        self.minimap = MiniMap(window)
        self._small = SidePanel(self.minimap)
        self._small.left.connect(lambda: self.show_minimap(False))
        self._small.hide()
        self._side: Side | None = None
        self._panels: dict[str, SidePanel] = {}
        self._column = QVBoxLayout()
        self.middle = self._around_the_map()
        """The map with the bars above it."""
        self.retranslate()

    def _around_the_map(self) -> QWidget:
        middle = QWidget(self._window)
        middle.setLayout(self._column)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._canvas = self._window.canvas
        self._column.addWidget(self._canvas, 1)
        return middle

    # ---- made when first asked for
    @cached_property
    def bar(self) -> FindBar:
        """The field in which words are searched, above everything else."""
        from app.widgets.finding.find_bar import FindBar

        bar = FindBar(self._window)
        bar.watch(self._session)
        self.bars.insert(0, bar)
        self._column.insertWidget(0, bar)
        return bar

    @cached_property
    def filter(self) -> FilterBar:
        """The chip that says what stands out, close above the map."""
        from app.widgets.finding.filter_bar import FilterBar

        chip = FilterBar(self._window)
        self.bars.append(chip)
        self._column.insertWidget(self._column.indexOf(self._canvas), chip)
        return chip

    @property
    def filtering(self) -> bool:
        """Whether only a part of the map stands out."""
        return self._window.canvas.view.filter is not None

    @cached_property
    def outline(self) -> OutlineTree:
        """The map as a tree."""
        from app.widgets.finding.outline import OutlineTree

        tree = OutlineTree(self._window)
        tree.watch(self._session)
        self._lists.append(tree)
        return tree

    @cached_property
    def history(self) -> HistoryList:
        """The steps taken."""
        from app.widgets.finding.history_list import HistoryList

        steps = HistoryList(self._window)
        steps.watch(self._session)
        self._lists.append(steps)
        return steps

    def left(self, side: Side) -> Left:
        """The column left of the map; `side` takes the panels that stand there one at a time."""
        self._side = side
        side.offer("outline", lambda: self._panel("outline", self.outline))
        side.offer("history", lambda: self._panel("history", self.history))
        return Left(side, self._small)

    def _panel(self, name: str, content: QWidget) -> SidePanel:
        panel = self._panels[name] = SidePanel(content)
        panel.name(_panel_name(name))
        panel.left.connect(lambda: self.toggle(name))
        return panel

    def watch(self, session: Session | None) -> None:
        """Follow another map, or none."""
        if self._shelves is not None:
            self._shelves.close()
        self._session = session
        for part in (*self.bars, *self._lists):
            part.watch(session)
        if session is not None:
            QTimer.singleShot(0, self.minimap, self._fit_minimap)

    def retranslate(self) -> None:
        """Speak the language of the menus."""
        self.minimap.retranslate()
        self._small.name(_("Mini-map"))
        for bar in self.bars:
            bar.retranslate()
        for each in self._lists:
            each.refresh()
        for name, panel in self._panels.items():
            panel.name(_panel_name(name))

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
            if self._side is not None:
                self._side.setFocus(Qt.FocusReason.ShortcutFocusReason)

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


def _panel_name(name: str) -> str:
    return {"outline": _("Outline"), "history": _("Steps taken")}[name]
