"""What the status bar says in passing."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from app.widgets.status_bar import StatusBar
from tests.widgets.window import Office


def _begins(bar: StatusBar) -> int:
    """The first column of pixels that is not the ground."""
    seen: QImage = bar.grab().toImage()
    ground = seen.pixel(1, seen.height() // 2)
    rows = range(seen.height() // 4, seen.height() * 3 // 4)
    return next(x for x in range(seen.width()) if any(seen.pixel(x, y) != ground for y in rows))


def test_a_sentence_begins_where_the_numbers_stand(office: Office) -> None:
    office.desk().new()
    bar = office.window.statusBar()
    assert isinstance(bar, StatusBar)
    numbers = _begins(bar)
    office.window.tell("Hello there")
    office.settle()
    assert abs(_begins(bar) - numbers) <= 2


def test_a_sentence_that_is_too_long_ends_before_the_zoom(office: Office) -> None:
    office.desk().new()
    bar = office.window.statusBar()
    assert isinstance(bar, StatusBar)
    office.window.tell("Nobody knows. " * 40)
    office.settle()
    zoom = max(label.x() for label in bar.findChildren(QLabel) if label.isVisible())
    assert bar.shown.endswith("…") and bar.fontMetrics().horizontalAdvance(bar.shown) < zoom
    office.window.tell("Nobody knows.")
    assert bar.shown == "Nobody knows."


def test_a_title_of_several_lines_is_said_on_one(office: Office) -> None:
    office.desk().new()
    bar = office.window.statusBar()
    assert isinstance(bar, StatusBar)
    office.window.tell("The lane “Front\n\nand back” is locked.")
    assert bar.shown == "The lane “Front and back” is locked."
