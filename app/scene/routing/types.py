"""What goes into the link router and what comes out: plain values in points, y pointing down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the map, in points."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle by its four sides, in points; `right >= left` and `bottom >= top`."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, x: float, y: float, width: float, height: float) -> Rect:
        """The rectangle with its upper left corner at (x, y)."""
        return cls(x, y, x + width, y + height)

    @property
    def width(self) -> float:
        """Extent along x in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent along y in points."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """The middle."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def overlaps(self, other: Rect) -> bool:
        """True when both share more than a border."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Side(Enum):
    """A side of a card, with the direction that leads away from it."""

    RIGHT = (1, 0)
    BOTTOM = (0, 1)
    LEFT = (-1, 0)
    TOP = (0, -1)

    @property
    def outward(self) -> tuple[int, int]:
        """Unit step (dx, dy) away from the card."""
        dx, dy = self.value
        return dx, dy

    @property
    def horizontal(self) -> bool:
        """True when a line leaving here runs along x."""
        return self in (Side.RIGHT, Side.LEFT)


class LinkSpec(NamedTuple):
    """One link to draw: its ends and what has to find room beside it.

    `target` is the id of a rectangle (a card, or a lane heading) or a free point. `label` is the size
    (width, height) of its text box in points. `mark` asks for room for a 12 x 12 state mark. `leave`
    and `enter` restrict the sides; empty means the usual rule (right or bottom, then left or top).
    """

    id: str
    source: str
    target: str | Point
    kind: str = "flow"
    label: tuple[float, float] | None = None
    mark: bool = False
    leave: tuple[Side, ...] = ()
    enter: tuple[Side, ...] = ()


class RoutedLink(NamedTuple):
    """A drawn link: corners of an orthogonal line (not rounded yet), and where its extras lie.

    `head` is the unit direction in which the arrow points. `label` and `mark` are boxes in points,
    None when not asked for. `fallback` is True when no free way was found and the line is straight.
    """

    id: str
    points: tuple[Point, ...]
    head: tuple[float, float]
    leave: Side | None = None
    enter: Side | None = None
    label: Rect | None = None
    mark: Rect | None = None
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class RoutingReport:
    """What did not go as it should, by link id, sorted.

    `fallbacks`: drawn straight because no free way exists. `missing`: an end is not on the map, so the
    link has no path at all. `crowded`: its label or mark found no free room and lies over something.
    """

    fallbacks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    crowded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Routing:
    """All paths by link id, and the report."""

    paths: Mapping[str, RoutedLink] = field(default_factory=dict)
    report: RoutingReport = field(default_factory=RoutingReport)
