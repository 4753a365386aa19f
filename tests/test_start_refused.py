"""What a start refuses before Qt is loaded: no PySide6, or one that would kill this Python."""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6
import pytest

from app import __main__ as entry


def _installed(folder: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    """A PySide6 of some version, and no other."""
    (folder / "PySide6").mkdir()
    (folder / "PySide6" / "__init__.py").write_text("raise SystemExit", "utf-8")
    (folder / "PySide6" / "_config.py").write_text(f'built = 1\n\nversion = "{version}"\n', "utf-8")
    monkeypatch.setattr(sys, "path", [str(folder)])


def test_the_version_is_that_of_the_one_that_is_loaded() -> None:
    assert entry.pyside_version() == PySide6.__version__
    assert entry.refusal() == ""


def test_one_that_aborts_this_python_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _installed(tmp_path, monkeypatch, "6.12.0")
    assert "6.11.3" in entry.refusal((3, 11, 7))
    assert entry.refusal((3, 12, 1)) == ""


def test_a_good_one_is_not_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _installed(tmp_path, monkeypatch, "6.11.3")
    assert entry.refusal((3, 11, 7)) == ""


def test_none_at_all_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    assert "not installed" in entry.refusal()
