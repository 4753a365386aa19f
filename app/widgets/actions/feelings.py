"""Arrange: the menu and keyboard twins of drawing a curve of feelings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.actions.registry import Command
from app.widgets.canvas import feelings
from app.widgets.plain import menu_text
from app.words import N_, _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def _meant(window: MainWindow) -> bool:
    return window.has_map and bool(feelings.chosen(window.canvas))


def _felt(window: MainWindow, field: str) -> bool:
    """Whether all selected feelings have a field set."""
    keys = [key for key in window.selection if window.has_map and window.canvas.kind_of(key) == "emotion"]
    return bool(keys) and all(window.canvas.store[key].get(field) is True for key in keys)


def _next(window: MainWindow) -> str:
    return feelings.other(window.canvas, 1, around=True) if window.has_map else ""


def next_words(window: MainWindow) -> str:
    """Whose feelings would be given."""
    persona = _next(window)
    if not persona:
        return _("Feelings of the next &persona")
    return _("Feelings of &{persona}", persona=menu_text(feelings.name_of(window.canvas, persona)))


COMMANDS = (
    Command(
        "feeling-unknown",
        N_("Feeling not &known"),
        lambda w: feelings.unknown(w.canvas),
        "arrange",
        6,
        ("Ctrl+Shift+K",),
        _meant,
        context=("emotion", "empty"),
        checked=lambda w: _felt(w, "unknown"),
    ),
    Command(
        "feeling-assumed",
        N_("Feeling only assum&ed"),
        lambda w: feelings.assume(w.canvas),
        "arrange",
        6,
        (),
        lambda w: any(w.canvas.kind_of(key) == "emotion" for key in w.selection),
        context=("emotion",),
        checked=lambda w: _felt(w, "assumed"),
    ),
    Command(
        "feeling-next-persona",
        N_("Feelings of the next &persona"),
        lambda w: feelings.turn_to(w.canvas, _next(w)),
        "arrange",
        6,
        (),
        lambda w: bool(_next(w)),
        context=("emotion", "empty"),
        live_text=next_words,
    ),
)
