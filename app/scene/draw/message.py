"""The communication layer: what is said, in which form, over which channel."""

from __future__ import annotations

from app.model.store import Record
from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen


def message(pen: Pen, key: str, width: float) -> Drawn:
    """A message; without a title its content stands as the title."""
    record = pen.read.get(key) or {}
    content = facts.prose(record, "content")
    title = facts.prose(record, "title") or content
    line = facts.joined(
        (facts.prose(record, "form"), pen.read.title(record.get("channel")), facts.waited(pen, record))
    )
    pen.read.title(record.get("sender"))
    return facts.card(pen, key, record, line, width, _said, title)


def _said(pen: Pen, record: Record, line: str) -> tuple[str, ...]:
    content = facts.prose(record, "content")
    title = facts.prose(record, "title") or content
    sender, receiver = pen.read.title(record.get("sender")), facts.prose(record, "receiver")
    return (
        line,
        pen.words.say("Says: {content}", content=content) if content and content != title else "",
        pen.words.say("From {sender}", sender=sender) if sender else "",
        pen.words.say("To {receiver}", receiver=receiver) if receiver else "",
    )
