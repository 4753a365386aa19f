"""What a collapsed stage shows of a lane: how many cards lie there."""

from __future__ import annotations

from app.scene.draw.pen import Drawn, Pen, drawn, text
from app.scene.shapes import Box, Node, Shape
from app.scene.theme import style

HEIGHT = 28.0


def pill(pen: Pen, width: float, count: int, bar: str) -> Drawn:
    """A small card with the number of cards behind it."""
    number = text(
        str(count), "fact", 8, (HEIGHT - style("fact").leading) / 2, width - 12, color="soft", align="center"
    )
    shapes: tuple[Shape, ...] = (
        Box(3, 3, width, HEIGHT - 3, fill="paper", stroke="line", radius=6),
        Box(0, 0, width, HEIGHT - 3, fill="paper", stroke="line", radius=6, role="card"),
        Box(3, 6, 3, HEIGHT - 15, fill=bar, radius=1.5, role="bar"),
        *number.lines,
    )
    return drawn(
        width + 3, HEIGHT, shapes, Node("folded", pen.words.plural("{n} card", "{n} cards", count)), bar
    )
