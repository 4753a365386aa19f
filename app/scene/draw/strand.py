"""Links of which a strip of the map shows straight pieces only: nobody draws a whole link for that."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.scene.draw.arrow import CORNER, HEAD
from app.scene.routing import RoutedLink
from app.scene.shapes import Block, Rect

Piece = tuple[float, float, float, float]
"""From x, y to x, y on the map, in points."""
_CLEAR = max(CORNER, HEAD) + 4.0
"""So near to a corner or an end of a link more than its line may be seen."""
_PEN = 5.0


class Strand(Block):
    """The straight pieces of one link that cross a rectangle."""

    __slots__ = ("pieces", "width")
    pieces: tuple[Piece, ...]
    width: float
    """Of the line, in points."""


def strand(key: str, pieces: Sequence[Piece], color: str, width: float) -> Strand:
    """Straight pieces of a link in a colour of the theme."""
    if len(pieces) == 1:  # as nearly always
        ax, ay, bx, by = pieces[0]
        left, right = (ax, bx) if ax <= bx else (bx, ax)
        top, low = (ay, by) if ay <= by else (by, ay)
    else:
        left, top = min(min(p[0], p[2]) for p in pieces), min(min(p[1], p[3]) for p in pieces)
        right, low = max(max(p[0], p[2]) for p in pieces), max(max(p[1], p[3]) for p in pieces)
    made = Strand(key, "link", left, top, right - left, low - top, (), far=color)
    object.__setattr__(made, "pieces", tuple(pieces))
    object.__setattr__(made, "width", width)
    return made


def straight(path: RoutedLink, box: Rect) -> list[Piece] | None:
    """The pieces of a link that cross a rectangle; None when a corner, an end, a mark or its label may be seen."""
    left, top, right, bottom = box.x - _CLEAR, box.y - _CLEAR, box.right + _CLEAR, box.bottom + _CLEAR
    for x, y in path.points:
        if left <= x <= right and top <= y <= bottom:
            return None
    for lies in (path.mark, path.label):
        if lies is not None and lies[0] <= right and left <= lies[2] and lies[1] <= bottom and top <= lies[3]:
            return None
    left, top, right, bottom = box.x - _PEN, box.y - _PEN, box.right + _PEN, box.bottom + _PEN
    return [
        _within(ax, ay, bx, by, left, top, right, bottom)
        for (ax, ay), (bx, by) in pairwise(path.points)
        if min(ax, bx) <= right and left <= max(ax, bx) and min(ay, by) <= bottom and top <= max(ay, by)
    ]


def _within(
    ax: float, ay: float, bx: float, by: float, left: float, top: float, right: float, bottom: float
) -> Piece:
    """Of a piece that runs along the map or down it what lies within some borders: painting a line takes as long as it
    is high, also where nobody sees it."""
    if ax == bx:
        return ax, min(max(ay, top), bottom), bx, min(max(by, top), bottom)
    if ay == by:
        return min(max(ax, left), right), ay, min(max(bx, left), right), by
    return ax, ay, bx, by
