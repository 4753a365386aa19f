"""The start page: what it offers can be read as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app import gallery
from app.words import _
from tests.widgets.window import Office


@pytest.mark.parametrize("language", ["en", "it", "lt"])
def test_what_a_template_is_for_is_read_to_its_end(office: Office, language: str) -> None:
    office.menu(f"language-{language}")
    for width in (1366, 900):
        office.window.resize(width, 740)
        office.settle()
        entries = office.window.start_page.findChildren(QPushButton)
        for piece in gallery.templates():
            entry = next(e for e in entries if e.accessibleName() == f"{_(piece.title)}, {_(piece.scope)}")
            about = next(label for label in entry.findChildren(QLabel) if label.text() == _(piece.scope))
            assert about.height() >= about.heightForWidth(about.width())
            assert about.geometry().bottom() < entry.height()
    office.menu("language-en")


# ---- the keyboard
@pytest.fixture
def maps(office: Office, tmp_path: Path) -> list[str]:
    """Two maps on the list of recent ones, the last one first; the start page is shown."""
    source = gallery.samples()[0].path
    made = []
    for name in ("mine", "yours"):
        path = tmp_path / f"{name}.jmap"
        path.write_bytes(Path(source).read_bytes())
        made.append(str(path))
    office.window.settings.recent = list(made)
    office.window.start_page.refresh()
    office.settle()
    office.window.start_page.setFocus()
    return made


def press(office: Office, *keys: Qt.Key) -> str:
    """Press keys where the keyboard is; the name of what has it then."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or office.window.start_page, key)
        office.settle()
    here = QApplication.focusWidget()
    return here.accessibleName().split(",")[0] if here is not None else ""


def opened(office: Office) -> str:
    """The name of the file that is open."""
    path = office.window.session.path if office.window.session is not None else None
    return path.stem if path is not None else ""


def test_enter_goes_on_with_the_last_map(office: Office, maps: list[str]) -> None:
    press(office, Qt.Key.Key_Return)
    assert opened(office) == "mine"


def test_enter_opens_the_map_that_the_arrows_have_reached(office: Office, maps: list[str]) -> None:
    assert press(office, Qt.Key.Key_Down) == "mine"
    assert press(office, Qt.Key.Key_Down) == "yours"
    press(office, Qt.Key.Key_Enter)
    assert opened(office) == "yours"


def test_the_arrows_walk_through_recent_maps_examples_and_templates(office: Office, maps: list[str]) -> None:
    names = [
        "mine",
        "yours",
        *(p.title for p in gallery.samples()),
        *(_(p.title) for p in gallery.templates()),
    ]
    first = [name.split(",")[0] for name in names]
    assert [press(office, Qt.Key.Key_Down) for _name in names] == first
    assert press(office, Qt.Key.Key_Down) == first[-1], "it stays at the end"
    assert press(office, Qt.Key.Key_Home) == first[0] and press(office, Qt.Key.Key_End) == first[-1]
    assert press(office, Qt.Key.Key_Up) == first[-2]
    press(office, Qt.Key.Key_Home)
    assert press(office, Qt.Key.Key_Right) == _(gallery.templates()[0].title)
    assert press(office, Qt.Key.Key_Left) == "mine"


def test_what_the_arrows_reach_is_scrolled_into_sight(office: Office, maps: list[str]) -> None:
    office.window.resize(800, 480)
    office.settle()
    press(office, Qt.Key.Key_End)
    here, page = QApplication.focusWidget(), office.window.start_page
    assert here is not None
    top = here.mapTo(page.viewport(), here.rect().topLeft()).y()
    assert 0 <= top <= page.viewport().height() - here.height()


def test_without_recent_maps_enter_begins_one(office: Office) -> None:
    office.window.start_page.setFocus()
    press(office, Qt.Key.Key_Return)
    assert office.window.session is not None and office.window.session.path is None


def test_enter_presses_the_button_that_has_the_keyboard(office: Office, maps: list[str]) -> None:
    empty = next(b for b in office.window.start_page.findChildren(QPushButton) if b.text() == "Empty map")
    empty.setFocus()
    press(office, Qt.Key.Key_Return)
    assert office.window.session is not None and opened(office) == ""
