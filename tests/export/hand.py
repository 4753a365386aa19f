"""A small scene made by hand: what the painters are tested with before anything is laid out."""

from __future__ import annotations

from app.scene.shapes import Block, Box, Hotspot, Node, Path, Scene, Shape, TextLine
from app.scene.type.shaping import glyph_runs


class Plain:
    """A theme that knows hex colours and ink."""

    def color(self, token: str) -> str:
        return (
            token if token.startswith("#") else {"ink": "#1b1f24", "paper": "#ffffff"}.get(token, "#8c959f")
        )

    text = color


def line(
    text: str, x: float, baseline: float, size: float = 11.5, face: str = "sans", color: str = "ink"
) -> TextLine:
    """One shaped line of text."""
    runs, width = glyph_runs(text, face, size)
    return TextLine(x, baseline, text, face, size, color, width, runs, "title")


def card(owner: str, x: float, y: float, *titles: str) -> Block:
    """A card with its title and a link to the web."""
    shapes: tuple[Shape, ...] = (
        Box(0, 0, 128, 44, "paper", "line", 1, 6),
        Box(0, 6, 3, 32, "#0072b2"),
        *(line(title, 12, 18 + 14 * at) for at, title in enumerate(titles)),
        Hotspot(100, 30, 20, 10, "https://example.org/kpi", "KPI"),
    )
    node = Node("card", ", ".join(titles), lane="Actions", step="Call")
    return Block(owner, "card", x, y, 128, 44, shapes, node, far="#0072b2")


def scene() -> Scene:
    """One stage heading, two cards, one arrow between them, one mark."""
    arrow = Path((("M", 0, 0), ("L", 40, 0), ("C", 45, 0, 50, 5, 50, 10)), None, "#b54708", 1.5, (4, 2))
    mark = Path((("M", 0, 9), ("L", 5, 0), ("L", 10, 9), ("Z",)), "#fff4ec", "#b54708", 1.4)
    heading = Block(
        "stage1",
        "stage-heading",
        130,
        0,
        300,
        64,
        (line("First contact", 8, 24, 12.5, "sans-bold"),),
        Node("stage", "First contact"),
        far="#e8edf3",
    )
    return Scene(
        460,
        200,
        (
            Block("ground", "ground", 0, 0, 460, 200, (Box(0, 0, 460, 200, "#f4f5f7"),), far="#f4f5f7"),
            Block("l1", "link", 268, 100, 50, 12, (arrow,), Node("link", "Calls support leads to Writes")),
            card("c1", 140, 80, "Calls support", "čšž õüä ąęė"),
            card("c2", 320, 80, "AVATAR Tovarna"),
            Block("l1", "mark", 285, 108, 10, 9, (mark,), Node("artifact", "")),
            heading,
        ),
    )
