"""Parts of the window that need each other can each be the first one that is imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "first", ["accessibility", "overlay", "tools.move_cards", "dialogs.connect", "canvas.viewport"]
)
def test_any_part_may_come_first(first: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import app.widgets.{first}"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
