"""Waits: dashed pills, so that silence is seen as what it is."""

from __future__ import annotations

from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen, drawn, moved, text
from app.scene.shapes import Box, Shape

LINES = 3
PAD = 9.0


def wait(pen: Pen, key: str, width: float) -> Drawn:
    """A card that is itself a wait, over one or several steps: what it is, and below it how long."""
    record = pen.read.get(key) or {}
    time = facts.minutes(pen, record.get("duration"))
    spoken = pen.words.say("wait {time}", time=time) if time else pen.words.say("Wait")
    words = facts.prose(record, "title") or spoken
    marks = facts.marks(pen, record)
    marks_w = sum(mark.w + 4 for mark in marks)
    limit = None if pen.view.full_text else LINES
    room = width - 2 * PAD - (marks_w + 4 if marks else 0)
    said = text(words, "step", PAD, 8, room, color="soft", align="center", max_lines=limit, role="title")
    below = facts.time(pen, record.get("duration")) if words != spoken else ""
    lasts = text(below, "fact-bold", PAD, 8 + said.h + 1, room, color="ink", align="center", role="facts")
    height = max(30.0, said.h + 16 + (lasts.h + 1 if below else 0))
    pill = Box(0, 0, width, height, stroke="faint", radius=15, dash=(4.0, 3.0), role="wait")
    shapes: list[Shape] = [pill, *said.lines, *lasts.lines]
    x = width - 10 - marks_w
    for mark in marks:
        shapes += moved(mark.shapes, x, height / 2 - 6)
        x += mark.w + 4
    node = facts.node(pen, record, spoken)
    return drawn(width, height, shapes, node, facts.bar(pen, record), said.cut)
