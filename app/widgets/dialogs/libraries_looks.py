"""How a shared entry looks on the map: the colour of a team or persona, the icon of a channel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.model.store import Record
from app.widgets import plain
from app.widgets.inspector import editors as e
from app.widgets.inspector.forms.fields import ICONS, ZONES
from app.words import _

FIELDS: dict[str, tuple[str, ...]] = {
    "team": ("color", "zone"),
    "persona": ("color",),
    "channel": ("icon",),
}
"""What can be seen of an entry, by kind."""


class Looks(QWidget):
    """The editors of the inspector for the few fields that show on the map."""

    changed = Signal(str, object)
    """(field, value)"""

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._editors: dict[str, e.Editor] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self._grid.setColumnStretch(1, 1)

    def show_entry(self, kind: str, record: Record | None) -> None:
        """Show the looks of an entry; of none or of several there is nothing to show."""
        wanted = kind if record is not None else ""
        if wanted != self._shown:
            self._build(wanted)
        self.setVisible(bool(self._editors))
        for name, editor in self._editors.items():
            editor.show_value(record.get(name) if record is not None else None)

    def focusable(self) -> list[QWidget]:
        """What the keyboard stops at, as it is read."""
        inside = [w for editor in self._editors.values() for w in (editor, *editor.findChildren(QWidget))]
        stops = (w for w in inside if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.focusProxy() is None)
        return [
            w for w in stops if w.window() is self.window()
        ]  # lists that drop down are windows of their own

    def _build(self, kind: str) -> None:
        self._shown = kind
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.blockSignals(True)
                widget.hide()
                widget.deleteLater()
        self._editors = {}
        for row, name in enumerate(FIELDS.get(kind, ())):
            words = {"color": _("Colour"), "zone": _("Zone"), "icon": _("Icon")}[name]
            editor = self._editor(name)
            editor.committed.connect(lambda value, name=name: self._commit(name, value))
            inner = editor.focusProxy()
            while inner is not None:
                inner.setAccessibleName(words)
                inner = inner.focusProxy()
            self._grid.addWidget(plain.label(words), row, 0)
            self._grid.addWidget(editor, row, 1)
            self._editors[name] = editor

    def _editor(self, name: str) -> e.Editor:
        if name == "color":
            return e.Color()
        return e.Choice(ZONES if name == "zone" else ICONS)

    def _commit(self, name: str, value: Any) -> None:
        self.changed.emit(name, value)
