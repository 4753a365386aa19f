"""Launching the editor, measured from outside: from the start of the process until the map is painted."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.bench.spread import Numbers, spread

PAINTED = "painted"
"""What the editor says when it was started with --exit-after-paint and the map has been painted."""
_TIMES = 5
_PATIENCE = 120


def launch_bench(path: Path | None) -> Numbers:
    """Milliseconds until the window with a map (or the start page) has been painted; the first start is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        times = [_launch(path, Path(folder)) for _ in range(_TIMES + 1)]
    return spread(times[1:])


def _launch(path: Path | None, folder: Path) -> float:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "BATON_CONFIG_DIR": str(folder / "config"),
        "BATON_STATE_DIR": str(folder / "state"),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    words = [sys.executable, "-m", "app", *([str(path)] if path else []), "--exit-after-paint"]
    start = time.perf_counter()
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdout is not None
        for line in editor.stdout:
            if line.strip() == PAINTED:
                found = (time.perf_counter() - start) * 1000
                editor.wait(_PATIENCE)
                return found
    raise RuntimeError(f"the editor ended with status {editor.returncode} before it had painted the map")
