"""The communication layer: what is said, in which form, over which channel."""

from __future__ import annotations

from app.scene.draw import facts, frame
from app.scene.draw.pen import Drawn, Pen


def message(pen: Pen, key: str, width: float) -> Drawn:
    """A message; without a title its content stands as the title."""
    record = pen.read.get(key) or {}
    content = facts.prose(record, "content")
    title = facts.prose(record, "title") or content
    line = facts.joined(
        (facts.prose(record, "form"), pen.read.title(record.get("channel")), facts.waited(pen, record))
    )
    sender, receiver = pen.read.title(record.get("sender")), facts.prose(record, "receiver")
    said = (
        line,
        pen.words.say("Says: {content}", content=content) if content and content != title else "",
        pen.words.say("From {sender}", sender=sender) if sender else "",
        pen.words.say("To {receiver}", receiver=receiver) if receiver else "",
    )
    parts = facts.parts(pen, key, record, line, title=title)
    return frame.card(pen, parts, width, facts.node(pen, record, *said))
