"""Link the selected card by keyboard: a searchable list of teams and cards, "not known yet" last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.model.edits import library, links
from app.model.grid import team_of
from app.widgets import plain
from app.widgets.actions.edit import selected_cards
from app.widgets.canvas.tasks import leaves_decision
from app.widgets.dialogs.buttons import ok_cancel
from app.widgets.entry import FRESH
from app.widgets.inspector import entries
from app.widgets.search_list import SearchList
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
    if leaves_decision(window.session.store, link):
        window.canvas.edit_selected()
    return link


def connect(store: Any, source: str, what: str, key: str) -> str:
    """Draw the link that was chosen: "card", "team", "nobody", "unknown", or "new-team" with its name."""
    if what == "card":
        return links.connect(store, source, key)
    if what == "team":
        return links.connect(store, source, to_team=key)
    if what == "new-team" and key.strip():
        with store.edit("connect"):
            return links.connect(store, source, to_team=library.add(store, "team", key.strip()))
    if what == "nobody":
        return links.connect(store, source, to_team=None)
    return links.connect(store, source)


class ConnectTo(QDialog):
    """ "To whom?" """

    def __init__(self, window: MainWindow, source: str) -> None:
        super().__init__(window)
        assert window.session is not None
        store = window.session.store
        self.setWindowTitle(_("To whom?"))
        self.setMinimumSize(440, 460)
        own = team_of(store, source)  # work that stays in the team is no handover
        self.body = SearchList(
            entries.receivers(store, source, own),
            name=_("To whom?"),
            fresh=entries.fresh("team"),
            hint=_("Type a team or a card"),
        )
        self.body.chosen.connect(lambda _entry: self.accept())
        self.body.left.connect(lambda _key: self.accept())
        self.search = self.body.search
        buttons = ok_cancel(self)
        column = QVBoxLayout(self)
        title = str(store[source].get("title") or "")
        head = plain.label(_("From “{title}” to", title=title), wrap=True)
        for widget in (head, self.body, buttons):
            column.addWidget(widget)

    def choice(self) -> tuple[str, str] | None:
        """(what, id) of the marked line: "card", "team", "nobody", "unknown", or "new-team"."""
        entry = self.body.current()
        if entry is None:
            return None
        if entry.key.startswith(FRESH):
            return NEW_TEAM
        what, _colon, key = entry.key.partition(":")
        return what, key
