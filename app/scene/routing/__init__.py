"""Orthogonal links on the map: around the cards, through the gutters, side by side.

Use `route` for a whole map, `Router` while cards move.
"""

from __future__ import annotations

from app.scene.routing.router import Router, route
from app.scene.routing.types import LinkSpec, Point, Rect, RoutedLink, Routing, RoutingReport, Side

__all__ = ["LinkSpec", "Point", "Rect", "RoutedLink", "Router", "Routing", "RoutingReport", "Side", "route"]
