"""A line of the start page: pressed by a click, the space bar or Enter, and walked by the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.widgets import plain
from app.widgets.elided import Elided

_KEYS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
}


class StartEntry(QPushButton):
    """What it opens, and below it what it is about: cut at the end like a path, or read as a `whole`."""

    walked = Signal(int)
    """A key that leads to another line (`there`)."""

    def __init__(self, title: str, about: str, work: Callable[[], object], *, whole: bool = False) -> None:
        super().__init__()
        self.setProperty("quiet", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{title}, {about}" if about else title)
        self.clicked.connect(lambda: work())
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 7, 10, 7)
        column.setSpacing(1)
        name, detail = Elided(), plain.label(about, wrap=True) if whole else Elided()
        name.say(title)
        name.setProperty("role", "strong")
        if isinstance(detail, Elided):
            detail.say(about)
        detail.setProperty("role", "soft")
        for label in (name, detail):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setMinimumWidth(0)
            column.addWidget(label)
        self.setMinimumHeight(50)
        if whole:  # as high as its words need at the width of the column
            policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as a click does; arrows walk."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in _KEYS:
            self.walked.emit(event.key())
        else:
            super().keyPressEvent(event)


def there(entries: Sequence[StartEntry], here: QWidget | None, key: int) -> StartEntry | None:
    """The line that a key leads to from another one, or from none; None where it leads nowhere.

    Up and down walk through all of them as they are read; left and right go to the one abreast in the other column.
    """
    if not entries:
        return None
    at = next((number for number, entry in enumerate(entries) if entry is here), None)
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        return entries[0 if key == Qt.Key.Key_Home else -1]
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        by = 1 if key == Qt.Key.Key_Down else -1
        if at is None:
            return entries[0 if by > 0 else -1]
        return entries[max(0, min(len(entries) - 1, at + by))]
    if at is None or key not in _KEYS:
        return None
    mine = _place(entries[at])
    right = key == Qt.Key.Key_Right
    beside = [
        each for each in entries if (_place(each).x() > mine.x()) == right and _place(each).x() != mine.x()
    ]
    return min(beside, key=lambda each: abs(_place(each).y() - mine.y()), default=None)


def _place(entry: StartEntry) -> QPoint:
    return entry.mapTo(entry.window(), QPoint(0, 0))
