"""The edges of a sketch by the names of its cards."""

from __future__ import annotations

from app.model.graph import graph_of
from tests.model.sketch import Sketch


def edges(sketch: Sketch, *axes: str) -> set[tuple[str, str]]:
    """(from, to) by name, of all axes unless some are named."""
    found = graph_of(sketch.store).edges()
    return {
        (sketch.name_of(edge.source), sketch.name_of(edge.to))
        for edge in found
        if not axes or edge.axis in axes
    }
