"""Processes: who does it, in which system, how long it takes."""

from __future__ import annotations

from app.model.store import Record
from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen

_SAYS = frozenset(("duration", "wait_before", "responsible", "system", "team", "needs", "passes"))
"""What a process card says beside its title."""


def process(pen: Pen, key: str, width: float) -> Drawn:
    """What a team does behind the touchpoints."""
    record = pen.read.get(key) or {}
    if _SAYS.isdisjoint(record):  # a team is all there is to say, as in a sketch
        return facts.card(pen, key, record, facts.team(pen, record), width, _said)
    times = facts.time(pen, record.get("duration")), facts.waited(pen, record)
    means = facts.prose(record, "responsible"), pen.read.title(record.get("system"))
    others = sum(1 for part in (*times, *means) if part)
    # A team that the heading of its lane names is said again only where there is little else to say.
    team = pen.read.title(record.get("team")) or (facts.team(pen, record) if others < 2 else "")
    # Times come before means: what is cut in a narrow card is what matters least.
    line = facts.joined((team, *times, *means))
    if not team:
        pen.read.title(facts.lane_of(pen, record).get("team"))
    for name in ("needs", "passes"):
        pen.read.titles(record.get(name))
    return facts.card(pen, key, record, line, width, _said if team else _said_with_team)


def _said(pen: Pen, record: Record, line: str) -> tuple[str, ...]:
    return line, *_information(pen, record)


def _said_with_team(pen: Pen, record: Record, line: str) -> tuple[str, ...]:
    return facts.joined((facts.team(pen, record), line)), *_information(pen, record)


def _information(pen: Pen, record: Record) -> tuple[str, str]:
    needs = ", ".join(pen.read.titles(record.get("needs")))
    passes = ", ".join(pen.read.titles(record.get("passes")))
    return (
        pen.words.say("Needed here: {items}", items=needs) if needs else "",
        pen.words.say("Passed on: {items}", items=passes) if passes else "",
    )
