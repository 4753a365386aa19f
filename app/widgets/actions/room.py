"""Workshop: leading the room, votes, the matrix, insights and actions about what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.edits import votes
from app.widgets import plain
from app.widgets.actions.edit import selected_cards
from app.widgets.actions.registry import Command, has_map
from app.words import N_, _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

ABOUT = ("card", "link", "emotion", "stage", "step")


def vote(window: MainWindow, by: int) -> None:
    """Give every selected card a vote, or take one away."""
    for card in selected_cards(window):
        window.voting.give(card, by)


def reset_votes(window: MainWindow) -> None:
    """Take all votes away, after asking."""
    session = window.session
    number = votes.total(session.store) if session is not None else 0
    if session is None or not number:
        window.tell(_("There are no votes on this map."))
        return
    question = _n("Take {n} vote off this map?", "Take all {n} votes off this map?", number)
    box = plain.message(window, _("Reset the votes"), question, _("Undo brings them back."))
    box.setIcon(box.Icon.Question)
    box.setStandardButtons(box.StandardButton.Cancel)
    yes = box.addButton(_("Reset the votes"), box.ButtonRole.AcceptRole)
    box.setDefaultButton(box.StandardButton.Cancel)
    window.ask(box)
    if box.clickedButton() is yes:
        votes.reset(session.store)


def limit_votes(window: MainWindow) -> None:
    """Ask how many votes the room has."""
    session = window.session
    if session is None:
        return
    from PySide6.QtWidgets import QInputDialog

    dialog = QInputDialog(window)
    dialog.setInputMode(QInputDialog.InputMode.IntInput)
    dialog.setWindowTitle(_("Votes of the room"))
    dialog.setLabelText(_("How many votes does the room have together? 0 sets no limit."))
    dialog.setIntRange(0, 9999)
    dialog.setIntValue(votes.limit(session.store) or 0)
    if window.ask(dialog) == QInputDialog.DialogCode.Accepted:
        votes.set_limit(session.store, dialog.intValue())


def about(window: MainWindow) -> list[str]:
    """What an insight or action is about: what is selected."""
    if window.session is None:
        return []
    store = window.session.store
    return [key for key in window.selection if key in store and store[key]["type"] in ABOUT]


def add_action(window: MainWindow) -> None:
    """An action that cures what is selected: in the room in one line, else in the list below the map."""
    if window.leading.open:
        window.leading.capture("action", about(window))
    else:
        if window.open_list != "actions":
            window.toggle_list("actions")
        window.lists.add_action(about(window))


def in_room(window: MainWindow) -> bool:
    """What only makes sense while a room is led."""
    return window.leading.open


COMMANDS = (
    Command(
        "room",
        N_("L&ead the room"),
        lambda w: w.leading.toggle(),
        "workshop",
        0,
        ("F5",),
        has_map,
        checked=in_room,
        toolbar=N_("Room"),
    ),
    Command(
        "room-states",
        N_("Handover &states in the room"),
        lambda w: w.leading.show_parts(states=not w.settings.room_states),
        "workshop",
        0,
        ("Shift+F5",),
        has_map,
        checked=lambda w: w.settings.room_states,
    ),
    Command(
        "room-feelings",
        N_("Emotion c&urve in the room"),
        lambda w: w.leading.show_parts(feelings=not w.settings.room_feelings),
        "workshop",
        0,
        ("Ctrl+F5",),
        has_map,
        checked=lambda w: w.settings.room_feelings,
    ),
    Command(
        "room-persona",
        N_("Next &persona in the room"),
        lambda w: w.leading.next_persona(),
        "workshop",
        0,
        ("Ctrl+Shift+F5",),
        in_room,
    ),
    Command(
        "add-insight",
        N_("Add an &insight about this"),
        lambda w: w.leading.capture("insight", about(w)),
        "workshop",
        1,
        ("Ctrl+Shift+I",),
        has_map,
        context=ABOUT,
    ),
    Command(
        "add-action",
        N_("Add an &action for this"),
        add_action,
        "workshop",
        1,
        ("Ctrl+Shift+A",),
        has_map,
        context=ABOUT,
    ),
    Command(
        "vote-mode",
        N_("Vote &mode"),
        lambda w: w.voting.toggle(),
        "workshop",
        2,
        ("Ctrl+F12",),
        has_map,
        checked=lambda w: w.voting.on,
    ),
    Command(
        "vote",
        N_("&Give a vote"),
        lambda w: vote(w, 1),
        "workshop",
        2,
        ("F12",),
        lambda w: bool(selected_cards(w)),
        context=("card",),
    ),
    Command(
        "unvote",
        N_("&Take a vote away"),
        lambda w: vote(w, -1),
        "workshop",
        2,
        ("Shift+F12",),
        lambda w: bool(selected_cards(w)),
    ),
    Command("vote-limit", N_("&Votes of the room…"), limit_votes, "workshop", 2, (), has_map),
    Command("reset-votes", N_("&Reset the votes…"), reset_votes, "workshop", 2, (), has_map),
    Command(
        "top-five",
        N_("Top &five"),
        lambda w: w.leading.show_top(),
        "workshop",
        3,
        ("Ctrl+Shift+F12",),
        has_map,
    ),
    Command(
        "matrix",
        N_("Impa&ct and effort"),
        lambda w: w.leading.show_matrix(),
        "workshop",
        3,
        ("Ctrl+Shift+M",),
        has_map,
    ),
)
