"""Processes: who does it, in which system, how long it takes."""

from __future__ import annotations

from app.model.store import Record
from app.scene.draw import facts, frame
from app.scene.draw.pen import Drawn, Pen


def process(pen: Pen, key: str, width: float) -> Drawn:
    """What a team does behind the touchpoints."""
    record = pen.read.get(key) or {}
    line = facts.joined(
        (
            facts.team(pen, record),
            facts.prose(record, "responsible"),
            pen.read.title(record.get("system")),
            facts.minutes(pen, record.get("duration")),
            facts.waited(pen, record),
        )
    )
    parts = facts.parts(pen, key, record, line)
    return frame.card(pen, parts, width, facts.node(pen, record, line, *_information(pen, record)))


def _information(pen: Pen, record: Record) -> tuple[str, str]:
    needs = ", ".join(filter(None, (pen.read.title(item) for item in record.get("needs") or ())))
    passes = ", ".join(filter(None, (pen.read.title(item) for item in record.get("passes") or ())))
    return (
        pen.words.say("Needed here: {items}", items=needs) if needs else "",
        pen.words.say("Passed on: {items}", items=passes) if passes else "",
    )
