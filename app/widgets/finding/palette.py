"""The palette: one field in which every action, card, handover and file is found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from app.widgets import plain
from app.widgets.finding import matching
from app.widgets.finding.lines import Lines
from app.widgets.finding.matching import Group, Thing
from app.widgets.finding.rows import ROW, Rows
from app.widgets.finding.things import DO, FIELD, FILE, Shelves, group_words, whereabouts
from app.words import _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

WIDTH, HEIGHT = 640, 460
"""Pixels, where the window has so much room."""
USED = 30
"""How many things chosen last are remembered."""
_RECENT = 7


class CommandPalette(QFrame):
    """Opens over the map; the field keeps the keyboard, the list below it follows the arrow keys."""

    def __init__(self, window: MainWindow, shelves: Shelves) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("command-palette")
        self.setStyleSheet("#command-palette { background: palette(base); border: 1px solid palette(dark); }")
        self.setAccessibleName(_("Go to anything"))
        self._window = window
        self._shelves = shelves.ready()
        self._used = {key: n for n, key in enumerate(window.settings.used)}
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Type what you want to do or find"))
        self.search.setAccessibleName(_("Go to anything: type to search"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.look_for)
        self.lines = Lines(self._where, self)
        self.list = QListView()
        self.list.setAccessibleName(_("What was found"))
        self.list.setModel(self.lines)
        self.list.setItemDelegate(Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda index: self.choose(index.row()))
        self.foot = plain.label(parent=self)
        self.foot.setProperty("role", "soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.search)
        self.look_for("")

    def open(self) -> None:
        """Show it in the upper middle of the window."""
        window = self._window
        width, height = min(WIDTH, window.width() - 40), min(HEIGHT, window.height() - 120)
        top = window.mapToGlobal(QPoint((window.width() - width) // 2, 64))
        self.setGeometry(top.x(), top.y(), width, height)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    # ---- finding
    def look_for(self, typed: str) -> None:
        """Show what fits; without letters what was used last, and all actions."""
        groups = matching.search(self._shelves, typed, self._used) if typed.strip() else self._usual()
        self.lines.show(groups, group_words() | {"used": _("Used last")})
        first = next((r for r in range(self.lines.rowCount()) if self.lines.thing(r) is not None), -1)
        if first < 0:
            self.foot.setText(_("Nothing is called like that."))
        self.mark(first)

    def _usual(self) -> list[Group]:
        found = {
            key: shelf.things[key] for key in self._used for shelf in self._shelves if key in shelf.things
        }
        used = tuple(found.values())[:_RECENT]
        everything = (thing for shelf in self._shelves for thing in shelf.things.values())
        actions = tuple(thing for thing in everything if thing.group == "do")
        all_actions = Group("do", actions, len(actions))
        return [Group("used", used, len(used)), all_actions] if used else [all_actions]

    def _where(self, thing: Thing) -> str:
        session = self._window.session
        return whereabouts(session.store, thing.key) if session is not None else ""

    # ---- the marked line
    @property
    def marked(self) -> Thing | None:
        """The thing that Enter would choose."""
        return self.lines.thing(self.list.currentIndex().row())

    def mark(self, row: int) -> None:
        """Mark a line and tell the screen reader, whose keyboard stays in the field."""
        thing = self.lines.thing(row)
        if thing is None:
            return
        index = self.lines.index(row)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        if row == 1:
            self.list.scrollToTop()  # the heading above the first line belongs to it
        self.foot.setText(_("Enter chooses, arrow keys go on, Esc closes"))
        if self.isVisible() and QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self.search, str(index.data() or ""))
            )

    def travel(self, by: int) -> None:
        """Go on by lines; after the last one comes the first."""
        rows = [row for row in range(self.lines.rowCount()) if self.lines.thing(row) is not None]
        if not rows:
            return
        here = self.list.currentIndex().row()
        at = rows.index(here) if here in rows else 0
        step = (at + by) % len(rows) if abs(by) == 1 else max(0, min(len(rows) - 1, at + by))
        self.mark(rows[step])

    # ---- choosing
    def choose(self, row: int) -> None:
        """Do or go to the thing in a line; one that cannot be used now says why, and nothing closes."""
        thing = self.lines.thing(row)
        if thing is None:
            return
        if not thing.enabled:
            self.foot.setText(_("{action}: {reason}", action=thing.title, reason=thing.detail))
            return
        used = [thing.key, *(key for key in self._window.settings.used if key != thing.key)]
        self._window.settings.used = used[:USED]
        self.close()
        go(self._window, thing)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # no shortcut of the window is meant while this is open
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        page = max(1, self.list.viewport().height() // ROW - 1)
        ways = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        ways |= {Qt.Key.Key_PageDown: page + 1, Qt.Key.Key_PageUp: -page - 1}
        if key in ways:
            self.travel(ways[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(self.list.currentIndex().row())
        elif control and key in (Qt.Key.Key_K, Qt.Key.Key_P):
            self.close()
        else:
            return False
        return True


def go(window: MainWindow, thing: Thing) -> None:
    """Do an action, open a file, or go to a record and show what is known of it."""
    if thing.key.startswith(DO):
        window.actions_[thing.key.removeprefix(DO)].trigger()
    elif thing.key.startswith(FILE):
        window.files.open_file(thing.key.removeprefix(FILE))
    elif thing.key.startswith(FIELD):
        window.set_inspector(True)
        window.inspector.go_to(thing.key.removeprefix(FIELD))
    elif thing.leads:
        window.go_to(list(thing.leads))
        window.canvas.setFocus()
    else:
        window.select([thing.key])
        if thing.key not in window.canvas.scene.rects:
            window.set_inspector(True)  # what is not drawn is seen there
        window.canvas.setFocus()
