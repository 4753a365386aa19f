"""What the painters ask of a theme: the colour behind a token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from app.scene import theme as themes

if TYPE_CHECKING:
    from app.export.choices import Choices


class Theme(Protocol):
    """Anything that turns a token ("ink", "lane.action") or "#rrggbb" into "#rrggbb"."""

    def color(self, token: str) -> str:
        """The colour of a line or an area as "#rrggbb"."""
        ...

    def text(self, token: str) -> str:
        """The colour of words as "#rrggbb"."""
        ...


def channels(color: str) -> tuple[float, float, float]:
    """Red, green and blue of "#rrggbb", each from 0 to 1."""
    return int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255


def theme_of(choices: Choices) -> themes.Theme:
    """The theme of a print: coloured, or grey to save ink."""
    return themes.GREY if choices.colours == "grey" else themes.PRINT
