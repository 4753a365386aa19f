"""The two lists of the libraries: entries that can be renamed in place, and the places that use one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.model.store import Store
from app.scene.icons import CHANNEL_NAMES
from app.scene.theme import Theme
from app.widgets.dialogs.libraries_where import Use, counted, uses_of
from app.widgets.pictograms import pictogram
from app.widgets.plain import tooltip
from app.words import _, grouped, ui

KEY = Qt.ItemDataRole.UserRole
_ROW = 27


class _Table(QTreeWidget):
    """Flat, two columns, rows of the height of all tables."""

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(2)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setStyleSheet(f"QTreeView::item {{ height: {_ROW}px; padding: 0 6px; }}")


class _ReadOnly(QStyledItemDelegate):
    """Only names are edited in place."""

    def createEditor(
        self, _parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        return None  # type: ignore[return-value]  # Qt's way to say that a cell has no editor


class _Names(QStyledItemDelegate):
    """Names are edited in place, in a field that says so to those who hear it."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = super().createEditor(parent, option, index)
        made.setAccessibleName(_("Name"))
        return made


class EntryTable(_Table):
    """Every entry with how often it is used; F2 or a double click renames, Delete deletes, Enter shows its details."""

    renamed = Signal(str, str)
    """(id, new title)"""
    deleteRequested = Signal()
    detailsRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setItemDelegate(_Names(self))
        self.setItemDelegateForColumn(1, _ReadOnly(self))
        self.itemChanged.connect(self._changed)

    def speak(self) -> None:
        """Name the columns."""
        self.setHeaderLabels([_("Name"), _("Used")])
        self.setAccessibleName(_("Entries"))

    def fill(self, store: Store, keys: Sequence[str], theme: Theme) -> None:
        """List these entries; chosen ones that are still there stay chosen."""
        if self.state() == QAbstractItemView.State.EditingState and self._same(keys):
            return  # somebody is typing a name
        kept, at = set(self.chosen()), self._next(keys)
        self._filling = True
        self.blockSignals(True)
        self.clear()
        for key in keys:
            used = grouped(len(uses_of(store, key)), ui().language)
            item = QTreeWidgetItem([str(store[key].get("title") or ""), used])
            item.setData(0, KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(1, tooltip(counted(store, key)))
            icon = icon_of(store, key, theme)
            if icon is not None:
                item.setIcon(0, icon)
            self.addTopLevelItem(item)
            if key in kept:
                self.setCurrentItem(item, 0, QItemSelectionModel.SelectionFlag.NoUpdate)
                item.setSelected(True)
        if not self.selectedItems() and self.topLevelItemCount():
            self.setCurrentItem(self._items()[at])
            self.scrollToItem(self._items()[at])
        self.blockSignals(False)
        self._filling = False

    def _next(self, keys: Sequence[str]) -> int:
        """The line to go to among other entries when the chosen ones go: the one that follows them, else the last."""
        was = [str(item.data(0, KEY)) for item in self._items()]
        chosen = self.chosen()
        after = was[was.index(chosen[0]) :] if chosen else []
        found = next((key for key in after if key in keys), "")
        if found:
            return list(keys).index(found)
        return max(0, len(keys) - 1) if chosen and set(was) & set(keys) else 0

    def chosen(self) -> list[str]:
        """The ids of the chosen entries, from top to bottom."""
        items = sorted(self.selectedItems(), key=self.indexOfTopLevelItem)
        return [str(item.data(0, KEY)) for item in items]

    def choose(self, key: str) -> None:
        """Choose one entry and bring it into view."""
        for item in self._items():
            if item.data(0, KEY) == key:
                self.clearSelection()
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def edit_current(self) -> None:
        """Begin to rename the chosen entry."""
        item = self.currentItem()
        if item is not None:
            self.setFocus()
            self.editItem(item, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The field in which a name is typed lets go of Enter when it is done.
        typing = self.state() == QAbstractItemView.State.EditingState
        if event.key() == Qt.Key.Key_Delete and not typing:
            self.deleteRequested.emit()
            return
        if not typing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.detailsRequested.emit()
            return
        super().keyPressEvent(event)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._filling and column == 0:
            self.renamed.emit(str(item.data(0, KEY)), " ".join(item.text(0).split()))

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(at) for at in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _same(self, keys: Sequence[str]) -> bool:
        return [item.data(0, KEY) for item in self._items()] == list(keys)


_AS = 0.44
"""Part of the width that the second column takes at most."""


class UseTable(_Table):
    """The places of one entry; a click or Enter goes there."""

    wanted = Signal(str)
    """The id of the record to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self.itemClicked.connect(lambda item, _column: self.wanted.emit(str(item.data(0, KEY))))
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)

    def speak(self) -> None:
        """Name the columns."""
        self.setHeaderLabels([_("Where"), _("As")])
        self.setAccessibleName(_("Where it is used"))

    def fill(self, uses: Sequence[Use]) -> None:
        """List these places."""
        self.clear()
        for use in uses:
            item = QTreeWidgetItem([" ".join(use.title.split()), use.what])
            item.setData(0, KEY, use.key)
            item.setToolTip(0, tooltip(use.title))
            item.setToolTip(1, tooltip(use.what))
            self.addTopLevelItem(item)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share what there is."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """The names of the places come first: what they use the entry as takes less than half of the width."""
        wanted = max(self.sizeHintForColumn(1), self.header().sectionSizeHint(1))
        self.header().resizeSection(1, min(wanted, round(self.viewport().width() * _AS)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.wanted.emit(str(item.data(0, KEY)))
            return
        super().keyPressEvent(event)


def icon_of(store: Store, key: str, theme: Theme) -> QIcon | None:
    """A channel's icon, or a swatch of a team's or persona's colour."""
    record = store[key]
    if record["type"] == "channel":
        name = str(record.get("icon") or "")
        return pictogram(name, theme) if name in CHANNEL_NAMES else None
    color = QColor(str(record.get("color") or ""))
    if record["type"] not in ("team", "persona"):
        return None
    return swatch(color if color.isValid() else QColor(Qt.GlobalColor.transparent), theme)


def swatch(color: QColor, theme: Theme) -> QIcon:
    """A small round of a colour; an empty ring where there is none."""
    pixmap = QPixmap(32, 32)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.color("faint")))
    painter.setBrush(color)
    painter.drawEllipse(6, 6, 20, 20)
    painter.end()
    pixmap.setDevicePixelRatio(2)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # or Qt would tint the colour of a chosen line
    return icon
