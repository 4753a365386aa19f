"""Typing and the clipboard of a real window: keys reach the right place, and two programs share what was copied."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from app import places
from app import session as sessions
from app.widgets.dialogs.paste_table import PasteTable
from tests.real_window.alike import alike, differences
from tests.real_window.hands import Hands

pytestmark = pytest.mark.real_window
ROOT = Path(__file__).parents[2]
OTHER = """
import sys
from PySide6.QtCore import QMimeData
from app.widgets.start import application
app = application()
from app import session as sessions
from app.model.edits.fragments import take
from app.storage import fragment_text
from app.widgets.clipboard.copying import Offer
from app.widgets.clipboard.portrait import Portrait
if sys.argv[1] == "map":
    session = sessions.open_map(sys.argv[2])
    fragment = take(session.store, session.store.of("card"))
    offer = Offer(Portrait(session.store, fragment, "en", ""), fragment_text.write(fragment))
else:
    offer = QMimeData()
    offer.setHtml(sys.argv[2]) if sys.argv[1] == "html" else offer.setText(sys.argv[2])
app.clipboard().setMimeData(offer)
print("copied", flush=True)
app.exec()
"""


class Neighbour:
    """Another program that has copied something and waits."""

    def __init__(self) -> None:
        self._program: subprocess.Popen[str] | None = None

    def copies(self, kind: str, what: str) -> None:
        """Start it and wait until it has."""
        self._program = subprocess.Popen(
            [sys.executable, "-c", OTHER, kind, what], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        assert self._program.stdout is not None and self._program.stdout.readline() == "copied\n"

    def goes(self) -> None:
        """End it."""
        if self._program is not None:
            self._program.kill()
            self._program.communicate()


@pytest.fixture
def neighbour() -> Iterator[Neighbour]:
    """Another program at the same display."""
    made = Neighbour()
    yield made
    made.goes()


def test_a_letter_on_the_start_page_and_enter_after_enter(hands: Hands) -> None:
    hands.type("Calls").enter().type("Waits").tab().type("Writes").enter().escape()
    steps = hands.canvas.grid.steps
    assert hands.cards("Customer actions", steps[0]) == ["Calls", "Waits"]
    assert hands.cards("Customer actions", steps[1]) == ["Writes"]


def test_undo_in_an_open_empty_place_is_undo_of_the_map(hands: Hands) -> None:
    hands.click_button("Empty map")
    hands.type("Calls").enter()
    assert hands.canvas.typing.idle
    hands.shortcut("ctrl+z")
    assert not hands.has("Calls")


def test_another_program_copies_a_whole_map(hands: Hands, neighbour: Neighbour) -> None:
    sample = places.first_sample()
    neighbour.copies("map", str(sample))
    hands.click_button("Empty map")
    hands.answer(QMessageBox, lambda box: hands.click_widget(_button(box, "Whole map")))
    hands.shortcut("ctrl+v")
    hands.until(lambda: hands.store.of("card"), "the map is pasted")
    assert differences(alike(sessions.open_map(sample).store), alike(hands.store)) == []


def test_lines_of_another_program_are_cards_and_in_words_they_are_words(
    hands: Hands, neighbour: Neighbour
) -> None:
    neighbour.copies("text", "- one\n- two")
    hands.click_button("Empty map")
    step = hands.canvas.grid.steps[1]
    hands.click(hands.in_cell("Touchpoints", step))
    hands.shortcut("ctrl+v")
    assert hands.cards("Touchpoints", step) == ["one", "two"]
    hands.click(hands.in_cell("Thoughts", step)).type("Hm ")
    hands.shortcut("ctrl+v").enter()
    assert hands.cards("Thoughts", step) == ["Hm - one\n- two"]


def test_a_table_of_another_program_goes_through_the_preview(hands: Hands, neighbour: Neighbour) -> None:
    neighbour.copies("html", "<table><tr><td><td>Report<tr><td>Customer actions<td>Calls</table>")
    hands.click_button("Empty map")
    hands.answer(PasteTable, lambda dialog: hands.shortcut("Return"))
    hands.shortcut("ctrl+v")
    hands.until(lambda: hands.store.of("card"), "the table is pasted")
    assert hands.has("Report") and hands.cell("Calls")[0] == "Customer actions"


def test_what_was_copied_here_is_read_there(hands: Hands) -> None:
    hands.click_button("Empty map")
    hands.type("Calls").enter().click("Calls")
    hands.shortcut("ctrl+c")
    reader = "import sys\nfrom app.widgets.start import application\napp = application()\n"
    reader += "m = app.clipboard().mimeData()\nprint(m.text(), m.hasImage(), m.imageData().width() > 50)\n"
    with subprocess.Popen(
        [sys.executable, "-c", reader], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as program:
        hands.until(lambda: program.poll() is not None, "the other program has read it")
        assert program.stdout is not None and program.stdout.read() == "Calls True True\n"


def _button(box: QMessageBox, words: str) -> QAbstractButton:
    QApplication.processEvents()
    return next(button for button in box.buttons() if button.text().replace("&", "") == words)
