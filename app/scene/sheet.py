"""The sheet a map is being drawn on: everything the steps of one build share."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from app.model.grid import Grid
from app.model.store import Reader
from app.scene.cache import Cache, Group, Reading
from app.scene.draw.pen import Drawn, Pen
from app.scene.grid_layout import Columns
from app.scene.parts import Band, Part, Put, band_of
from app.scene.shapes import Layer, Rect
from app.scene.shelves import Shelf
from app.scene.view import Marks, View
from app.words import Words

Made = TypeVar("Made")


@dataclass(slots=True)
class _Frame:
    """What is being put down together."""

    key: Hashable
    puts: dict[Layer, list[Put]] = field(default_factory=dict)
    rects: dict[str, Rect] = field(default_factory=dict)
    obstacles: dict[str, Rect] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    inner: list[Part] = field(default_factory=list)

    def part(self, height: float) -> Part:
        """All of it that is no part of its own."""
        missing = frozenset(self.missing) if self.missing else _NONE
        return Part(self.key, height, self.puts, self.rects, self.obstacles, missing)

    def shelf(self, height: float, before: Band | None) -> Shelf:
        """All of it as a shelf: first the parts that were put down as such. `before` is where it lay last."""
        shelf = before.shelf if before is not None else None
        return Shelf(self.key, [*self.inner, self.part(height)], height, shelf)


_NONE: frozenset[str] = frozenset()


@dataclass
class Sheet:
    """Store, view and words of one build, and what has been put down so far."""

    store: Reader
    grid: Grid
    view: View
    marks: Marks
    words: Words
    cache: Cache
    columns: Columns
    bands: list[Band] = field(default_factory=list)
    """What has been put down so far, from top to bottom."""
    places: dict[str, Rect] = field(default_factory=dict)
    """Where the lanes lie."""
    reach: dict[str, tuple[int, int]] = field(default_factory=dict)
    """First and last column of each card that is shown in the grid."""
    cell_modes: dict[tuple[str, str], str] = field(default_factory=dict)
    """(lane, step) -> how its cards are meant, where that differs from the lane."""
    signs: dict[str, Drawn] = field(default_factory=dict)
    """The signs between cards, by the way their cell is meant."""
    _frame: _Frame = field(default_factory=lambda: _Frame("loose"))
    _nested: bool = False
    """Whether a shelf is being filled, so that a group is a part of it."""
    rough: bool = False
    """Whether this is a step of a gesture, which has to be quick rather than tidy."""
    linked: bool = True
    """Whether links and what else lies between cards are drawn."""

    @property
    def ground(self) -> str:
        """The colour token under everything."""
        return "paper" if self.view.paper else "desk"

    @cached_property
    def look(self) -> tuple[Hashable, ...]:
        """What every drawing depends on beside its records."""
        return (self.words.language, self.view.full_text, self.view.room)

    def keep(self, key: Hashable, given: Hashable, make: Callable[[Pen], Made], owner: str = "") -> Made:
        """What `make` draws, from the cache while its records and `given` are the same."""
        marks = self.marks.of.get(owner, ()) if owner else ()

        def draw(reading: Reading) -> Made:
            return make(Pen(reading, self.words, self.view, marks))

        return self.cache.keep(key, self.store, (given, marks, self.look), draw)

    def put(self, drawing: Drawn, owner: str, layer: Layer, x: float, y: float, part: str = "") -> None:
        """Put a drawing down, y counted from the top of the shelf. `part` tells apart several of one owner."""
        frame = self._frame
        frame.puts.setdefault(layer, []).append((drawing, owner, part, x, y))
        if drawing.missing:
            frame.missing.update(drawing.missing)

    def lies(self, key: str, rect: Rect, *, rect_of: bool = True, obstacle: bool = True) -> None:
        """Note where a record lies, y counted from the top of the shelf: for pointing, and for links to keep away
        from."""
        if rect_of:
            self._frame.rects[key] = rect
        if obstacle:
            self._frame.obstacles[key] = rect

    def group(
        self,
        key: Hashable,
        fixed: tuple[object, ...],
        given: Callable[[], object],
        make: Callable[[], float],
        reads: tuple[str, ...],
        top: float = 0.0,
    ) -> float:
        """What `make` puts down, again without making it while nothing it shows has changed: a shelf that begins at
        `top`, or inside of one a part.

        Returns what `make` returned, a height in points. See `Cache.group` for `fixed` and `given`.
        """
        found = self._grouped(key, fixed, given, make, reads).content
        if isinstance(found, Part):
            self._frame.inner.append(found)
        else:
            self._place(found, top)
        return float(found.height)

    def row(
        self,
        key: Hashable,
        fixed: tuple[object, ...],
        names: Sequence[str],
        one: Callable[[str], tuple[Hashable, Callable[[], object], Callable[[], float], tuple[str, ...]]],
    ) -> float:
        """Parts side by side in the group of a key, which is being filled; `one` says of a name what `group` wants to
        know of it beside `fixed`. Returns the greatest height, in points."""

        def make(name: str) -> Group:
            own, given, fill, reads = one(name)
            return self._grouped(own, fixed, given, fill, reads)

        parts = [group.content for group in self.cache.row(key, (*fixed, self.view, self.words), names, make)]
        self._frame.inner += parts
        return max((part.height for part in parts), default=0.0)

    def _grouped(
        self,
        key: Hashable,
        fixed: tuple[object, ...],
        given: Callable[[], object],
        make: Callable[[], float],
        reads: tuple[str, ...],
    ) -> Group:
        nested = self._nested

        def recorded() -> Part | Shelf:
            frame, height = self._filled(key, make)
            return frame.part(height) if nested else frame.shelf(height, self._before(key))

        depends = (*fixed, self.view, self.words)
        return self.cache.group(
            key, self.store, depends, lambda: (given(), self.view, self.look), recorded, reads
        )

    def shelf(self, key: Hashable, make: Callable[[], float], top: float = 0.0) -> float:
        """What `make` puts down, made anew each time; returns what it returned, a height in points."""
        frame, height = self._filled(key, make)
        self._place(self._known(frame.shelf(height, self._before(key))), top)
        return height

    def loose(self) -> Band:
        """Everything that lies on no shelf, as one of its own."""
        frame, self._frame = self._frame, _Frame("loose")
        self._place(self._known(frame.shelf(0.0, None)), 0.0)
        return self.bands[-1]

    def _known(self, shelf: Shelf) -> Shelf:
        """The shelf of the build before where it holds the very same."""
        band = self._before(shelf.key)
        return band.shelf if band is not None and band.shelf.alike(shelf) else shelf

    def _before(self, key: object) -> Band | None:
        """Where a shelf lay last."""
        found: Band | None = self.cache.memory.get("bands", {}).get(key)
        return found

    def _filled(self, key: Hashable, make: Callable[[], float]) -> tuple[_Frame, float]:
        outer, nested = self._frame, self._nested
        self._frame, self._nested = _Frame(key), True
        try:
            return self._frame, make()
        finally:
            self._frame, self._nested = outer, nested

    def _place(self, shelf: Shelf, top: float) -> None:
        known: dict[object, Band] = self.cache.memory.setdefault("bands", {})
        band = known[shelf.key] = band_of(shelf, top, known.get(shelf.key))
        self.bands.append(band)
