"""PySide6 does not read the sources of what is imported after it.

To know where `from __feature__ import snake_case` may be meant, it looks for its own name in the source of every module
that is imported, some 400 of them: a twelfth of a start, and ten megabytes of lines that stay in memory. Nobody here uses
`__feature__`, so the answer is known: no module does. Where PySide6 has this no longer, nothing happens;
`tests/widgets/test_sources.py` tells when it has it elsewhere.
"""

from __future__ import annotations

import importlib
import linecache


def leave_unread() -> None:
    """Spare PySide6 reading what will be imported; what it has read already is forgotten."""
    import PySide6.QtCore  # noqa: F401  # brings the part of it that looks

    try:
        feature = importlib.import_module("shibokensupport.feature")
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _never
        linecache.clearcache()


def _never(_module: object) -> bool:
    return False
