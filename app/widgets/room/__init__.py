"""Leading a room: the map on the whole screen in large type, stage by stage and card by card.

What is shown: page. The map itself: canvas. Which card comes next: stops. For whom and where: band and bar. What is
laid over the map for a moment: sheets and capture. Entering, leaving and what comes back then: leading.
"""

from app.widgets.room.leading import Leading

__all__ = ["Leading"]
