"""Links as they are seen from far away: their corners and a colour, for which the link itself need not be drawn."""

from __future__ import annotations

from app.scene.draw.arrow import PAD
from app.scene.shapes import Block

Corners = tuple[tuple[float, float], ...]
"""Places on the map, in points."""


class Thread(Block):
    """One link from far away."""

    __slots__ = ("corners",)
    corners: Corners


def thread(key: str, corners: Corners, color: str) -> Thread:
    """A link's way, corner by corner, in a colour of the theme."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    left, top = min(xs) - PAD, min(ys) - PAD
    made = Thread(key, "link", left, top, max(xs) + PAD - left, max(ys) + PAD - top, (), far=color)
    object.__setattr__(made, "corners", corners)
    return made
