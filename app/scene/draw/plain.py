"""Cards that need no more than title and facts: actions, systems, evidence, policies, texts."""

from __future__ import annotations

from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen


def action(pen: Pen, key: str, width: float) -> Drawn:
    """What the customer does; the time it takes and the wait before it stand below."""
    record = pen.read.get(key) or {}
    line = facts.joined((facts.time(pen, record.get("duration")), facts.waited(pen, record)))
    return facts.card(pen, key, record, line, width)


def plain(pen: Pen, key: str, width: float) -> Drawn:
    """Any card of a lane with no drawer of its own: channel, system and team where they are given."""
    record = pen.read.get(key) or {}
    line = facts.joined(
        (
            pen.read.title(record.get("channel")),
            pen.read.title(record.get("system")),
            pen.read.title(record.get("team")),
            facts.time(pen, record.get("duration")),
            facts.waited(pen, record),
        )
    )
    return facts.card(pen, key, record, line, width)
