"""How a line of the palette is painted: title, where it lies in soft letters, the keys at its end."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.widgets.finding.lines import Head, Index, Lines
from app.widgets.finding.matching import Thing
from app.widgets.search_row import HEAD, mark, paint_head

ROW = 30
_EDGE, _GAP, _CAP = 12, 10, 6
_LEFT_OF = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


class Rows(QStyledItemDelegate):
    """Headings and things, in the colours of the palette."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, Lines)
        return QSize(0, HEAD if isinstance(model.line(index.row()), Head) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Lines)
        line = model.line(index.row())
        if isinstance(line, Head):
            paint_head(painter, option, line.title)
        elif line is not None:
            marked = bool(option.state & QStyle.StateFlag.State_Selected)
            _thing(painter, option, line, model.detail(line), marked=marked)


def _thing(
    painter: QPainter, option: QStyleOptionViewItem, thing: Thing, detail: str, *, marked: bool
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if marked:
        mark(painter, option)
    palette = option.palette
    room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
    metrics = QFontMetrics(option.font)
    if thing.keys:
        room.setRight(_keys(painter, option, room, thing.keys) - _GAP)
    title = metrics.horizontalAdvance(thing.title) + 2
    beside = min(
        metrics.horizontalAdvance(detail) + 2, max(room.width() - title - _GAP, room.width() * 2 // 5)
    )
    painter.setPen(palette.color(QPalette.ColorRole.Text if thing.enabled else QPalette.ColorRole.Dark))
    words = QRect(room)
    if detail:
        words.setRight(room.right() - beside - _GAP)
    painter.drawText(words, _LEFT_OF, metrics.elidedText(thing.title, _ELIDE, words.width()))
    if detail:
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        side = QRect(room.right() - beside + 1, room.top(), beside, room.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(side, flags, metrics.elidedText(detail, _ELIDE, beside))
    painter.restore()


def _keys(painter: QPainter, option: QStyleOptionViewItem, room: QRect, keys: str) -> int:
    """Paint a shortcut as a key cap at the end of the line; returns where it begins, in pixels."""
    font = QFont(option.font)
    font.setPixelSize(max(10, QFontMetrics(option.font).height() - 6))
    painter.setFont(font)
    wide = QFontMetrics(font).horizontalAdvance(keys) + 2 * _CAP
    high = QFontMetrics(font).height() + 3
    cap = QRectF(room.right() - wide, room.center().y() - high / 2 + 0.5, wide, high)
    painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Mid), 1))
    painter.setBrush(option.palette.color(QPalette.ColorRole.AlternateBase))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
    painter.setFont(option.font)
    return int(cap.left())
