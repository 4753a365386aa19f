"""Libraries: all shared entries of the map, where each is used, and what can be done with them.

The window stays open beside the map: a click on a place shows it there, every edit is one step of the map's history.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.folding import found_in
from app.model.edits import library
from app.model.store import Store
from app.session import Session
from app.widgets import plain
from app.widgets.dialogs.libraries_doing import Doing
from app.widgets.dialogs.libraries_looks import Looks
from app.widgets.dialogs.libraries_tables import EntryTable, UseTable
from app.widgets.dialogs.libraries_where import places
from app.widgets.inspector.entries import record_title
from app.widgets.inspector.library_box import KINDS
from app.words import _, _p

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_FRESH = {kind: fresh for kind, _title, fresh in KINDS}
_TABS = """
    QTabBar::tab { padding: 7px 12px; border: none; border-bottom: 2px solid transparent; background: transparent; }
    QTabBar::tab:selected { font-weight: bold; border-bottom-color: palette(highlight); }
    QTabBar::tab:hover { background: palette(alternate-base); }
    QTabBar:focus { border: 1px solid palette(highlight); border-radius: 4px; }
"""


def show(window: MainWindow, kind: str = "") -> Libraries:
    """Open the libraries, or bring the open ones to the front."""
    found = window.findChild(Libraries)
    if found is None:
        found = Libraries(window)
    if kind:
        found.show_kind(kind)
    found.show()
    found.raise_()
    found.activateWindow()
    return found


_LEAST_WHERE = 310
"""Pixels in which the places of an entry can be read."""


class Libraries(QDialog):
    """Entries on the left, the places of the chosen one on the right."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._stop: Callable[[], None] = lambda: None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 520)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setStyleSheet(_TABS)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.entries = EntryTable()
        self.uses = UseTable()
        self.looks = Looks()
        self.doing = Doing(window, self.entries, lambda: self.kind, self.refresh)
        self._told = plain.label(wrap=True)
        self._told.setProperty("role", "soft")
        self._head = plain.label(wrap=True)
        self._head.setProperty("role", "strong")
        named = ("add", "rename", "merge", "delete", "up", "down", "sort", "details")
        self._buttons = {name: QPushButton() for name in named}
        self._lay_out()
        self._connect()
        self._speak()
        window.checking.updated.connect(self._follow)
        self._follow()
        self.entries.setFocus()

    # ---- building
    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        one, two = QVBoxLayout(left), QVBoxLayout(right)
        one.setContentsMargins(0, 0, 8, 0)
        two.setContentsMargins(8, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self._buttons["add"])
        one.addLayout(top)
        one.addWidget(self.entries, 1)
        row = QHBoxLayout()
        for name in ("rename", "merge", "delete"):
            row.addWidget(self._buttons[name])
        row.addStretch(1)
        for name in ("up", "down", "sort"):
            row.addWidget(self._buttons[name])
        one.addLayout(row)
        title = QHBoxLayout()
        title.addWidget(self._head, 1)
        title.addWidget(self._buttons["details"], 0, Qt.AlignmentFlag.AlignTop)
        two.addLayout(title)
        for widget in (self.looks, self._told):
            two.addWidget(widget)
        two.addWidget(self.uses, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(left)
        split.addWidget(right)
        right.setMinimumWidth(_LEAST_WHERE)  # in languages with long words the buttons would take it all
        split.setSizes([480, 320])
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.close)
        for button in self.findChildren(QPushButton) + close.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter belongs to the lists
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(split, 1)
        column.addWidget(close)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _at: self.refresh())
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.entries.itemSelectionChanged.connect(self._chosen)
        # Queued: the list is filled anew by it, and must have closed its editor before.
        self.entries.renamed.connect(self.doing.rename, Qt.ConnectionType.QueuedConnection)
        self.entries.deleteRequested.connect(self.doing.delete)
        self.entries.detailsRequested.connect(self.doing.details)
        self.uses.wanted.connect(lambda key: self._window.go_to([key]))
        self.looks.changed.connect(self.doing.look)
        for name, work in (
            ("add", self.add),
            ("rename", self.entries.edit_current),
            ("merge", self.doing.merge),
            ("delete", self.doing.delete),
            ("up", lambda: self.doing.move_by(-1)),
            ("down", lambda: self.doing.move_by(1)),
            ("sort", self.doing.sort),
            ("details", self.doing.details),
        ):
            self._buttons[name].clicked.connect(lambda _on=False, work=work: self._window.guarded(work))
        for name in ("undo", "redo"):  # every edit here is a step of the map
            action = self._window.actions_[name]
            for keys in action.shortcuts():
                QShortcut(keys, self).activated.connect(action.trigger)

    def _speak(self) -> None:
        """Say everything in the language of the menus."""
        self.setWindowTitle(_("Libraries"))
        self.tabs.setAccessibleName(_("Kinds of shared entries"))
        at = max(0, self.tabs.currentIndex())
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for kind, title, _fresh in KINDS:
            self.tabs.setTabData(self.tabs.addTab(_(title)), kind)
        self.tabs.setCurrentIndex(at)
        self.tabs.blockSignals(False)
        self.search.setPlaceholderText(_("Search"))
        self.search.setAccessibleName(_("Search"))
        self.entries.speak()
        self.uses.speak()
        words = {
            "rename": _("Rename"),
            "merge": _("Merge…"),
            "delete": _("Delete…"),
            "up": _p("list", "Up"),
            "down": _p("list", "Down"),
            "sort": _("Sort by name"),
            "details": _("Details"),
        }
        for name, text in words.items():
            self._buttons[name].setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.refresh()

    # ---- following the map
    @property
    def store(self) -> Store | None:
        """The map's records."""
        return self._session.store if self._session is not None else None

    @property
    def kind(self) -> str:
        """The kind of entry that is listed."""
        return str(self.tabs.tabData(self.tabs.currentIndex()))

    def show_kind(self, kind: str) -> None:
        """List another kind of entry."""
        kinds = [self.tabs.tabData(at) for at in range(self.tabs.count())]
        self.tabs.setCurrentIndex(kinds.index(kind))

    def _follow(self) -> None:
        """Stay with the map the window shows; without one there is nothing to list."""
        if self._window.session is not self._session:
            self._stop()
            self._session = self._window.session
            store = self.store
            self._stop = store.listen(lambda _change: self.refresh()) if store is not None else lambda: None
            if store is None:
                self.close()
                return
            self.refresh()

    def done(self, result: int) -> None:
        """Follow the map no longer."""
        self._stop()
        self._stop = lambda: None
        super().done(result)

    def refresh(self) -> None:
        """Bring all lists up to date; the chosen entries stay chosen."""
        store = self.store
        if store is None or self._session is None:
            return
        for at in range(self.tabs.count()):
            kind, title, _fresh = KINDS[at]
            self.tabs.setTabText(at, _("{title} {n}", title=_(title), n=len(store.of(kind))))
        listed = library.listed(store, self.kind, self._session.language)
        shown = [key for key in listed if found_in(self.search.text(), record_title(store, key))]
        self.entries.fill(store, shown, self._window.theme)
        self._buttons["add"].setText(_(_FRESH[self.kind]))
        self._chosen()

    def add(self) -> None:
        """A new entry, ready to be named."""
        self.search.clear()  # or it would not be listed
        self.doing.add(_(_FRESH[self.kind]))

    def _chosen(self) -> None:
        store, keys = self.store, [key for key in self.entries.chosen() if self.store and key in self.store]
        if store is None:
            return
        one = keys[0] if len(keys) == 1 else ""
        ordered = self.kind in library.ORDERED
        can = {
            "rename": bool(one),
            "merge": len(keys) == 2 or (bool(one) and len(store.of(self.kind)) > 1),
            "delete": bool(keys),
            "up": bool(one) and ordered and not self.search.text(),
            "down": bool(one) and ordered and not self.search.text(),
            "sort": ordered,
            "details": bool(one),
        }
        for name, on in can.items():
            self._buttons[name].setEnabled(on)
        for name in ("up", "down", "sort"):
            self._buttons[name].setVisible(ordered)
        self._buttons["details"].setVisible(bool(one))
        found = places(store, one) if one else []
        self._head.setText(record_title(store, one) if one else "")
        self._told.setText(self._about(one, len(found)))
        self.looks.show_entry(self.kind, store[one] if one else None)
        self.uses.fill(found)
        self._order_keys()

    def _order_keys(self) -> None:
        """The keyboard goes through the looks where they stand; made anew, Qt would put them behind everything."""
        before: QWidget = self._buttons["details"]
        for widget in (*self.looks.focusable(), self.uses):
            QWidget.setTabOrder(before, widget)
            before = widget

    def _about(self, one: str, uses: int) -> str:
        if one:
            return _("Used here. Press a line to see it on the map.") if uses else _("Used nowhere yet.")
        if not self.entries.topLevelItemCount():
            return _("There are none yet.") if not self.search.text() else _("Nothing is called so.")
        return _("Choose an entry to see where it is used.")
