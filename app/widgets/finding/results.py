"""The list of hits below the find bar: in which record, in which field, and the words around them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.model.search import Hit
from app.model.store import Store
from app.widgets.finding.names import excerpt, field_name, kind_name, owner_name
from app.words import _

Index = QModelIndex | QPersistentModelIndex
ROW_H = 26
_LEFT_OF = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
TEXT = 2
"""The column with the words around a hit."""


class Hits(QAbstractTableModel):
    """One line a hit; words are made only for lines that are shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._store = Store()
        self.hits: list[Hit] = []

    def show(self, store: Store, hits: list[Hit]) -> None:
        """Show these hits."""
        self.beginResetModel()
        self._store, self.hits = store, hits
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (_("Where"), _("Field"), _("Words"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if not 0 <= index.row() < len(self.hits):
            return None
        hit = self.hits[index.row()]
        if hit.key not in self._store:
            return ""
        kind = kind_name(self._store, hit.key)
        if index.column() == 0:
            return _("{title} ({kind})", title=owner_name(self._store, hit.key), kind=kind)
        if index.column() == 1:
            name = field_name(str(self._store[hit.key]["type"]), hit.field)
            return _("{field}, never printed", field=name) if hit.private else name
        return "".join(excerpt(hit))


class _Words(QStyledItemDelegate):
    """The words around a hit, those that were found on a soft ground."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, QModelIndex())  # the ground of a marked line, without words
        model = index.model()
        assert isinstance(model, Hits)
        before, found, after = excerpt(model.hits[index.row()])
        metrics = QFontMetrics(option.font)
        room = option.rect.adjusted(8, 0, -4, 0)
        painter.save()
        painter.setClipRect(room)
        at = room.left() + metrics.horizontalAdvance(before)
        ground = QColor(option.palette.color(QPalette.ColorRole.Accent))
        ground.setAlphaF(0.22)
        wide = metrics.horizontalAdvance(found)
        painter.fillRect(
            QRect(at - 1, room.center().y() - metrics.height() // 2, wide + 2, metrics.height()), ground
        )
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(room, _LEFT_OF, before + found + after)
        painter.restore()


class Results(QTableView):
    """A click, Enter or the arrow keys go to a hit."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = Hits(self)
        self.setModel(self.rows)
        self.setItemDelegateForColumn(TEXT, _Words(self))
        self.setAccessibleName(_("What was found"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_H)
        header = self.horizontalHeader()
        header.setDefaultAlignment(_LEFT_OF)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, 260)
        self.setColumnWidth(1, 170)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))

    def show_hits(self, store: Store, hits: list[Hit], here: int) -> None:
        """Show hits, the present one marked."""
        if hits != self.rows.hits:
            self.rows.show(store, hits)
        self.mark(here)

    def mark(self, row: int) -> None:
        """Mark a hit and bring its line into view."""
        if 0 <= row < len(self.rows.hits):
            self.selectRow(row)
            self.scrollTo(self.rows.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the hit."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The list is as high as its hits, up to a fifth of the window."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
