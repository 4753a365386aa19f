"""The canvas: one viewport widget that paints the Scene, and what the mouse and the keys do on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

__all__ = ["Canvas"]


def __getattr__(name: str) -> object:
    """The viewport when it is asked for: it needs nearly all other parts, and some of those need parts of this one, so
    that whatever was imported first decided whether anything could be."""
    if name == "Canvas":
        from app.widgets.canvas.viewport import Canvas

        return Canvas
    raise AttributeError(name)
