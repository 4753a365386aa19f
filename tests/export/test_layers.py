"""What must not be imported to print: no Qt, and nothing heavy before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "module,never",
    [
        ("app.export", ("PySide6", "pikepdf", "PIL", "app.scene.build")),
        ("app.export.handout", ("PySide6", "PIL")),
        ("app.export.drawing", ("PySide6", "pikepdf")),
        ("app.export.png", ("PySide6",)),
    ],
)
def test_importing_stays_light(module: str, never: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print([n for n in {never!r} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
