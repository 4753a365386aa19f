"""Move the selected cards by keyboard: a lane and a step from two searchable lists, or the parking lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout

from app.model.edits import cards
from app.model.grid import DRAWN_LANES, Grid, grid_of, place
from app.model.store import Store
from app.scene.draw.headings import LANE_NAMES
from app.widgets import plain
from app.widgets.actions.edit import selected_cards
from app.widgets.dialogs.search_list import SearchList
from app.words import _, _n, _p

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

PARKING = "parking"


def ask(window: MainWindow) -> bool:
    """Ask where to and move the cards there as one step; whether they were moved."""
    chosen = selected_cards(window)
    if window.session is None or not chosen:
        return False
    if any(window.canvas.locking.holds(card) for card in chosen):
        return False
    dialog = MoveTo(window, chosen)
    if window.ask(dialog) != QDialog.DialogCode.Accepted:
        return False
    store = window.session.store
    if dialog.lanes.chosen == PARKING:
        cards.park(store, chosen)
    elif window.canvas.locking.holds_cell(dialog.lanes.chosen, dialog.steps.chosen):
        return False
    else:
        cards.move_all(store, chosen, dialog.lanes.chosen, dialog.steps.chosen)
    window.select(chosen)
    window.canvas.announce(chosen[0])
    return True


class MoveTo(QDialog):
    """ "Where to?" """

    def __init__(self, window: MainWindow, chosen: list[str]) -> None:
        super().__init__(window)
        assert window.session is not None
        store = window.session.store
        grid = grid_of(store)
        self.setWindowTitle(_("Move to"))
        self.setMinimumSize(560, 420)
        self.lanes = SearchList(_("Lane"), _lanes(store, grid))
        self.steps = SearchList(_("Step or whole stage"), _steps(store, grid))
        lane, step, _key, _span = place(store[chosen[0]])
        self.lanes.choose(lane if lane in grid.kinds else PARKING)
        self.steps.choose(step if step else (grid.steps[0] if grid.steps else ""))
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_p("move cards", "Move"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        title = str(store[chosen[0]].get("title") or "")
        words = (
            _("Move “{title}”", title=title)
            if len(chosen) == 1
            else _n("Move {n} card", "Move {n} cards", len(chosen))
        )
        row = QHBoxLayout()
        for each in (self.lanes, self.steps):
            row.addWidget(each)
            each.activated.connect(self._accept_when_possible)
            each.changed.connect(self._refresh)
        column = QVBoxLayout(self)
        column.addWidget(plain.label(words, wrap=True))
        column.addLayout(row)
        column.addWidget(self._buttons)
        self.lanes.setFocus()
        self._refresh()

    def _possible(self) -> bool:
        return self.lanes.chosen == PARKING or bool(self.lanes.chosen and self.steps.chosen)

    def _accept_when_possible(self) -> None:
        if self._possible():
            self.accept()

    def _refresh(self) -> None:
        self.steps.setEnabled(self.lanes.chosen != PARKING)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._possible())


def _lanes(store: Store, grid: Grid) -> list[tuple[str, str]]:
    found = []
    for lane in grid.lanes:
        if grid.kinds[lane] not in DRAWN_LANES and store[lane].get("hidden") is not True:
            usual = _(LANE_NAMES.get(grid.kinds[lane], "Lane"))
            found.append((str(store[lane].get("title") or "") or usual, lane))
    return [*found, (_("Parking lot"), PARKING)]


def _steps(store: Store, grid: Grid) -> list[tuple[str, str]]:
    """Each stage as a whole, then its steps, a nameless one by its number."""
    found = []
    for stage in grid.stages:
        title = str(store[stage].get("title") or "") or _("Stage without a name")
        found.append((_("{stage}, whole stage", stage=title), stage))
        for number, step in enumerate(grid.steps_of[stage], 1):
            name = str(store[step].get("title") or "")
            words = (
                _("{stage}: {step}", stage=title, step=name)
                if name
                else _("{stage}: step {n}", stage=title, n=number)
            )
            found.append((words, step))
    return found
