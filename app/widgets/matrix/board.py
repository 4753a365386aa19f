"""The matrix with what has no place yet beside it. Lives in a dialog and on a sheet of the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.model.store import Change
from app.scene import matrix
from app.scene.icons import NAMES
from app.scene.theme import LIGHT, Theme
from app.session import Session
from app.widgets import plain
from app.widgets.matrix.lines import LinePainter
from app.widgets.matrix.mime import mime_for
from app.widgets.matrix.view import MIDDLE, MatrixView
from app.widgets.pictograms import pictogram
from app.widgets.themes import ui_font
from app.words import _, _n

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = Qt.ItemDataRole.UserRole
LIST_PART = 0.22
"""How much of the width the list takes."""
_BESIDE = 0.75
"""Letters of the list beside those of the matrix, which the whole room reads."""


class Board(QWidget):
    """Matrix and list of one map; both follow its edits while they are shown."""

    opened = Signal(str)
    """Somebody wants to see an entry on the map."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme: Theme = LIGHT
        self.view = MatrixView(session.store, self)
        self.heading, self.teach, self.keys = plain.label(), plain.label(wrap=True), plain.label(wrap=True)
        self.heading.setProperty("role", "strong")
        self.teach.setProperty("role", "soft")
        self.keys.setProperty("role", "soft")
        self.list = _Unplaced()
        self.list.setAccessibleName(_("Without a place"))
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda item: self._put(str(item.data(_KEY))))
        self.list.currentItemChanged.connect(lambda item, _old: self._picked(item))
        self.view.opened.connect(self.opened)
        self.view.chosen.connect(self._chosen)
        beside = QVBoxLayout()
        beside.addWidget(self.heading)
        beside.addWidget(self.list, 1)
        beside.addWidget(self.teach)
        beside.addWidget(self.keys)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(beside)
        row.addWidget(self.view, 1)
        self._stop: Callable[[], None] = session.store.listen(self._changed)
        self.refresh()

    def dress(self, theme: Theme, scale: float) -> None:
        """Wear a theme; letters are `scale` times as large as on the map at 100 %."""
        self._theme = theme
        beside = max(1.0, scale * _BESIDE)
        for widget in (self.list, self.teach, self.keys):
            widget.setFont(ui_font(12.0 * beside))
        self.heading.setFont(ui_font(12.0 * beside, bold=True))
        self.list.setIconSize(QSize(round(15 * beside), round(15 * beside)))
        self.view.dress(theme, scale)
        self.refresh()

    def leave(self) -> None:
        """Follow the map no longer."""
        self._stop()

    def refresh(self) -> None:
        """Show what the map says now."""
        found = matrix.entries(self._session.store)
        self._fill([each for each in found if not each.placed])
        self.view.refresh()
        rest = self.list.count()
        self.heading.setText(
            _n("{n} without a place", "{n} without a place", rest) if rest else _("All have a place")
        )
        if not found:
            self.heading.setText(_("Nothing to place yet"))
        self.teach.setText(
            _("Insights and actions of the map appear here. Add some, then drag them into the fields.")
        )
        self.teach.setVisible(not found)
        self.keys.setText(_("Drag, or Enter and the arrow keys. Delete takes out."))

    def _fill(self, found: Sequence[matrix.Entry]) -> None:
        before = self.list.currentItem()
        kept, row = (str(before.data(_KEY)), self.list.currentRow()) if before is not None else ("", 0)
        self.list.blockSignals(True)
        self.list.clear()
        for each in found:
            item = QListWidgetItem(" ".join((each.title or _("Card without a title")).split()))
            item.setIcon(pictogram(each.kind if each.kind in NAMES else "pain", self._theme))
            item.setData(_KEY, each.key)
            item.setToolTip(plain.tooltip(each.title))
            self.list.addItem(item)
            if each.key == kept:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and found:
            self.list.setCurrentRow(min(row, len(found) - 1))
        self.list.blockSignals(False)

    # ---- placing
    def _put(self, key: str) -> None:
        """Into the middle of the matrix, ready for the arrow keys."""
        self.view.place(key, MIDDLE, MIDDLE)
        self.view.setFocus()

    def _picked(self, _item: QListWidgetItem | None) -> None:
        if self.list.hasFocus():
            self.view.choose("")

    def _chosen(self, key: str) -> None:
        if key:
            self.list.clearSelection()

    def _changed(self, _change: Change) -> None:
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list places what is chosen there."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        ):
            item = self.list.currentItem()
            if item is not None:
                self._put(str(item.data(_KEY)))
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        """The list takes its part of the width."""
        width = max(180, round(self.width() * LIST_PART))
        for widget in (self.list, self.teach, self.keys, self.heading):
            widget.setFixedWidth(width)


class _Unplaced(QListWidget):
    """A list whose entries can be dragged into the matrix."""

    def __init__(self) -> None:
        super().__init__()
        self.setDragEnabled(True)
        self.setItemDelegate(LinePainter(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(2)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """The id of the entry."""
        return mime_for(str(items[0].data(_KEY))) if items else QMimeData()
