"""Python imports as it always does, also after PySide6 was loaded.

PySide6 puts itself before every import and reads the source of what is imported, looking for those who spell the names
of Qt in other ways (`from __feature__ import snake_case`). Nobody here does, and it would take a twentieth of a start
and ten megabytes of lines that stay in memory.
"""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Load Qt, and take what it puts before every import away again."""
    import PySide6.QtCore  # noqa: F401  # which puts itself there

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
