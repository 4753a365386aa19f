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

from app.scene import palettes

ASCENT, DESCENT = 0.80, 0.21
"""The part of a font size above and below the baseline that a line of Noto Sans visibly needs."""
MARK_CONTRAST = 3.0
TEXT_CONTRAST = 4.5
GROUNDS = ("paper", "desk", "stage")
"""What a mark in a chosen colour may lie on: a card, the map (a curve), the band of a spread behind a curve."""
_MIDDLE = 0.18
"""A ground lighter than this is seen against darker marks, one below against lighter ones."""


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


@dataclass(frozen=True, eq=False, slots=True)
class Theme:
    """One set of colours. `colors` holds every token; `grey` themes turn chosen colours grey as well."""

    name: str
    colors: Mapping[str, str]
    grey: bool = False

    def color(self, token: str) -> str:
        """The "#rrggbb" of a token, or of a chosen "#rrggbb" moved until it is 3:1 against every ground of `GROUNDS`.

        Raises KeyError for a token that no theme has.
        """
        return _chosen(self, token, MARK_CONTRAST) if token.startswith("#") else self.colors[token]

    def text(self, token: str) -> str:
        """Like `color`, for words: a chosen colour is moved until it is 4.5:1 against the paper."""
        return _chosen(self, token, TEXT_CONTRAST) if token.startswith("#") else self.colors[token]

    def on(self, token: str) -> str:
        """The ink or the paper, whichever is read better on a ground of this colour, or black or white where neither
        is 4.5:1; one of those always is."""
        ground = self.color(token)

        def read(ink: str) -> float:
            return contrast(ink, ground)

        best = max(self.colors["ink"], self.colors["paper"], key=read)
        return best if read(best) >= TEXT_CONTRAST else max("#000000", "#ffffff", key=read)


def luminance(color: str) -> float:
    """Relative luminance of "#rrggbb", 0 to 1 (WCAG 2)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")


def hex_color(text: str) -> str | None:
    """A colour as typed ("#ABC", "#aabbcc") in the form "#aabbcc"; None when it is none."""
    match = _HEX.match(text)
    if match is None:
        return None
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


@lru_cache(maxsize=2048)
def _chosen(theme: Theme, color: str, wanted: float) -> str:
    """A chosen colour as this theme can show it; what is no colour becomes the neutral bar."""
    known = hex_color(color)
    if known is None:
        return theme.colors["lane.neutral"]
    grounds = GROUNDS if wanted <= MARK_CONTRAST else GROUNDS[:1]
    levels = sorted((theme.colors[ground] for ground in grounds), key=luminance)
    hardest = levels[0] if luminance(levels[0]) > _MIDDLE else levels[-1]
    if theme.grey:
        level = round(255 * luminance(known) ** (1 / 2.2))
        known = f"#{level:02x}{level:02x}{level:02x}"
    return moved(known, hardest, wanted)


def moved(color: str, paper: str, wanted: float) -> str:
    """The colour lightened or darkened, hue kept, just until it has the contrast wanted against the paper."""
    if contrast(color, paper) >= wanted:
        return color
    r, g, b = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, strength = colorsys.rgb_to_hls(r, g, b)
    darker = luminance(paper) > _MIDDLE
    for step in range(1, 101):
        share = step / 100
        level = light * (1 - share) if darker else light + (1 - light) * share
        candidate = _to_hex(*colorsys.hls_to_rgb(hue, level, strength))
        if contrast(candidate, paper) >= wanted:
            return candidate
    return "#000000" if darker else "#ffffff"


def _to_hex(r: float, g: float, b: float) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in (r, g, b))


LANE_KINDS = frozenset(
    ("action", "touchpoint", "emotion", "thought", "message", "system", "evidence", "policy", "measure")
) | {"insight", "picture", "text"}
ZONES = ("front", "back", "support", "partner")


def lane_token(kind: str, zone: str = "") -> str:
    """The colour token of a lane; kinds of a newer version are neutral."""
    if kind == "process":
        return f"lane.process.{zone if zone in ZONES else 'back'}"
    return f"lane.{kind}" if kind in LANE_KINDS else "lane.neutral"


def face_token(score: int | None) -> str:
    """The colour token of an emotion from -2 to 2; None is unknown."""
    return "face.unknown" if score is None else f"face.{max(-2, min(2, score))}"


LIGHT = Theme("light", MappingProxyType(palettes.LIGHT))
DARK = Theme("dark", MappingProxyType(palettes.DARK))
CONTRAST = Theme("contrast", MappingProxyType(palettes.CONTRAST))
PRINT = Theme("print", MappingProxyType(palettes.PRINT))
GREY = Theme("grey", MappingProxyType(palettes.GREY), grey=True)
THEMES: Mapping[str, Theme] = MappingProxyType({t.name: t for t in (LIGHT, DARK, CONTRAST, PRINT, GREY)})
TOKENS = frozenset(palettes.LIGHT)

LANE_TOKENS = tuple(sorted(token for token in TOKENS if token.startswith("lane.")))
FACE_TOKENS = tuple(sorted(token for token in TOKENS if token.startswith("face.")))
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("ink", "soft") for ground in ("paper", "desk", "stage", "hover", "ask-soft")),
    *((ink, ground) for ink in ("ink", "soft") for ground in ("open-soft", "closed-soft", "accent-soft")),
    *((ink, ground) for ink in ("accent", "open", "closed") for ground in ("paper", "desk")),
    ("accent", "accent-soft"),
    ("accent", "hover"),
    ("on-accent", "accent"),
    ("open", "open-soft"),
    ("closed", "closed-soft"),
    *((lane, ground) for lane in LANE_TOKENS for ground in ("paper", "desk")),
)
"""Every pair of ink and ground in which words are set."""
MARKS = (
    "faint",
    "ask",
    "zone",
    "flow",
    "focus",
    "moment",
    "pain",
    "strength",
    "idea",
    "risk",
    "opportunity",
    "reason",
    "open",
    "closed",
    *FACE_TOKENS,
    *LANE_TOKENS,
)
"""Tokens that carry meaning as lines or shapes, on paper and on the desk."""
