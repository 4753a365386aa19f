"""Where the parts of the window stand around the map, and which of them are folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from app.widgets.window.side import Side

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Panels:
    """The editor's page: header and strip above, side panel, map and inspector abreast, the lists below."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.side = Side()
        self.seen = False
        """Whether there was a map to show them with."""
        self._across = _splitter(Qt.Orientation.Horizontal)
        self._left = window.finding.left(self.side)
        for widget in (self._left, window.finding.middle, window.inspector):
            self._across.addWidget(widget)
        self._left.changed.connect(self._take_left)
        self._across.splitterMoved.connect(self._keep_left)
        self._across.setStretchFactor(1, 1)
        self._down = _splitter(Qt.Orientation.Vertical)
        self._down.addWidget(self._across)
        self._down.addWidget(window.lists)
        self._down.setStretchFactor(0, 1)
        self.page = QWidget(window)
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(window.header)
        column.addWidget(window.palette_strip)
        column.addWidget(self._down, 1)

    @property
    def around(self) -> tuple[QWidget, ...]:
        """Everything around the map that can take the keyboard, in the order in which F6 visits it."""
        window = self._window
        found = window.finding
        left = (*found.bars, self.side, found.minimap)
        return (*left, window.inspector, window.lists, window.header, window.palette_strip)

    # ---- folding
    def set_inspector(self, shown: bool) -> None:
        """Show or fold away the inspector."""
        self._window.inspector.setVisible(shown)
        self._window.settings.inspector = shown

    def set_palette(self, shown: bool) -> None:
        """Show or fold away the strip of things to drag onto the map."""
        self._window.palette_strip.setVisible(shown)
        self._window.palette_strip.refresh()
        self._window.settings.palette = shown

    def toggle_list(self, name: str) -> None:
        """Open a list below the map, or fold it away when it is open."""
        window = self._window
        self._keep_height()
        window.lists.toggle(name)
        self._take_height(sum(self._down.sizes()))
        window.settings.bottom = window.lists.current
        window.actions_.refresh()

    def cycle(self, by: int) -> None:
        """Move the keyboard to the next visible part of the window."""
        panes = [p for p in (self._window.canvas, *self.around) if p.isVisibleTo(self._window)]
        focus = QApplication.focusWidget()
        here = next((i for i, p in enumerate(panes) if focus and (p is focus or p.isAncestorOf(focus))), -1)
        panes[(here + by) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    # ---- coming back
    def restore(self) -> None:
        """Open what was open when the program was left."""
        window, settings = self._window, self._window.settings
        self.set_inspector(settings.inspector)
        self.set_palette(settings.palette)
        window.finding.restore()
        side, width = self._left_wanted(), settings.inspector_width
        self._across.setSizes([side, max(400, window.width() - width - side), width])
        window.lists.toggle(settings.bottom)
        self._take_height(window.height())

    def _keep_left(self) -> None:
        """A panel and the mini-map alone are each as wide as they were dragged."""
        width, settings = self._across.sizes()[0], self._window.settings
        if width <= 100:
            return
        if self._left.small:
            settings.minimap_width = width
        else:
            settings.side_width = width

    def _take_left(self) -> None:
        """Give the column left of the map the width of what stands there, out of the map's."""
        left, middle, right = self._across.sizes()
        if self._left.isHidden() or not middle:
            return
        width = self._left_wanted()
        self._across.setSizes([width, max(1, left + middle - width), right])

    def _left_wanted(self) -> int:
        settings = self._window.settings
        return settings.minimap_width if self._left.small else settings.side_width

    def _keep_height(self) -> None:
        height = self._down.sizes()[1]
        if self._window.lists.current and height > 100:
            self._window.settings.bottom_height = height

    def _take_height(self, whole: int) -> None:
        """An open list is as high as it was last; the map keeps the larger part, and all when it is folded."""
        lists = self._window.lists
        # A splitter does not give the room back by itself when a part becomes lower than it was dragged to.
        height = (
            min(self._window.settings.bottom_height, whole // 2) if lists.current else lists.maximumHeight()
        )
        self._down.setSizes([whole - height, height])

    def remember(self) -> None:
        """Keep how wide the panels are, and how high the lists, if they were shown and have a width."""
        if not self.seen:
            return
        self._keep_height()
        self._keep_left()
        width = self._across.sizes()[2]
        if width > 100:
            self._window.settings.inspector_width = width


def _splitter(orientation: Qt.Orientation) -> QSplitter:
    made = QSplitter(orientation)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    return made
