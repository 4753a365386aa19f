"""Map: what is shared by all of it, and what lies behind single fields of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.actions.registry import Command, has_map
from app.words import N_, _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow


def libraries(window: MainWindow, kind: str = "") -> None:
    """Open the libraries, at a kind of entry."""
    from app.widgets.dialogs.libraries import show

    show(window, kind)


def answer(window: MainWindow) -> None:
    """Put the keyboard on the first open question of the selected handover."""
    window.set_inspector(True)
    if not window.inspector.ask():
        window.tell(_("Everything about this handover has been asked."))


def insert_pictures(window: MainWindow) -> None:
    """Cards with pictures from files, each asked what it shows."""
    from app.widgets.clipboard.pictures import add
    from app.widgets.inspector.pictures import ask_for_pictures, read_file

    names = ask_for_pictures(window, window, several=True)
    if names:
        add(window, [read_file(name) for name in names])


def _one_link(window: MainWindow) -> bool:
    session = window.session
    if session is None or len(window.selection) != 1:
        return False
    record = session.store.get(window.selection[0])
    return record is not None and record["type"] == "link" and record.get("kind") == "handover"


LIBRARIES: tuple[tuple[str, str], ...] = (
    ("persona", N_("&Personas…")),
    ("team", N_("&Teams…")),
    ("channel", N_("&Channels…")),
    ("system", N_("&Systems…")),
    ("item", N_("&Information…")),
    ("measure", N_("&Measures…")),
)


def _library_command(kind: str, text: str) -> Command:
    return Command(f"library-{kind}", text, lambda w: libraries(w, kind), "map", 1, enabled=has_map)


COMMANDS = (
    Command("libraries", N_("&Libraries…"), libraries, "map", 0, ("Ctrl+Shift+B",), has_map),
    *(_library_command(kind, text) for kind, text in LIBRARIES),
    Command("insert-picture", N_("Pict&ure…"), insert_pictures, "insert", 2, (), has_map),
    Command(
        "answer-questions",
        N_("Answer its &questions"),
        answer,
        "handovers",
        2,
        ("Shift+F2",),
        _one_link,
        context=("link",),
    ),
)
