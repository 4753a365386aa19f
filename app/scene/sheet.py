"""The sheet a map is being drawn on: everything the steps of one build share."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from app.model.grid import Grid
from app.model.store import Reader
from app.scene.cache import Cache, Reading
from app.scene.draw.pen import Drawn, Pen
from app.scene.grid_layout import Columns
from app.scene.shapes import Block, Layer, Rect
from app.scene.view import Marks, View
from app.words import Words

Made = TypeVar("Made")


@dataclass(slots=True)
class _Puts:
    """What one lane has put down, y counted from its top, so that it can be put elsewhere."""

    top: float
    blocks: list[tuple[Drawn, str, Layer, float, float, str]] = field(default_factory=list)
    lies: list[tuple[str, Rect, bool, bool]] = field(default_factory=list)
    placed: dict[Layer, list[Block]] = field(default_factory=dict)
    rects: dict[str, Rect] = field(default_factory=dict)
    obstacles: dict[str, Rect] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    height: float = 0.0


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
    blocks: dict[Layer, list[Block]] = field(default_factory=dict)
    rects: dict[str, Rect] = field(default_factory=dict)
    obstacles: dict[str, Rect] = field(default_factory=dict)
    """What no link may run through, by id."""
    reach: dict[str, tuple[int, int]] = field(default_factory=dict)
    """First and last column of each card that is shown in the grid."""
    missing: set[str] = field(default_factory=set)
    cell_modes: dict[tuple[str, str], str] = field(default_factory=dict)
    """(lane, step) -> how its cards are meant, where that differs from the lane."""
    top: float = 0.0
    """Where y counts from, in points, while a lane is being laid out."""
    _puts: _Puts | None = None
    rough: bool = False
    """Whether this is a step of a gesture, which has to be quick rather than tidy."""
    linked: bool = True
    """Whether links and what else lies between cards are drawn."""

    @property
    def ground(self) -> str:
        """The colour token under everything."""
        return "paper" if self.view.paper else "desk"

    @property
    def look(self) -> tuple[Hashable, ...]:
        """What every drawing depends on beside its records."""
        return (self.words.language, self.view.full_text, self.view.room)

    def pen(self, reading: Reading, owner: str = "") -> Pen:
        """A pen for a drawer, with the marks of the owner."""
        return Pen(reading, self.words, self.view, self.marks.of.get(owner, ()))

    def keep(self, key: Hashable, given: Hashable, make: Callable[[Pen], Made], owner: str = "") -> Made:
        """What `make` draws, from the cache while its records and `given` are the same."""
        marks = self.marks.of.get(owner, ()) if owner else ()
        return self.cache.keep(
            key, self.store, (given, marks, self.look), lambda reading: make(self.pen(reading, owner))
        )

    def put(self, drawing: Drawn, owner: str, layer: Layer, x: float, y: float, part: str = "") -> Block:
        """Put a drawing down, y counted from `top`. `part` tells apart several blocks of one owner in one layer."""
        block = self.block(drawing, owner, layer, x, y, part)
        puts = self._puts
        if puts is not None:
            puts.blocks.append((drawing, owner, layer, x, y, part))
            puts.placed.setdefault(layer, []).append(block)
            if drawing.missing:
                puts.missing.update(drawing.missing)
        else:
            self.blocks.setdefault(layer, []).append(block)
            if drawing.missing:
                self.missing.update(drawing.missing)
        return block

    def block(self, drawing: Drawn, owner: str, layer: Layer, x: float, y: float, part: str = "") -> Block:
        """The drawing at a place, y counted from `top`; the very same object as before while nothing differs."""
        y = self.top + y if self.top else y
        return self.cache.block(
            (owner, layer, part), (drawing, x, y), lambda: drawing.block(owner, layer, x, y)
        )

    def lies(self, key: str, rect: Rect, *, rect_of: bool = True, obstacle: bool = True) -> None:
        """Note where a record lies, y counted from `top`: for pointing, and for links to keep away from."""
        there = Rect(rect.x, self.top + rect.y, rect.w, rect.h) if self.top else rect
        puts = self._puts
        if puts is not None:
            puts.lies.append((key, rect, rect_of, obstacle))
        into = self if puts is None else puts
        if rect_of:
            into.rects[key] = there
        if obstacle:
            into.obstacles[key] = there

    def group(
        self,
        key: Hashable,
        fixed: tuple[object, ...],
        given: Callable[[], object],
        make: Callable[[], float],
        reads: tuple[str, ...],
    ) -> float:
        """What `make` puts down from `top` on, again without making it while nothing it shows has changed.

        Returns what `make` returned, a height in points. When only `top` is another one, everything is put there.
        See `Cache.group` for `fixed` and `given`.
        """

        outer = self._puts

        def recorded() -> _Puts:
            self._puts = puts = _Puts(self.top)
            try:
                puts.height = make()
            finally:
                self._puts = outer
            return puts

        depends = (*fixed, self.view, self.words)
        found = self.cache.group(
            key, self.store, depends, lambda: (given(), self.view, self.look), recorded, reads
        )
        puts: _Puts = found.content
        if puts.top != self.top:
            self._elsewhere(puts)
        if outer is not None:
            outer.blocks += puts.blocks
            outer.lies += puts.lies
        into = self if outer is None else outer
        placed = self.blocks if outer is None else outer.placed
        for layer, blocks in puts.placed.items():
            placed.setdefault(layer, []).extend(blocks)
        into.rects.update(puts.rects)
        into.obstacles.update(puts.obstacles)
        into.missing |= puts.missing
        return puts.height

    def _elsewhere(self, puts: _Puts) -> None:
        """Put everything where it is now to begin."""
        top = puts.top = self.top
        puts.placed = {}
        for drawing, owner, layer, x, y, _ in puts.blocks:
            puts.placed.setdefault(layer, []).append(drawing.block(owner, layer, x, top + y))
        for key, rect, rect_of, obstacle in puts.lies:
            there = Rect(rect.x, top + rect.y, rect.w, rect.h)
            if rect_of:
                puts.rects[key] = there
            if obstacle:
                puts.obstacles[key] = there
