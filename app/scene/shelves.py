"""The content of a lane: its parts side by side. After an edit mostly one of them is another one; all that is known of
the others is taken over from the shelf before, so that a long lane takes no longer than a short one."""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_not

from app.scene.parts import FEW, Buckets, Part, Reach, bucketed, found_in
from app.scene.shapes import Layer, Rect

Pairs = list[tuple[Part, Part]]
"""Parts that are others, each as it was before and as it is now."""
_MOST = 4
"""With more parts that are others a shelf is looked at afresh."""
_NONE: frozenset[str] = frozenset()


class Shelf:
    """The content of a lane: its parts, and where everything lies on it."""

    __slots__ = (
        "_buckets",
        "_extent",
        "_heights",
        "_layers",
        "_places",
        "count",
        "height",
        "key",
        "missing",
        "obstacles",
        "parts",
        "rects",
    )
    rects: dict[str, Rect]
    obstacles: dict[str, Rect]
    missing: frozenset[str]
    count: int
    _layers: tuple[Layer, ...] | None

    def __init__(
        self, key: object, parts: Sequence[Part], height: float, before: Shelf | None = None
    ) -> None:
        """`before` is what lay here last; nothing is different for whoever asks."""
        self.key = key
        self.parts = tuple(parts)
        self.height = height
        self._buckets: dict[Layer, Buckets] = {}
        self._heights: dict[Layer, tuple[float, float]] = {}
        self._extent: tuple[float, float] | None = None
        self._places: dict[str, Part] = {}
        others = _others(self.parts, before) if before is not None and len(parts) > FEW else None
        if before is None or others is None:
            self._look()
        else:
            self._take_over(before, others)

    def _look(self) -> None:
        self.rects = {}
        self.obstacles = {}
        for part in self.parts:
            self.rects.update(part.rects)
            self.obstacles.update(part.obstacles)
        self.missing = _NONE.union(*(part.missing for part in self.parts if part.missing))
        self.count = sum(part.count for part in self.parts)
        self._layers = None

    def _take_over(self, before: Shelf, others: Pairs) -> None:
        """What is known of the shelf before, where some parts are others."""
        self.rects, self.obstacles = dict(before.rects), dict(before.obstacles)
        self.missing, self.count, self._layers = before.missing, before.count, before._layers
        for old, new in others:
            self.rects.update(new.rects)
            self.obstacles.update(new.obstacles)
            self.count += new.count - old.count
            if old.puts.keys() != new.puts.keys():
                self._layers = None
        if any(old.missing or new.missing for old, new in others):
            self.missing = _NONE.union(*(part.missing for part in self.parts))
        for layer, held in before._heights.items():
            heights = _heights(held, layer, others)
            if heights is not None:
                self._heights[layer] = heights
        for layer, buckets in before._buckets.items():
            if all(_span(old, layer) == _span(new, layer) for old, new in others):
                self._buckets[layer] = buckets

    def alike(self, other: Shelf) -> bool:
        """Whether another shelf holds the very same drawings at the same places."""
        if len(self.parts) != len(other.parts) or self.height != other.height:
            return False
        return all(
            one is two or (one.puts == two.puts and one.rects == two.rects and one.obstacles == two.obstacles)
            for one, two in zip(self.parts, other.parts, strict=True)
        )

    def heights(self, layer: Layer) -> tuple[float, float]:
        """From where to where a layer reaches, along y; nowhere when nothing lies in it."""
        found = self._heights.get(layer)
        if found is None:
            held = [part.reach(layer) for part in self.parts if layer in part.puts]
            found = min((r[2] for r in held), default=0.0), max((r[3] for r in held), default=-1.0)
            self._heights[layer] = found
        return found

    @property
    def extent(self) -> tuple[float, float]:
        """From where to where anything reaches, along y; nowhere when nothing lies here."""
        if self._extent is None:
            if self._layers is None:
                self._layers = tuple({layer for part in self.parts for layer in part.puts})
            found = [self.heights(layer) for layer in self._layers]
            self._extent = min((f[0] for f in found), default=0.0), max((f[1] for f in found), default=-1.0)
        return self._extent

    def around(self, layer: Layer, left: float, right: float) -> list[Part]:
        """The parts that have something in a layer between two places along x, in painting order."""
        if len(self.parts) <= FEW:
            return [part for part in self.parts if layer in part.puts]
        buckets = self._buckets.get(layer)
        if buckets is None:
            buckets = self._buckets[layer] = bucketed(_span(part, layer) for part in self.parts)
        return [self.parts[number] for number in found_in(buckets, left, right)]

    def part_of(self, obstacle: str) -> Part | None:
        """The part in which something lies that no link may run through."""
        if not self._places:
            self._places = {key: part for part in self.parts for key in part.obstacles}
        return self._places.get(obstacle)


def _others(parts: tuple[Part, ...], before: Shelf) -> Pairs | None:
    """The parts that are others than before; None when they are many, or when anything came or went."""
    if len(parts) != len(before.parts):
        return None
    others = [(a, b) for a, b, other in zip(before.parts, parts, map(is_not, before.parts, parts)) if other]
    if len(others) > _MOST or not all(_in_place(old, new, before) for old, new in others):
        return None
    return others


def _in_place(old: Part, new: Part, before: Shelf) -> bool:
    """Whether a part holds the same things in the same order as the one that it replaces, and no other part holds
    one of them as well."""
    return (
        old.key == new.key
        and list(old.rects) == list(new.rects)
        and list(old.obstacles) == list(new.obstacles)
        and all(before.rects[key] is rect for key, rect in old.rects.items())
        and all(before.obstacles[key] is rect for key, rect in old.obstacles.items())
    )


def _span(part: Part, layer: Layer) -> tuple[float, float]:
    """From where to where a layer of a part reaches, along x; nowhere when nothing lies in it."""
    return part.reach(layer)[:2] if layer in part.puts else (0.0, -1.0)


def _heights(held: tuple[float, float], layer: Layer, others: Pairs) -> tuple[float, float] | None:
    """From where to where a layer reaches when some parts are others; None when that has to be looked for."""
    low, high = held
    for old, new in others:
        was, now = _reach(old, layer), _reach(new, layer)
        if was is not None and (
            (was[2] <= held[0] and (now is None or now[2] > was[2]))
            or (was[3] >= held[1] and (now is None or now[3] < was[3]))
        ):
            return None  # it may have been the only one to reach so far
        if now is not None:
            if high < low:
                return None  # nothing lay here
            low, high = min(low, now[2]), max(high, now[3])
    return low, high


def _reach(part: Part, layer: Layer) -> Reach | None:
    return part.reach(layer) if layer in part.puts else None
