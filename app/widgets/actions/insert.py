"""Insert: cards, links, stages, steps, lanes, personas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.model.edits import insights, lanes, library, people, stages, steps
from app.model.grid import grid_of, place
from app.widgets.actions.registry import Command, has_map
from app.words import N_, _

if TYPE_CHECKING:
    from app.widgets.main_window import MainWindow

LANE_NAMES: dict[str, str] = {
    "action": N_("Customer actions"),
    "touchpoint": N_("Touchpoints"),
    "emotion": N_("Feelings"),
    "thought": N_("Thoughts"),
    "message": N_("Messages"),
    "process": N_("Internal process"),
    "system": N_("Systems"),
    "evidence": N_("Physical evidence"),
    "policy": N_("Policies"),
    "measure": N_("Measures"),
    "insight": N_("Insights"),
    "picture": N_("Pictures"),
    "text": N_("Text"),
}


def add_stage(window: MainWindow) -> None:
    """A stage after the selected one, or at the end, ready to be named."""
    if window.session is None:
        return
    store = window.session.store
    order = grid_of(store).stages
    here = _stage_here(window)
    at = order.index(here) + 1 if here in order else None
    window.select_and_edit(stages.add(store, _("New stage"), at))


def add_step(window: MainWindow) -> None:
    """A step after the selected one, or at the end of the selected or last stage, ready to be named."""
    if window.session is None:
        return
    store = window.session.store
    grid = grid_of(store)
    if not grid.stages:
        window.select_and_edit(stages.add(store, _("New stage")))
        return
    stage = _stage_here(window) or grid.stages[-1]
    step = _step_here(window)
    among = grid.steps_of[stage]
    window.select_and_edit(steps.add(store, stage, "", among.index(step) + 1 if step in among else None))


def add_lane(window: MainWindow, kind: str) -> None:
    """A lane of a kind below the selected one, or at the bottom, ready to be named."""
    if window.session is None:
        return
    store = window.session.store
    order = grid_of(store).lanes
    here = _lane_here(window)
    at = order.index(here) + 1 if here in order else None
    window.select_and_edit(lanes.add(store, kind, _(LANE_NAMES[kind]), at))


ENTRIES: tuple[tuple[str, str, str], ...] = (
    ("persona", N_("&Persona"), N_("New persona")),
    ("team", N_("Team"), N_("New team")),
    ("channel", N_("Channel"), N_("New channel")),
    ("system", N_("System"), N_("New system")),
    ("item", N_("Information"), N_("New information")),
    ("measure", N_("Measure"), N_("New measure")),
)
"""Kinds of library entries: in the menu, and what a new one is called until it is named."""


def add_entry(window: MainWindow, kind: str) -> None:
    """An entry of a library, opened in the inspector with its name ready to be typed over."""
    if window.session is None:
        return
    store = window.session.store
    title = _(next(fresh for each, _text, fresh in ENTRIES if each == kind))
    if kind == "persona":
        key = people.add(store, title)
    elif kind == "measure":
        key = insights.add_measure(store, title)
    else:
        key = library.add(store, kind, title)
    window.set_inspector(True)
    window.select([key])
    window.inspector.go_to("title")


def _of_kind(window: MainWindow, kind: str) -> str:
    if window.session is None:
        return ""
    store = window.session.store
    return next((key for key in window.selection if key in store and store[key]["type"] == kind), "")


def _step_here(window: MainWindow) -> str:
    card = _of_kind(window, "card")
    if card and window.session is not None:
        return place(window.session.store[card])[1]
    return _of_kind(window, "step")


def _stage_here(window: MainWindow) -> str:
    if window.session is None:
        return ""
    stage = _of_kind(window, "stage")
    return stage or grid_of(window.session.store).stage_of.get(_step_here(window), "")


def _lane_here(window: MainWindow) -> str:
    card = _of_kind(window, "card")
    if card and window.session is not None:
        return place(window.session.store[card])[0]
    return _of_kind(window, "lane")


def _lane_command(kind: str) -> Command:
    return Command(f"add-lane-{kind}", LANE_NAMES[kind], lambda w: add_lane(w, kind), "lane", enabled=has_map)


def _entry_command(kind: str, text: str) -> Command:
    return Command(f"add-{kind}", text, lambda w: add_entry(w, kind), "insert", 2, (), has_map)


COMMANDS = (
    Command(
        "add-card",
        N_("&Card"),
        lambda w: w.canvas.add_card_here(),
        "insert",
        0,
        ("Ctrl+Enter", "Ctrl+Return"),
        has_map,
        context=("empty", "card"),
        toolbar=N_("Card"),
    ),
    Command(
        "connect",
        N_("&Link to…"),
        lambda w: w.connect_selected(),
        "insert",
        0,
        ("Ctrl+J",),
        lambda w: _of_kind(w, "card") != "",
        context=("card",),
        toolbar=N_("Link"),
    ),
    Command(
        "add-stage",
        N_("&Stage"),
        add_stage,
        "insert",
        1,
        ("Ctrl+Shift+G",),
        has_map,
        context=("empty", "stage"),
        toolbar=N_("Stage"),
    ),
    Command(
        "add-step",
        N_("S&tep"),
        add_step,
        "insert",
        1,
        ("Ctrl+G",),
        has_map,
        context=("empty", "stage", "step"),
    ),
    *(_entry_command(kind, text) for kind, text, _fresh in ENTRIES),
    *(_lane_command(kind) for kind in LANE_NAMES),
)
