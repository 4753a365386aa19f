"""Sheets that lie over the map of the room for a moment: the top five, and impact against effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.model.edits import votes
from app.model.store import Store
from app.scene.theme import LIGHT, Theme
from app.session import Session
from app.widgets.lists.votes import where_words
from app.widgets.matrix.board import Board
from app.widgets.matrix.dialog import about
from app.widgets.room import sizes
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

PLACES = 5


class Sheet(QWidget):
    """A sheet of paper over a part of the map; Escape takes it away."""

    closed = Signal()
    part = 0.46
    """How much of the width it covers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper with an edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.color("paper")))
        painter.fillRect(0, 0, 2, self.height(), QColor(self.theme.color("faint")))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show what the map says now."""

    def forget(self) -> None:
        """The room is left."""

    def dress(self, theme: Theme, width: int) -> None:
        """Wear a theme, in letters for a screen so wide."""
        self.theme = theme
        self.update()


class TopFive(Sheet):
    """The cards with the most votes, in letters for the whole room."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._width = 1280
        self._lines: list[tuple[str, str, str]] = []
        """(rank, title, votes and place)"""

    def dress(self, theme: Theme, width: int) -> None:
        """Other letters need other lines."""
        super().dress(theme, width)
        self._width = width
        self.refresh()

    def refresh(self) -> None:
        """Show the present numbers."""
        session = self._window.session
        if session is None:
            return
        self._lines = [_standing(session.store, each) for each in votes.top(session.store, PLACES)]
        said = [f"{rank}. {title}: {more}" for rank, title, more in self._lines] or [_teaching()]
        self.setAccessibleName("\n".join((_("Top five"), *said)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Places, titles on at most two lines, votes below; smaller letters where many share a place."""
        super().paintEvent(event)
        painter = QPainter(self)
        margin = self._width * 0.022
        room = QRectF(self.rect()).adjusted(margin, margin * 0.7, -margin, -margin * 0.5)
        bold = sizes.large_font(self._width, bold=True)
        painter.setFont(bold)
        painter.setPen(QColor(self.theme.color("ink")))
        top = room.y()
        painter.drawText(QRectF(room.x(), top, room.width(), bold.pixelSize() * 1.5), _("Top five"))
        top += bold.pixelSize() * 1.7
        if not self._lines:
            painter.setFont(sizes.band_font(self._width))
            painter.setPen(QColor(self.theme.color("soft")))
            rest = QRectF(room.x(), top, room.width(), room.bottom() - top)
            painter.drawText(rest, int(Qt.TextFlag.TextWordWrap), _teaching())
        for size in (1.0, 0.9, 0.8, 0.7, 0.6):
            if self._paint_lines(painter, room, top, size, dry=True) <= room.bottom() or size == 0.6:
                self._paint_lines(painter, room, top, size, dry=False)
                break
        painter.end()

    def _paint_lines(self, painter: QPainter, room: QRectF, top: float, size: float, *, dry: bool) -> float:
        """Paint the lines, or with `dry` only tell how far down they would reach (pixels)."""
        large, bold = sizes.large_font(self._width), sizes.large_font(self._width, bold=True)
        small = sizes.band_font(self._width)
        for font in (large, bold, small):
            font.setPixelSize(round(font.pixelSize() * size))
        indent = bold.pixelSize() * 1.5
        for rank, title, more in self._lines:
            lines = _broken(title, large, room.width() - indent, 2)
            height = large.pixelSize() * 1.3
            for at, (line, font, token) in enumerate(
                (*((line, large, "ink") for line in lines), (more, small, "soft"))
            ):
                if not dry:
                    painter.setPen(QColor(self.theme.color(token)))
                    painter.setFont(font)
                    place = QRectF(room.x() + indent, top, room.width() - indent, height)
                    shown = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
                    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
                    if at == 0:
                        painter.setFont(bold)
                        painter.setPen(QColor(self.theme.color("accent")))
                        painter.drawText(
                            QRectF(room.x(), top, indent, height), Qt.AlignmentFlag.AlignVCenter, rank
                        )
                top += height
            top += large.pixelSize() * 0.45
        return top


def _teaching() -> str:
    return _("No votes yet. Start the vote mode: a click on a card gives it a vote.")


def _standing(store: Store, each: votes.Standing) -> tuple[str, str, str]:
    title = " ".join(str(store[each.key].get("title") or _("Card without a title")).split())
    count = _n("{n} vote", "{n} votes", each.votes)
    return str(each.rank), title, " · ".join(filter(None, (count, where_words(store, each.key))))


def _broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """A text on at most so many lines; the last one holds all that is left and is cut where it is painted."""
    metrics, lines = QFontMetricsF(font), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width or len(lines) == most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


class MatrixSheet(Sheet):
    """Impact against effort over the whole map."""

    part = 1.0

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._session: Session | None = None
        self.board: Board | None = None
        self._column = QVBoxLayout(self)

    def refresh(self) -> None:
        """Show the matrix of the present map; it follows the edits by itself."""
        session = self._window.session
        if session is None or (self.board is not None and session is self._session):
            return
        self.forget()
        self._session = session
        self.board = Board(session, self)
        self.board.opened.connect(self._open)
        self.setFocusProxy(self.board.view)
        self._column.addWidget(self.board)

    def dress(self, theme: Theme, width: int) -> None:
        """Letters nearly as large as those of the cards."""
        super().dress(theme, width)
        self.refresh()
        margin = round(width * 0.02)
        self._column.setContentsMargins(margin, margin, margin, margin // 2)
        if self.board is not None:
            self.board.dress(theme, sizes.map_scale(width))

    def forget(self) -> None:
        """Another map has another matrix."""
        if self.board is not None:
            self.board.leave()
            self._column.removeWidget(self.board)
            self.board.deleteLater()
            self.board = self._session = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, unless it puts back what is being dragged."""
        if event.key() != Qt.Key.Key_Escape or self.board is None or not self.board.view.cancel():
            super().keyPressEvent(event)

    def _open(self, key: str) -> None:
        session = self._session
        self.closed.emit()
        if session is not None:
            self._window.go_to(about(session, key))
