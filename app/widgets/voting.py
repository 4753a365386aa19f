"""Vote mode on a canvas: a click gives a card a vote, Shift-click takes one away, numbers may be typed as well.

Everything given to one card in a row is one step of the history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from app.model.edits import votes
from app.model.store import Change
from app.widgets import plain
from app.widgets.elided import Elided
from app.words import _, _n

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.widgets.canvas import Canvas
    from app.widgets.main_window import MainWindow

_HARMFUL = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""Keys that would change or remove the selected card."""
MOST = 999
"""The largest number that can be typed."""


class Voting(QObject):
    """The votes of one window. While the mode is on, it stands between the hand and the canvas."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._canvas: Canvas | None = None
        self._banner: Banner | None = None
        self._stop: Callable[[], None] = _nothing
        self._typed = ("", "")
        """(card, digits typed for it)"""

    # ---- the mode
    @property
    def on(self) -> bool:
        """Whether clicks are votes."""
        return self._canvas is not None

    def toggle(self) -> None:
        """Start or end the mode on the canvas now shown."""
        if self.on:
            self.end()
        elif self._window.session is not None:
            self._begin(self._window.canvas)

    def _begin(self, canvas: Canvas) -> None:
        session = self._window.session
        assert session is not None
        canvas.typing.commit()
        self._canvas = canvas
        self._stop = session.store.listen(self._changed)
        self._banner = Banner(canvas)
        self._say()
        canvas.installEventFilter(self)
        canvas.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.setFocus()

    def end(self) -> None:
        """Clicks select again."""
        canvas, self._canvas = self._canvas, None
        if canvas is None:
            return
        self._stop()
        self._stop = _nothing
        canvas.removeEventFilter(self)
        canvas.unsetCursor()
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self._window.actions_.refresh()

    # ---- giving
    def give(self, card: str, by: int = 1) -> None:
        """Give a card votes or take some away, and say when the room has no more."""
        session = self._window.session
        if session is None or card not in session.store:
            return
        self._typed = ("", "")
        given = self._as_one_step(card, lambda: votes.give(session.store, card, by))
        if by > 0 and not given:
            self._window.tell(_("All votes of the room are given. Take one away first."))

    def put(self, card: str, number: int) -> None:
        """Set the votes of a card."""
        session = self._window.session
        if session is None or card not in session.store:
            return
        held = self._as_one_step(card, lambda: votes.put(session.store, card, number))
        if held < number:
            self._window.tell(
                _n(
                    "The room has only {n} vote left for this card.",
                    "The room has only {n} votes left for this card.",
                    held,
                )
            )

    def _as_one_step(self, card: str, verb: Callable[[], int]) -> int:
        history = self._window.history
        assert history is not None
        history.coalesce(f"vote:{card}")
        try:
            return verb()
        finally:
            history.coalesce("")

    # ---- the hand and the keyboard
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Clicks on cards and typed numbers are votes; all else goes its way."""
        canvas = self._canvas
        if canvas is None or watched is not canvas:
            return False
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return isinstance(event, QMouseEvent) and self._clicked(canvas, event)
        if kind == QEvent.Type.MouseButtonRelease:
            return (
                isinstance(event, QMouseEvent)
                and event.button() == Qt.MouseButton.LeftButton
                and not canvas.gesture
            )
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _HARMFUL:
            event.accept()  # nobody deletes a card while the room votes
            return True
        if kind == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._pressed(canvas, event)
        return False

    def _clicked(self, canvas: Canvas, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or canvas.hands.space:
            return False
        found = canvas.hit(event.position())
        if canvas.kind_of(found.key) == "card":
            canvas.selected.set([found.key])
            self.give(found.key, -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        return True

    def _pressed(self, canvas: Canvas, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return True
        text, card = event.text(), canvas.selected.focus
        commanded = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if not text.isprintable() or not text.strip() or commanded:
            return event.key() in _HARMFUL
        if canvas.kind_of(card) == "card":
            if text in "+-":
                self.give(card, 1 if text == "+" else -1)
            elif text.isdecimal():
                digits = (self._typed[1] if self._typed[0] == card else "") + str(int(text))
                digits = digits if int(digits) <= MOST else str(int(text))
                self._typed = (card, digits)
                self.put(card, int(digits))
        return True  # no card is started by accident while the room votes

    # ---- telling
    def _changed(self, _change: Change) -> None:
        self._say()

    def _say(self) -> None:
        session = self._window.session
        if session is None or self._banner is None:
            return
        given, most = votes.total(session.store), votes.limit(session.store)
        if most is None:
            number = _n("{n} vote", "{n} votes", given)
        else:
            number = _("{n} of {all} votes", n=given, all=most)
        self._banner.say(number)


class Banner(QFrame):
    """What the mode means, in a strip of its own below the map: it covers nothing, and the map stays where it is."""

    def __init__(self, canvas: Canvas) -> None:
        home = canvas.parentWidget()
        assert home is not None
        super().__init__(home)
        self._number, self._what = plain.label(parent=self), Elided(self)
        self._number.setProperty("role", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 7)
        row.setSpacing(16)
        row.addWidget(self._number)
        row.addWidget(self._what)
        row.addStretch(1)
        self.setProperty("role", "voting")
        around = home.layout()
        assert isinstance(around, QBoxLayout)
        around.insertWidget(around.indexOf(canvas) + 1, self)
        large = canvas.camera.heading_largest > 1.5  # a room reads it too
        if large:
            from app.widgets.room.sizes import MARGIN, small_font

            edge = round(canvas.width() * MARGIN)
            row.setContentsMargins(edge, 7, edge, 7)
            self._number.setFont(small_font(canvas.width(), bold=True))
            self._what.setFont(small_font(canvas.width()))

    def say(self, number: str) -> None:
        """Show how many votes are given."""
        self._number.setText(number)
        self._what.say(_("A click gives a vote, Shift-click takes one away. Escape ends."))
        self.setAccessibleName(f"{number}. {self._what.text()}")
        self.show()


def _nothing() -> None:
    """Stops listening where nobody listens."""
