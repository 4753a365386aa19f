"""Sheets that lie over the map of the room for a moment: the top five, and impact against effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.model.edits import votes
from app.model.store import Store
from app.scene.theme import LIGHT, Theme
from app.widgets import plain
from app.widgets.lists.votes import where_words
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
        self._column = QVBoxLayout(self)
        self._body: QWidget | None = None

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
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = QWidget(self)
        self._fill(QGridLayout(self._body), session.store)
        margin = round(self._width * 0.02)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.addWidget(self._body)

    def _fill(self, grid: QGridLayout, store: Store) -> None:
        font, small = sizes.large_font(self._width), sizes.band_font(self._width)
        bold = sizes.large_font(self._width, bold=True)
        grid.setHorizontalSpacing(round(self._width * 0.012))
        grid.setVerticalSpacing(round(self._width * 0.004))
        grid.setColumnStretch(1, 1)
        heading = _label(_("Top five"), bold)
        grid.addWidget(heading, 0, 0, 1, 2)
        found = votes.top(store, PLACES)
        said = [_("Top five")]
        for at, each in enumerate(found):
            title = str(store[each.key].get("title") or _("Card without a title"))
            count = _n("{n} vote", "{n} votes", each.votes)
            row = 1 + 2 * at
            grid.setRowMinimumHeight(row, round(font.pixelSize() * 1.9))
            grid.addWidget(_label(f"{each.rank}", bold), row, 0, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(_label(title, font, wrap=True), row, 1, Qt.AlignmentFlag.AlignBottom)
            more = _label(" · ".join(filter(None, (count, where_words(store, each.key)))), small, wrap=True)
            more.setProperty("role", "soft")
            grid.addWidget(more, row + 1, 1)
            said.append(f"{each.rank}. {title}: {count}")
        if not found:
            teach = _("No votes yet. Start the vote mode: a click on a card gives it a vote.")
            grid.addWidget(_label(teach, small, wrap=True), 1, 0, 1, 2)
            said.append(teach)
        grid.setRowStretch(2 * len(found) + 2, 1)
        self.setAccessibleName("\n".join(said))


def _label(text: str, font: QFont, *, wrap: bool = False) -> QLabel:
    made = plain.label(text, wrap=wrap)
    made.setFont(font)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made
