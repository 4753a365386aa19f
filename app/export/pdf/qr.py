"""A web address as a QR code, drawn as squares: no picture, sharp at any size (ISO/IEC 18004, level M)."""

from __future__ import annotations

from app.export.papers import MM
from app.scene.shapes import Box, Shape

QUIET = 4
"""Light modules around the code, which readers need."""
LEAST = 0.5 * MM
"""A module is never smaller, in points; phones lose it otherwise."""
LONGEST = 300
"""Characters; a longer address would need modules too small for a cover."""


def modules(text: str) -> list[list[bool]]:
    """The rows of the code without its quiet zone; True is dark. Raises ValueError for what does not fit."""
    from reportlab.graphics.barcode import qrencoder

    if not 0 < len(text) <= LONGEST:
        raise ValueError("no QR code for an address of this length")
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    size = range(code.getModuleCount())
    return [[bool(code.isDark(row, column)) for column in size] for row in size]


def qr(text: str, x: float, y: float, side: float) -> tuple[list[Shape], float]:
    """The code with its upper left corner at x, y, at most `side` points wide unless its modules grow too small.

    Gives the shapes and the width with the quiet zone. Dark runs of a row are one box each. Raises ValueError for
    what does not fit.
    """
    rows = modules(text)
    count = len(rows) + 2 * QUIET
    module = max(LEAST, side / count)
    shapes: list[Shape] = []
    for at, row in enumerate(rows):
        start: int | None = None
        for column, dark in enumerate([*row, False]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                left = x + (QUIET + start) * module
                # A hair of overlap, so that no light line shows between two rows.
                shapes.append(
                    Box(left, y + (QUIET + at) * module, (column - start) * module, module + 0.02, "ink")
                )
                start = None
    return shapes, count * module
