"""The canvas: one viewport widget that paints the Scene, and what the mouse and the keys do on it."""

from __future__ import annotations

from app.widgets.canvas.viewport import Canvas

__all__ = ["Canvas"]
