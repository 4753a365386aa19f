"""The help pages as they are shown: tables are tables, and everything fits into the window."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QTextTable

from app.places import help_pages
from app.widgets.dialogs.help import Help
from tests.widgets.window import Office


@pytest.fixture
def shown(office: Office) -> Help:
    """The window of the help."""
    dialog = Help(office.window, "")
    dialog.show()
    office.settle()
    return dialog


def tables(dialog: Help) -> list[QTextTable]:
    document = dialog.text.document()
    return [each for each in document.rootFrame().childFrames() if isinstance(each, QTextTable)]


def test_a_table_of_a_page_is_shown_as_a_table(office: Office, shown: Help) -> None:
    for path in shown.pages:
        shown.go(path.stem)
        written = len(re.findall(r"^\| ?---", path.read_text("utf-8"), re.M))
        assert len(tables(shown)) == written, path.stem
        assert not re.search(r"\| ?---", shown.text.toPlainText())
    shown.go("capture")
    first = tables(shown)[0].cellAt(1, 0).firstCursorPosition().block().text()
    assert first == "Enter"


def test_no_page_has_to_be_moved_sideways(office: Office, shown: Help) -> None:
    for path in help_pages():
        shown.go(path.stem)
        office.settle()
        if path.stem == "command-line":
            continue  # what is typed into a terminal is not broken
        assert shown.text.horizontalScrollBar().maximum() == 0, path.stem


def test_headings_and_paragraphs_have_air_between_them(office: Office, shown: Help) -> None:
    shown.go("capture")
    block = shown.text.document().begin().next()
    margins = []
    while block.isValid():
        if block.blockFormat().headingLevel():
            margins.append(block.blockFormat().topMargin())
        block = block.next()
    assert len(margins) > 3 and min(margins) >= 12
