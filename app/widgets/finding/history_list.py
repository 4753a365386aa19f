"""The list of steps taken: a click goes back there, or forward again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.change_words import name_of
from app.model.history import History
from app.session import Session
from app.widgets.search_row import mark
from app.words import _, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
ROW = 27
_FAR = 100
"""From so many steps on, going there may take a moment, and the pointer says so."""
_LEFT_OF = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_OF = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Steps(QAbstractListModel):
    """Line 0 is the map before the first step, line n the map after step n."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.history: History | None = None
        self._count = 0

    def show(self, history: History | None) -> None:
        """Show the steps of a history as they now are."""
        self.beginResetModel()
        self.history = history
        self._count = 1 + len(history.names) if history is not None else 0
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def words(self, row: int) -> str:
        """What a line says."""
        if self.history is None or row == 0:
            return _("Before the first step")
        return name_of(self.history.names[row - 1], ui())

    def sign(self, row: int) -> str:
        """ "now", "saved" or both, at the end of a line."""
        if self.history is None:
            return ""
        now, saved = row == self.history.at, row == self.history.saved_at
        if now and saved:
            return _("now, saved")
        return _("now") if now else _("saved") if saved else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < self._count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole and self.history is not None:
            undone = _("undone") if index.row() > self.history.at else ""
            parts = (self.words(index.row()), self.sign(index.row()), undone)
            return ", ".join(part for part in parts if part)
        return None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Steps)
        history = model.history
        if history is None:
            return
        now, undone = index.row() == history.at, index.row() > history.at
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            mark(painter, option)
        font = QFont(option.font)
        font.setBold(now)
        painter.setFont(font)
        room = option.rect.adjusted(14, 0, -12, 0)
        sign = model.sign(index.row())
        if sign:
            wide = QFontMetrics(font).horizontalAdvance(sign) + 2
            painter.setPen(option.palette.color(QPalette.ColorRole.Accent))
            painter.drawText(QRect(room.right() - wide, room.top(), wide, room.height()), _RIGHT_OF, sign)
            room.setRight(room.right() - wide - 8)
        role = QPalette.ColorRole.PlaceholderText if undone else QPalette.ColorRole.Text
        painter.setPen(option.palette.color(role))
        font.setItalic(undone)
        painter.setFont(font)
        words = QFontMetrics(font).elidedText(
            model.words(index.row()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT_OF, words)
        painter.restore()


class HistoryList(QListView):
    """Oldest step above; what was undone stays below, in italics, until something new is done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self.steps = Steps(self)
        self.setModel(self.steps)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.jump(index.row()))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)

    def watch(self, session: Session | None) -> None:
        """Show the steps of another map, or none."""
        if self._session is not None and self._moved in self._session.history.on_change:
            self._session.history.on_change.remove(self._moved)
        self._session = session
        if session is not None:
            session.history.on_change.append(self._moved)
        self.refresh()

    def _moved(self) -> None:
        if self.isVisible():
            self._later.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        """A folded list is filled when it is opened."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they now are, the present one in view."""
        history = self._session.history if self._session is not None else None
        self.setAccessibleName(_("Steps taken"))
        self.steps.show(history)
        if history is not None:
            here = self.steps.index(history.at)
            self.setCurrentIndex(here)
            self.scrollTo(here)

    def jump(self, at: int) -> None:
        """Take the map back, or forward again, to the state after that many steps."""
        if self._session is None:
            return
        self._window.finish_typing()
        history = self._session.history
        far = abs(history.at - at) > _FAR
        if far:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            change = history.jump(at)
        finally:
            if far:
                QGuiApplication.restoreOverrideCursor()
        if change is not None:
            self._window.show_change(change)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the blank go to the marked step."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.jump(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
