"""The small signs on cards and links: icons where there is one, and a few hairlines that say how cards belong together.

Every sign is told by its shape as well as by its colour.
"""

from __future__ import annotations

from app.scene.draw.pen import text
from app.scene.icons import icon
from app.scene.shapes import Command, Path, Shape
from app.scene.theme import style

SIZE = 12.0
"""Room a state mark takes, width and height in points."""
_GROUNDS = {"gap": "open-soft"}


def sign(name: str, x: float, y: float, size: float = SIZE, color: str | None = None) -> list[Shape]:
    """A sign of the icons in a square of `size` points at (x, y)."""
    return list(icon(name, x, y, size, color, _GROUNDS.get(name, "paper")))


def letter(char: str, cx: float, cy: float, color: str = "soft") -> list[Shape]:
    """One bold letter whose capital height is centred on a point."""
    used = style("fact-bold")
    top = cy - used.above + 0.357 * used.size
    return list(text(char, "fact-bold", cx - 10, top, 20, color=color, align="center").lines)


def chevron_down(cx: float, cy: float, size: float, color: str) -> Path:
    """In this order: a hairline arrow down, its middle at (cx, cy)."""
    h = size / 2
    commands: tuple[Command, ...] = (
        ("M", cx, cy - h),
        ("L", cx, cy + h),
        ("M", cx - h * 0.7, cy + h * 0.3),
        ("L", cx, cy + h),
        ("L", cx + h * 0.7, cy + h * 0.3),
    )
    return Path(commands, stroke=color, width=1.0, role="in-order")


def plus(cx: float, cy: float, size: float, color: str) -> Path:
    """All of these: a hairline plus, its middle at (cx, cy)."""
    h = size / 2
    commands: tuple[Command, ...] = (
        ("M", cx - h, cy),
        ("L", cx + h, cy),
        ("M", cx, cy - h),
        ("L", cx, cy + h),
    )
    return Path(commands, stroke=color, width=1.0, role="all")


def cross(x: float, y: float, size: float = SIZE, color: str = "pain") -> Path:
    """Things go wrong here: a plain cross."""
    a, b = size * 0.2, size * 0.8
    commands: tuple[Command, ...] = (
        ("M", x + a, y + a),
        ("L", x + b, y + b),
        ("M", x + b, y + a),
        ("L", x + a, y + b),
    )
    return Path(commands, stroke=color, width=size * 0.16, role="fail-point")
