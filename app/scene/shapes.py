"""The display list: what a drawing consists of, for every backend alike.

All lengths are points, y grows downwards. Colours are token names of `app.scene.theme` ("ink", "lane.action")
or "#rrggbb". Text lines are final: broken, shaped and placed, so that no backend ever lays anything out again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from app.scene.filtering import Fading

Layer = Literal["ground", "lane", "zone", "link", "card", "mark", "stage-heading", "lane-heading", "corner"]
LAYERS: tuple[Layer, ...] = (
    "ground",
    "lane",
    "zone",
    "link",
    "card",
    "mark",
    "stage-heading",
    "lane-heading",
    "corner",
)
"""Painting order. Headings come last: on screen they stay in view while the map moves beneath them."""

Command = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]
"""One path step: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",)."""


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, in visual order; xs and ys are glyph origins from the line's start and baseline."""

    face: str
    gids: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    clusters: tuple[int, ...]
    """For each glyph the index of its first character in `text`."""
    text: str
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text at its final place."""

    x: float
    baseline: float
    text: str
    face: str
    size: float
    color: str
    width: float
    runs: tuple[GlyphRun, ...]
    role: str = ""
    """What the words are: "title", "fact", "quote", "heading", "label" …"""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, rounded when radius > 0."""

    x: float
    y: float
    w: float
    h: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and curves, stroked, filled or both."""

    commands: tuple[Command, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture kept in the map; `blob` is the id of its record."""

    x: float
    y: float
    w: float
    h: float
    blob: str
    alt: str = ""
    part: tuple[float, float, float, float] | None = None
    """What of the picture is seen: left, top, width, height as shares of the whole; None is all of it."""

    @property
    def whole(self) -> Rect:
        """Where all of the picture would lie, so that its part fills the place."""
        left, top, width, height = self.part or (0.0, 0.0, 1.0, 1.0)
        w, h = self.w / width, self.h / height
        return Rect(self.x - left * w, self.y - top * h, w, h)


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A place that leads to a web or mail address."""

    x: float
    y: float
    w: float
    h: float
    url: str
    alt: str = ""


Shape = Box | Path | TextLine | Picture | Hotspot


@dataclass(frozen=True, slots=True)
class Node:
    """What a block means, for screen readers, tagged PDF and SVG titles."""

    role: str
    """"stage", "step", "lane", "card", "link", "emotion", "zone", "legend", "artifact" …"""
    label: str
    """The whole content in words, in the language of the map."""
    lane: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """The shapes of one owner in one layer, relative to the block's own corner (x, y).

    Moving a card therefore only moves its block; its shapes stay cached.
    """

    owner: str
    layer: Layer
    x: float
    y: float
    w: float
    h: float
    shapes: tuple[Shape, ...]
    node: Node | None = None
    far: str = ""
    """Colour token for the plain block drawn when zoomed far out; "" draws nothing then."""
    cut: tuple[str, ...] = ()
    """Full texts that did not fit and were ended with an ellipsis."""

    def moved(self, dx: float, dy: float) -> Block:
        """The same block elsewhere, dx and dy in points."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in points."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.h

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies in it or on its border."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def touches(self, other: Rect) -> bool:
        """Whether the two have more than a border in common."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def grown(self, by: float) -> Rect:
        """The same with a margin of so many points on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)


@dataclass(frozen=True, slots=True)
class Column:
    """One step's place: x and width in points."""

    step: str
    stage: str
    x: float
    w: float


@dataclass(frozen=True, slots=True)
class Row:
    """One lane's place: y and height in points."""

    lane: str
    y: float
    h: float


@dataclass(frozen=True, slots=True)
class GridLines:
    """Where columns, rows and headings lie, so that a point can be turned into a place and back."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    stages: tuple[tuple[str, float, float], ...] = ()
    """(stage id, x, w) of each stage heading."""
    heading_w: float = 130.0
    heading_h: float = 64.0
    parking: Rect | None = None


@dataclass(frozen=True)
class Scene:
    """A finished drawing: blocks in painting order, the grid, and what the layout had to cut."""

    width: float
    height: float
    blocks: Sequence[Block]
    grid: GridLines = field(default_factory=GridLines)
    rects: Mapping[str, Rect] = field(default_factory=dict)
    """Where each card, emotion, stage, step and lane lies, by id."""
    paths: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    """The corner points of each link, by id, for hit tests and for dragging an end."""
    fallbacks: tuple[str, ...] = ()
    """Links for which no free way was found and which are drawn straight."""
    missing: tuple[str, ...] = ()
    """Characters for which no face has a glyph."""
    fading: Fading | None = field(default=None, compare=False, repr=False)
    """Says which owners a filter lets fade; None without a filter."""

    def of(self, owner: str) -> Iterator[Block]:
        """The blocks of one record, in painting order."""
        return (b for b in self.blocks if b.owner == owner)

    @property
    def cut(self) -> tuple[tuple[str, str], ...]:
        """(owner, full text) of every text that was ended with an ellipsis."""
        return tuple((b.owner, text) for b in self.blocks for text in b.cut)
