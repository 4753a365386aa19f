"""Paper sizes and margins, in points."""

from __future__ import annotations

import re
from dataclasses import dataclass

MM = 72 / 25.4
SHORTEST, LONGEST = 148, 5000
"""Millimetres of a side of a paper of one's own: A5 is 148 wide, and no PDF page is longer than 5.08 m."""
_OWN = re.compile(r"(\d{2,4})\s*[x×]\s*(\d{2,4})\s*(?:mm)?\Z")


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    w: float
    h: float
    fixed: bool = False
    """Asked for in this orientation, so it is never turned."""

    @property
    def ways(self) -> tuple[Size, ...]:
        """The ways this sheet may lie: on its longer side or on its shorter one, unless one was asked for."""
        return (self,) if self.fixed else (self.landscape, self.portrait)

    @property
    def landscape(self) -> Size:
        """The same sheet lying on its longer side."""
        return Size(max(self.w, self.h), min(self.w, self.h))

    @property
    def portrait(self) -> Size:
        """The same sheet standing on its shorter side."""
        return Size(min(self.w, self.h), max(self.w, self.h))


PAPERS = {
    "A4": Size(210 * MM, 297 * MM),
    "A3": Size(297 * MM, 420 * MM),
    "A2": Size(420 * MM, 594 * MM),
    "A1": Size(594 * MM, 841 * MM),
    "A0": Size(841 * MM, 1189 * MM),
    "Letter": Size(8.5 * 72, 11 * 72),
    "Tabloid": Size(11 * 72, 17 * 72),
}
"""Every paper that can be asked for, standing upright."""

BODY_PAPERS = {"Letter": "Letter", "Tabloid": "Letter"}
"""On which paper running text goes when the drawing has a larger one; A4 where nothing is said."""

SMALLEST = 6.0
"""Points; no text is ever printed smaller."""
COMFORTABLE = 7.0
"""Points; below it a larger paper is recommended."""

MARGIN = 15 * MM
BINDING = 20 * MM


def find(name: str) -> str | None:
    """The name of a paper as it is written here, upper and lower case alike; None when there is none."""
    return next((paper for paper in PAPERS if paper.casefold() == name.strip().casefold()), None)


def own(text: str) -> tuple[int, int] | None:
    """Width and height in millimetres of "900x1200", a paper of one's own; None for what is none."""
    match = _OWN.match(text.strip().casefold())
    if match is None:
        return None
    w, h = int(match[1]), int(match[2])
    return (w, h) if min(w, h) >= SHORTEST and max(w, h) <= LONGEST else None


def size_of(name: str) -> Size:
    """The size of a paper by its name, or of one's own ("900x1200"). Raises KeyError for neither."""
    known = PAPERS.get(name)
    if known is not None:
        return known
    millimetres = own(name)
    if millimetres is None:
        raise KeyError(name)
    return Size(millimetres[0] * MM, millimetres[1] * MM, fixed=True)
