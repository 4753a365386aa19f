"""Arrange: the menu and keyboard twins of what the hand does with stages, steps, lanes and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model import locks
from app.widgets.actions.registry import Command, has_map
from app.widgets.canvas import structure
from app.widgets.plain import menu_text
from app.words import N_, _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

SIZED = ("stage", "step", "lane", "card")


def move_to(window: MainWindow) -> None:
    """Ask where the selected cards shall lie."""
    from app.widgets.dialogs.move_to import ask

    ask(window)


def _stages(window: MainWindow) -> list[str]:
    return structure.headings(window.canvas, "stage") if window.has_map else []


def _lanes(window: MainWindow) -> list[str]:
    return structure.headings(window.canvas, "lane") if window.has_map else []


def _sized(window: MainWindow) -> bool:
    return window.has_map and (any(structure.sized(window.canvas)) or bool(structure.spanning(window.canvas)))


def _one_heading(window: MainWindow) -> bool:
    return len([*_stages(window), *_lanes(window)]) == 1


def _title(window: MainWindow, key: str) -> str:
    return menu_text(str(window.canvas.store[key].get("title") or ""))


def fold_words(window: MainWindow) -> str:
    """ "Fold" or, when all selected stages are folded, "Unfold"."""
    chosen = _stages(window)
    folded = bool(chosen) and all(window.canvas.store[key].get("collapsed") for key in chosen)
    return _("Un&fold stage") if folded else _("&Fold stage")


def hidden_words(window: MainWindow) -> str:
    """How many lanes would come back."""
    count = len(structure.hidden(window.canvas)) if window.has_map else 0
    return _n("Show {n} &hidden lane", "Show {n} &hidden lanes", count) if count else _("Show &hidden lanes")


def lock_words(window: MainWindow) -> str:
    """What would be locked or unlocked."""
    chosen = structure.lockable(window.canvas) if window.has_map else []
    if not chosen:
        return _("&Lock")
    locked = all(window.canvas.store[key].get("locked") for key in chosen)
    title = _title(window, chosen[0])
    if len(chosen) > 1 or not title:
        return _("Un&lock") if locked else _("&Lock")
    return _("Un&lock “{title}”", title=title) if locked else _("&Lock “{title}”", title=title)


def _cards(window: MainWindow) -> bool:
    return window.has_map and any(window.canvas.kind_of(key) == "card" for key in window.selection)


def _lockable(window: MainWindow) -> bool:
    return window.has_map and bool(structure.lockable(window.canvas) or not window.selection)


def _structure_locked(window: MainWindow) -> bool:
    return window.has_map and bool(locks.structure_lock(window.canvas.store))


COMMANDS = (
    Command("move-to", N_("&Move to…"), move_to, "arrange", 0, ("Ctrl+M",), _cards, context=("card",)),
    Command(
        "look-closer",
        N_("Look &closer"),
        lambda w: structure.look_closer(w.canvas, [*_stages(w), *_lanes(w)][0]),
        "arrange",
        1,
        (),
        _one_heading,
        context=("stage", "lane"),
    ),
    Command(
        "fold-stage",
        N_("&Fold stage"),
        lambda w: structure.fold(w.canvas, _stages(w)),
        "arrange",
        2,
        (),
        lambda w: bool(_stages(w)),
        context=("stage",),
        live_text=fold_words,
    ),
    Command(
        "fold-all",
        N_("Fold &all stages"),
        lambda w: structure.fold_all(w.canvas, True),
        "arrange",
        2,
        (),
        has_map,
    ),
    Command(
        "unfold-all",
        N_("&Unfold all stages"),
        lambda w: structure.fold_all(w.canvas, False),
        "arrange",
        2,
        (),
        has_map,
    ),
    Command(
        "hide-lane",
        N_("Hi&de lane"),
        lambda w: structure.hide(w.canvas),
        "arrange",
        3,
        (),
        lambda w: bool(_lanes(w)),
        context=("lane",),
    ),
    Command(
        "show-lanes",
        N_("Show &hidden lanes"),
        lambda w: structure.show(w.canvas, structure.hidden(w.canvas)),
        "arrange",
        3,
        (),
        lambda w: w.has_map and bool(structure.hidden(w.canvas)),
        context=("lane", "empty"),
        live_text=hidden_words,
    ),
    Command(
        "larger",
        N_("&Wider or taller"),
        lambda w: structure.wider(w.canvas, 1),
        "arrange",
        4,
        ("Ctrl+Shift+Right",),
        _sized,
        context=SIZED,
    ),
    Command(
        "smaller",
        N_("&Narrower or lower"),
        lambda w: structure.wider(w.canvas, -1),
        "arrange",
        4,
        ("Ctrl+Shift+Left",),
        _sized,
        context=SIZED,
    ),
    Command(
        "usual-size",
        N_("Usual si&ze"),
        lambda w: structure.usual_size(w.canvas),
        "arrange",
        4,
        (),
        _sized,
        context=SIZED,
    ),
    Command(
        "lock",
        N_("&Lock"),
        lambda w: structure.lock(w.canvas),
        "arrange",
        5,
        ("Ctrl+L",),
        _lockable,
        context=("lane", "stage"),
        live_text=lock_words,
    ),
    Command(
        "lock-structure",
        N_("Only cards move: lock the &structure"),
        lambda w: structure.lock_structure(w.canvas),
        "arrange",
        5,
        ("Ctrl+Shift+L",),
        has_map,
        checked=_structure_locked,
        context=("empty",),
    ),
)
