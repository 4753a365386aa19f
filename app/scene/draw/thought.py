"""Thoughts: what the customer says or thinks, in italics without a box, large enough for the back row."""

from __future__ import annotations

from app.scene.draw import facts
from app.scene.draw.pen import Drawn, Pen, drawn, moved, text
from app.scene.shapes import Shape

QUOTES = "“”„‟«»\"‘’‚'"
LINES = 4


def quoted(pen: Pen, words: str) -> str:
    """A text in the quotation marks of the map's language, unless it brings its own."""
    if not words or words[0] in QUOTES:
        return words
    return pen.words.pick("quotation", "“{words}”", words=words)


def thought(pen: Pen, key: str, width: float) -> Drawn:
    """A quote in the middle of its column."""
    record = pen.read.get(key) or {}
    words = quoted(pen, facts.prose(record, "title"))
    limit = None if pen.view.full_text else LINES
    said = text(words, "quote", 0, 4, width, align="center", max_lines=limit, role="title")
    shapes: list[Shape] = list(said.lines)
    height = max(24.0, said.h + 8)
    marks = facts.marks(pen, record)
    if marks:
        x = (width - sum(mark.w for mark in marks) - 4 * (len(marks) - 1)) / 2
        for mark in marks:
            shapes += moved(mark.shapes, x, height)
            x += mark.w + 4
        height += 16
    return drawn(width, height, shapes, facts.node(pen, record), facts.bar(pen, record), said.cut)
