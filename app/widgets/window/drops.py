"""Files dropped on the window: a map is opened."""

from __future__ import annotations

from PySide6.QtCore import QMimeData


def map_in(mime: QMimeData) -> str:
    """The first map among dropped files, "" when there is none."""
    for url in mime.urls():
        if url.isLocalFile() and url.path().endswith(".jmap"):
            return url.toLocalFile()
    return ""
