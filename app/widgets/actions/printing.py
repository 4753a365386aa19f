"""File: print only what is selected, or the page of a lane's team; ask whether a PDF is open to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.grid import place
from app.widgets.actions.registry import Command
from app.words import N_

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

_HEADINGS = ("stage", "step", "lane")


def _printable(window: MainWindow) -> bool:
    """Whether something is selected that lies in the journey."""
    if not window.has_map:
        return False
    store = window.canvas.store
    found = [(key, store[key]["type"]) for key in window.selection if key in store]
    return any(kind in _HEADINGS or (kind == "card" and place(store[key])[0]) for key, kind in found)


def team_of_lane(window: MainWindow) -> str:
    """The team of the one lane that is selected; "" when there is none."""
    chosen = window.selection if window.has_map else []
    store = window.canvas.store if window.has_map else None
    if store is None or len(chosen) != 1 or chosen[0] not in store or store[chosen[0]]["type"] != "lane":
        return ""
    team = store[chosen[0]].get("team")
    return team if isinstance(team, str) and team in store else ""


COMMANDS = (
    Command(
        "print-selection",
        N_("Pr&int selection…"),
        lambda w: w.files.print_selection(),
        "file",
        2,
        (),
        _printable,
        context=("card", "stage", "step", "lane"),
    ),
    Command(
        "print-team",
        N_("Print page for this &team…"),
        lambda w: w.files.print_team(team_of_lane(w)),
        "file",
        2,
        (),
        lambda w: bool(team_of_lane(w)),
        context=("lane",),
    ),
    Command("check-pdf", N_("Chec&k a PDF for accessibility…"), lambda w: w.files.check_pdf(), "file", 2),
)
