"""Cells for spreadsheets: the one place that says which words would be run as a formula, and what is done about it.

CSV files, tables on the clipboard and the figures of a measure all leave through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet look for a formula (OWASP), the wide forms of East Asian keyboards among them."""
_BREAKING = '\t\r\n"'
_NUMBER = re.compile(r"[+-]\d[\d.,' \u00a0\u202f]*%?\Z")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before what would be a formula; a plain number stays one."""
    return f"'{cell}" if cell.startswith(_RISKY) and not _NUMBER.match(cell) else cell


def meant(cell: str) -> str:
    """What was written before `harmless` made a cell of it; other words with an apostrophe keep it."""
    return cell[1:] if cell.startswith("'") and harmless(cell[1:]) == cell else cell


def tabbed(rows: Iterable[Iterable[str]]) -> str:
    """Rows of cells between tabs, as spreadsheets take them from the clipboard; none is taken for a formula."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def _quoted(cell: str) -> str:
    """A harmless cell, in quotes where it holds tabs or line ends."""
    safe = harmless(cell)
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in _BREAKING) else safe
