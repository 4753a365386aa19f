"""A line of a list below the map, apart from its table: rows are counted and walked while the list is folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


@dataclass(frozen=True)
class Row:
    """One line: what it stands for, its cells, the icon of the first cell."""

    keys: tuple[str, ...]
    """Records to select, the one to bring into view first."""
    cells: tuple[str, ...]
    icon: QIcon | None = field(default=None, compare=False)
    soft: bool = False
    said: str = ""
    """What is said of it on the way through the map; "" for all its cells."""
    stage: str = ""
    """Id of the stage it begins in, where a list is filtered by it."""
