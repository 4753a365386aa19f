"""A searched list that opens at a field: one entry is chosen, or several are ticked and taken over together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.widgets import plain
from app.widgets.entry import ALL, FRESH, NONE, Entry
from app.widgets.search_list import SearchList
from app.widgets.search_row import HEAD, ROW
from app.words import _

LEAST_W, MOST_W, MOST_H = 340, 520, 380
"""Pixels."""


@dataclass(frozen=True, slots=True)
class Ticked:
    """What ticking has changed: ids to add to every record, ids to take out, titles of new entries to add."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.fresh)


class PopupList(QFrame):
    """Opens below a field (above where there is no room), closes with Escape or a click beside it.

    With ticks, Tab, Ctrl+Enter, Done and a click beside it take over all ticks together; Escape none of them.
    """

    chosen = Signal(str, str)
    """(id, "") of the entry, or ("", title) of a new one."""
    ticked = Signal(object)
    """A Ticked, once, when the person has finished."""
    closed = Signal(bool)
    """The list is gone; whether by the keyboard, which then goes on from the field."""

    def __init__(
        self,
        entries: Iterable[Entry],
        *,
        name: str,
        fresh: Callable[[str], str] | None = None,
        ticks: Mapping[str, int] | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(None, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # the click that closes it opens nothing else
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("popup-list")
        self.setStyleSheet("#popup-list { background: palette(base); border: 1px solid palette(dark); }")
        self.setAccessibleName(name)
        self._before = dict(ticks) if ticks is not None else None
        self._taken = self._left = self._keyboard = False
        self.body = SearchList(entries, name=name, fresh=fresh, ticks=ticks, hint=hint)
        self.body.chosen.connect(self._picked)
        self.body.left.connect(lambda _key: self._finish())
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 7, 7, 7)
        column.setSpacing(6)
        column.addWidget(self.body, 1)
        if ticks is not None:
            column.addLayout(self._foot())
        self.setFocusProxy(self.body)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = plain.label(_("Enter ticks, Tab takes over"), wrap=True)
        words.setProperty("role", "soft")
        done = QPushButton(_("Done"))
        done.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        done.clicked.connect(self._finish)
        row.addWidget(words, 1)
        row.addWidget(done)
        return row

    def open_at(self, field: QWidget, typed: str = "", at: str = "") -> None:
        """Open at a field, with what was typed already, or with an entry marked."""
        self._place(field)
        if typed:
            self.body.search.setText(typed)
        self.show()
        self.body.search.setFocus(Qt.FocusReason.PopupFocusReason)
        if at and not typed:
            self.body.mark_key(at)

    def _place(self, field: QWidget) -> None:
        rows = self.body.entries.rowCount()
        foot = 44 if self._before is not None else 0
        wanted = min(MOST_H, max(3, rows) * ROW + (HEAD if rows else 0) + 62 + foot)
        width = min(MOST_W, max(LEAST_W, field.width()))
        top = field.mapToGlobal(QPoint(0, 0))
        screen = field.screen()
        room = screen.availableGeometry() if screen is not None else QRect(top, field.size())
        below = room.bottom() - (top.y() + field.height())
        height = min(wanted, max(below, top.y() - room.top()) - 4)
        y = top.y() + field.height() + 2 if below >= height + 2 else top.y() - height - 2
        x = max(room.left(), min(top.x() + field.width() - width, room.right() - width))
        self.setGeometry(x, max(room.top(), y), width, height)

    @property
    def given_up(self) -> bool:
        """Whether Escape closed it, so that nothing that was ticked counts."""
        return self._left

    # ---- finishing
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._left = self._keyboard = True
            self.close()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """However the list goes: what was ticked is taken over, unless Escape was pressed."""
        super().hideEvent(event)
        if self._taken:
            return
        self._taken = True
        if not self._left and self._before is not None and (change := self._change()):
            self.ticked.emit(change)
        self.closed.emit(self._keyboard)

    def _finish(self) -> None:
        self._keyboard = True
        self.close()

    def _picked(self, entry: Entry) -> None:
        if self._before is not None:
            return
        self._keyboard = self._left = True
        self.close()
        fresh = entry.key.startswith(FRESH)
        self.chosen.emit("" if fresh else entry.key, entry.key.removeprefix(FRESH) if fresh else "")

    def _change(self) -> Ticked:
        now, before = self.body.entries.ticks or {}, self._before or {}
        changed = [key for key, tick in now.items() if tick != before.get(key, NONE)]
        added = [key for key in changed if now[key] == ALL]
        return Ticked(
            tuple(key for key in added if not key.startswith(FRESH)),
            tuple(key for key in changed if now[key] == NONE),
            tuple(key.removeprefix(FRESH) for key in added if key.startswith(FRESH)),
        )
