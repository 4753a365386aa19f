"""Moving rows of a picture that is a torus: what leaves it below comes in again at its top."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap


def move_rows(picture: QPixmap, top: int, end: int, by: int) -> None:
    """Move the rows from `top` to before `end` down by some rows, or up by less than none.

    Rows are those of the map; each lies in the picture at its remainder of the picture's height.
    """
    height, wide = picture.height(), picture.width()
    seams = {row for row in range(top - top % height, end + height, height) if top < row < end}
    seams |= {row - by for row in range((top + by) - (top + by) % height, end + by + height, height)}
    rows = sorted({top, end, *(row for row in seams if top < row < end)})
    pieces = list(pairwise(rows))
    for start, stop in pieces if by < 0 else reversed(pieces):
        source, target, tall = start % height, (start + by) % height, stop - start
        if target - source == by:
            picture.scroll(0, by, QRect(0, min(source, target), wide, tall + abs(by)))
        else:  # over the seam, where both are apart
            part = picture.copy(0, source, wide, tall)
            painter = QPainter(picture)
            painter.drawPixmap(0, target, part)
            painter.end()
