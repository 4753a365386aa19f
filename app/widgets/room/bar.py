"""The slim bar below the map of the room: where one is, what comes next, and a hint of keys that goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsOpacityEffect, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from app.scene.theme import LIGHT, Theme
from app.widgets import plain
from app.widgets.room import sizes
from app.words import N_, _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

STAYS = 6000
"""Milliseconds after the last movement of the mouse until the hint goes."""
_FADE = 400
_APART = 1.4
"""Between two words of the bar, in heights of their letters."""
_BETWEEN = 2
SWITCHES: tuple[tuple[str, str], ...] = (
    ("room-states", N_("Handovers")),
    ("room-feelings", N_("Feelings")),
    ("vote-mode", N_("Vote")),
    ("top-five", N_("Top five")),
    ("matrix", N_("Matrix")),
    ("room", N_("Leave")),
)
"""The commands that also have a switch on the bar, for a hand on the mouse, with the word that fits there."""


class Bar(QWidget):
    """Stage n of m, the next one, and what the hand can do."""

    def __init__(self, window: MainWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = LIGHT
        self.where = self.next = ""
        self._done = self._all = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hint = Hint(window, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.hint)

    def show_place(self, at: int, of: int, card: int, cards: int, following: str) -> None:
        """Stage `at` (from 1) of `of`, card `card` (0 for none) of `cards`, and the name of what is next.

        Beyond the last stage lies the parking lot.
        """
        self._done, self._all = at, of
        self.where = _("Stage {n} of {all}", n=at, all=of) if of else _("No stages yet")
        if at > of:
            self.where = _("Parking lot")
        if card:
            self.where = _("{place} · card {n} of {all}", place=self.where, n=card, all=cards)
        self.next = _("Next: {stage}", stage=following) if following else _("The end of the journey")
        self.setAccessibleName(f"{self.where}. {self.next}")
        self.fit()

    def sizeHint(self) -> QSize:
        """One line of small letters with air."""
        return QSize(self.width(), round(sizes.small_font(self.width()).pixelSize() * 2.3))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Letters grow with the screen."""
        super().resizeEvent(event)
        self.hint.dress(self.width())
        self.fit()
        self.updateGeometry()

    def fit(self) -> None:
        """Where one is comes before the hint of keys, which is left out where it would cut into it."""
        self.hint.offer_keys(self.width() * (1 - 2 * sizes.MARGIN) - self._wanted())
        cut = self._wanted() > self._end() - self.width() * sizes.MARGIN
        self.setToolTip(plain.tooltip(f"{self.where}. {self.next}") if cut else "")
        self.update()

    def _wanted(self) -> float:
        """Pixels that the words need when they are written out."""
        words = ((self.where, True), (self.next, False))
        fonts = [(text, sizes.small_font(self.width(), bold=bold)) for text, bold in words]
        return sum(
            QFontMetricsF(font).horizontalAdvance(text) + font.pixelSize() * _APART for text, font in fonts
        )

    def _end(self) -> float:
        """Where the words end: at the hint while it is seen."""
        return self.width() * (1 - sizes.MARGIN) - (self.hint.sizeHint().width() if self.hint.seen else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The way as a line of parts, then the words; the words end where the hint begins."""
        painter = QPainter(self)
        color = self.theme.color
        painter.fillRect(self.rect(), QColor(color("paper")))
        painter.fillRect(0, 0, self.width(), 1, QColor(color("line")))
        part = self.width() / max(1, self._all)
        for number in range(self._all):
            token = "accent" if number < self._done else "line"
            painter.fillRect(QRectF(number * part + 1, 0, part - 2, 4), QColor(color(token)))
        left, end = self.width() * sizes.MARGIN, self._end()
        for text, bold, token in ((self.where, True, "ink"), (self.next, False, "soft")):
            font = sizes.small_font(self.width(), bold=bold)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(color(token)))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, max(0.0, end - left))
            middle = (self.height() + 4) / 2 + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(round(left), round(middle), shown)
            left += metrics.horizontalAdvance(shown) + font.pixelSize() * _APART
        painter.end()


class Hint(QWidget):
    """Switches and keys. It goes after a while and comes back with the mouse."""

    def __init__(self, window: MainWindow, bar: Bar) -> None:
        super().__init__(bar)
        self._window, self._bar = window, bar
        self._effect = QGraphicsOpacityEffect(self)
        self._effect.setOpacity(1.0)
        self.setGraphicsEffect(self._effect)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(_FADE)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setEasingCurve(QEasingCurve.Type.InQuad)
        self._fade.valueChanged.connect(lambda value: self._effect.setOpacity(float(value)))
        self._fade.finished.connect(self._gone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS)
        self._timer.timeout.connect(self.go)
        self._keys = plain.label(parent=self)
        self._keys.setProperty("role", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 12, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(self._keys)
        row.addSpacing(10)
        self._switches = {name: self._switch(name) for name, _word in SWITCHES}
        for switch in self._switches.values():
            row.addWidget(switch)
        self.seen = True

    def _switch(self, name: str) -> QToolButton:
        button, action = QToolButton(self), self._window.actions_[name]
        button.setProperty("quiet", True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCheckable(action.isCheckable() and name != "room")
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setChecked(action.isChecked()))
        return button

    def dress(self, width: int) -> None:
        """Letters for a screen so wide."""
        for child in (self._keys, *self._switches.values()):
            child.setFont(sizes.small_font(width))
        for name, word in SWITCHES:
            self._switches[name].setText(_(word))
            self._switches[name].setToolTip(self._window.actions_[name].toolTip())
            self._switches[name].setChecked(self._window.actions_[name].isChecked() and name != "room")
        self._keys.setText(_("→ next card · PgDn next stage · type to add · Esc leaves"))

    def offer_keys(self, room: float) -> None:
        """Name the keys where there is room (pixels) for them beside the switches."""
        needed = self.sizeHint().width()
        if self._keys.isHidden():
            needed += self._keys.sizeHint().width() + _BETWEEN
        if (needed <= room) == self._keys.isHidden():
            self._keys.setVisible(needed <= room)

    def come(self) -> None:
        """Be seen for a while."""
        self._fade.stop()
        self._effect.setOpacity(1.0)
        self.seen = True
        self.show()
        self._timer.start()
        self._bar.update()

    def go(self) -> None:
        """Fade away; at once where motion is to be reduced."""
        self._timer.stop()
        if self._window.settings.reduce_motion or not self.isVisible():
            self._gone()
        else:
            self._fade.start()

    def _gone(self) -> None:
        self.seen = False
        self.hide()
        self._bar.update()
