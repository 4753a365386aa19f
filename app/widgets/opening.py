"""Showing what Baton has written with the programs of this computer. Nothing but such files is ever opened."""

from __future__ import annotations

import os

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: str | os.PathLike[str]) -> bool:
    """Show a file that was just written in the program for its kind; whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(os.path.abspath(os.fspath(path))))


def open_folder(path: str | os.PathLike[str]) -> bool:
    """Show the folder a file was written to; whether that worked."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(os.path.dirname(os.path.abspath(os.fspath(path)))))
