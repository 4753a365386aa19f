"""File: new, open, save, export, print, quit."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from app.widgets.actions.registry import Command, has_map
from app.words import N_

Keys = QKeySequence.StandardKey

COMMANDS = (
    Command("new", N_("&New map…"), lambda w: w.files.new(), "file", 0, (Keys.New,)),
    Command("open", N_("&Open…"), lambda w: w.files.open(), "file", 0, (Keys.Open,)),
    Command("start", N_("Sta&rt page"), lambda w: w.files.close(), "file", 0),
    Command("save", N_("&Save"), lambda w: w.files.save(), "file", 1, (Keys.Save,), has_map),
    Command("save-as", N_("Save &as…"), lambda w: w.files.save_as(), "file", 1, ("Ctrl+Shift+S",), has_map),
    Command("save-copy", N_("Save a &copy…"), lambda w: w.files.save_copy(), "file", 1, (), has_map),
    Command("export", N_("&Export…"), lambda w: w.files.export(), "file", 2, ("Ctrl+E",), has_map),
    Command("print", N_("&Print pack…"), lambda w: w.files.print(), "file", 2, (Keys.Print,), has_map),
    Command("close", N_("C&lose map"), lambda w: w.files.close(), "file", 3, (Keys.Close,), has_map),
    Command("quit", N_("&Quit"), lambda w: w.close(), "file", 3, ("Ctrl+Q",)),
)
