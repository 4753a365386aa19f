"""Touchpoints: channel with its drawn icon, waiting time, answer expected."""

from __future__ import annotations

from app.model.store import Record
from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen
from app.scene.icons import channel_icon


def touchpoint(pen: Pen, key: str, width: float) -> Drawn:
    """Where customer and organisation meet."""
    record = pen.read.get(key) or {}
    channel = pen.read.get(record.get("channel"))
    name = pen.read.title(record.get("channel"))
    line = facts.joined((name, facts.waited(pen, record), facts.time(pen, record.get("duration"))))
    picture = channel_icon(str(channel["icon"])) if channel is not None and channel.get("icon") else ""
    return facts.card(pen, key, record, line, width, _said, icon=picture if line else "")


def _said(pen: Pen, record: Record, line: str) -> tuple[str, ...]:
    began = {
        "customer": pen.words.say("Started by the customer"),
        "organisation": pen.words.say("Started by the organisation"),
    }.get(str(record.get("started_by")), "")
    issue = facts.prose(record, "issue")
    return line, began, pen.words.say("About: {issue}", issue=issue) if issue else ""
