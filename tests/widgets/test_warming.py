"""A start imports little; what it leaves out is there before a hand has begun to edit."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import session as sessions
from app.bench import maps
from app.export.qt import fonts
from app.widgets.canvas import Canvas
from app.widgets.checking import LARGE
from app.widgets.warming import Warming

HEAVY = (
    "networkx",
    "reportlab",
    "PIL",
    "openpyxl",
    "importlib.metadata",
    "pydantic",
    "app.change_words",
    "app.export.out",
    "app.model.checks",
    "app.model.ledger",
    "app.model.replies",
    "app.model.search",
    "app.model.timing",
    "app.reports",
    "app.widgets.canvas.field",
    "app.widgets.finding.filter_bar",
    "app.widgets.finding.find_bar",
    "app.widgets.finding.history_list",
    "app.widgets.finding.outline",
    "app.widgets.finding.palette",
    "app.widgets.inspector.editors",
    "app.widgets.inspector.page",
    "app.widgets.lists.table",
    "app.widgets.popup_list",
    "app.widgets.room.page",
    "app.widgets.search_list",
    "app.widgets.window.mishaps",
)
"""What a start leaves out, whether it shows the start page or a large map."""
UNSEEN = ("QComboBox", "QFileDialog", "QListView", "QMessageBox", "QStyle", "QTableWidget")
"""Parts of Qt that cost a start a millisecond and more each, once somebody asks for them."""
STARTED = f"""
import linecache, sys
from app.__main__ import main
status = main([*sys.argv[1:], "--exit-after-paint"])
from PySide6 import QtWidgets
read = [name for name in linecache.cache if "/app/" in name.replace(chr(92), "/")]
heavy = [name for name in {HEAVY!r} if name in sys.modules]
print(status, heavy, [name for name in {UNSEEN!r} if name in vars(QtWidgets)], read)
"""


def told_by(program: str, *words: str) -> str:
    """What a program says in a process of its own."""
    given = [sys.executable, "-c", program, *words]
    return subprocess.run(given, capture_output=True, text=True, check=True).stdout.strip()


def test_a_window_needs_none_of_the_heavy_parts() -> None:
    ask = f"import sys, app.widgets.main_window; print([m for m in {HEAVY!r} if m in sys.modules])"
    assert told_by(ask) == "[]"


@pytest.mark.parametrize("cards", [0, LARGE + 20])
def test_nor_does_the_first_picture_of_the_start_page_or_of_a_large_map(tmp_path: Path, cards: int) -> None:
    path = tmp_path / "large.jmap"
    if cards:
        sessions.save(maps.made(cards), path)
    said = told_by(STARTED, *([str(path)] if cards else []))
    assert said.splitlines() == ["painted", "0 [] [] []"], "parts, widgets and sources that nobody needed"


def test_after_a_while_maps_can_be_checked_and_edited_at_once(qtbot: QtBot) -> None:
    warming = Warming()
    warming.begin()
    qtbot.waitUntil(lambda: not warming.busy)
    assert {
        "app.model.checks.catalogue",
        "app.widgets.inspector.page",
        "app.widgets.lists.ledger_table",
        "app.widgets.finding.find_bar",
        "app.widgets.canvas.field",
    } <= set(sys.modules)


def test_the_faces_of_a_first_map_are_opened_while_the_start_page_rests(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kept in ("_FACES", "_FONTS"):
        monkeypatch.setattr(fonts, kept, {})
    warming = Warming()
    warming.begin()
    qtbot.waitUntil(lambda: not warming.busy)
    monkeypatch.setattr(fonts, "face", lambda _key: pytest.fail("a font file is read for the first map"))
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)
    canvas.set_session(sessions.empty())
    assert not canvas.grab().isNull() and fonts._FONTS.keys() > {("sans", 12.0)}


EDITED = """
import sys
from PySide6.QtWidgets import QApplication
from app import session
from app.model.checks.live import Live
from app.model.search import fields_of
from app.widgets.warming import _imports, _pieces
app = QApplication([])
_imports()
all(True for _ in _pieces())
import app.widgets.main_window, app.widgets.dialogs.checks
fields_of("card")
Live(session.empty().store).whole()
print([name for name in ("pydantic", "pydantic_core") if name in sys.modules])
"""


def test_the_typed_views_of_records_are_never_loaded_by_the_editor() -> None:
    assert told_by(EDITED) == "[]", "they take a tenth of its memory"
