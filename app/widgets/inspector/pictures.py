"""A picture kept inside the map: chosen, replaced, removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton

from app.errors import UnreadableFile
from app.model.edits import insights
from app.model.store import Store
from app.storage.sniff import picture_type
from app.widgets import plain
from app.widgets.inspector.editors import Editor
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

LARGEST = 8 * 1024 * 1024
"""Bytes of a picture that may be taken into a map, which is shared by mail."""


class Pictures(Editor):
    """A picture kept inside the map."""

    def __init__(self, store: Store, window: MainWindow) -> None:
        super().__init__()
        self._store, self._window = store, window
        self._label = plain.label("–")
        self._choose, self._remove = QPushButton(_("Choose…")), QPushButton(_("Remove"))
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(lambda: self.committed.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._choose)
        row.addWidget(self._remove)

    def show_value(self, value: Any) -> None:
        record = self._store.get(value) if isinstance(value, str) else None
        size = len(str(record.get("data") or "")) * 3 // 4 if record is not None else 0
        self._label.setText(_("{n} kB", n=max(1, size // 1024)) if size else "–")
        self._remove.setVisible(bool(size))

    def _ask(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Choose a picture"),
            self._window.settings.folder,
            _("Pictures (*.png *.jpg *.jpeg *.webp)"),
        )
        if name:
            self._window.guarded(lambda: self.committed.emit(Chosen(*read_picture(name))))


class Chosen:
    """A picture that was picked; it is put into the map inside the edit that uses it."""

    def __init__(self, data: bytes, mime: str) -> None:
        self.data, self.mime = data, mime

    def resolve(self, store: Store) -> str:
        """The id of the picture's record."""
        return insights.add_picture(store, self.data, self.mime)


def read_picture(name: str) -> tuple[bytes, str]:
    """(bytes, kind) of a picture file. Raises UnreadableFile for anything but PNG, JPEG and WebP."""
    path = Path(name)
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise UnreadableFile(
            _("{name} could not be read.", name=path.name), _("The map is unchanged."), "", str(error)
        ) from error
    mime = picture_type(data)
    if not mime:
        raise UnreadableFile(
            _("{name} is not a PNG, JPEG or WebP picture of at most 8 MB.", name=path.name),
            _("The map is unchanged."),
            _("Save it as PNG or JPEG and choose it again."),
        )
    return data, mime
