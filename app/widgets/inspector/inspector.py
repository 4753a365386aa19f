"""The panel on the right: fields of what is selected, several records at once where they are of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.model.grid import map_of
from app.model.store import Change
from app.widgets.inspector.naming import kind_of_all
from app.widgets.inspector.points import Points
from app.words import _

if TYPE_CHECKING:
    from app.widgets.checking import State
    from app.widgets.inspector import editors as e
    from app.widgets.inspector.forms import Field
    from app.widgets.inspector.page import Page
    from app.widgets.main_window import MainWindow

SHARED = frozenset({"team", "channel", "system", "item", "persona", "measure", "lane"})
"""Kinds of record whose names fields show."""


class Inspector(QScrollArea):
    """Shows and edits the selected records; the map itself when nothing is selected.

    A start shows no form: pages, editors and values are loaded with the first form, or by `warming`.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys: list[str] = []
        self._fields: dict[str, e.Editor] = {}
        self._stale = False
        """Folded away it shows nothing, so that selecting costs nothing; it catches up when it is opened."""
        self._last: list[str] = []
        self._page: Page | None = None
        self._unfolded: set[str] = set()
        self.setWidgetResizable(True)
        self.setMinimumWidth(280)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Inspector"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        self.points = Points(window)

    @property
    def kind(self) -> str:
        """The record kind of what is shown, "" when several differ."""
        session = self._window.session
        return kind_of_all(session.store, self._keys) if session is not None else ""

    @property
    def _editors(self) -> dict[str, e.Editor]:
        """The editors of what is shown, by the names of their fields."""
        self._catch_up()
        return self._fields

    # ---- showing
    def show_records(self, keys: list[str]) -> None:
        """Show these records, or the map when there are none."""
        session = self._window.session
        if session is None:
            return
        self.finish()  # while the words still go to the record they were typed for
        home = map_of(session.store)[0]
        self._keys = [key for key in keys if key in session.store] or ([home] if home else [])
        self._stale = True
        if self.isVisibleTo(self._window):
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was selected while it was folded away."""
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        session = self._window.session
        if not self._stale or session is None:
            return
        self._stale = False
        if self._page is None or not self._page.turn_to(session.store, self._keys):
            self._build()
        elif self._keys != self._last:
            self.verticalScrollBar().setValue(0)
        self._last = list(self._keys)
        self._show_values()

    def finish(self) -> None:
        """Commit a field in which somebody is still typing."""
        editor = self._fields.get(self._typed_in())
        if editor is not None:
            editor.finish()

    def _typed_in(self) -> str:
        """The name of the field that has the keyboard, or ""."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        return next((name for name, editor in self._fields.items() if editor.isAncestorOf(focus)), "")

    def refresh(self, change: Change) -> None:
        """Bring the fields up to date after an edit."""
        session = self._window.session
        if session is None:
            return
        gone = any(key not in session.store for key in self._keys)
        if self._stale and not gone:
            return
        if gone or self._structural(change):
            field = self._typed_in()
            self.finish()  # while the form is there in which it was typed
            left = [key for key in self._keys if key in session.store]
            self._page = None  # another form is needed
            self.show_records(left)
            if field and not left:
                self._window.canvas.setFocus()  # never into the field of the same name of the map
            elif field in self._fields:  # the keyboard stays where it was
                self._fields[field].setFocus()
        elif change.touched & set(self._keys):
            self._show_values()
        elif any(
            record is None or record["type"] in SHARED for record in map(session.store.get, change.touched)
        ):
            self._show_values(names_only=True)

    def restore(self) -> None:
        """Show again what the map says, after an edit that a lock refused."""
        if self._window.session is not None and not self._stale:
            self._show_values()

    def show_findings(self, state: State) -> None:
        """Show the open points of what is selected."""
        self.points.show_points(state, self._keys)
        if self.isVisible():
            self._make_room()

    def _make_room(self) -> None:
        """Make the form as high as it wants to be, at once.

        Qt does so a turn of the event loop later: for that long all fields are squeezed into the old height, and
        a click that comes when open points appear goes into another field than the one that was aimed at.
        """
        QApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def _structural(self, change: Change) -> bool:
        """Whether another form is needed: a card in another lane, a link of another kind, an entry more or less."""
        session = self._window.session
        assert session is not None
        for key, patch in change.patch.items():
            record = session.store.get(key)
            if key in self._keys and ("pos" in patch or "kind" in patch):
                return True
            if record is not None and record["type"] == "lane" and "kind" in patch:
                return True
            listed = record is None or record["type"] in SHARED
            if self.kind == "map" and listed and ("type" in patch or "title" in patch):
                return True
        return False

    def _build(self) -> None:
        session = self._window.session
        assert session is not None
        from app.widgets.inspector.page import Page

        self.points.setParent(None)
        for editor in self._fields.values():
            editor.blockSignals(True)  # losing the keyboard while it goes must not write anywhere
        page = Page(self._window, session.store, self._keys, self.points, self._unfolded)
        page.committed.connect(self._commit)
        page.described.connect(lambda _name: QTimer.singleShot(0, self, self._ask_for_words))
        # A moment later: what is written first may make the form anew.
        page.answered.connect(lambda name: QTimer.singleShot(0, self, lambda: self._ask_next(name)))
        self._page, self._fields = page, page.editors
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()  # later: one of its fields may be telling us right now what was typed
        self.setWidget(page)
        self._order_keys(page)

    def _order_keys(self, page: QWidget) -> None:
        """The keyboard comes from the map to the first field, and goes through the fields as they are read.

        Fields are made anew with each selection; Qt would put them behind everything else in the window.
        """
        before: QWidget = self._window.canvas
        first: QWidget | None = None
        for widget in page.findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
            if takes and widget.window() is before.window():  # lists that drop down are windows of their own
                QWidget.setTabOrder(before, widget)
                before = widget
                first = first or widget
        if first is not None:
            self.setFocusProxy(first)

    # ---- going to a field
    def offered(self) -> list[tuple[str, str]]:
        """The fields of what is selected, as (name, words), in the order of the form."""
        from app.widgets.inspector.common import sections_for
        from app.widgets.inspector.forms import TITLE

        session = self._window.session
        keys = [key for key in self._keys if session is not None and key in session.store]
        if session is None or not keys:
            return []
        kind = kind_of_all(session.store, keys)
        titled = [TITLE] if kind == "card" and len(keys) == 1 else []
        fields = [field for section in sections_for(session.store, keys, kind) for field in section.fields]
        return [(field.name, _(field.label)) for field in [*titled, *fields]]

    def go_to(self, name: str) -> bool:
        """Put the keyboard into a field, wherever it is folded away; whether the form has it."""
        editor = self._editors.get(name)
        if editor is None or self._page is None:
            return False
        self._page.unfold(editor)
        self._make_room()
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(editor)
        return True

    # ---- the questions of a handover
    def ask(self) -> bool:
        """Put the keyboard on the first open question of the selected handover; whether there is one."""
        return self._ask_next("")

    def _ask_next(self, after: str) -> bool:
        session = self._window.session
        if session is None or not self._keys or self.kind != "link":
            return False
        from app.widgets.inspector.questions import next_question

        self.finish()
        name = next_question(session.store[self._keys[0]], after)
        if name not in self._editors:
            self._window.canvas.setFocus()
            return False
        editor = self._fields[name]
        editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(editor)
        return True

    def _ask_for_words(self) -> None:
        """A picture came in: the keyboard goes to its description, for those who will not see it."""
        editor = self._fields.get("alt")
        if editor is not None:
            self._make_room()  # for the picture above it
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(editor)
            self._window.tell(_("Say in a few words what the picture shows, for those who do not see it."))

    # ---- values
    def _show_values(self, *, names_only: bool = False) -> None:
        """Show what holds now; with `names_only` in fields that name records, which may be called otherwise now."""
        from app.widgets.inspector.choosers import Chooser
        from app.widgets.inspector.editors import Fact
        from app.widgets.inspector.values import value_of

        session = self._window.session
        assert session is not None and self._page is not None
        store = session.store
        self._page.say_title()
        for name, editor in self._fields.items():
            if names_only and not isinstance(getattr(editor, "inner", editor), Chooser):
                continue  # somebody may be typing there
            records = [store[key] for key in self._keys]
            if isinstance(editor, Fact):
                editor.show_facts([(name in record, record.get(name)) for record in records])
            else:
                editor.show_several([value_of(record, name) for record in records])

    def _commit(self, field: Field, value: Any) -> None:
        session = self._window.session
        if session is None:
            return
        from app.widgets.inspector.values import write

        write(session.store, [key for key in self._keys if key in session.store], field, value)
        if all(key in session.store for key in self._keys):
            self._show_values()  # what a lock has refused is taken back in the field as well
