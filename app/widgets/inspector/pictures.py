"""A picture kept inside the map: chosen, replaced, cut to size, removed; its description is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from app import settings as choices
from app.errors import UnreadableFile
from app.export.qt.pictures import decode
from app.model.edits import insights
from app.model.store import Store
from app.scene.draw.picture import Part
from app.storage.pictures import picture_bytes
from app.widgets import plain
from app.widgets.inspector.editors.base import MIXED, Editor
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

MOST_BYTES = 64 * 1024 * 1024
"""A larger file is not even read; what is kept in the map is much smaller."""
SEEN = QSize(248, 110)
"""Pixels of the picture in the panel at most."""


@dataclass(frozen=True)
class Chosen:
    """A picture that was picked; it is put into the map inside the edit that uses it."""

    data: bytes
    mime: str

    def resolve(self, store: Store) -> str:
        """The id of the picture's record."""
        return insights.add_picture(store, self.data, self.mime)


@dataclass(frozen=True)
class Cut:
    """What of its picture a card shows: left, top, width, height as shares; None for all of it."""

    part: list[float] | None


class Pictures(Editor):
    """The picture as it is shown, with what can be done about it."""

    def __init__(self, store: Store, window: MainWindow, part: Callable[[], Part | None] | None) -> None:
        """`part` tells what of the picture the card shows; None where a picture is always shown whole."""
        super().__init__()
        self._store, self._window, self._part = store, window, part
        self._blob = ""
        self._seen = plain.label()
        self._seen.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._choose, self._cut, self._remove = (QPushButton() for _number in range(3))
        self._cut.setText(_("Cut…"))
        self._remove.setText(_("Remove"))
        self._choose.clicked.connect(self._ask)
        self._cut.clicked.connect(lambda: self._window.guarded(self.cut))
        self._remove.clicked.connect(self._take_out)
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self._choose, self._cut, self._remove):
            button.setProperty("quiet", True)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._seen)
        column.addLayout(row)
        self.setFocusProxy(self._choose)

    def show_value(self, value: Any) -> None:
        self._blob = value if isinstance(value, str) and value in self._store else ""
        image = self.image()
        self._choose.setText(_("Replace…") if self._blob else _("Choose…"))
        self._remove.setVisible(bool(self._blob) or value is MIXED)
        self._cut.setVisible(image is not None and self._part is not None)
        self._seen.setPixmap(self._small(image) if image is not None else QPixmap())
        if image is None:
            lost = _("This picture cannot be shown.") if self._blob else ""
            self._seen.setText(_("Mixed") if value is MIXED else lost)
        self._seen.setVisible(image is not None or bool(self._seen.text()))

    def show_several(self, values: Sequence[Any]) -> None:
        super().show_several(values)
        if len(values) > 1:
            self._cut.hide()  # each card has its own frame

    def image(self) -> QImage | None:
        """The whole picture; None when there is none or it is damaged."""
        data = picture_bytes(self._blob, self._store[self._blob]) if self._blob else None
        return decode(data) if data is not None else None

    def _small(self, image: QImage) -> QPixmap:
        part = self._part() if self._part is not None else None
        if part is not None:
            w, h = image.width(), image.height()
            image = image.copy(
                QRect(*(round(n) for n in (part[0] * w, part[1] * h, part[2] * w, part[3] * h)))
            )
        ratio = self.devicePixelRatioF()
        room = SEEN * ratio
        if image.width() > room.width() or image.height() > room.height():
            image = image.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def cut(self) -> None:
        """Ask what of the picture the card is to show."""
        from app.widgets.dialogs.crop_picture import CropPicture

        image = self.image()
        if image is None or self._part is None:
            return
        dialog = CropPicture(self._window, image, self._part())
        if self._window.ask(dialog) == QDialog.DialogCode.Accepted:
            self.committed.emit(Cut(dialog.part))

    def _ask(self) -> None:
        found = ask_for_pictures(self._window, self, several=False)
        if found:
            self._window.guarded(lambda: self._take(found[0]))

    def _take_out(self) -> None:
        self._choose.setFocus()  # the button goes with the picture, and the keyboard would go on to other fields
        self.committed.emit(None)

    def _take(self, name: str) -> None:
        from app.widgets.clipboard.pictures import prepare

        ready = prepare(*read_file(name))
        self.answered.emit()  # the keyboard goes on to the description
        self.committed.emit(Chosen(ready.data, ready.mime))


def ask_for_pictures(window: MainWindow, parent: Any, *, several: bool) -> list[str]:
    """The files a person picks; none when it was cancelled."""
    ask = QFileDialog.getOpenFileNames if several else QFileDialog.getOpenFileName
    found, _kind = ask(
        parent,
        _("Choose a picture"),
        choices.folder(window.settings),
        _("Pictures (*.png *.jpg *.jpeg *.webp)"),
    )
    return [name for name in ([found] if isinstance(found, str) else found) if name]


def read_file(name: str) -> tuple[str, bytes]:
    """(name without folder, bytes) of a file. Raises UnreadableFile when it cannot be read or is far too large."""
    path = Path(name)
    try:
        data = path.read_bytes() if path.stat().st_size <= MOST_BYTES else None
    except OSError as error:
        raise UnreadableFile(
            _("{name} could not be read.", name=path.name), _("The map is unchanged."), "", str(error)
        ) from error
    if data is None:
        raise UnreadableFile(
            _("{name} is larger than 64 MB.", name=path.name),
            _("The map is unchanged."),
            _("Make it smaller in another program, then try again."),
        )
    return path.name, data
