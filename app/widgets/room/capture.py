"""One line over the edge of the map: an insight or an action about the card where one stands, without leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.model.edits import insights
from app.scene.draw.insight import KINDS
from app.scene.theme import Theme
from app.widgets import plain
from app.widgets.elided import Elided
from app.widgets.inspector.entries import record_title
from app.widgets.room import sizes
from app.words import _

if TYPE_CHECKING:
    from app.widgets.canvas import Canvas
    from app.widgets.main_window import MainWindow

INSIGHT, ACTION = "insight", "action"


class Capture(QWidget):
    """Asks for one sentence. Enter keeps it and asks for the next, Escape goes back to the map."""

    closed = Signal()

    def __init__(self, window: MainWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window
        self._about: list[str] = []
        self.what = ""
        self.heading, self.kept = Elided(self), plain.label(parent=self)
        self.heading.setProperty("role", "strong")
        self.kept.setProperty("role", "soft")
        self.kind, self.line, self.role = QComboBox(self), QLineEdit(self), QLineEdit(self)
        self.line.installEventFilter(self)
        self.role.installEventFilter(self)
        self.kind.installEventFilter(self)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.heading)
        first.addStretch(1)
        first.addWidget(self.kept)
        second.addWidget(self.kind)
        second.addWidget(self.line, 3)
        second.addWidget(self.role, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(first)
        self._column.addLayout(second)
        self.setObjectName("capture")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()

    def dress(self, theme: Theme, width: int) -> None:
        """Wear a theme, in letters for a screen so wide."""
        c = theme.color
        self.setStyleSheet(
            f"#capture {{ background: {c('paper')}; border: 2px solid {c('accent')}; border-radius: 8px; }}"
        )
        for widget in (self.kind, self.line, self.role):
            widget.setFont(sizes.band_font(width))
        self.heading.setFont(sizes.small_font(width, bold=True))
        self.kept.setFont(sizes.small_font(width))
        margin = round(width * 0.012)
        self._column.setContentsMargins(margin, margin // 2, margin, margin)
        self._column.setSpacing(margin // 2)

    def lie_in(self, area: QRect, away_from: QRect | None = None) -> None:
        """Lie over the lower edge of a map, or over the upper one where the lower would cover a place."""
        height, margin = self.sizeHint().height(), round(area.width() * 0.02)
        place = QRect(area.x() + margin, 0, area.width() - 2 * margin, height)
        place.moveBottom(area.bottom() - margin // 2)
        if away_from is not None and place.intersects(away_from):
            place.moveTop(area.y() + margin // 2)
        self.setGeometry(place)

    def ask(self, what: str, about: list[str]) -> None:
        """Ask for an insight or an action about some records."""
        session = self._window.session
        if session is None:
            return
        self.what, self._about = what, [key for key in about if key in session.store]
        title = record_title(session.store, self._about[0]) if self._about else ""
        if what == ACTION:
            self.heading.say(_("Action for “{title}”", title=title) if title else _("Action"))
            self.line.setPlaceholderText(_("What will be done"))
        else:
            self.heading.say(_("Insight about “{title}”", title=title) if title else _("Insight"))
            self.line.setPlaceholderText(_("What the room has found"))
            self.kind.clear()
            for kind, word in KINDS.items():
                self.kind.addItem(_(word), kind)
        self.role.setPlaceholderText(_("Who (a role)"))
        self.kind.setVisible(what == INSIGHT)
        self.role.setVisible(what == ACTION)
        self.kept.setText(_("Enter keeps it, Escape goes back"))
        for widget, name in ((self.line, self.heading.text()), (self.role, _("Who")), (self.kind, _("Kind"))):
            widget.setAccessibleName(name)
        self.line.clear()
        self.role.clear()
        self.show()
        self.raise_()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Escape closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
        return super().eventFilter(watched, event)

    def close_line(self) -> None:
        """Back to the map."""
        self.hide()
        self.closed.emit()

    def _keep(self) -> None:
        session, text = self._window.session, self.line.text().strip()
        if session is None or not text:
            self.close_line()
            return
        if self.what == ACTION:
            insights.add_action(session.store, text, self._about, role=self.role.text().strip())
            self.kept.setText(_("Kept in the list of actions: {title}", title=text))
        else:
            kind = str(self.kind.currentData())
            insights.add_insight(session.store, text, self._about, kind, _("Insights"))
            self.kept.setText(_("Kept as an insight: {title}", title=text))
        self.line.clear()
        self.line.setFocus()


def place_of(canvas: Canvas, about: list[str]) -> QRect | None:
    """Where the first of some records is seen on a map, in pixels; None when it is not drawn."""
    rect = canvas.drawing.rect_of(about[0]) if about else None
    if rect is None:
        return None
    seen = canvas.camera.rect_to_view(rect)
    return QRect(round(seen.x), round(seen.y), round(seen.w), round(seen.h))
