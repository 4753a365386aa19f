"""How large things are for people five metres away from a dim projection.

Letters are read in comfort when a capital is seen under 16 minutes of arc (ISO 9241-303): 23 mm at 5 m. A projection
is about two metres wide, so a capital needs a 1/86 and the font (capitals are 0.714 of it) a 1/62 of the width. The
room uses a 1/58, or a little less down to a 1/63 where one more whole column fits: 20 to 22 pixels at 1280, 30 to 33
at 1920; more where a stage has few columns.
"""

from __future__ import annotations

from PySide6.QtGui import QFont

from app.scene.theme import STYLES
from app.widgets.themes import ui_font

CARD_PART = 63.0
"""The width of the screen in heights of the title of a card, where it is smallest."""
LEAST = 20.0
"""Pixels below which the title of a card never gets."""
_BAND, _SMALL, _LARGE = 54.0, 80.0, 40.0
MARGIN = 0.018
"""Left and right of everything around the map, as a part of the width."""
_HEADINGS = 0.885
"""Headings of the map beside its cards: bold, and less in need of being read."""


def card_pixels(width: int) -> float:
    """Height in pixels of the letters of a card's title on a screen so wide."""
    return max(LEAST, width / CARD_PART)


def map_scale(width: int) -> float:
    """The scale of the map at which its cards have that size."""
    return card_pixels(width) / STYLES["card"].size


def headings_scale(width: int) -> float:
    """The largest scale of the headings beside it."""
    return max(1.5, map_scale(width) * _HEADINGS)


def band_font(width: int, *, bold: bool = False) -> QFont:
    """For whom the map is, and which stage this is: at least as large as the cards."""
    return ui_font(max(LEAST, width / _BAND), bold=bold)


def small_font(width: int, *, bold: bool = False) -> QFont:
    """What only the person who leads has to read, from near."""
    return ui_font(max(14.0, width / _SMALL), bold=bold)


def large_font(width: int, *, bold: bool = False) -> QFont:
    """The lines of a sheet that the whole room reads."""
    return ui_font(max(24.0, width / _LARGE), bold=bold)
