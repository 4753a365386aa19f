"""Time: mark on the map the way that takes longest, and where the customer hears nothing for longest."""

from __future__ import annotations

from app.widgets.actions.registry import Command
from app.words import N_


def _command(kind: str, text: str) -> Command:
    return Command(
        f"mark-{kind}",
        text,
        lambda w: w.header.time.mark(kind),
        "map",
        8,
        enabled=lambda w: w.has_map and w.header.time.can_mark(kind),
        checked=lambda w: w.header.time.marked == kind,
    )


COMMANDS = (
    _command("slow-way", N_("Mark the slowest &way")),
    _command("silence", N_("Mark the longest silenc&e")),
)
