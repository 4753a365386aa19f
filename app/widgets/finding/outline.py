"""The outline: the whole map as a tree beside it, for finding one's way, for screen readers, and for renaming."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.session import Session
from app.widgets.finding.outline_line import LinePainter
from app.widgets.finding.outline_model import Outline, lines_of
from app.widgets.finding.tree import Node, growing, tree_of
from app.widgets.search_row import mark
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_SMALL = 300
"""Up to so many cards the whole tree is unfolded at first."""
_CALM = 200
"""Milliseconds after the last edit until the tree of a large map follows."""
_PIECE = 0.004
"""Seconds at a time that are spent on it."""


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
        self.setItemDelegate(LinePainter(window, self))
        self.setObjectName("outline")
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
        self._later.timeout.connect(self._begin)
        self._growing: tuple[Node, Iterator[None]] | None = None
        """The next tree of a large map, as far as it has come."""
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._grow)

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
        self._let_go()
        if self.isVisible() and self._session is not None:
            self._later.start(_CALM if self._large else 0)

    @property
    def _large(self) -> bool:
        return self._session is not None and len(self._session.store.of("card")) > _SMALL

    @property
    def busy(self) -> bool:
        """Whether the tree is still to follow the map."""
        return self._later.isActive() or self._turn.isActive()

    def _begin(self) -> None:
        """Nothing was edited for a while: follow the map, a large one in pieces."""
        if not self._large or self._session is None:
            self.refresh()
        elif self.state() != QAbstractItemView.State.EditingState:
            top = Node("", "root", "")
            self._growing = top, growing(top, self._session.store, self._window.checking.state)
            self._turn.start()

    def _grow(self) -> None:
        end = time.perf_counter() + _PIECE
        while self._growing is not None:
            top, pieces = self._growing
            if next(pieces, _DONE) is _DONE:
                self._let_go()
                self._show(top)
            if time.perf_counter() > end:
                return
        self._turn.stop()

    def _let_go(self) -> None:
        """The tree that is growing is of a map that has changed."""
        self._growing = None
        self._turn.stop()

    def refresh(self) -> None:
        """Show the map as it is; what was unfolded stays unfolded, the marked line marked."""
        self._let_go()
        self.setAccessibleName(_("Outline of the map"))
        if self._session is not None:
            self._show(tree_of(self._session.store, self._window.checking.state))

    def _show(self, tree: Node) -> None:
        if self._session is None or self.state() == QAbstractItemView.State.EditingState:
            return
        if self.outline.take_words(tree):
            return
        fresh = not self.outline.rowCount()
        here = self.outline.node(self.currentIndex()).key
        open_ = {node.key for node in lines_of(self.outline.node(QModelIndex())) if self._is_open(node)}
        height = self.verticalScrollBar().value()
        self._following = True
        self.outline.show(tree)
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

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The marked line is marked from end to end, however deep it lies."""
        if self.selectionModel().isSelected(index):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QStyleOptionViewItem(option)
            whole.rect = option.rect.adjusted(-2, 0, 0, 0)  # the bar stands before the sign that unfolds
            mark(painter, whole)
            painter.restore()
        super().drawRow(painter, option, index)

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


_DONE = object()


def _nothing() -> None:
    """Stops listening where nobody listens."""
