"""Paper sizes and margins, in points."""

from __future__ import annotations

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in points."""

    w: float
    h: float

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

MARGIN = 15 * MM
BINDING = 20 * MM


def find(name: str) -> str | None:
    """The name of a paper as it is written here, upper and lower case alike; None when there is none."""
    return next((paper for paper in PAPERS if paper.casefold() == name.strip().casefold()), None)
