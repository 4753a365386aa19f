"""A start imports little; what it leaves out is there before a hand has begun to edit."""

from __future__ import annotations

import subprocess
import sys

from pytestqt.qtbot import QtBot

from app.model.records import VIEWS
from app.widgets.warming import Warming

HEAVY = (
    "networkx",
    "reportlab",
    "PIL",
    "openpyxl",
    "importlib.metadata",
    "pydantic",
    "app.model.checks.catalogue",
    "app.export.out",
    "app.widgets.inspector.page",
    "app.widgets.inspector.editors",
)


def test_a_window_needs_none_of_the_heavy_parts() -> None:
    ask = f"import sys, app.widgets.main_window; print([m for m in {HEAVY!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_after_a_while_every_kind_of_record_can_be_checked_at_once(qtbot: QtBot) -> None:
    warming = Warming()
    warming.begin()
    qtbot.waitUntil(lambda: not warming.busy)
    assert {"app.model.checks.catalogue", "app.widgets.inspector.page"} <= set(sys.modules)
    assert all(kind.__pydantic_complete__ for kind in VIEWS.values())
