"""How tests speak to the command line: what it answers, what it refuses, and the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli import status

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *words: str | Path, expected: int = 0) -> str:
    """Standard output of a command that ends with this status and says nothing else."""
    assert status([str(word) for word in words]) == expected
    out, err = capsys.readouterr()
    assert err == "", err
    return out


def refusal(capsys: Capture, *words: str | Path) -> str:
    """The one sentence of a command that cannot be done."""
    assert status([str(word) for word in words]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and "Traceback" not in err, err
    return err


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line as a program of its own, with this environment besides the usual one."""
    return subprocess.run(
        [sys.executable, "-m", "app", *map(str, words)],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
