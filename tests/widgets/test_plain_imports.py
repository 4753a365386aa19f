"""A start does not read the sources of the program."""

from __future__ import annotations

import subprocess
import sys

_LOOK = """
import linecache
import app.widgets.main_window
print(*(name for name in linecache.cache if "/app/" in name.replace("\\\\", "/")), sep="\\n")
"""


def test_no_source_is_read_at_a_start() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOOK], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == []
