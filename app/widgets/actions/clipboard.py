"""Edit: cut, copy and paste. While words are being edited they mean the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from app.widgets.actions.registry import Command, has_map
from app.words import N_

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Keys = QKeySequence.StandardKey
PARTS = ("card", "stage", "step", "lane")


def cut(window: MainWindow) -> None:
    """Cut what is selected."""
    from app.widgets.clipboard import copying

    copying.cut(window)


def copy(window: MainWindow) -> None:
    """Copy what is selected."""
    from app.widgets.clipboard import copying

    copying.copy(window)


def copy_picture(window: MainWindow) -> None:
    """Copy a picture of what is selected."""
    from app.widgets.clipboard import copying

    copying.copy_picture(window)


def paste(window: MainWindow) -> None:
    """Paste as what it is."""
    from app.widgets.clipboard import pasting

    pasting.paste(window)


def paste_as(window: MainWindow) -> None:
    """Ask how to paste."""
    from app.widgets.clipboard import pasting

    pasting.paste_as(window)


COMMANDS = (
    Command("cut", N_("Cut"), cut, "edit", 1, (Keys.Cut,), has_map, context=PARTS, in_text="cut"),
    Command("copy", N_("&Copy"), copy, "edit", 1, (Keys.Copy,), has_map, context=PARTS, in_text="copy"),
    Command(
        "paste",
        N_("Pa&ste"),
        paste,
        "edit",
        1,
        (Keys.Paste,),
        has_map,
        context=("empty", *PARTS),
        in_text="paste",
    ),
    Command(
        "paste-as",
        N_("Paste as…"),
        paste_as,
        "edit",
        1,
        ("Ctrl+Shift+V",),
        has_map,
        context=("empty", "card", "stage", "step"),
        in_text="paste",
    ),
    Command(
        "copy-picture",
        N_("Cop&y as picture"),
        copy_picture,
        "edit",
        1,
        ("Ctrl+Shift+C",),
        has_map,
        context=PARTS,
    ),
)
