"""Touchpoints: channel with its drawn icon, waiting time, answer expected."""

from __future__ import annotations

from app.scene.draw import facts, frame
from app.scene.draw.pen import Drawn, Pen
from app.scene.icons import channel_icon


def touchpoint(pen: Pen, key: str, width: float) -> Drawn:
    """Where customer and organisation meet."""
    record = pen.read.get(key) or {}
    channel = pen.read.get(record.get("channel"))
    name = pen.read.title(record.get("channel"))
    line = facts.joined((name, facts.waited(pen, record), facts.time(pen, record.get("duration"))))
    picture = channel_icon(str(channel["icon"])) if channel is not None and channel.get("icon") else ""
    began = {
        "customer": pen.words.say("Started by the customer"),
        "organisation": pen.words.say("Started by the organisation"),
    }.get(str(record.get("started_by")), "")
    issue = facts.prose(record, "issue")
    about = pen.words.say("About: {issue}", issue=issue) if issue else ""
    parts = facts.parts(pen, key, record, line, icon=picture if line else "")
    return frame.card(pen, parts, width, facts.node(pen, record, line, began, about))
