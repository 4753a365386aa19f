"""An error that nobody foresaw: a report on this computer, a calm word, and the map as it was."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import mishaps
from app.errors import UserError
from app.widgets.dialogs.error_report import ErrorReport
from app.widgets.window.mishaps import Mishaps
from tests.widgets.window import Office, small_map


@pytest.fixture
def watched(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> Iterator[Office]:
    monkeypatch.setenv("BATON_STATE_DIR", str(tmp_path))
    monkeypatch.setattr(mishaps, "print_as_usual", lambda *_error: None)
    kept = sys.excepthook, threading.excepthook
    office.show(small_map())
    office.window.mishaps = Mishaps(office.window)
    with qtbot.captureExceptions():
        office.window.mishaps.listen()
        yield office
    sys.excepthook, threading.excepthook = kept


def fail(office: Office, error: Exception, action: str = "select-all") -> Office:
    """Something inside the program fails while an action is carried out."""

    def broken(_work: object) -> bool:
        raise error

    office.window.telling.guarded = broken  # type: ignore[assignment, method-assign]  # the fault
    office.window.actions_[action].trigger()
    return office.settle()


def read(dialog: QDialog) -> int:
    assert isinstance(dialog, ErrorReport)
    dialog.copy()
    return 0


def test_a_report_is_kept_shown_and_copied(watched: Office) -> None:
    store = watched.session.store
    before = {key: store[key] for key in store.ids()}
    watched.answer(read)
    fail(watched, ZeroDivisionError("division by nothing"))
    assert "Something went wrong inside Baton." in watched.said[-1]
    copied = QApplication.clipboard().text()
    assert "ZeroDivisionError: division by nothing" in copied
    assert "Last actions: select-all" in copied
    assert copied == mishaps.latest()
    assert before == {key: store[key] for key in store.ids()}


def test_a_report_names_no_words_of_the_map_and_no_home(watched: Office) -> None:
    watched.answer(read)
    fail(watched, ZeroDivisionError("x"))
    report = mishaps.latest()
    for word in ("Opens a case", str(Path.home())):
        assert word not in report
    assert "card" in report.split("Map: ")[1].split("\n")[0]


def test_the_same_error_is_told_once_and_then_only_in_passing(watched: Office) -> None:
    watched.answer(read)
    for _time in range(3):
        fail(watched, ZeroDivisionError("x"))
    assert watched.waiting == 0 and len(mishaps.reports()) == 1
    assert "Help > Error report" in watched.window.statusBar().currentMessage()


def test_a_gesture_in_the_middle_ends_and_nothing_has_happened(watched: Office) -> None:
    desk = watched.desk()
    desk.press("Opens a case").move(desk.nowhere())
    assert desk.canvas.gesture is not None
    watched.answer(read)
    fail(watched, ZeroDivisionError("x"), "zoom-in")
    assert desk.canvas.gesture is None


def test_what_a_person_can_understand_is_said_as_such(watched: Office) -> None:
    watched.answer("OK")
    fail(watched, UserError("The disk is full."))
    assert watched.said[-1].endswith("The disk is full.") and mishaps.reports() == []


def test_errors_beside_the_window_are_reported_too(watched: Office) -> None:
    watched.answer(read)
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    watched.settle()
    assert "ZeroDivisionError" in mishaps.latest()


def test_the_last_report_can_be_read_later(watched: Office) -> None:
    watched.menu("error-report")
    assert watched.window.statusBar().currentMessage() == "There is no error report."
    mishaps.write("Baton error report\nonce upon a time\n")
    watched.answer(read).menu("error-report")
    assert "once upon a time" in QApplication.clipboard().text()


def test_a_name_that_is_no_text_is_reported_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_STATE_DIR", str(tmp_path))
    path = mishaps.write("no such file: map\udcff.jmap")
    assert path is not None and "map\\udcff.jmap" in mishaps.latest()


def test_only_a_few_reports_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_STATE_DIR", str(tmp_path))
    for n in range(mishaps.KEPT + 3):
        mishaps.write(f"report {n}")
    assert len(mishaps.reports()) == mishaps.KEPT


def test_a_disk_that_takes_nothing_stops_nobody(watched: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_STATE_DIR", "/dev/null/nowhere")
    watched.answer(read)
    fail(watched, ZeroDivisionError("x"))
    assert "ZeroDivisionError" in QApplication.clipboard().text()
    watch = mishaps.Watch()
    watch.begin()
    watch.end()


KILLED = """
import faulthandler
from app import mishaps
mishaps.Watch().begin()
faulthandler._sigsegv()
"""


def test_an_end_below_python_is_told_at_the_next_start(watched: Office, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED], check=False, capture_output=True)
    assert watched.window.mishaps is not None
    watched.window.mishaps.watch()
    assert "Segmentation fault" in mishaps.latest()
    assert "ended unexpectedly" in watched.window.statusBar().currentMessage()
    watched.window.mishaps.leave()
    assert list(mishaps.folder().glob("running-*")) == [], "nothing is left of either"


def test_a_baton_that_still_runs_is_left_alone(watched: Office) -> None:
    other = mishaps.Watch()
    other.begin()
    assert not mishaps.ended_by_error()
    assert len(list(mishaps.folder().glob("running-*.txt"))) == 1
    other.end()
    assert list(mishaps.folder().glob("running-*")) == []
