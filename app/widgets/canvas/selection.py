"""What is selected: records in the order they were chosen, the one with the keyboard focus, or an empty cell."""

from __future__ import annotations

from collections.abc import Container, Iterable

from PySide6.QtCore import QObject, Signal

Cell = tuple[str, str]
"""(lane, step)"""


class Selection(QObject):
    """An ordered set of ids; the last one chosen has the focus. With none, a cell may be marked instead."""

    changed = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, None] = {}
        self._focus = ""
        self._cell: Cell | None = None

    @property
    def ids(self) -> list[str]:
        """The selected records in the order they were chosen."""
        return list(self._ids)

    @property
    def focus(self) -> str:
        """The record with the keyboard focus, "" when there is none."""
        return self._focus

    @property
    def cell(self) -> Cell | None:
        """The marked empty cell, where typing starts a card."""
        return self._cell

    def __contains__(self, key: object) -> bool:
        return key in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def set(self, keys: Iterable[str], focus: str = "") -> None:
        """Select exactly these."""
        self._take(dict.fromkeys(keys), focus, None)

    def add(self, *keys: str) -> None:
        """Select these as well."""
        self._take(self._ids | dict.fromkeys(keys), keys[-1] if keys else "", None)

    def toggle(self, *keys: str) -> None:
        """Select what was not selected and let go what was."""
        kept = dict(self._ids)
        for key in keys:
            if key in kept:
                del kept[key]
            else:
                kept[key] = None
        self._take(kept, keys[-1] if keys and keys[-1] in kept else "", None)

    def mark_cell(self, lane: str, step: str) -> None:
        """Mark an empty cell; nothing else is selected then."""
        self._take({}, "", (lane, step))

    def clear(self) -> None:
        """Select nothing."""
        self._take({}, "", None)

    def keep(self, there: Container[str]) -> None:
        """Let go what is no longer there."""
        kept = {key: None for key in self._ids if key in there}
        cell = self._cell if self._cell and all(key in there for key in self._cell) else None
        self._take(kept, self._focus if self._focus in kept else "", cell)

    def _take(self, ids: dict[str, None], focus: str, cell: Cell | None) -> None:
        focus = focus or (next(reversed(ids)) if ids else "")
        if list(ids) == list(self._ids) and focus == self._focus and cell == self._cell:
            return
        self._ids, self._focus, self._cell = ids, focus, cell
        self.changed.emit(self.ids)
