"""A line of the list beside the matrix: a sign and a title, as many lines as it needs and no more."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.widgets.search_row import mark

_SIDE, _ABOVE, _AFTER_SIGN = 8, 3, 6
_WRAPPED = int(Qt.TextFlag.TextWordWrap)

Index = QModelIndex | QPersistentModelIndex


class LinePainter(QStyledItemDelegate):
    """Measures and paints with the same width: Qt measures a line beside its sign wider than it paints it."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def _words_beside(self, option: QStyleOptionViewItem) -> int:
        """Where the words begin, in pixels from the left end of a line."""
        return _SIDE + self._view.iconSize().width() + _AFTER_SIGN

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width() - 2 * _spacing(self._view)
        room = QRect(0, 0, max(1, width - self._words_beside(option) - _SIDE), 10_000)
        words = option.fontMetrics.boundingRect(room, _WRAPPED, str(index.data()))
        return QSize(width, words.height() + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            mark(painter, option)
        side = self._view.iconSize()
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            first = option.fontMetrics.height()
            top = option.rect.top() + _ABOVE + (first - side.height()) // 2
            icon.paint(painter, QRect(option.rect.left() + _SIDE, top, side.width(), side.height()))
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        room = option.rect.adjusted(self._words_beside(option), _ABOVE, -_SIDE, 0)
        painter.drawText(room, _WRAPPED, str(index.data()))
        painter.restore()


def _spacing(view: QObject) -> int:
    return int(view.property("spacing") or 0)
