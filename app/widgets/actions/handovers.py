"""Handovers: the lists below the map, travelling through what is open, flow or handover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.edits import links
from app.widgets.actions.registry import Command, has_map
from app.widgets.canvas import along
from app.words import N_

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

LISTS: tuple[tuple[str, str], ...] = (
    ("handovers", N_("Handovers")),
    ("replies", N_("Replies owed")),
    ("findings", N_("Open points")),
    ("actions", N_("Actions")),
)


def _link(window: MainWindow) -> str:
    if window.session is None:
        return ""
    store = window.session.store
    chosen = [k for k in window.selection if k in store and store[k]["type"] == "link"]
    return chosen[0] if len(chosen) == 1 else ""


def _kind(window: MainWindow) -> str:
    link = _link(window)
    return str(window.session.store[link].get("kind", "flow")) if link and window.session else ""


def turn(window: MainWindow, kind: str) -> None:
    """Turn the selected link into a flow or a handover; its facts stay."""
    if window.session is not None:
        links.set_kind(window.session.store, _link(window), kind)


def _checks(window: MainWindow) -> None:
    from app.widgets.dialogs import checks

    checks.ask(window)


TRAVELS: tuple[tuple[str, str, str, str], ...] = (
    ("follow-link", N_("&Along the link"), "right", "Alt+Right"),
    ("follow-back", N_("&Back along the link"), "left", "Alt+Left"),
    ("next-link", N_("Next &link of the card"), "down", "Alt+Down"),
    ("previous-link", N_("Previous link of the &card"), "up", "Alt+Up"),
)
"""Id, words, direction and key of travelling along links."""


def _travels(window: MainWindow) -> bool:
    return window.has_map and window.canvas.kind_of(window.canvas.selected.focus) in ("card", "link")


def _travel_command(name: str, text: str, direction: str, key: str) -> Command:
    return Command(name, text, lambda w: along.travel(w.canvas, direction), "handovers", 3, (key,), _travels)


def review(window: MainWindow) -> None:
    """Walk the open questions one by one."""
    from app.widgets.review.dialog import review as begin

    begin(window)


def teams(window: MainWindow) -> None:
    """Show who hands to whom."""
    from app.widgets.dialogs import team_matrix

    team_matrix.show(window)


def team(window: MainWindow) -> None:
    """Show what the team of the selection, or the first one, receives and sends."""
    from app.widgets.dialogs import team_view

    team_view.show(window)


def _has_team(window: MainWindow) -> bool:
    return window.session is not None and bool(window.session.store.of("team"))


def _list_command(name: str, text: str) -> Command:
    return Command(
        f"list-{name}",
        text,
        lambda w: w.toggle_list(name),
        "handovers",
        0,
        enabled=has_map,
        checked=lambda w: w.open_list == name,
    )


COMMANDS = (
    *(_list_command(name, text) for name, text in LISTS),
    *(_travel_command(*travel) for travel in TRAVELS),
    Command("review", N_("&Review question by question…"), review, "handovers", 1, ("F7",), has_map),
    Command("team-matrix", N_("Tea&ms: who hands to whom…"), teams, "handovers", 1, (), has_map),
    Command(
        "team-view",
        N_("What a team receives and &sends…"),
        team,
        "handovers",
        1,
        ("Shift+F7",),
        _has_team,
        context=("lane",),
    ),
    Command("next-finding", N_("&Next open point"), lambda w: w.travel(1), "handovers", 1, ("F8",), has_map),
    Command(
        "previous-finding",
        N_("&Previous open point"),
        lambda w: w.travel(-1),
        "handovers",
        1,
        ("Shift+F8",),
        has_map,
    ),
    Command("checks", N_("Chec&ks…"), _checks, "handovers", 1, (), has_map),
    Command(
        "turn-link",
        N_("&Turn into a handover or back"),
        lambda w: turn(w, "flow" if _kind(w) == "handover" else "handover"),
        "handovers",
        2,
        ("Ctrl+Shift+O",),
        lambda w: bool(_link(w)),
    ),
    Command(
        "make-handover",
        N_("Make it a &handover"),
        lambda w: turn(w, "handover"),
        "handovers",
        2,
        (),
        lambda w: _kind(w) == "flow",
        context=("link",),
    ),
    Command(
        "make-flow",
        N_("Make it a plain &flow"),
        lambda w: turn(w, "flow"),
        "handovers",
        2,
        (),
        lambda w: _kind(w) == "handover",
        context=("link",),
    ),
)
