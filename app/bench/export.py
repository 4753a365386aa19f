"""The handout as PDF: what it costs inside the running program, and as a command of its own from start to end."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from app import session as sessions
from app.bench.spread import Numbers, spread
from app.export import handout
from app.export.choices import Choices
from app.export.material import Material

MOST_CARDS = 5_000
"""A handout of more cards fills a shelf."""
_TODAY = date(2026, 1, 1)
_TIMES = 3
_WATCH = """
import os, sys
child = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
"""A process counts the memory of the one that started it as its own, so a small one does."""


def export_bench(path: Path, folder: Path) -> Numbers:
    """Milliseconds of processor time, kilobytes and pages of a map's handout, and megabytes at the peak.

    `export` is inside a program that has loaded all it needs, `export_command` the whole command with its start.
    Empty for a map of more than `MOST_CARDS` cards; peak and command are missing where the system does not tell.
    """
    store = sessions.open_map(path).store
    if len(store.of("card")) > MOST_CARDS:
        return {}
    times, data, pages = [], b"", 0
    for _ in range(_TIMES):
        # Nothing is kept from the time before: each begins with a map that was just opened.
        material = Material(sessions.open_map(path).store, "en", _TODAY)
        target, start = io.BytesIO(), time.process_time()
        pages = handout.write(material, target, Choices(preset="handout")).pages
        times.append((time.process_time() - start) * 1000)
        data = target.getvalue()
    found: Numbers = {"export": spread(times), "export_kb": round(len(data) / 1000, 1), "export_pages": pages}
    return {**found, **_command(path, folder / "handout.pdf")}


def _command(path: Path, out: Path) -> Numbers:
    """The same as a command in a process of its own."""
    if not hasattr(os, "wait4"):
        return {}
    words = [sys.executable, "-m", "app", "export", str(path), "-o", str(out), "--today", _TODAY.isoformat()]
    told = subprocess.run(
        [sys.executable, "-S", "-c", _WATCH, *words], capture_output=True, text=True, check=True
    )
    seconds, peak = told.stdout.split()[-2:]
    kilobyte = 1 if sys.platform == "darwin" else 1024  # macOS tells bytes
    return {
        "export_command": round(float(seconds) * 1000, 1),
        "export_peak_mb": round(int(peak) * kilobyte / 1024**2, 1),
    }
