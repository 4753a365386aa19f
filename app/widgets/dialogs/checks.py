"""Handovers > Checks…: the working status, which checks speak and how loud, and the limits of the map.

Everything is saved in the map as one step, so that everybody who opens it sees the same open points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import durations
from app.model.checks import CHECKS
from app.model.checks.profiles import LEVELS, STATUSES, first_in, profile_of, usual_level
from app.model.edits import maps
from app.model.grid import map_of
from app.model.kinds import USUAL_LIMITS
from app.widgets import plain
from app.widgets.dialogs.buttons import ok_cancel
from app.words import N_, _, _p, ui

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

LEVEL_WORDS = {"off": N_("off"), "warning": N_("warning"), "error": N_("error")}
STATUS_WORDS = {
    "sketch": (
        N_("Sketch"),
        N_("Only the most urgent points are told: arrows that lead to nobody, empty cards."),
    ),
    "draft": (N_("Draft"), N_("The customer’s way and what the map consists of are looked at, too.")),
    "review": (N_("Review"), N_("Handovers and contacts are asked about; the ledger shows its colours.")),
    "final": (N_("Final"), N_("Everything is looked at; what was not asked yet is a warning.")),
}
TIMES = (
    ("ack_within", N_("Answer within")),
    ("max_wait", N_("Longest wait")),
    ("max_gap", N_("Longest silence")),
)
NUMBERS = (("chain_max", N_("Most hands in a row")), ("contacts_max", N_("Most contacts in a stage")))
NAME, SINCE, LOUD = range(3)


def ask(window: MainWindow) -> None:
    """Ask how the map is to be checked, and keep it in the map as one step."""
    session = window.session
    if session is None:
        return
    dialog = Checks(window)
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return
    chosen = {"status": dialog.chosen_status(), "checks": dialog.levels(), "thresholds": dialog.limits()}
    if chosen != dialog.held:
        maps.set_checks(
            session.store,
            status=dialog.chosen_status(),
            checks=dialog.levels(),
            thresholds=dialog.limits(),
        )


class Checks(QDialog):
    """Status above, one line a check in the middle, limits below."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        assert window.session is not None
        store = window.session.store
        record = map_of(store)[1]
        profile = profile_of(store)
        self.setWindowTitle(_("Checks"))
        self.resize(720, 680)
        self.status = QComboBox()
        for name in STATUSES:
            self.status.addItem(_(STATUS_WORDS[name][0]), name)
        self.status.setCurrentIndex(STATUSES.index(profile.name))
        self.status.setAccessibleName(_("Working status"))
        self.about = plain.label(wrap=True)
        self.about.setProperty("role", "soft")
        self.table = self._table(dict(profile.chosen))
        self.explain = QPushButton(_("Explain"))
        self.explain.clicked.connect(self._explain)
        self.table.currentCellChanged.connect(lambda *_at: self._refresh())
        self.fields: dict[str, QLineEdit] = {}
        self._shown: dict[str, tuple[str, float]] = {}
        held = record.get("thresholds")
        limits = self._limits(held if isinstance(held, dict) else {})
        self.buttons = ok_cancel(self)
        self.usual = self.buttons.addButton(_("All as usual"), QDialogButtonBox.ButtonRole.ResetRole)
        self.usual.clicked.connect(self._all_as_usual)
        self._lay_out(limits)
        self.status.currentIndexChanged.connect(self._refresh)
        self.table.itemChanged.connect(lambda _item: self._refresh())
        self._refresh()
        self.held = {"status": self.chosen_status(), "checks": self.levels(), "thresholds": self.limits()}

    def _lay_out(self, limits: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        top = QFormLayout()
        top.addRow(plain.label(_("Working status")), self.status)
        column.addLayout(top)
        column.addWidget(self.about)
        column.addWidget(self.table, 1)
        beside = QHBoxLayout()
        beside.addWidget(self.explain)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addWidget(limits)
        column.addWidget(self.buttons)

    # ---- what was chosen
    def chosen_status(self) -> str:
        """The working status."""
        return str(self.status.currentData())

    def levels(self) -> dict[str, str]:
        """How loud the checks are that differ from the usual: rule -> level."""
        found = {}
        for row, rule in enumerate(CHECKS):
            item, box = self.table.item(row, NAME), self._box(row)
            if item is not None and item.checkState() is Qt.CheckState.Unchecked:
                found[rule] = "off"
            elif box.currentData():
                found[rule] = str(box.currentData())
        return found

    def limits(self) -> dict[str, float]:
        """The limits that differ from the usual ones, times in minutes."""
        found: dict[str, float] = {}
        for name, _label in (*TIMES, *NUMBERS):
            field = self.fields[name]
            value = self._value(name, field.text())
            if value is not None and value != _usual(name):
                found[name] = int(value) if name in dict(NUMBERS) else value
        return found

    def _value(self, name: str, text: str) -> float | None:
        """Minutes of a time field, or a number; words round, so one that nobody touched keeps what it was."""
        shown, value = self._shown[name]
        return value if text == shown else _read(name, text)

    # ---- building
    def _table(self, chosen: dict[str, str]) -> QTableWidget:
        table = QTableWidget(len(CHECKS), 3)
        table.setHorizontalHeaderLabels([_("Check"), _("Speaks from"), _("How loud")])
        table.setAccessibleName(_("Checks"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(38)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for at, mode in enumerate(
            (
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Fixed,
            )
        ):
            head.setSectionResizeMode(at, mode)
        head.resizeSection(LOUD, 190)
        for row, (rule, check) in enumerate(CHECKS.items()):
            name = QTableWidgetItem(f"{rule}  {ui().say(check.title)}")
            name.setFlags(name.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            off = chosen.get(rule) == "off"
            name.setCheckState(Qt.CheckState.Unchecked if off else Qt.CheckState.Checked)
            table.setItem(row, NAME, name)
            table.setItem(row, SINCE, QTableWidgetItem(_(STATUS_WORDS[first_in(rule)][0])))
            table.setCellWidget(row, LOUD, self._levels(rule, chosen.get(rule, "")))
        table.setCurrentCell(0, NAME)
        return table

    def _levels(self, rule: str, chosen: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("How loud is {rule}?", rule=rule))
        box.addItem(_("usual: {level}", level=_level_word(usual_level(rule))), "")
        for level in LEVELS[1:]:
            box.addItem(_level_word(level), level)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _box(self, row: int) -> QComboBox:
        box = self.table.cellWidget(row, LOUD)
        assert isinstance(box, QComboBox)
        return box

    def _limits(self, held: dict[str, object]) -> QWidget:
        frame = QWidget()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        form, numbers = QFormLayout(), QFormLayout()
        for part in (form, numbers):
            part.setVerticalSpacing(6)
        row.addLayout(form, 1)
        row.addLayout(numbers, 1)
        for name, label in (*TIMES, *NUMBERS):
            value = _number(held.get(name)) or _usual(name)
            self._shown[name] = _written(name, value), value
            field = QLineEdit(self._shown[name][0])
            field.setPlaceholderText(_written(name, _usual(name)))
            field.textChanged.connect(lambda _text: self._refresh())
            self._add(form if name in dict(TIMES) else numbers, name, label, field)
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return frame

    def _add(self, form: QFormLayout, name: str, label: str, field: QLineEdit) -> None:
        words = plain.label(_(label))
        words.setBuddy(field)
        field.setAccessibleName(_(label))
        form.addRow(words, field)
        self.fields[name] = field

    # ---- while it is open
    def _refresh(self) -> None:
        self.about.setText(_(STATUS_WORDS[self.chosen_status()][1]))
        rank = STATUSES.index(self.chosen_status())
        rules = list(CHECKS)
        for row, rule in enumerate(rules):
            item = self.table.item(row, NAME)
            on = item is not None and item.checkState() is Qt.CheckState.Checked
            self._box(row).setEnabled(on)
            quiet = not on or STATUSES.index(first_in(rule)) > rank
            for at in (NAME, SINCE):
                cell = self.table.item(row, at)
                if cell is not None and cell.font().italic() != quiet:
                    font = cell.font()
                    font.setItalic(quiet)
                    cell.setFont(font)
        readable = all(
            not field.text().strip() or _read(name, field.text()) is not None
            for name, field in self.fields.items()
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(readable)

    def _all_as_usual(self) -> None:
        """Back to what a new map has; the status stays."""
        for row in range(len(CHECKS)):
            item = self.table.item(row, NAME)
            if item is not None:
                item.setCheckState(Qt.CheckState.Checked)
            self._box(row).setCurrentIndex(0)
        for name, field in self.fields.items():
            field.setText(_written(name, _usual(name)))

    def _explain(self) -> None:
        row = max(0, self.table.currentRow())
        self._window.show_help(list(CHECKS)[row])


def _usual(name: str) -> float:
    return float(USUAL_LIMITS[name])


def _number(value: object) -> float | None:
    found = isinstance(value, int | float) and not isinstance(value, bool) and value > 0
    return float(value) if found and isinstance(value, int | float) else None


def _level_word(level: str) -> str:
    """How loud a rule is, in words; "note" is also the note of a card."""
    return _p("level", "note") if level == "info" else _(LEVEL_WORDS[level])


def _written(name: str, value: float) -> str:
    """A limit as people write it."""
    return str(int(value)) if name in dict(NUMBERS) else durations.journey_words(ui(), value)


def _read(name: str, text: str) -> float | None:
    """What was typed: minutes, or a whole number; None for nothing and for what nobody can read."""
    try:
        value = float(int(text)) if name in dict(NUMBERS) else durations.parse(text)
    except ValueError:
        return None
    return value if value > 0 else None
