"""Processes: who does it, in which system, how long it takes."""

from __future__ import annotations

from app.model.store import Record
from app.scene.draw import facts, frame
from app.scene.draw.pen import Drawn, Pen


def process(pen: Pen, key: str, width: float) -> Drawn:
    """What a team does behind the touchpoints."""
    record = pen.read.get(key) or {}
    times = facts.time(pen, record.get("duration")), facts.waited(pen, record)
    means = facts.prose(record, "responsible"), pen.read.title(record.get("system"))
    others = sum(1 for part in (*times, *means) if part)
    # A team that the heading of its lane names is said again only where there is little else to say.
    team = pen.read.title(record.get("team")) or (facts.team(pen, record) if others < 2 else "")
    # Times come before means: what is cut in a narrow card is what matters least.
    line = facts.joined((team, *times, *means))
    parts = facts.parts(pen, key, record, line)
    said = (line if team else facts.joined((facts.team(pen, record), line)), *_information(pen, record))
    return frame.card(pen, parts, width, facts.node(pen, record, *said))


def _information(pen: Pen, record: Record) -> tuple[str, str]:
    needs = ", ".join(pen.read.titles(record.get("needs")))
    passes = ", ".join(pen.read.titles(record.get("passes")))
    return (
        pen.words.say("Needed here: {items}", items=needs) if needs else "",
        pen.words.say("Passed on: {items}", items=passes) if passes else "",
    )
