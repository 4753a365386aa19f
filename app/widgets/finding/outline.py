"""The outline: the whole map as a tree beside it, for finding one's way, for screen readers, and for renaming."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.model import locks
from app.model.edits import library
from app.session import Session
from app.widgets import accessibility, plain
from app.widgets.finding.tree import PARKING, Node, tree_of
from app.widgets.pictograms import pictogram
from app.widgets.search_row import mark
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_NAMED = ("stage", "step", "card")
"""Lines whose name can be changed here."""
ROW = 25
_SMALL = 300
"""Up to so many cards the whole tree is unfolded at first."""
_CALM = 200
"""Milliseconds after the last edit until the tree of a large map follows."""


class Outline(QAbstractItemModel):
    """The tree as Qt wants it."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._root = Node("", "root", "")
        self._nodes: list[Node] = []
        self._numbers: dict[int, int] = {}
        self._places: dict[str, int] = {}

    def show(self, root: Node) -> None:
        """Show this tree."""
        self.beginResetModel()
        self._root = root
        self._nodes = list(_all(root))
        self._numbers = {id(node): number for number, node in enumerate(self._nodes)}
        self._places = {}
        for number, node in enumerate(self._nodes):
            self._places.setdefault(node.key, number)
        self.endResetModel()

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


def _all(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _all(child)


class _Painter(QStyledItemDelegate):
    """A line: what it is called, and in soft letters its lane."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Outline)
        node, palette = model.node(index), option.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            mark(painter, option)
        font = QFont(option.font)
        font.setBold(node.kind in ("stage", PARKING))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        room = option.rect.adjusted(8, 0, -10, 0)
        if node.sign:
            pictogram(node.sign, self._window.theme).paint(
                painter, QRect(room.left(), room.center().y() - 8, 16, 16)
            )
            room.setLeft(room.left() + 22)
        elif node.color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._window.theme.color(node.color)))
            painter.drawRoundedRect(QRectF(room.left(), room.center().y() - 6, 3, 13), 1.5, 1.5)
            room.setLeft(room.left() + 9)
        # The lane is said only where the name of the card leaves room for it; readers hear it always.
        taken, beside = metrics.horizontalAdvance(node.title), metrics.horizontalAdvance(node.detail)
        if node.detail and taken + beside + 16 <= room.width():
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, node.detail)
        soft = node.kind in ("emotion", "handover", "open")
        role = QPalette.ColorRole.PlaceholderText if soft else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        words = metrics.elidedText(node.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class OutlineTree(QTreeView):
    """Follows the selection of the map and leads it; F2 renames, Enter goes to the map."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._stop: Callable[[], None] = _nothing
        self._following = False
        self.outline = Outline(window, self)
        self.setModel(self.outline)
        self.setItemDelegate(_Painter(window, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.selectionModel().currentChanged.connect(lambda now, _before: self._lead(now))
        window.canvas.selectionChanged.connect(self.follow)
        window.checking.updated.connect(lambda _state: self._changed())
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)

    # ---- what is shown
    def watch(self, session: Session | None) -> None:
        """Show another map, or none."""
        self._stop()
        self._stop = _nothing
        self._session = session
        self.outline.show(Node("", "root", ""))
        if session is not None:
            self._stop = session.store.listen(lambda _change: self._changed())
            if self.isVisible():
                self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """A folded tree is filled when it is opened."""
        super().showEvent(event)
        self.refresh()

    def _changed(self) -> None:
        if self.isVisible() and self._session is not None:
            many = len(self._session.store.of("card")) > _SMALL
            self._later.start(_CALM if many else 0)

    def refresh(self) -> None:
        """Show the map as it is; what was unfolded stays unfolded, the marked line marked."""
        self.setAccessibleName(_("Outline of the map"))
        if self._session is None or self.state() == QAbstractItemView.State.EditingState:
            return
        fresh = not self.outline.rowCount()
        here = self.outline.node(self.currentIndex()).key
        open_ = {node.key for node in _all(self.outline.node(QModelIndex())) if self._is_open(node)}
        height = self.verticalScrollBar().value()
        self._following = True
        self.outline.show(tree_of(self._session.store, self._window.checking.state))
        if fresh:
            self._unfold_first()
        else:
            for key in open_:
                self.setExpanded(self.outline.index_of(key), True)
        self._mark(self.outline.index_of(here) if here else self.outline.index(0, 0))
        self.verticalScrollBar().setValue(height)
        self._following = False
        if fresh:
            self.follow(self._window.selection)

    def _is_open(self, node: Node) -> bool:
        return bool(node.children) and self.isExpanded(self.outline.index_of(node.key))

    def _unfold_first(self) -> None:
        assert self._session is not None
        if len(self._session.store.of("card")) <= _SMALL:
            self.expandToDepth(1)
        else:
            self.expandToDepth(0)

    # ---- leading and following
    def follow(self, keys: list[str]) -> None:
        """Mark what is selected on the map."""
        if not self.isVisible() or not keys or self._following:
            return
        self._following = True
        index = self.outline.index_of(keys[0])
        if index.isValid() and index != self.currentIndex():
            self._mark(index)
            self.scrollTo(index)
        self._following = False

    def _mark(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _lead(self, index: QModelIndex) -> None:
        """Select on the map what was marked here."""
        if self._following or not index.isValid():
            return
        leads = self.outline.node(index).leads
        session = self._window.session
        if session is not None and leads and leads[0] in session.store:
            self._following = True
            self._window.go_to(list(leads))
            self._following = False

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """A name was typed: the tree follows what has changed meanwhile."""
        super().closeEditor(editor, hint)
        self._changed()

    # ---- the keyboard
    def event(self, event: QEvent) -> bool:
        """F2 renames here, not on the map."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_F2
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the map with what is marked."""
        if self.state() != QAbstractItemView.State.EditingState and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self._lead(self.currentIndex())
            self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _nothing() -> None:
    """Stops listening where nobody listens."""
