"""A table before it is pasted: what becomes a stage, a lane or a card is shown, and can be changed.

Nothing is written here; the plan that is agreed to is made by whoever asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.importing.guessing import guess, turned_is_likelier
from app.importing.plan import Choices, Heads, Plan, Target, make_plan, with_row
from app.importing.tables import Table
from app.model.grid import DRAWN_LANES, grid_of
from app.widgets import plain
from app.widgets.dialogs.buttons import doing
from app.widgets.inspector.forms.fields import LANE_KINDS
from app.words import N_, _, _n

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

HEADS: tuple[tuple[Heads, str], ...] = (
    ("stages", N_("The first row names stages")),
    ("steps", N_("The first row names steps")),
    ("both", N_("Two rows: stages, then steps")),
    ("none", N_("All rows are cards")),
)
_ROWS, _COLUMNS = 200, 60
"""How much of a large table is shown; all of it is pasted."""
_WIDE = 190
_USUAL, _WIDEST, _BESIDE = 224, 340, 74
"""Pixels of the column that says what the rows become, and of a box beside its words."""


class _Grounds(QStyledItemDelegate):
    """Paints the ground of a cell, which the style sheet of tables leaves out."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground, then the words."""
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QBrush):
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class PasteTable(QDialog):
    """The table as it would be pasted."""

    def __init__(self, window: MainWindow, table: Table, at: tuple[str, str] | None) -> None:
        super().__init__(window)
        assert window.session is not None
        self._store = window.session.store
        self._theme = window.theme
        self._source = table
        self._at = at
        self._turned = turned_is_likelier(table)
        self.choices: Choices = guess(self._store, self._table)
        self.setWindowTitle(_("Paste a table"))
        self.resize(min(1040, window.width() - 60), 560)
        self._build()
        self._show()

    @property
    def plan(self) -> Plan:
        """What will be made."""
        return make_plan(self._store, self._table, self.choices, self._at)

    @property
    def _table(self) -> Table:
        return self._source.turned() if self._turned else self._source

    # ---- building
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        self.summary = plain.label(wrap=True)
        self.summary.setProperty("role", "strong")
        self.summary.setAccessibleName(_("What will be pasted"))
        column.addWidget(self.summary)
        self.heads = QComboBox()
        self.heads.setAccessibleName(_("First row"))
        for value, words in HEADS:
            self.heads.addItem(_(words), value)
        self.lanes = QCheckBox(_("The first &column names lanes"))
        self.turned = QCheckBox(_("E&xchange rows and columns"))
        self.split = QCheckBox(_("Each &line of a cell is a card"))
        self.clear = QCheckBox(_("Remove empty &stages that the table does not name"))
        row = QHBoxLayout()
        row.setSpacing(14)
        for widget in (self.heads, self.lanes, self.turned, self.split):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.clear)
        self.grid = QTableWidget()
        self.grid.setAccessibleName(_("Preview"))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.grid.setWordWrap(True)
        self.grid.setItemDelegate(_Grounds(self.grid))
        self.grid.setTabKeyNavigation(False)
        self.grid.verticalHeader().setVisible(False)
        column.addWidget(self.grid, 1)
        self.more = plain.label(wrap=True)
        self.more.setProperty("role", "soft")
        column.addWidget(self.more)
        self.buttons, self._yes = doing(self, _("Paste"))
        column.addWidget(self.buttons)
        self.heads.activated.connect(self._chosen)
        for box in (self.lanes, self.split, self.clear):
            box.clicked.connect(self._chosen)
        self.turned.clicked.connect(self._turn)

    def _turn(self) -> None:
        self._turned = self.turned.isChecked()
        self.choices = guess(self._store, self._table)
        self._show()

    def _chosen(self) -> None:
        rows = self.choices.rows
        lanes, heads = self.lanes.isChecked(), self.heads.currentData()
        if lanes != self.choices.lanes or heads != self.choices.heads:
            rows = {}  # other rows mean other lanes
        self.choices = replace(
            self.choices,
            heads=heads,
            lanes=lanes,
            split=self.split.isChecked(),
            clear=self.clear.isChecked(),
            rows=rows,
        )
        self._show()

    def set_target(self, row: int, target: Target) -> None:
        """Choose where the cards of a row go, as its list does."""
        self.choices = with_row(self.choices, row, target)
        self._show(rows=False)

    # ---- showing
    def _show(self, rows: bool = True) -> None:
        plan = self.plan
        self.heads.setCurrentIndex(self.heads.findData(self.choices.heads))
        self.lanes.setChecked(self.choices.lanes)
        self.turned.setChecked(self._turned)
        self.split.setChecked(self.choices.split)
        self.clear.setChecked(self.choices.clear)
        cleared = make_plan(self._store, self._table, replace(self.choices, clear=True), self._at)
        self.clear.setVisible(bool(cleared.removed))
        self.summary.setText("  ·  ".join(self._counts(plan)))
        self._yes.setEnabled(bool(plan.entries or plan.new_stages or plan.new_lanes))
        if rows:
            self._fill(plan)
        else:
            self._paint(plan)
        hidden = max(0, len(self._table.rows) - _ROWS)
        notes = (
            [_n("{n} more row is not shown here.", "{n} more rows are not shown here.", hidden)]
            if hidden
            else []
        )
        if self._table.left_out:
            notes.append(
                _n(
                    "{n} line around the table is left out.",
                    "{n} lines around the table are left out.",
                    self._table.left_out,
                )
            )
        self.more.setText("\n".join(notes))
        self.more.setVisible(bool(notes))

    def _counts(self, plan: Plan) -> list[str]:
        grid = grid_of(self._store)
        feelings = plan.feelings({lane for lane in grid.lanes if grid.kinds[lane] in DRAWN_LANES})
        found = [
            _n("{n} card", "{n} cards", len(plan.entries) - feelings),
            _n("{n} feeling", "{n} feelings", feelings) if feelings else "",
            _n("{n} new stage", "{n} new stages", plan.new_stages) if plan.new_stages else "",
            _n("{n} new step", "{n} new steps", plan.new_steps) if plan.new_steps else "",
            _n("{n} new lane", "{n} new lanes", plan.new_lanes) if plan.new_lanes else "",
        ]
        return [each for each in found if each]

    def _fill(self, plan: Plan) -> None:
        table, width = self._table, 1 if self.choices.lanes else 0
        rows, columns = table.rows[:_ROWS], min(table.width, _COLUMNS)
        grid = self.grid
        grid.clear()
        grid.setRowCount(len(rows))
        grid.setColumnCount(columns + 1)
        heads = [_("Becomes"), *([_("Lane")] if width else [])]
        heads += [self._column_words(plan, n) for n in range(columns - width)]
        for at, words in enumerate(heads):
            item = QTableWidgetItem(words)
            item.setToolTip(plain.tooltip(words))
            grid.setHorizontalHeaderItem(at, item)
        height = self._height()
        for r, row in enumerate(rows):
            for c in range(columns):
                grid.setItem(r, c + 1, QTableWidgetItem(row[c]))
            grid.setItem(r, 0, QTableWidgetItem(self._row_words(r)))
            lane = r - height
            if 0 <= lane < len(plan.lanes) and (self.choices.lanes or lane == 0):
                grid.setCellWidget(r, 0, _inset(self._target_box(plan, lane)))
        self._paint(plan)
        grid.resizeColumnsToContents()
        for at in range(columns + 1):
            fitting = min(_WIDE, max(90, grid.columnWidth(at) + 8))
            grid.setColumnWidth(at, fitting if at else self._width_of_targets())
        grid.resizeRowsToContents()
        for r in range(len(rows)):
            grid.setRowHeight(r, min(110, max(38, grid.rowHeight(r) + 6)))

    def _width_of_targets(self) -> int:
        """What the rows become is read whole, in any language, as long as it leaves room for the table."""
        boxes = self.grid.findChildren(QComboBox)
        said = max((box.fontMetrics().horizontalAdvance(box.currentText()) for box in boxes), default=0)
        return min(_WIDEST, max(_USUAL, said + _BESIDE))

    def _paint(self, plan: Plan) -> None:
        """Headings, lane names, cards and what is left out each look like what they become."""
        theme, height, width = self._theme, self._height(), 1 if self.choices.lanes else 0
        bold = QFont(self.grid.font())
        bold.setBold(True)
        for r in range(self.grid.rowCount()):
            lane = r - height if self.choices.lanes else 0
            skipped = r >= height and 0 <= lane < len(plan.lanes) and plan.lanes[lane].target.skipped
            for c in range(1, self.grid.columnCount()):
                item = self.grid.item(r, c)
                if item is None:
                    continue
                heading, label = r < height and c > width, r >= height and width == 1 and c == 1
                ground = "stage" if heading else "desk" if label else "paper"
                faint = skipped or (r < height and not heading)
                item.setBackground(QBrush(QColor(theme.color(ground))))
                item.setForeground(QBrush(QColor(theme.text("soft" if faint else "ink"))))
                font = QFont(bold if heading or label else self.grid.font())
                font.setStrikeOut(skipped)
                item.setFont(font)

    def _height(self) -> int:
        return {"none": 0, "stages": 1, "steps": 1, "both": 2}[self.choices.heads]

    def _row_words(self, row: int) -> str:
        if row >= self._height():
            return ""
        first = self.choices.heads in ("stages", "both") and row == 0
        return _("Stages") if first else _("Steps")

    def _column_words(self, plan: Plan, at: int) -> str:
        column = plan.columns[at]
        if not column.step:
            return _("New stage") if column.group >= 0 and not self._again(plan, at) else _("New step")
        stage = str(self._store[column.stage].get("title") or "")
        step = str(self._store[column.step].get("title") or column.step_title)
        if step:
            return _("{stage}: {step}", stage=stage, step=step) if stage else step
        return stage or _("Step {n}", n=grid_of(self._store).index[column.step] + 1)

    def _again(self, plan: Plan, at: int) -> bool:
        """Whether an earlier column belongs to the same new stage."""
        return any(column.group == plan.columns[at].group for column in plan.columns[:at])

    def _target_box(self, plan: Plan, lane: int) -> QComboBox:
        box = QComboBox()
        planned = plan.lanes[lane]
        box.setAccessibleName(_("What “{row}” becomes", row=planned.title))
        targets: list[Target] = []
        for key in grid_of(self._store).lanes:
            kind = grid_of(self._store).kinds[key]
            title = str(self._store[key].get("title") or "") or _(dict(LANE_KINDS).get(kind, "text"))
            box.addItem(plain.menu_text(title).replace("&&", "&"))
            targets.append(Target(lane=key))
        if targets:
            box.insertSeparator(len(targets))
            targets.append(Target())  # the separator counts as a line
        for kind, words in LANE_KINDS:
            box.addItem(_("New lane: {kind}", kind=_(words)))
            targets.append(Target(kind=kind))
        box.addItem(_("Leave out"))
        targets.append(Target())
        wanted = planned.target
        box.setCurrentIndex(len(targets) - 1 if wanted.skipped else targets.index(wanted))
        box.activated.connect(lambda at: self.set_target(planned.row, targets[at]))
        box.setMinimumWidth(180)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return box


def _inset(widget: QWidget) -> QWidget:
    """A widget with a little air around it, as a cell needs it."""
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(2, 2, 8, 2)
    row.addWidget(widget)
    return frame
