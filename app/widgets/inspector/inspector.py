"""The panel on the right: fields of what is selected, several records at once where they are of one kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.model.edits import fields, links, maps
from app.model.grid import grid_of, kind_of, map_of, place
from app.model.patch import ABSENT
from app.model.records import Thresholds
from app.model.store import Change
from app.widgets import plain
from app.widgets.inspector import editors as e
from app.widgets.inspector.choosers import Chosen, ReceiverValue, record_title
from app.widgets.inspector.forms import FORMS, TITLE, Field, Section
from app.widgets.inspector.library_box import LibraryBox
from app.widgets.inspector.points import Points
from app.widgets.inspector.rows import editor_for
from app.words import _, _n

if TYPE_CHECKING:
    from app.widgets.checking import State
    from app.widgets.main_window import MainWindow

LABEL_W = 104


class Inspector(QScrollArea):
    """Shows and edits the selected records; the map itself when nothing is selected."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._keys: list[str] = []
        self._editors: dict[str, e.Editor] = {}
        self._unfolded: set[str] = set()
        self._head = plain.label()
        self.setWidgetResizable(True)
        self.setMinimumWidth(280)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Inspector"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        self.points = Points(window)

    # ---- showing
    def show_records(self, keys: list[str]) -> None:
        """Show these records, or the map when there are none."""
        session = self._window.session
        if session is None:
            return
        self.finish()  # while the words still go to the record they were typed for
        home = map_of(session.store)[0]
        self._keys = [key for key in keys if key in session.store] or ([home] if home else [])
        self._build()
        self._show_values()

    def finish(self) -> None:
        """Commit a field in which somebody is still typing."""
        editor = self._editors.get(self._typed_in())
        if editor is not None:
            editor.finish()

    def _typed_in(self) -> str:
        """The name of the field that has the keyboard, or ""."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return ""
        return next((name for name, editor in self._editors.items() if editor.isAncestorOf(focus)), "")

    def refresh(self, change: Change) -> None:
        """Bring the fields up to date after an edit."""
        session = self._window.session
        if session is None:
            return
        if any(key not in session.store for key in self._keys) or self._structural(change):
            field = self._typed_in()
            self.show_records([key for key in self._keys if key in session.store])
            if field in self._editors:  # the keyboard stays where it was
                self._editors[field].setFocus()
        elif change.touched & set(self._keys):
            self._show_values()

    def show_findings(self, state: State) -> None:
        """Show the open points of what is selected."""
        self.points.show_points(state, self._keys)

    def _structural(self, change: Change) -> bool:
        """Whether names or lists that the editors offer have changed."""
        session = self._window.session
        assert session is not None
        shared = {"team", "channel", "system", "item", "persona", "measure", "lane"}
        for key in change.touched:
            record = session.store.get(key)
            if record is None or record["type"] in shared:
                return True
            if key in self._keys and "pos" in change.patch[key]:
                return True
        return False

    def _build(self) -> None:
        session = self._window.session
        assert session is not None
        self.points.setParent(None)
        page, column = QWidget(), QVBoxLayout()
        page.setLayout(column)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(8)
        for editor in self._editors.values():
            editor.blockSignals(True)  # losing the keyboard while it goes must not write anywhere
        self._editors = {}
        kind = self._kind()
        self._headline(column, kind)
        first, *others = FORMS.get(kind, ()) or (Section("", ()),)
        self._section(column, first)
        column.addWidget(self.points)  # near, but below what is typed into, which must not move away
        for section in others:
            self._section(column, section)
        if kind == "map":
            column.addWidget(LibraryBox(self._window, session.store))
        column.addStretch(1)
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

    def _kind(self) -> str:
        """The record kind of all that is selected, or "" when they differ."""
        session = self._window.session
        assert session is not None
        kinds = {str(session.store[key]["type"]) for key in self._keys}
        return kinds.pop() if len(kinds) == 1 else ""

    def _headline(self, column: QVBoxLayout, kind: str) -> None:
        session = self._window.session
        assert session is not None
        title = self._head = plain.label(self._title(kind), wrap=True)
        title.setProperty("role", "title")
        where = plain.label(self._where(kind), wrap=True)
        where.setProperty("role", "soft")
        column.addWidget(title)
        column.addWidget(where)
        if kind == "card":
            self._row_below(column, TITLE)

    def _title(self, kind: str) -> str:
        session = self._window.session
        assert session is not None
        if len(self._keys) > 1:
            return _n("{n} element selected", "{n} elements selected", len(self._keys))
        title = record_title(session.store, self._keys[0]) if self._keys else ""
        return title or kind_words().get(kind, "")

    def _where(self, kind: str) -> str:
        """ "Process card · Support desk · stage Refund" """
        session = self._window.session
        assert session is not None
        store = session.store
        parts = [kind_words().get(kind, "")]
        if kind == "link" and all(store[key].get("kind") == "handover" for key in self._keys):
            parts = [_("Handover")]
        if kind == "card" and len(self._keys) == 1:
            lane, step, _key, _span = place(store[self._keys[0]])
            grid = grid_of(store)
            parts.append(str(store[lane].get("title") or "") if lane in grid.kinds else _("parking lot"))
            stage = grid.stage_of.get(step, step)
            if stage in grid.steps_of:
                parts.append(str(store[stage].get("title") or ""))
        return " · ".join(part for part in parts if part)

    def _section(self, column: QVBoxLayout, section: Section) -> None:
        shown = [field for field in section.fields if self._fits(field)]
        if not shown:
            return
        body = QWidget(column.parentWidget())  # without a parent it would be a window of its own for a moment
        if section.title:
            column.addWidget(self._fold(section, body))
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(8)
        grid.setColumnMinimumWidth(0, LABEL_W)
        grid.setColumnStretch(1, 1)
        for field in shown:
            self._row(grid, field)
        column.addWidget(body)

    def _fold(self, section: Section, body: QWidget) -> QWidget:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setProperty("fold", True)
        button.setText(_(section.title))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        opened = not section.folded or section.title in self._unfolded
        button.setChecked(opened)
        button.setArrowType(Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow)
        body.setVisible(opened)

        def turn(on: bool) -> None:
            body.setVisible(on)
            button.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
            (self._unfolded.add if on else self._unfolded.discard)(section.title)

        button.toggled.connect(turn)
        return button

    def _fits(self, field: Field) -> bool:
        if not field.lanes:
            return True
        session = self._window.session
        assert session is not None
        kinds = {kind_of(session.store, key) for key in self._keys if session.store[key]["type"] == "card"}
        return bool(kinds & set(field.lanes)) or kinds == {""}

    def _row(self, grid: QGridLayout, field: Field) -> None:
        editor = self._editor(field)
        row = grid.rowCount()
        label = plain.label(_(field.label), wrap=True)
        label.setProperty("role", "soft")
        label.setBuddy(editor)
        tall = field.editor in ("text", "values", "records") or field.fact
        if field.editor in ("text", "values"):
            grid.addWidget(label, row, 0, 1, 2)
            grid.addWidget(editor, row + 1, 0, 1, 2)
        else:
            align = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(label, row, 0, align)
            grid.addWidget(editor, row, 1)
        self._name(editor, label)

    def _row_below(self, column: QVBoxLayout, field: Field) -> None:
        editor = self._editor(Field(field.name, field.label, "text"))
        editor.setAccessibleName(_(field.label))
        column.addWidget(editor)

    def _name(self, editor: e.Editor, label: QLabel) -> None:
        editor.setAccessibleName(label.text())
        inner = editor.focusProxy()
        while inner is not None:
            inner.setAccessibleName(label.text())
            inner = inner.focusProxy()

    def _editor(self, field: Field) -> e.Editor:
        session = self._window.session
        assert session is not None
        editor = editor_for(field, session.store, self._window)
        editor.committed.connect(lambda value: self._commit(field, value))
        self._editors[field.name] = editor
        return editor

    # ---- values
    def _show_values(self) -> None:
        session = self._window.session
        assert session is not None
        store = session.store
        self._head.setText(self._title(self._kind()))
        for name, editor in self._editors.items():
            if isinstance(editor, e.Fact):
                records = [store[key] for key in self._keys]
                facts = [(name in record, record.get(name)) for record in records]
                if all(fact == facts[0] for fact in facts):
                    editor.show_fact(*facts[0])
                else:
                    editor.show_value(e.MIXED)
                continue
            values = [self._value(key, name) for key in self._keys]
            same = all(value == values[0] for value in values)
            editor.show_value(values[0] if same else e.MIXED)

    def _value(self, key: str, name: str) -> Any:
        session = self._window.session
        assert session is not None
        record = session.store[key]
        if record["type"] == "link" and name == "to":
            return _receiver(record)
        if name in Thresholds.model_fields:
            return (record.get("thresholds") or {}).get(name, Thresholds.model_fields[name].default)
        value = record.get(name)
        if value is None and name == "kind" and record["type"] == "link":
            return "flow"
        return value

    def _commit(self, field: Field, value: Any) -> None:
        session = self._window.session
        if session is None:
            return
        store = session.store
        keys = [key for key in self._keys if key in store]
        if field.name in Thresholds.model_fields and field.editor.startswith("threshold"):
            maps.set_threshold(store, field.name, value)
            return
        if isinstance(value, ReceiverValue):
            _set_receiver(self._window, keys, value)
            return
        with store.edit("change-field", n=len(keys), field=field.name):
            if isinstance(value, (e.Named, Chosen)):
                value = value.resolve(store)
            for key in keys:
                fields.put(
                    store, key, **{field.name: _written(value), **_beside(store[key], field.name, value)}
                )


def _beside(record: Any, name: str, value: Any) -> dict[str, Any]:
    """What else changes with a field: a feeling that is not known has no score, and one with a score is known."""
    if record["type"] != "emotion" or not value:
        return {}
    if name == "unknown":
        return {"score": ABSENT, "low": ABSENT, "high": ABSENT}
    return {"unknown": ABSENT} if name in ("score", "low", "high") else {}


def _written(value: Any) -> Any:
    if value is None or value is e.NOT_ASKED:
        return ABSENT
    return None if value is e.MISSING else value


def _receiver(record: Any) -> ReceiverValue:
    if record.get("to"):
        return ReceiverValue("card", str(record["to"]))
    if record.get("to_team"):
        return ReceiverValue("team", str(record["to_team"]))
    return ReceiverValue("nobody" if "to_team" in record else "unknown")


def _set_receiver(window: MainWindow, keys: list[str], value: ReceiverValue) -> None:
    assert window.session is not None
    store = window.session.store
    with store.edit("set-receiver"):
        for key in keys:
            if value.what == "nobody":
                links.nobody(store, key)
            elif value.what == "card":
                links.set_receiver(store, key, card=value.key)
            else:
                links.set_receiver(store, key, team=value.key or None)


def kind_words() -> dict[str, str]:
    """What each kind of record is called; asked anew each time, since the language may have changed."""
    return {
        "map": _("Map"),
        "card": _("Card"),
        "link": _("Link"),
        "lane": _("Lane"),
        "stage": _("Stage"),
        "step": _("Step"),
        "persona": _("Persona"),
        "emotion": _("Feeling"),
        "team": _("Team"),
        "channel": _("Channel"),
        "system": _("System"),
        "item": _("Information"),
        "measure": _("Measure"),
        "action": _("Action"),
        "": _("Selection"),
    }


def hairline() -> QFrame:
    """A thin line between parts of a panel."""
    line = QFrame()
    line.setProperty("role", "hairline")
    return line
