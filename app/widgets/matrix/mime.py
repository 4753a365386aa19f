"""What is dragged from the list of entries without a place into the matrix: the id of a record."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

ENTRY = "application/x-baton-matrix-entry"
_LONGEST = 200


def mime_for(key: str) -> QMimeData:
    """An entry for the drag."""
    data = QMimeData()
    data.setData(ENTRY, key.encode("utf-8"))
    return data


def key_in(data: QMimeData) -> str:
    """The id of a dragged entry, "" when something else is dragged."""
    raw = bytes(data.data(ENTRY).data()) if data.hasFormat(ENTRY) else b""
    return raw.decode("utf-8", "replace") if len(raw) < _LONGEST else ""
