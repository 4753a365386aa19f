"""The start page: what it offers can be read as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

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
