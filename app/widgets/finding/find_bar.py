"""Find and replace: one bar above the map, over all words that people have written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from app.model import locks
from app.model.edits import replacing
from app.model.search import Hit, TextIndex
from app.session import Session
from app.widgets.finding.find_form import FindForm
from app.widgets.finding.names import field_name, owner_name
from app.widgets.finding.results import ROW_H
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_PAUSE = 60
"""Milliseconds after an edit until the hits are looked for again."""
_LINES, _FEW = 6, 3
"""Hits shown at once in the list, in a roomy window and in a low one."""
_ROOMY = 820
"""Pixels of a roomy window's height."""


class FindBar(FindForm):
    """Looks for what the form asks, says "3 of 12", goes from hit to hit and replaces."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._index: TextIndex | None = None
        self._stop: Callable[[], None] = _nothing
        self.hits: list[Hit] = []
        self.here = -1
        """Which hit is the present one, -1 when none is."""
        self._gone_to = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self.look_again)
        self._connect()
        self.retranslate()
        self.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _text: self.look())
        for button in (self.case, self.words, self.marks):
            button.toggled.connect(lambda _on: self.look())
        self.next.clicked.connect(lambda: self.travel(1))
        self.previous.clicked.connect(lambda: self.travel(-1))
        self.shut.clicked.connect(self.fold)
        self.listed.toggled.connect(self._show_list)
        self.more.toggled.connect(self.show_replace)
        self.replace.clicked.connect(self.replace_here)
        self.replace_all.clicked.connect(self.replace_everywhere)
        self.results.chosen.connect(self.go_to)

    def retranslate(self) -> None:
        """Say everything in the language of the menus."""
        super().retranslate()
        self._tell()

    # ---- opening and folding
    def watch(self, session: Session | None) -> None:
        """Search another map, or none."""
        if self._index is not None:
            self._index.close()
        self._stop()
        self._stop = _nothing
        self._session, self._index, self.hits, self.here = session, None, [], -1
        self.hide()
        self._mark()

    def open(self, *, replacing_too: bool = False) -> None:
        """Open the bar with the keyboard in its field; what was searched last stands there, ready to be typed over."""
        if self._session is None and self._window.session is None:
            return
        if replacing_too:
            self.more.setChecked(True)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.look()

    def fold(self) -> None:
        """Fold the bar away; the map has the keyboard again, the last hit stays selected."""
        self.hide()
        self._mark()
        self._window.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self, shown: bool) -> None:
        self.results.setVisible(shown)
        self._tell()

    # ---- looking
    def look(self) -> None:
        """Look for what stands in the field, beginning at what is selected."""
        self._gone_to = False
        self.told.clear()
        self._search()
        chosen = set(self._window.selection)
        at = next((n for n, hit in enumerate(self.hits) if hit.key in chosen), 0)
        self.here = at if self.hits else -1
        self._tell()
        if self.hits:
            self._window.canvas.reveal(self.hits[self.here].key)

    def look_again(self) -> None:
        """The map has changed: look once more and stay at the same hit, or at the one after it."""
        if not self.isVisible():
            return
        before = self.hits[self.here] if 0 <= self.here < len(self.hits) else None
        at = self.here
        self._search()
        if before is not None:
            same = [
                n for n, hit in enumerate(self.hits) if (hit.key, hit.field) == (before.key, before.field)
            ]
            at = next((n for n in same if self.hits[n].start >= before.start), at)
        self.here = min(max(at, 0), len(self.hits) - 1)
        self._tell()

    def _search(self) -> None:
        session = self._window.session
        if session is None:
            self.hits = []
            return
        if self._index is None:
            self._session = session
            self._index = TextIndex(session.store)
            self._stop = session.store.listen(lambda _change: self._later.start())
        self.hits = self._index.search(self.query)

    # ---- travelling
    def travel(self, by: int) -> None:
        """Go to the next or previous hit; after the last one comes the first."""
        if not self.field.text().strip():
            self.open()
            return
        if self._index is None or not self.isVisible():
            self.show()
            self.look()
        if not self.hits:
            return
        if self._gone_to:
            self.here = (self.here + by) % len(self.hits)
        self.go_to(self.here)

    def go_to(self, number: int) -> None:
        """Go to a hit: select what it stands in and bring it into view; the keyboard stays here."""
        if not 0 <= number < len(self.hits):
            return
        self.here, self._gone_to = number, True
        self._window.select([self.hits[number].key])
        self._tell()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, self._spoken()))

    # ---- replacing
    def replace_here(self) -> None:
        """Replace the present hit and go on to the next."""
        if self._session is None or not 0 <= self.here < len(self.hits):
            return
        if not self._gone_to:
            self.go_to(self.here)
            return
        hit = self.hits[self.here]
        done = replacing.replace_one(self._session.store, hit, self.by.text())
        self._later.stop()
        if not done:
            locked = bool(locks.lock_on(self._session.store, hit.key))
            self.told.setText(_("This one is locked and stays as it is.") if locked else "")
        else:
            self.told.clear()
        self._search()
        after = hit.start + (len(self.by.text()) if done else 1)
        rest = [n for n, each in enumerate(self.hits) if (each.key, each.field) == (hit.key, hit.field)]
        following = next((n for n in rest if self.hits[n].start >= after), None)
        self.here = following if following is not None else self._after(hit, rest)
        self._tell()
        if self.hits:
            self.go_to(self.here)

    def _after(self, hit: Hit, same_field: list[int]) -> int:
        """The first hit behind a field, from the beginning again after the last one."""
        at = same_field[-1] + 1 if same_field else self.here
        return at if at < len(self.hits) else 0

    def replace_everywhere(self) -> None:
        """Replace all hits as one step, and say how many."""
        if self._session is None or not self.hits:
            return
        done = replacing.replace_all(self._session.store, self.hits, self.query, self.by.text())
        self._later.stop()
        self._search()
        self.here = 0 if self.hits else -1
        self._tell()
        said = _n("{n} place replaced.", "{n} places replaced.", done.places)
        if done.locked:
            left = _n("{n} is locked and stays.", "{n} are locked and stay.", done.locked)
            said = _("{first} {second}", first=said, second=left)
        self.told.setText(said)
        self._window.tell(said)

    # ---- telling
    def _tell(self) -> None:
        """Say where among the hits we are, mark them on the map and in the list."""
        typed = bool(self.field.text().strip())
        if not typed:
            self.count.setText("")
        elif self.hits:
            self.count.setText(_("{n} of {all}", n=self.here + 1, all=len(self.hits)))
        else:
            self.count.setText(_("not found"))
        session = self._window.session
        free = 0
        if session is not None and self.by.isVisibleTo(self):
            free = replacing.count(session.store, self.hits).places
        self.replace_all.setText(_("Replace all {n}", n=free) if free else _("Replace all"))
        self.replace_all.setEnabled(bool(free))
        self.replace.setEnabled(bool(self.hits))
        for button in (self.next, self.previous):
            button.setEnabled(bool(self.hits))
        self.field.setAccessibleDescription(self._spoken())
        if session is not None and self.results.isVisibleTo(self):
            lines = _LINES if self._window.height() >= _ROOMY else _FEW
            self.results.setFixedHeight((1 + max(1, min(lines, len(self.hits)))) * ROW_H + 4)
            self.results.show_hits(session.store, self.hits, self.here)
        self._mark()

    def _spoken(self) -> str:
        if not 0 <= self.here < len(self.hits) or self._window.session is None:
            return self.count.text()
        store, hit = self._window.session.store, self.hits[self.here]
        field = field_name(str(store[hit.key]["type"]), hit.field)
        return _(
            "{n}: {field} of {title}", n=self.count.text(), field=field, title=owner_name(store, hit.key)
        )

    def _mark(self) -> None:
        shown = self.isVisible() and bool(self.hits)
        keys = frozenset(hit.key for hit in self.hits) if shown else frozenset()
        here = self.hits[self.here].key if shown and 0 <= self.here < len(self.hits) else ""
        self._window.canvas.highlights.show(self.query, keys, here)

    # ---- the keyboard
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape folds the bar; in the second field Enter replaces."""
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.by.hasFocus():
                self.replace_here()
            else:
                self.travel(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.results.isVisibleTo(self):
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _nothing() -> None:
    """Stops listening where nobody listens."""
