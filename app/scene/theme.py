"""Tokens of type and colour: the one place that decides sizes, line heights and colours, on screen and on paper.

Shapes name colours by token ("ink", "lane.action"); a theme turns them into "#rrggbb". Colours that people choose
(a team, a brand) are given as hex and are moved towards light or dark where they would not be seen on the paper.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

ASCENT, DESCENT = 0.80, 0.21
"""The part of a font size above and below the baseline that a line of Noto Sans visibly needs."""
MARK_CONTRAST = 3.0
TEXT_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Style:
    """One step of the type scale, in points: face, size, distance of baselines, spacing between letters."""

    face: str
    size: float
    leading: float
    spacing: float = 0.0
    capitals: bool = False

    @property
    def above(self) -> float:
        """From the top of a line to its baseline, so that letters stand in the middle of the line's height."""
        return (self.leading - (ASCENT + DESCENT) * self.size) / 2 + ASCENT * self.size

    def scaled(self, by: float) -> Style:
        """The same step, larger or smaller."""
        if by == 1.0:
            return self
        return replace(self, size=self.size * by, leading=self.leading * by, spacing=self.spacing * by)


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "title": Style("sans-bold", 15.0, 20.0),
        "stage": Style("sans-bold", 12.5, 16.0),
        "lane": Style("sans-bold", 12.0, 16.0),
        "card": Style("sans", 11.5, 14.0),
        "card-bold": Style("sans-bold", 11.5, 14.0),
        "step": Style("sans", 10.5, 14.0),
        "fact": Style("sans", 9.5, 12.5),
        "fact-bold": Style("sans-bold", 9.5, 12.5),
        "label": Style("sans", 9.5, 12.5),
        "section": Style("sans-bold", 9.5, 12.5, 0.8, True),
        "quote": Style("sans-italic", 12.5, 16.0),
    }
)


def style(named: str | Style) -> Style:
    """A style by its name; a style itself is given back. Raises KeyError for an unknown name."""
    return named if isinstance(named, Style) else STYLES[named]
