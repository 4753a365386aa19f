"""A line of the outline as it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from app.widgets.finding.outline_model import Index, Outline
from app.widgets.finding.tree import PARKING
from app.widgets.pictograms import pictogram

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

ROW = 25


class LinePainter(QStyledItemDelegate):
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
