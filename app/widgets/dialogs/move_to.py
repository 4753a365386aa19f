"""Move the selected cards by keyboard: a lane and a step from two searchable lists, or the parking lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout

from app.model.edits import cards
from app.model.grid import DRAWN_LANES, Grid, grid_of, place
from app.model.store import Store
from app.scene.draw.headings import LANE_NAMES
from app.widgets import plain
from app.widgets.actions.edit import selected_cards
from app.widgets.dialogs.buttons import ok_cancel
from app.widgets.entry import Entry
from app.widgets.search_list import SearchList
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
    lane, step = dialog.choice()
    store = window.session.store
    if lane == PARKING:
        cards.park(store, chosen)
    elif not lane or not step or window.canvas.locking.holds_cell(lane, step):
        return False
    else:
        cards.move_all(store, chosen, lane, step)
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
        self.setMinimumSize(600, 460)
        self.lanes = SearchList(_lanes(store, grid), name=_("Lane"), hint=_("Type a lane"))
        self.steps = SearchList(_steps(store, grid), name=_("Step or whole stage"), hint=_("Type a step"))
        lane, step, _key, _span = place(store[chosen[0]])
        self.lanes.mark_key(lane if lane in grid.kinds else PARKING)
        self.steps.mark_key(step or (grid.steps[0] if grid.steps else ""))
        buttons = ok_cancel(self)
        self._move = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._move.setText(_p("move cards", "Move"))
        self.lanes.chosen.connect(self._lane_chosen)
        self.lanes.left.connect(lambda _key: self.steps.setFocus())
        self.steps.chosen.connect(lambda _entry: self.accept())
        self.steps.left.connect(lambda _key: self._move.setFocus())
        self.lanes.list.selectionModel().currentChanged.connect(lambda *_rows: self._refresh())
        title = str(store[chosen[0]].get("title") or "")
        words = (
            _("Move “{title}”", title=title)
            if len(chosen) == 1
            else _n("Move {n} card", "Move {n} cards", len(chosen))
        )
        lists = QGridLayout()
        for column, (name, each) in enumerate(
            ((_("Lane"), self.lanes), (_("Step or whole stage"), self.steps))
        ):
            lists.addWidget(plain.label(name), 0, column)
            lists.addWidget(each, 1, column)
        page = QVBoxLayout(self)
        page.addWidget(plain.label(words, wrap=True))
        page.addLayout(lists)
        page.addWidget(buttons)
        self.lanes.setFocus()
        self._refresh()

    def choice(self) -> tuple[str, str]:
        """(lane or PARKING, step or stage) that is marked, "" where nothing is."""
        lane, step = self.lanes.current(), self.steps.current()
        return lane.key if lane is not None else "", step.key if step is not None else ""

    def _lane_chosen(self, entry: Entry) -> None:
        if entry.key == PARKING:
            self.accept()
        else:
            self.steps.setFocus()

    def _refresh(self) -> None:
        self.steps.setEnabled(self.choice()[0] != PARKING)


def _lanes(store: Store, grid: Grid) -> list[Entry]:
    found = []
    for lane in grid.lanes:
        if grid.kinds[lane] not in DRAWN_LANES and store[lane].get("hidden") is not True:
            usual = _(LANE_NAMES.get(grid.kinds[lane], "Lane"))
            found.append(Entry(lane, str(store[lane].get("title") or "") or usual))
    return [*found, Entry(PARKING, _("Parking lot"), always=True)]


def _steps(store: Store, grid: Grid) -> list[Entry]:
    """Under the heading of each stage the stage as a whole, then its steps, a nameless one by its number."""
    found = []
    for stage in grid.stages:
        title = str(store[stage].get("title") or "") or _("Stage without a name")
        for number, step in enumerate(grid.steps_of[stage], 1):
            name = str(store[step].get("title") or "") or _("Step {n}", n=number)
            found.append(Entry(step, name, "", title))
        found.append(Entry(stage, _("The whole stage"), "", title))
    return found
