"""The list of steps taken: what was done, where the map is, where it was saved; a click goes there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model.edits import cards, fields
from tests.widgets.finding.seeker import NO, Seeker


def rows(seeker: Seeker) -> list[str]:
    """What the list says, with its signs."""
    model = seeker.finding.history.steps
    return [str(model.index(n).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(model.rowCount())]


def work(seeker: Seeker, tmp_path: Path) -> None:
    """Three steps on a fresh file, saved after the first."""
    office = seeker.office
    office.window.show_session(office.session)
    store = office.session.store
    office.choose_file(tmp_path / "map.jmap").menu("save")
    office.open(tmp_path / "map.jmap")
    store = office.session.store
    cards.park(store, [office.id("Pays back"), office.id("Checks warranty")])
    office.menu("save")
    fields.put(store, office.id("Pays back"), note="x")
    cards.remove(store, [office.id("Pays back")])
    office.menu("history")


def test_steps_have_names_and_the_present_and_the_saved_state_are_marked(
    seeker: Seeker, tmp_path: Path
) -> None:
    work(seeker, tmp_path)
    assert rows(seeker) == [
        "Before the first step",
        "Park 2 cards, saved",
        "Change “Pays back”",
        "Delete 1 card, now",
    ]


def test_a_click_goes_there_and_back_again(seeker: Seeker, tmp_path: Path) -> None:
    work(seeker, tmp_path)
    office, view = seeker.office, seeker.finding.history
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, NO, view.visualRect(view.steps.index(0)).center()
    )
    office.settle()
    assert rows(seeker)[0] == "Before the first step, now" and rows(seeker)[3] == "Delete 1 card, undone"
    assert office.id("Pays back") and office.window.isWindowModified()
    view.setCurrentIndex(view.steps.index(1))
    seeker.press(view, Qt.Key.Key_Return)
    assert rows(seeker)[1] == "Park 2 cards, now, saved" and office.session.history.clean
    view.jump(3)
    office.settle()
    assert rows(seeker)[3] == "Delete 1 card, now"


def test_it_follows_undo_and_new_steps(seeker: Seeker, tmp_path: Path) -> None:
    work(seeker, tmp_path)
    seeker.office.menu("undo").settle()
    assert rows(seeker)[-1] == "Delete 1 card, undone"
    fields.put(seeker.office.session.store, seeker.office.id("Pays back"), note="y")
    seeker.office.settle()
    assert rows(seeker)[-1] == "Change “Pays back”, now"


def test_marking_a_line_with_the_arrow_keys_changes_nothing(seeker: Seeker, tmp_path: Path) -> None:
    work(seeker, tmp_path)
    seeker.press(seeker.finding.history, Qt.Key.Key_Up)
    assert seeker.office.session.history.at == 3
