"""Moving rows of a picture that is a torus: what leaves it below comes in again at its top.

The torus lies beyond an edge that is never seen. Letters that reach over the seam are painted from the edge on, since
Qt rounds places left of a picture or above it the other way, and half a letter would lie beside the other half.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QPixmap

EDGE = 64
"""Dots before the torus, on the left and above: larger letters than Qt rounds the places of reach no farther."""


def move_rows(picture: QPixmap, top: int, end: int, by: int) -> None:
    """Move the rows from `top` to before `end` down by some rows, or up by less than none.

    Rows are those of the map; each lies in the torus at its remainder of the torus's height.
    """
    height, wide = picture.height() - EDGE, picture.width()
    seams = {row for row in range(top - top % height, end + height, height) if top < row < end}
    seams |= {row - by for row in range((top + by) - (top + by) % height, end + by + height, height)}
    rows = sorted({top, end, *(row for row in seams if top < row < end)})
    pieces = list(pairwise(rows))
    for start, stop in pieces if by < 0 else reversed(pieces):
        source, target, tall = EDGE + start % height, EDGE + (start + by) % height, stop - start
        if target - source == by:
            picture.scroll(0, by, QRect(0, min(source, target), wide, tall + abs(by)))
        else:  # over the seam, where both are apart
            part = picture.copy(0, source, wide, tall)
            painter = QPainter(picture)
            painter.drawPixmap(0, target, part)
            painter.end()


def repeat_rows(picture: QPixmap, top: int, end: int, count: int) -> None:
    """Fill the rows from `top` to before `end` with the `count` rows above them, over and over."""
    height, wide = picture.height() - EDGE, picture.width()
    tile = QPixmap(wide, count)
    painter = QPainter(tile)
    for row, at, tall in _whole(top - count, top, height):
        painter.drawPixmap(QPoint(0, row - top + count), picture, QRect(0, at, wide, tall))
    painter.end()
    painter = QPainter(picture)
    for row, at, tall in _whole(top, end, height):
        painter.drawTiledPixmap(QRect(0, at, wide, tall), tile, QPoint(0, (row - top) % count))
    painter.end()


def _whole(top: int, end: int, height: int) -> Iterator[tuple[int, int, int]]:
    """Rows of the map in pieces that lie together in the picture: the first, its place there, how many."""
    row = top
    while row < end:
        tall = min(end - row, height - row % height)
        yield row, EDGE + row % height, tall
        row += tall
