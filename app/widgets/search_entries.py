"""The lines of a list that is searched by typing: which fit, under which headings, with which ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.folding import fold
from app.widgets.entry import FRESH, NONE, Entry

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Head:
    """The heading of a section; cannot be chosen."""

    title: str


class Entries(QAbstractListModel):
    """The lines that fit what was typed."""

    def __init__(
        self,
        entries: Iterable[Entry],
        fresh: Callable[[str], str] | None,
        ticks: Mapping[str, int] | None,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._all = list(entries)
        self._fresh = fresh
        self.ticks = None if ticks is None else dict(ticks)
        self._folded = [fold(entry.text) for entry in self._all]
        self._lines: list[Entry | _Head] = []
        self.search("")

    def search(self, text: str) -> None:
        """Keep what has every typed word; the typed words themselves come last, as a new entry."""
        words = fold(text).split()
        both = list(zip(self._all, self._folded, strict=True))
        kept = [e for e, folded in both if not e.always and all(word in folded for word in words)]
        typed = " ".join(text.split())
        if typed and self._fresh is not None and all(fold(e.title) != fold(typed) for e in self._all):
            kept.append(Entry(FRESH + typed, self._fresh(typed)))
        kept += [e for e in self._all if e.always]
        lines: list[Entry | _Head] = []
        section = ""
        for entry in kept:
            if entry.section and entry.section != section:
                lines.append(_Head(entry.section))
            section = entry.section
            lines.append(entry)
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def add(self, entry: Entry, tick: int) -> None:
        """Put a new entry on top, ticked."""
        self._all.insert(0, entry)
        self._folded.insert(0, fold(entry.text))
        if self.ticks is not None:
            self.ticks[entry.key] = tick

    def best(self, text: str) -> int:
        """The row a person who typed this most likely means; -1 when there is none."""
        wanted = fold(text)
        rows = [row for row, line in enumerate(self._lines) if isinstance(line, Entry)]
        for row in rows:
            line = self._lines[row]
            if wanted and isinstance(line, Entry) and fold(line.title).startswith(wanted):
                return row
        return rows[0] if rows else -1

    def entry(self, row: int) -> Entry | None:
        """The entry in a row; None for headings and outside the list."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Entry) else None

    def row_of(self, key: str) -> int:
        """The row of an entry, -1 when it is not shown."""
        return next((r for r, e in enumerate(self._lines) if isinstance(e, Entry) and e.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.ticks is None else usual | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            detail = line.detail if isinstance(line, Entry) else ""
            return f"{line.title}, {detail}" if detail else line.title
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks is not None and isinstance(line, Entry):
            return (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)[
                self.ticks.get(line.key, NONE)
            ]
        return None
