"""How one line of a searched list is painted: heading, tick, picture, title, and what it is in soft letters."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

ROW, HEAD = 28, 26
"""Heights in pixels of an entry and of a heading."""
_BOX = 14
_LEFT, _GAP, _SPARE = 10, 8, 2
_LEFT_OF = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_OF = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight


def paint_head(painter: QPainter, option: QStyleOptionViewItem, title: str) -> None:
    """A section's heading."""
    painter.save()
    font = QFont(option.font)
    font.setPixelSize(10)
    font.setBold(True)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    painter.setFont(font)
    painter.setPen(_color(option, QPalette.ColorRole.PlaceholderText))
    room = option.rect.adjusted(_LEFT, 6, -_LEFT, 0)
    words = QFontMetrics(font).elidedText(title.upper(), _ELIDE, room.width())
    painter.drawText(room, _LEFT_OF, words)
    painter.restore()


def paint_entry(
    painter: QPainter,
    option: QStyleOptionViewItem,
    title: str,
    detail: str,
    tick: int | None,
    icon: QIcon | None,
    *,
    current: bool,
    fresh: bool,
) -> None:
    """An entry; tick None means that there is nothing to tick, else 0, 1 (some) or 2 (all)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if current:
        mark(painter, option)
    room = option.rect.adjusted(_LEFT, 0, -_LEFT, 0)
    if tick is not None:
        _tick(painter, option, QRect(room.left(), room.center().y() - _BOX // 2, _BOX, _BOX), tick)
        room.setLeft(room.left() + _BOX + _GAP)
    if icon is not None:
        icon.paint(painter, QRect(room.left(), room.center().y() - 8, 16, 16))
        room.setLeft(room.left() + 16 + _GAP)
    words = " ".join(title.split())
    metrics = QFontMetrics(option.font)
    wanted = metrics.horizontalAdvance(words) + _SPARE
    beside = min(
        metrics.horizontalAdvance(detail) + _SPARE, max(room.width() - wanted - _GAP, room.width() * 2 // 5)
    )
    if detail:
        painter.setPen(_color(option, QPalette.ColorRole.PlaceholderText))
        side = QRect(room.right() - beside, room.top(), beside + 1, room.height())
        painter.drawText(side, _RIGHT_OF, metrics.elidedText(detail, _ELIDE, beside))
        room.setRight(room.right() - beside - _GAP)
    painter.setPen(_color(option, QPalette.ColorRole.Accent if fresh else QPalette.ColorRole.Text))
    painter.drawText(room, _LEFT_OF, metrics.elidedText(words, _ELIDE, room.width()))
    painter.restore()


def mark(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """The marked line: a soft ground and a bar of the accent, so that it is told by shape as well."""
    accent = _color(option, QPalette.ColorRole.Accent)
    ground = QColor(accent)
    ground.setAlphaF(0.13)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    area = QRectF(option.rect).adjusted(2, 1, -2, -1)
    painter.drawRoundedRect(area, 4, 4)
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(area.left(), area.top() + 4, 3, area.height() - 8), 1.5, 1.5)


def _tick(painter: QPainter, option: QStyleOptionViewItem, box: QRect, tick: int) -> None:
    accent = _color(option, QPalette.ColorRole.Accent)
    area = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(accent if tick else _color(option, QPalette.ColorRole.Dark), 1))
    painter.setBrush(accent if tick else _color(option, QPalette.ColorRole.Base))
    painter.drawRoundedRect(area, 3.5, 3.5)
    if not tick:
        return
    pen = QPen(_color(option, QPalette.ColorRole.HighlightedText), 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    x, y = area.left(), area.top()
    if tick == 1:
        painter.drawLine(QPointF(x + 3.5, y + 6.5), QPointF(x + 9.5, y + 6.5))
    else:
        painter.drawPolyline([QPointF(x + 3, y + 6.8), QPointF(x + 5.6, y + 9.4), QPointF(x + 10.2, y + 3.8)])


def _color(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    return option.palette.color(role)
