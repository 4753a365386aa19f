"""A clipboard of a test's own, and drops: what another program would put there, and what a person does with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from app.storage.fragment_text import MIME
from tests.widgets.window import Office


def data(
    text: str = "",
    html: str = "",
    files: list[Path] | None = None,
    image: QImage | None = None,
    **others: bytes,
) -> QMimeData:
    """What lies on a clipboard; other kinds by their names, "/" written as "__"."""
    made = QMimeData()
    if text:
        made.setText(text)
    if html:
        made.setHtml(html)
    if files:
        made.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    if image is not None:
        made.setImageData(image)
    for name, value in others.items():
        made.setData(name.replace("__", "/"), QByteArray(value))
    return made


def fragment(value: bytes) -> QMimeData:
    """Something that calls itself a part of a map."""
    made = QMimeData()
    made.setData(MIME, QByteArray(value))
    return made


def clip(mime: QMimeData | str) -> None:
    """Put it onto the clipboard, as another program does."""
    QGuiApplication.clipboard().setMimeData(data(mime) if isinstance(mime, str) else mime)


def clipped() -> QMimeData:
    """What lies there now."""
    return QGuiApplication.clipboard().mimeData()


def drop(office: Office, mime: QMimeData, at: QPoint | None = None) -> bool:
    """Drag it over the window and let go at a place of the canvas; whether it was taken."""
    window = office.window
    where = window.canvas.mapTo(window, at) if at is not None else window.rect().center()
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(where, copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDragMoveEvent(where, copy, mime, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(where), copy, mime, left, none))
    office.settle()
    return True


@contextmanager
def unchanged(office: Office) -> Iterator[None]:
    """Nothing happens to the map meanwhile, and no step is added to its history."""
    before, at = dict(office.session.store.objects), office.session.history.at
    yield
    assert dict(office.session.store.objects) == before
    assert office.session.history.at == at
