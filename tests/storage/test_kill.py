"""A program killed at any moment never costs the map; short runs of `tests.storage.kill`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("arguments", [["150"], ["journal", "100"]], ids=["saving", "journalling"])
def test_killing_the_program_costs_nothing_that_was_confirmed(arguments: list[str]) -> None:
    # A process of its own: forking the test runner would copy its threads and windows.
    command = [sys.executable, "-m", "tests.storage.kill", *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.startswith(f"{arguments[-1]} kills, 0 losses, "), run.stdout
