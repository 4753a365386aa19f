"""Which columns a room sees at once: whole ones, as many as can be read, in letters as large as the screen allows."""

from __future__ import annotations

from collections.abc import Sequence

from app.scene.shapes import Column


def whole_columns(columns: Sequence[Column], first: int, room: float) -> tuple[int, int]:
    """First and last of the columns shown from column `first` on, where `room` points can be read at the least size.

    At the end of the map columns from before are shown, too, so that no part of the screen stays empty. A column wider
    than the room is shown alone.
    """
    last = first
    while last + 1 < len(columns) and _span(columns, first, last + 1) <= room:
        last += 1
    if last == len(columns) - 1:
        while first > 0 and _span(columns, first - 1, last) <= room:
            first -= 1
    return first, last


def page_of(columns: Sequence[Column], start: int, wanted: int, room: float) -> tuple[int, int]:
    """The columns shown together with column `wanted` when one leafs through the map from column `start`."""
    first, last = whole_columns(columns, start, room)
    while last < wanted:
        first, last = whole_columns(columns, last + 1, room)
        if first > wanted:  # pages from the end of the map overlap
            break
    return first, last


def column_at(columns: Sequence[Column], x: float) -> int:
    """The column in which a place on the map lies, or the nearest one; x in points."""
    return max((i for i, column in enumerate(columns) if column.x <= x + 0.5), default=0)


def _span(columns: Sequence[Column], first: int, last: int) -> float:
    return columns[last].x + columns[last].w - columns[first].x
