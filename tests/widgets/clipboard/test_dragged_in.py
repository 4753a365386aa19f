"""What is dragged in from other programs: refused over what is locked before it is dropped, taken for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QImage
from PySide6.QtWidgets import QApplication

from app.model.edits import maps
from app.widgets.clipboard.source import look
from tests.widgets.clipboard.board import data, drop
from tests.widgets.clipboard.test_bad_input import png_of
from tests.widgets.desk import Desk
from tests.widgets.window import Office

LEFT, NO_KEYS, COPY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
SAID = "The lane “Customer” is locked. Unlock it to change it."


def _over(office: Office, mime: QMimeData, at: QPoint) -> bool:
    """Whether it may be dropped at a place of the canvas."""
    window = office.window
    where = window.canvas.mapTo(window, at)
    QApplication.sendEvent(window, QDragEnterEvent(where, COPY, mime, LEFT, NO_KEYS))
    event = QDragMoveEvent(where, COPY, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


@pytest.mark.parametrize("what", ["words", "pixels", "picture"])
def test_what_would_become_cards_is_refused_over_a_locked_lane(
    office: Office, desk: Desk, tmp_path: Path, what: str
) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png_of(20, 20))
    mime = {
        "words": lambda: data("one\ntwo"),
        "pixels": lambda: data(image=QImage(20, 20, QImage.Format.Format_RGB32)),
        "picture": lambda: data(files=[file]),
    }[what]()
    maps.lock(desk.store, [desk.id("Customer")])
    locking = desk.canvas.locking
    assert _over(office, mime, desk.in_cell("Support desk", "Mail")) and not locking.shut
    assert not _over(office, mime, desk.in_cell("Customer", "Mail"))
    assert locking.shut == desk.id("Customer") and office.status() == SAID
    assert _over(office, mime, desk.in_cell("Support desk", "Mail")) and not locking.shut
    assert office.status() != SAID
    assert not _over(office, mime, desk.in_cell("Customer", "Mail"))
    QApplication.sendEvent(office.window, QDragLeaveEvent())
    assert not locking.shut


def test_a_map_may_be_dropped_over_a_locked_lane(office: Office, desk: Desk, tmp_path: Path) -> None:
    maps.lock(desk.store, [desk.id("Customer")])
    assert _over(office, data(files=[tmp_path / "other.jmap"]), desk.in_cell("Customer", "Mail"))
    assert not desk.canvas.locking.shut
    QApplication.sendEvent(office.window, QDragLeaveEvent())


def test_a_picture_dragged_from_a_browser_is_the_picture_not_its_address(office: Office, desk: Desk) -> None:
    address = "https://example.org/a picture.png"
    mime = data(image=QImage(20, 20, QImage.Format.Format_RGB32))
    mime.setUrls([QUrl(address)])
    mime.setText(QUrl(address).toString())
    mime.setHtml(f'<img src="{address}">')
    source = look(mime)
    assert source.picture and not source.text and not source.foreign
    office.answer("Describe it later")
    assert drop(office, mime, desk.in_cell("Customer", "Mail"))
    (card,) = desk.store.of("card")
    assert "picture" in desk.store[card]
    # A link with words of its own stays words, a file stays a file.
    mime.setText("see there")
    assert look(mime).text == "see there"
    mime.setUrls([QUrl.fromLocalFile("/somewhere/a.png")])
    assert look(mime).paths == ("/somewhere/a.png",)
