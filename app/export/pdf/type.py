"""Steps of type on paper, from a 9 pt body: the same two weights as on screen, few sizes."""

from __future__ import annotations

from app.scene.theme import Style

COVER = Style("sans-bold", 30.0, 36.0)
LEAD = Style("sans", 13.0, 19.0)
H1 = Style("sans-bold", 18.0, 23.0)
H2 = Style("sans-bold", 12.0, 16.0)
QUOTE = Style("sans-italic", 12.0, 17.0)
BODY = Style("sans", 9.0, 12.75)
BOLD = Style("sans-bold", 9.0, 12.75)
ITALIC = Style("sans-italic", 9.0, 12.75)
SMALL = Style("sans", 7.5, 10.5)
SMALL_BOLD = Style("sans-bold", 7.5, 10.5)
SECTION = Style("sans-bold", 7.5, 10.5, 0.6, True)
FIGURE = Style("sans-bold", 24.0, 28.0)
"""The large numbers of the headline."""
