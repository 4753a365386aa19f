"""The lists below the map: handovers, replies owed, open points, actions; folded to a strip by default."""

from app.widgets.lists.strip import Lists

__all__ = ["Lists"]
