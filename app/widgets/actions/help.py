"""Help: the pages, the shortcuts, an example, the version."""

from __future__ import annotations

from app.widgets.actions.registry import Command
from app.words import N_

COMMANDS = (
    Command("help", N_("&Help"), lambda w: w.telling.help(), "help", 0, ("F1",)),
    Command("shortcuts", N_("&Keyboard shortcuts"), lambda w: w.telling.shortcuts(), "help", 0, ("Ctrl+F1",)),
    Command("sample", N_("Look at a finished &example…"), lambda w: w.files.close(), "help", 1),
    Command("error-report", N_("Error &report"), lambda w: w.telling.error_report(), "help", 1),
    Command("about", N_("&About Baton"), lambda w: w.telling.about(), "help", 1),
)
