"""Links as they are seen from far away: their corners and a colour, for which the link itself need not be drawn."""

from __future__ import annotations

from typing import Any

from app.scene.draw.arrow import PAD
from app.scene.shapes import Block

Corners = tuple[tuple[float, float], ...]
"""Places on the map, in points."""


class Thread(Block):
    """One link from far away."""

    __slots__ = ("corners",)
    __setattr__ = object.__setattr__  # see Later
    __delattr__ = object.__delattr__
    corners: Corners

    def __init__(self, key: str, corners: Corners, color: str) -> None:
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        own: Any = self
        own.owner = key
        own.layer = "link"
        own.x = left = min(xs) - PAD
        own.y = top = min(ys) - PAD
        own.w = max(xs) + PAD - left
        own.h = max(ys) + PAD - top
        own.shapes = own.cut = ()
        own.node = None
        own.far = color
        self.corners = corners


def thread(key: str, corners: Corners, color: str) -> Thread:
    """A link's way, corner by corner, in a colour of the theme."""
    return Thread(key, corners, color)
