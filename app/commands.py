"""The words that belong to the command line; any other first word names a map to open in the editor.

`run.py` reads this before anything is installed: keep it importable with the standard library.
"""

from __future__ import annotations

COMMANDS = ("check", "handovers", "export", "check-pdf", "info", "new", "bench")
