"""Finding: the palette, find and replace, the filter, the panels left of the map."""

from __future__ import annotations

from app.widgets.actions.registry import Command, has_map, register
from app.words import N_

register(
    Command(
        "find",
        N_("&Find…"),
        lambda w: w.finding.bar.open(),
        "edit",
        5,
        ("Ctrl+F",),
        has_map,
        toolbar=N_("Find"),
    ),
    Command(
        "replace",
        N_("&Replace…"),
        lambda w: w.finding.bar.open(replacing_too=True),
        "edit",
        5,
        ("Ctrl+H",),
        has_map,
    ),
    Command(
        "find-next",
        N_("Next hit"),
        lambda w: w.finding.bar.travel(1),
        "edit",
        5,
        ("F3",),
        has_map,
    ),
    Command(
        "find-previous",
        N_("Previous hit"),
        lambda w: w.finding.bar.travel(-1),
        "edit",
        5,
        ("Shift+F3",),
        has_map,
    ),
    Command(
        "go-to-anything",
        N_("&Go to anything…"),
        lambda w: w.finding.go_to_anything(),
        "edit",
        5,
        ("Ctrl+K", "Ctrl+Shift+P"),
    ),
)
