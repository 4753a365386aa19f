"""A small drawing of a measure: its values over time, the target as a broken line, the last value in figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app import dated, days
from app.words import _, ui

HEIGHT = 46
_SIDE, _DOT = 6.0, 2.5


class Sparkline(QWidget):
    """Time runs at its true pace from left to right; one value alone is a dot."""

    def __init__(self) -> None:
        super().__init__()
        self._points: list[tuple[int, float]] = []
        self._target: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_trend(self, values: Mapping[str, float], target: float | None) -> None:
        """Draw these values by day (YYYY-MM-DD); without any there is nothing to see."""
        self._points = [(date.fromisoformat(day).toordinal(), value) for day, value in sorted(values.items())]
        self._target = target
        language = ui().language
        said = ", ".join(
            _(
                "{day}: {value}",
                day=days.shown(date.fromordinal(day), language),
                value=dated.shown(v, language),
            )
            for day, v in self._points
        )
        self.setAccessibleName(_("Trend: {values}", values=said))
        self.setVisible(bool(self._points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self.palette().color
        painter.fillRect(self.rect(), color(QPalette.ColorRole.AlternateBase))
        words = dated.shown(self._points[-1][1], ui().language)
        beside = self.fontMetrics().horizontalAdvance(words) + 2 * _SIDE
        area = QRectF(self.rect()).adjusted(_SIDE, 8, -beside - _SIDE, -8)
        places = self._places(area)
        if self._target is not None:
            pen = QPen(color(QPalette.ColorRole.Dark), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            y = self._height(self._target, area)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        accent = color(QPalette.ColorRole.Accent)
        painter.setPen(QPen(accent, 1.6))
        painter.drawPolyline(places)
        painter.setBrush(accent)
        painter.drawEllipse(places[-1], _DOT, _DOT)
        painter.setPen(color(QPalette.ColorRole.Text))
        side = QRectF(area.right() + _SIDE, 0, beside - _SIDE, self.height())
        painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _places(self, area: QRectF) -> list[QPointF]:
        first, last = self._points[0][0], self._points[-1][0]
        long = (last - first) or 1
        return [
            QPointF(area.left() + area.width() * (day - first) / long, self._height(value, area))
            for day, value in self._points
        ]

    def _height(self, value: float, area: QRectF) -> float:
        shown = [v for _day, v in self._points] + ([] if self._target is None else [self._target])
        low, high = min(shown), max(shown)
        share = (value - low) / (high - low) if high > low else 0.5
        return area.bottom() - area.height() * share
