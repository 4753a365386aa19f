"""Which part of the map is seen, and how large: turning places on the map into places in the window and back.

The stage headings stay at the top of the window and the lane headings at its left; the map moves between them in
the `area`. Lengths of the map are points, lengths of the window are logical pixels. A screen may have more than one
of its own pixels, a dot, to a pixel of the window, and not a whole number of them: the offsets are whole dots, so that
moving what is painted and painting anew give the same picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from app.scene.shapes import Rect, Scene

SMALLEST, LARGEST = 0.05, 4.0
HEADING_SMALLEST, HEADING_LARGEST = 0.75, 1.5
"""Headings stay readable far out and do not eat the window close up."""
_MARGIN = 24.0
"""Pixels left free around what is fitted into the window."""

_AIR = 0.25
"""Part of the area that may stay empty after the end of a map larger than it."""


def clamp_scale(scale: float) -> float:
    """A scale within 5 % and 400 %."""
    return max(SMALLEST, min(LARGEST, scale))


@dataclass
class Camera:
    """Scale and offset of a window onto a map of the given size."""

    width: int = 0
    height: int = 0
    """Size of the window in pixels."""
    scale: float = 1.0
    ox: float = 0
    oy: float = 0
    """The map's pixel (at this scale) that lies at the window's upper left corner, under the headings."""
    map_w: float = 0.0
    map_h: float = 0.0
    heading_w: float = 130.0
    heading_h: float = 64.0
    heading_largest: float = HEADING_LARGEST
    """The largest scale of headings; a room reads them from farther away."""
    ratio: float = 1.0
    """Dots of the screen to a pixel of the window."""

    def take(self, scene: Scene) -> None:
        """Learn the size of the map and of its headings, in points."""
        self.map_w, self.map_h = scene.width, scene.height
        self.heading_w, self.heading_h = scene.grid.heading_w, scene.grid.heading_h
        self.clamp()

    # ---- dots
    def dots(self, pixels: float) -> int:
        """The border between two dots that lies next to a length in pixels."""
        return floor(pixels * self.ratio + 0.5)

    @property
    def dense(self) -> float:
        """Dots to a point of the map."""
        return self.scale * self.ratio

    @property
    def dot_x(self) -> int:
        """The map's dot at the window's left border."""
        return round(self.ox * self.ratio)

    @property
    def dot_y(self) -> int:
        """The map's dot at the window's upper border."""
        return round(self.oy * self.ratio)

    def on_screen(self, ratio: float) -> None:
        """The window is on a screen with so many dots to a pixel."""
        self.ratio = ratio
        self.look_from(self.ox, self.oy)

    def look_from(self, ox: float, oy: float) -> None:
        """Put a pixel of the map, at the dot next to it, into the window's upper left corner."""
        self.ox, self.oy = self._whole(ox), self._whole(oy)

    def _whole(self, pixels: float) -> float:
        return round(pixels * self.ratio) / self.ratio

    # ---- the parts of the window
    def heading_scale_at(self, scale: float) -> float:
        """How large the headings are drawn at a scale of the map."""
        return max(HEADING_SMALLEST, min(self.heading_largest, scale))

    @property
    def heading_scale(self) -> float:
        """How large the headings are drawn now."""
        return self.heading_scale_at(self.scale)

    @property
    def left(self) -> int:
        """Pixels taken by the lane headings."""
        return round(self.heading_w * self.heading_scale)

    @property
    def top(self) -> int:
        """Pixels taken by the stage headings."""
        return round(self.heading_h * self.heading_scale)

    @property
    def area_w(self) -> int:
        """Pixels beside the lane headings, at least 1."""
        return max(1, self.width - self.left)

    @property
    def area_h(self) -> int:
        """Pixels below the stage headings, at least 1."""
        return max(1, self.height - self.top)

    # ---- turning places
    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """The place on the map under a pixel of the window, in points."""
        return (x + self.ox) / self.scale, (y + self.oy) / self.scale

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of the window where a place on the map is seen."""
        return x * self.scale - self.ox, y * self.scale - self.oy

    def rect_to_view(self, rect: Rect) -> Rect:
        """The same for a rectangle."""
        x, y = self.to_view(rect.x, rect.y)
        return Rect(x, y, rect.w * self.scale, rect.h * self.scale)

    def seen(self) -> Rect:
        """The part of the map that is seen between the headings, in points."""
        x, y = self.to_map(self.left, self.top)
        return Rect(x, y, self.area_w / self.scale, self.area_h / self.scale)

    @property
    def center(self) -> tuple[float, float]:
        """The place on the map in the middle of the area, in points."""
        return self.to_map(self.left + self.area_w / 2, self.top + self.area_h / 2)

    # ---- moving
    def home(self) -> None:
        """Show the upper left corner of the map."""
        self.ox = self._home(self.heading_w, self.left) / self.ratio
        self.oy = self._home(self.heading_h, self.top) / self.ratio

    def pan(self, dx: float, dy: float) -> tuple[float, float]:
        """Move the window over the map by pixels; returns how far it really went."""
        before = self.ox, self.oy
        self.look_from(self.ox + dx, self.oy + dy)
        self.clamp()
        return self.ox - before[0], self.oy - before[1]

    def zoom(self, scale: float, x: float, y: float) -> None:
        """Change the scale so that the place under the pixel (x, y) stays where it is."""
        at = self.to_map(x, y)
        self.scale = clamp_scale(scale)
        self.look_from(at[0] * self.scale - x, at[1] * self.scale - y)
        self.clamp()

    def center_on(self, x: float, y: float) -> None:
        """Bring a place of the map into the middle of the area."""
        self.look_from(
            x * self.scale - self.left - self.area_w / 2, y * self.scale - self.top - self.area_h / 2
        )
        self.clamp()

    def fit(self, rect: Rect, largest: float = 1.0) -> None:
        """Show a rectangle of the map as large as possible, at most at `largest`."""
        wanted = 1.0
        for _ in range(4):  # the headings take room that depends on the scale itself
            k = self.heading_scale_at(wanted)
            free_w = max(1.0, self.width - self.heading_w * k - _MARGIN)
            free_h = max(1.0, self.height - self.heading_h * k - _MARGIN)
            wanted = clamp_scale(min(free_w / max(1.0, rect.w), free_h / max(1.0, rect.h), largest))
        self.scale = wanted
        self.center_on(rect.x + rect.w / 2, rect.y + rect.h / 2)

    def fit_map(self) -> None:
        """Show the whole map, from its upper left corner when there is room to spare."""
        body = Rect(self.heading_w, self.heading_h, self.map_w - self.heading_w, self.map_h - self.heading_h)
        self.fit(body)
        self.home()

    def into_view(self, rect: Rect, margin: float = 24.0) -> tuple[int, int]:
        """The smallest pan, in pixels, that brings a rectangle of the map fully into the area."""
        box = self.rect_to_view(rect).grown(margin)
        return (
            _nudge(box.x, box.right, self.left, self.width),
            _nudge(box.y, box.bottom, self.top, self.height),
        )

    def clamp(self) -> None:
        """Keep the map beside its headings, with some air after its end, so that it cannot be lost."""
        self.ox = self._within(self.ox, self.heading_w, self.map_w, self.left, self.area_w)
        self.oy = self._within(self.oy, self.heading_h, self.map_h, self.top, self.area_h)

    def _home(self, start: float, lead: int) -> int:
        """The offset in dots at which the map begins just beside its headings."""
        return round(start * self.dense) - self.dots(lead)

    def _within(self, offset: float, start: float, end: float, lead: int, room: int) -> float:
        home = self._home(start, lead)
        space = room * self.ratio
        over = (end - start) * self.dense - space
        highest = home + round(over + space * _AIR) if over > 0 else home
        return max(home, min(highest, round(offset * self.ratio))) / self.ratio


def _nudge(low: float, high: float, start: float, end: float) -> int:
    if high - low > end - start or low < start:
        return round(low - start)
    return round(high - end) if high > end else 0
