"""Link the selected card by keyboard: a searchable list of teams and cards, "not known yet" last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.model.edits import library, links
from app.model.grid import team_of
from app.widgets import plain
from app.widgets.actions.edit import selected_cards
from app.widgets.inspector.choosers import cards_in_order
from app.widgets.inspector.editors import names
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

NOBODY_KNOWN = ("unknown", "")
NEW_TEAM = ("new-team", "")


def ask(window: MainWindow, source: str | None = None) -> str | None:
    """Ask to whom the card hands over and draw the link; the link's id, or None when it was cancelled."""
    if window.session is None:
        return None
    chosen = [source] if source else selected_cards(window)
    if not chosen:
        return None
    dialog = ConnectTo(window, chosen[0])
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return None
    what, key = dialog.choice() or NOBODY_KNOWN
    link = connect(window.session.store, chosen[0], what, dialog.search.text() if what == "new-team" else key)
    window.select([link])
    return link


def connect(store: Any, source: str, what: str, key: str) -> str:
    """Draw the link that was chosen: what is "card", "team", "unknown", or "new-team" with its name."""
    if what == "card":
        return links.connect(store, source, key)
    if what == "team":
        return links.connect(store, source, to_team=key)
    if what == "new-team" and key.strip():
        with store.edit("connect"):
            return links.connect(store, source, to_team=library.add(store, "team", key.strip()))
    return links.connect(store, source)


class ConnectTo(QDialog):
    """ "To whom?" """

    def __init__(self, window: MainWindow, source: str) -> None:
        super().__init__(window)
        assert window.session is not None
        store = window.session.store
        self.setWindowTitle(_("To whom?"))
        self.setMinimumSize(420, 420)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Type a team or a card"))
        self.search.setAccessibleName(_("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("To whom?"))
        self.list.itemActivated.connect(self.accept)
        self._teams = names(store, "team")
        own = team_of(store, source)
        for title, key in self._teams:
            if key == own:
                continue  # work that stays in the team is no handover
            self._add(_("{team}, without a card", team=title), ("team", key))
        for title, key in cards_in_order(store):
            if key != source:
                self._add(title, ("card", key))
        self._add("", NEW_TEAM)
        self._add(_("Not known yet"), NOBODY_KNOWN)
        self._filter("")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        title = str(store[source].get("title") or "")
        head = plain.label(_("From “{title}” to", title=title), wrap=True)
        for widget in (head, self.search, self.list, buttons):
            column.addWidget(widget)

    def choice(self) -> tuple[str, str] | None:
        """(what, id) of the chosen line."""
        item = self.list.currentItem()
        data = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return (str(data[0]), str(data[1])) if data else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Up and Down travel in the list while the search keeps the keyboard.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if by:
                self._travel(by)
                return True
        return super().eventFilter(watched, event)

    def _travel(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count() and self.list.item(row).isHidden():
            row += by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _add(self, words: str, data: tuple[str, str]) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, data)
        self.list.addItem(item)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        fresh = bool(wanted) and all(title.casefold() != wanted for title, _key in self._teams)
        last, first = self.list.count() - 1, -1
        for row in range(last + 1):
            item = self.list.item(row)
            if row == last:
                shown = True  # "Not known yet" can always be chosen, whatever was typed
            elif row == last - 1:
                item.setText(_("New team “{title}”", title=text.strip()))
                shown = fresh
            else:
                shown = not wanted or wanted in item.text().casefold()
            item.setHidden(not shown)
            if shown and first < 0:
                first = row
        self.list.setCurrentRow(first)
