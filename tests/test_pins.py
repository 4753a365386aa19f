"""PySide6 6.12.0 loses a reference to None on every void call and aborts Python below 3.12: it must stay away."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata

import pytest

from app import __main__ as entry
from app.__main__ import refusal

VOID_CALLS = """
import sys
from PySide6.QtCore import QObject, QRectF

thing, rectangle = QObject(), QRectF(0, 0, 1, 1)
def strike(times):
    for number in range(times):
        thing.blockSignals(False)
        thing.setObjectName("a")
        rectangle.moveTo(number, number)

strike(1000)
before = sys.getrefcount(None)
strike(50_000)
print(sys.getrefcount(None) - before)
"""


def test_none_keeps_its_references_over_100_000_void_calls() -> None:
    counted = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=True)
    assert abs(int(counted.stdout)) < 100


def test_both_parts_of_qt_are_the_pinned_ones() -> None:
    assert metadata.version("PySide6-Essentials") == "6.11.3"
    assert metadata.version("shiboken6") == "6.11.3"


@pytest.mark.parametrize(
    ("pyside", "python", "refused"),
    [
        ("6.12.0", (3, 11, 2), True),
        ("6.12.0", (3, 12, 0), False),
        ("6.12.1", (3, 11, 2), False),
        ("6.11.3", (3, 11, 2), False),
    ],
)
def test_only_the_deadly_pair_is_refused(
    pyside: str, python: tuple[int, ...], refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entry, "pyside_version", lambda: pyside)
    sentence = refusal(python)
    assert bool(sentence) is refused
    assert not refused or ("6.12.0" in sentence and "3.11" in sentence and sentence.count(". ") == 0)


def test_the_editor_says_so_in_one_sentence_and_does_not_load_qt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(entry, "pyside_version", lambda: "6.12.0")
    monkeypatch.setattr(entry, "refusal", lambda: refusal((3, 11, 2)))
    loaded = set(sys.modules)
    assert entry.main(["--exit-after-paint"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert "app.widgets.start" not in set(sys.modules) - loaded
