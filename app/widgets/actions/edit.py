"""Edit: undo and redo, delete, duplicate, select, move by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from app.model.edits import cards, fragments, lanes, pasting
from app.model.grid import cell_mode, grid_of, place
from app.widgets import accessibility
from app.widgets.actions.registry import Command, has_map, without_mnemonic
from app.widgets.canvas import feelings, placing, structure
from app.widgets.plain import menu_text
from app.words import N_, _, ui

if TYPE_CHECKING:
    from app.model.store import Change
    from app.widgets.main_window import MainWindow

Keys = QKeySequence.StandardKey
TEXTS = ("card", "stage", "step", "lane", "link")


def undo_words(window: MainWindow) -> str:
    """ "Undo Move 3 cards to Back office" """
    history = window.history
    if history is None or not history.can_undo:
        return _("&Undo")
    return _("&Undo {what}", what=_step_words(history.names[history.at - 1]))


def redo_words(window: MainWindow) -> str:
    """ "Redo Delete 1 card" """
    history = window.history
    if history is None or not history.can_redo:
        return _("&Redo")
    return _("&Redo {what}", what=_step_words(history.names[history.at]))


def _step_words(step: Change) -> str:
    from app.change_words import name_of  # a start has no steps to name

    return menu_text(name_of(step, ui()))


def undo(window: MainWindow) -> None:
    """Take the last step back and show where it happened."""
    said = undo_words(window)
    change = window.history.undo() if window.history else None
    if change is not None:
        window.show_change(change)
        accessibility.say(window.canvas, without_mnemonic(said))


def redo(window: MainWindow) -> None:
    """Do the step again and show where."""
    said = redo_words(window)
    change = window.history.redo() if window.history else None
    if change is not None:
        window.show_change(change)
        accessibility.say(window.canvas, without_mnemonic(said))


def selected_cards(window: MainWindow) -> list[str]:
    """The cards among what is selected."""
    if window.session is None:
        return []
    store = window.session.store
    return [key for key in window.selection if key in store and store[key]["type"] == "card"]


def duplicate(window: MainWindow) -> None:
    """Copy the selected cards below themselves; stages, steps and lanes with what lies in them, behind themselves."""
    if window.session is None:
        return
    store, whole = window.session.store, structure.headings(window.canvas)
    if whole:
        part = fragments.take(store, whole)
        with store.edit("duplicate", n=len(whole)):
            made = pasting.put(store, part, pasting.Where(after=whole[-1]))
    else:
        made = cards.duplicate(store, selected_cards(window))
    if any(key in store for key in made):  # else a lock has refused it
        window.select(made)


def park(window: MainWindow) -> None:
    """Put the selected cards into the parking lot."""
    if window.session is not None:
        store = window.session.store
        chosen = [card for card in selected_cards(window) if place(store[card])[0]]
        cards.park(store, chosen)
        window.canvas.announce(chosen[0])


def delete(window: MainWindow) -> None:
    """Delete what is selected; one undo brings it back with all that hung on it."""
    before = _last_step(window)
    window.canvas.remove_selected()
    step = _last_step(window)
    if step is not None and step is not before:  # their number says nothing: the oldest are forgotten
        accessibility.say(window.canvas, without_mnemonic(_step_words(step)))


def _last_step(window: MainWindow) -> Change | None:
    history = window.history
    return history.names[history.at - 1] if history is not None and history.at else None


def shift(window: MainWindow, direction: str) -> None:
    """Move what is selected one place "left", "right", "up" or "down"."""
    placing.shift(window.canvas, direction)


def reorder(window: MainWindow, by: int) -> None:
    """Move the selected cards up or down among the cards of their cell; let a feeling spread."""
    if not feelings.widen(window.canvas, -by):
        placing.reorder(window.canvas, by)


MODES: tuple[tuple[str, str], ...] = (
    ("one-of", N_("One of these cards")),
    ("in-order", N_("These cards in order")),
    ("all", N_("All of these cards")),
)
"""How the cards of one cell are meant."""


def _cell(window: MainWindow) -> tuple[str, str] | None:
    """The cell of the selected card, when it holds more than one."""
    chosen = selected_cards(window)
    if window.session is None or not chosen:
        return None
    store = window.session.store
    lane, step, _key, _span = place(store[chosen[0]])
    return (lane, step) if len(grid_of(store).cards(lane, step)) > 1 else None


def set_mode(window: MainWindow, mode: str) -> None:
    """Say how the cards of the selected card's cell are meant."""
    cell = _cell(window)
    if cell is not None and window.session is not None:
        lanes.set_cell_mode(window.session.store, *cell, mode)


def _has_mode(window: MainWindow, mode: str) -> bool:
    cell = _cell(window)
    return cell is not None and window.session is not None and cell_mode(window.session.store, *cell) == mode


def _mode_command(mode: str, text: str) -> Command:
    return Command(
        f"cell-{mode}",
        text,
        lambda w: set_mode(w, mode),
        "edit",
        4,
        enabled=lambda w: _cell(w) is not None,
        checked=lambda w: _has_mode(w, mode),
        context=("card",),
    )


def _cards(window: MainWindow) -> bool:
    return bool(selected_cards(window))


def _copied(window: MainWindow) -> bool:
    return _cards(window) or (window.has_map and bool(structure.headings(window.canvas)))


def _placed(window: MainWindow) -> bool:
    """Whether a selected card lies in a cell."""
    return any(place(window.canvas.store[card])[0] for card in selected_cards(window))


def _movable_across(window: MainWindow) -> bool:
    """Cards and columns go left and right with Ctrl and an arrow; cards, lanes and feelings up and down."""
    return window.has_map and (_cards(window) or bool(structure.headings(window.canvas, "stage", "step")))


def _movable_down(window: MainWindow) -> bool:
    return window.has_map and (
        _cards(window)
        or bool(structure.headings(window.canvas, "lane"))
        or bool(feelings.chosen(window.canvas))
    )


def _orderable(window: MainWindow) -> bool:
    if not window.has_map:
        return False
    return bool(placing.orderable(window.canvas)[0] or feelings.chosen(window.canvas))


def _in_words(cards_: str, headings_: str, feeling: str) -> Callable[[MainWindow], str]:
    """What a movement is called for what is selected."""

    def words(window: MainWindow) -> str:
        if window.has_map and structure.headings(window.canvas):
            return _(headings_)
        return _(feeling if window.has_map and feelings.chosen(window.canvas) else cards_)

    return words


def _undoable(window: MainWindow) -> bool:
    return window.history is not None and window.history.can_undo


def _redoable(window: MainWindow) -> bool:
    return window.history is not None and window.history.can_redo


_Run = Callable[["MainWindow"], object]
_When = Callable[["MainWindow"], bool]
MOVEMENTS: tuple[tuple[str, str, str, str, _Run, str, _When], ...] = (
    (
        "move-left", N_("Move one step left"), N_("Move one place left"), N_("Move one step left"),
        lambda w: shift(w, "left"), "Ctrl+Left", _movable_across,
    ),
    (
        "move-right", N_("Move one step right"), N_("Move one place right"), N_("Move one step right"),
        lambda w: shift(w, "right"), "Ctrl+Right", _movable_across,
    ),
    (
        "move-up", N_("Move one lane up"), N_("Move one place up"), N_("Happier by half a step"),
        lambda w: shift(w, "up"), "Ctrl+Up", _movable_down,
    ),
    (
        "move-down", N_("Move one lane down"), N_("Move one place down"), N_("Unhappier by half a step"),
        lambda w: shift(w, "down"), "Ctrl+Down", _movable_down,
    ),
    (
        "order-up", N_("Earlier in its cell"), N_("Earlier in its cell"), N_("Wider spread of the feeling"),
        lambda w: reorder(w, -1), "Ctrl+Shift+Up", _orderable,
    ),
    (
        "order-down", N_("Later in its cell"), N_("Later in its cell"), N_("Smaller spread of the feeling"),
        lambda w: reorder(w, 1), "Ctrl+Shift+Down", _orderable,
    ),
)  # fmt: skip
"""Id, words for cards, for headings, for feelings, what it does, keys, when it can be done."""


COMMANDS = (
    Command(
        "undo",
        N_("&Undo"),
        undo,
        "edit",
        0,
        (Keys.Undo,),
        _undoable,
        toolbar=N_("Undo"),
        live_text=undo_words,
    ),
    Command(
        "redo",
        N_("&Redo"),
        redo,
        "edit",
        0,
        (Keys.Redo, "Ctrl+Y"),
        _redoable,
        toolbar=N_("Redo"),
        live_text=redo_words,
    ),
    Command(
        "edit-text",
        N_("Edit &text"),
        lambda w: w.canvas.edit_selected(),
        "edit",
        1,
        ("F2",),
        lambda w: len(w.selection) == 1,
        context=(*TEXTS, "emotion", "measure"),
    ),
    Command(
        "duplicate",
        N_("Du&plicate"),
        duplicate,
        "edit",
        1,
        ("Ctrl+D",),
        _copied,
        context=("card", "stage", "step", "lane"),
    ),
    Command("park", N_("Put into the par&king lot"), park, "edit", 1, (), _placed, context=("card",)),
    Command(
        "delete",
        N_("&Delete"),
        delete,
        "edit",
        1,
        (Keys.Delete,),
        lambda w: bool(w.selection),
        context=(*TEXTS, "emotion", "measure", "persona", "team", "channel", "system", "item", "action"),
    ),
    Command(
        "select-all",
        N_("Select &all"),
        lambda w: w.canvas.select_all(),
        "edit",
        2,
        (Keys.SelectAll,),
        has_map,
    ),
    *(
        Command(
            name,
            text,
            run,
            "arrange",
            0,
            (key,),
            enabled,
            live_text=_in_words(text, heading, feeling),
        )
        for name, text, heading, feeling, run, key, enabled in MOVEMENTS
    ),
    *(_mode_command(mode, text) for mode, text in MODES),
)
