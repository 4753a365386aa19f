"""A program killed while it saves never costs the map; a short run of `tests.storage.kill`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killing_the_saving_program_never_costs_the_map() -> None:
    # A process of its own: forking the test runner would copy its threads and windows.
    run = subprocess.run(
        [sys.executable, "-m", "tests.storage.kill", "150"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith("150 kills, 0 losses, "), run.stdout
