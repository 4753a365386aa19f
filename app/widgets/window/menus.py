"""The menus of the window, all of them made from the registered commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.widgets.actions import letters
from app.widgets.actions.registry import MENUS
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


class Menus:
    """Menu bar and context menu of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.lane = _menu("", window)
        """Kinds of lanes; also shown by the header's button."""
        self._menus: dict[str, QMenu] = {}
        self.fill()

    def fill(self) -> None:
        """Make the menu bar, in the language of the menus."""
        window, actions = self._window, self._window.actions_
        bar = window.menuBar()
        bar.clear()
        for old in self._menus.values():
            old.deleteLater()
        for name, text in MENUS:
            menu = _menu(_(text), window)
            bar.addMenu(menu)
            self._menus[name] = menu
            actions.fill_menu(menu, name)
        self.lane.clear()
        self.lane.setTitle(_("L&ane"))
        actions.fill_menu(self.lane, "lane")
        self._menus["insert"].insertMenu(actions["add-persona"], self.lane)
        for name, text in (("theme", _("&Theme")), ("language", _("&Language of the menus"))):
            submenu = _menu(text, self._menus["view"])
            actions.fill_menu(submenu, name)
            self._menus["view"].addMenu(submenu)

    def add(self, what: str, beside: str, where: QPoint) -> None:
        """Add a stage or lane after a record, or a step to a stage, by the same actions as the menu."""
        self._window.select([beside])
        self._window.actions_.refresh()
        if what == "lane":
            self.lane.popup(where)
        else:
            self._window.actions_[f"add-{what}"].trigger()

    def context(self, keys: list[str], where: QPoint) -> None:
        """What can be done with some records, at a place on the screen."""
        if self._window.session is None:
            return
        store = self._window.session.store
        kinds = {str(store[key]["type"]) for key in keys if key in store} or {"empty"}
        menu = self._window.actions_.context_menu(kinds)
        letters.lend(menu)
        menu.popup(where)


def _menu(title: str, parent: QWidget) -> QMenu:
    """A menu in which no letter stands for two entries."""
    made = QMenu(title, parent)
    made.aboutToShow.connect(lambda: letters.give(made))
    return made
