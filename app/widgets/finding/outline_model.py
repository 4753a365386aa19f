"""The tree of a map as Qt wants it: lines, their names, and which of them can be renamed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.model import locks
from app.model.edits import library
from app.widgets import accessibility, plain
from app.widgets.finding.tree import Node
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_NAMED = ("stage", "step", "card")
"""Lines whose name can be changed here."""


class Outline(QAbstractItemModel):
    """The tree as Qt wants it."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._root = Node("", "root", "")
        self._nodes: list[Node] = []
        self._numbers: dict[int, int] = {}
        self._places: dict[str, int] = {}

    def take_words(self, root: Node) -> bool:
        """Take over what the lines of a tree say; False when it has others, so that it has to be shown."""
        nodes = list(lines_of(root))
        if not nodes or not self._alike(nodes):
            return False
        self._say_otherwise(nodes)
        return True

    def show(self, root: Node) -> None:
        """Show this tree."""
        self.beginResetModel()
        self._root = root
        self._nodes = list(lines_of(root))
        self._numbers = {id(node): number for number, node in enumerate(self._nodes)}
        self._places = {}
        for number, node in enumerate(self._nodes):
            self._places.setdefault(node.key, number)
        self.endResetModel()

    def _alike(self, nodes: list[Node]) -> bool:
        """Whether the lines of another tree are about the same at the same places."""
        return len(nodes) == len(self._nodes) and all(
            (one.key, one.kind, one.row, len(one.children))
            == (other.key, other.kind, other.row, len(other.children))
            for one, other in zip(self._nodes, nodes, strict=True)
        )

    def _say_otherwise(self, nodes: list[Node]) -> None:
        """Take over what lines say."""
        for number, (line, new) in enumerate(zip(self._nodes, nodes, strict=True)):
            says = (new.title, new.detail, new.sign, new.color, new.leads)
            if says != (line.title, line.detail, line.sign, line.color, line.leads):
                line.title, line.detail, line.sign, line.color, line.leads = says
                at = self.createIndex(line.row, 0, number)
                self.dataChanged.emit(at, at)

    def node(self, index: Index) -> Node:
        """The line of an index; the root for none."""
        return self._nodes[index.internalId()] if index.isValid() else self._root

    def index_of(self, key: str) -> QModelIndex:
        """Where a record stands; no valid index where it has no line."""
        number = self._places.get(key)
        if number is None or not key:
            return QModelIndex()
        return self.createIndex(self._nodes[number].row, 0, number)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        above = self.node(parent) if parent is not None else self._root
        if column or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, 0, self._numbers[id(above.children[row])])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # the stubs know only QObject.parent
        above = self.node(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.row, 0, self._numbers[id(above)])

    def rowCount(self, parent: Index | None = None) -> int:
        return len((self.node(parent) if parent is not None else self._root).children)

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        node, session = self.node(index), self._window.session
        if node.kind in _NAMED and session is not None and not locks.lock_on(session.store, node.key):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title
        if role == Qt.ItemDataRole.EditRole:
            session = self._window.session
            return str((session.store.get(node.key) or {}).get("title") or "") if session is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (
                accessibility.label_of(self._window.canvas, node.key)
                if node.kind in ("card", "emotion")
                else ""
            )
            return (
                _("{title}, {more}", title=said or node.title, more=node.detail)
                if node.detail
                else said or node.title
            )
        if role == Qt.ItemDataRole.ToolTipRole and (node.kind == "open" or node.detail):
            return plain.tooltip("\n".join(part for part in (node.title, node.detail) if part))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        session, node = self._window.session, self.node(index)
        if session is None or role != Qt.ItemDataRole.EditRole or node.key not in session.store:
            return False
        title = str(value).strip()
        if title != str(session.store[node.key].get("title") or ""):
            library.rename(session.store, node.key, title)
        return True


def lines_of(node: Node) -> Iterator[Node]:
    """All lines below one, in the order they are shown."""
    waiting = node.children[::-1]
    while waiting:
        line = waiting.pop()
        yield line
        if line.children:
            waiting += line.children[::-1]
