"""The lines of the palette: headings of groups and the things below them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.widgets.finding.matching import Group, Thing
from app.words import _

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a group; cannot be chosen."""

    title: str


class Lines(QAbstractListModel):
    """What is shown of the groups found. `where` says where a thing lies; it is asked for shown lines only."""

    def __init__(self, where: Callable[[Thing], str], parent: QObject) -> None:
        super().__init__(parent)
        self._where = where
        self._lines: list[Head | Thing] = []

    def show(self, groups: list[Group], names: dict[str, str]) -> None:
        """Show these groups under their names."""
        self.beginResetModel()
        self._lines = []
        for group in groups:
            shown, name = len(group.things), names.get(group.name, group.name)
            if shown < group.count:
                name = _("{group}: {n} of {all}", group=name, n=shown, all=group.count)
            self._lines += [Head(name), *group.things]
        self.endResetModel()

    def line(self, row: int) -> Head | Thing | None:
        """What stands in a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def thing(self, row: int) -> Thing | None:
        """The thing in a row; None for headings."""
        line = self.line(row)
        return line if isinstance(line, Thing) else None

    def detail(self, thing: Thing) -> str:
        """What is said beside a thing."""
        return thing.detail or self._where(thing)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.thing(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(line, Head):
            return line.title
        return ", ".join(part for part in (line.title, self.detail(line), line.keys) if part)
