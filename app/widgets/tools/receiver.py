"""The question "to whom?" after a link was drawn into an empty place: a card there, teams, "not known yet" last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.model.edits import library, links
from app.model.grid import team_of
from app.widgets import plain
from app.widgets.canvas.tasks import TakingCard
from app.widgets.canvas.verbs import take_link
from app.widgets.tools.places import Place
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas


def ask_receiver(canvas: Canvas, source: str, where: QPoint, cell: Place | None = None) -> None:
    """Ask at a place on the screen, which may lie in a `cell`; nothing is drawn when nobody is chosen."""
    if canvas.asks_itself():
        receiver_menu(canvas, source, cell).popup(where)
    else:
        canvas.askReceiver.emit(source, where)


def receiver_menu(canvas: Canvas, source: str, cell: Place | None = None) -> QMenu:
    """A new card in the `cell`, the teams by name, without the sender's own, and at the end the honest answer."""
    store = canvas.store
    menu = QMenu(canvas)
    menu.aboutToHide.connect(menu.deleteLater)
    title = menu.addAction(_("To whom?"))
    title.setEnabled(False)
    menu.addSeparator()
    if cell is not None and cell.lane:
        menu.addAction(_("New card here"), lambda: _new_card(canvas, source, cell))
        menu.addSeparator()
    own = team_of(store, source)
    teams = [key for key in store.of("team") if key != own]
    for key in sorted(teams, key=lambda team: str(store[team].get("title", "")).casefold()):
        action = plain.action(str(store[key].get("title", "")) or _("Team without a name"), menu)
        action.triggered.connect(lambda _checked=False, team=key: _connect(canvas, source, team))
        menu.addAction(action)
    menu.addAction(_("New team…"), lambda: _new_team(canvas, source))
    menu.addSeparator()
    menu.addAction(_("Not known yet"), lambda: _connect(canvas, source, None))
    return menu


def _new_card(canvas: Canvas, source: str, cell: Place) -> None:
    """Name the card that receives it, where the link was dropped; the card and the link are one step."""
    if source in canvas.store and cell.lane in canvas.store and cell.step in canvas.store:
        canvas.typing.start(TakingCard(cell.lane, cell.step, cell.index, source=source), replace="")


def _new_team(canvas: Canvas, source: str) -> None:
    """Ask for the name of a team that the map does not know yet; the team and the link are one step."""
    from PySide6.QtWidgets import QInputDialog

    title, given = QInputDialog.getText(canvas, _("New team"), _("Name of the team"))
    if given and title.strip() and source in canvas.store:
        with canvas.store.edit("connect"):
            _connect(canvas, source, library.add(canvas.store, "team", title.strip()))


def _connect(canvas: Canvas, source: str, team: str | None) -> None:
    if source not in canvas.store:
        return  # removed while the question stood there
    made = (
        links.connect(canvas.store, source, to_team=team)
        if team is not None
        else links.connect(canvas.store, source)
    )
    take_link(canvas, made)
