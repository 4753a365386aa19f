"""One line of a list that is searched, apart from the list itself: a start makes such lines but shows no list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

NONE, SOME, ALL = 0, 1, 2
"""How many of the selected records hold an entry."""
FRESH = "\0new "
"""Begins the key of an entry that is not there yet; its title follows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that can be chosen."""

    key: str
    title: str
    detail: str = ""
    """Where it lies or what it is, in soft letters beside the title."""
    section: str = ""
    """The heading it stands under; entries of one section come one after the other."""
    icon: QIcon | None = None
    always: bool = False
    """Stays at the end whatever is typed."""

    @property
    def text(self) -> str:
        """All that is searched."""
        return f"{self.title} {self.detail} {self.section}"
