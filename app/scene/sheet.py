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
    placed: list[Block] = field(default_factory=list)
    rects: list[tuple[str, Rect, Rect, bool, bool]] = field(default_factory=list)
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
        block = self._block(drawing, owner, layer, x, y, part)
        self.blocks.setdefault(layer, []).append(block)
        if drawing.missing:
            self.missing.update(drawing.missing)
        if self._puts is not None:
            self._puts.blocks.append((drawing, owner, layer, x, y, part))
            self._puts.placed.append(block)
        return block

    def _block(self, drawing: Drawn, owner: str, layer: Layer, x: float, y: float, part: str) -> Block:
        y = self.top + y if self.top else y
        return self.cache.block(
            (owner, layer, part), (drawing, x, y), lambda: drawing.block(owner, layer, x, y)
        )

    def lies(self, key: str, rect: Rect, *, rect_of: bool = True, obstacle: bool = True) -> None:
        """Note where a record lies, y counted from `top`: for pointing, and for links to keep away from."""
        there = Rect(rect.x, self.top + rect.y, rect.w, rect.h) if self.top else rect
        if rect_of:
            self.rects[key] = there
        if obstacle:
            self.obstacles[key] = there
        if self._puts is not None:
            self._puts.rects.append((key, rect, there, rect_of, obstacle))

    def group(
        self, key: Hashable, given: Hashable, make: Callable[[], float], reads: tuple[str, ...]
    ) -> float:
        """What `make` puts down from `top` on, again without making it while nothing it shows has changed.

        Returns what `make` returned, a height in points. When only `top` is another one, everything is put there.
        """
        made_now = False

        def recorded() -> _Puts:
            nonlocal made_now
            made_now = True
            self._puts = puts = _Puts(self.top)
            try:
                puts.height = make()
            finally:
                self._puts = None
            return puts

        puts: _Puts = self.cache.group(
            key, self.store, (given, self.view, self.look), recorded, reads
        ).content
        if not made_now:
            self._again(puts)
        return puts.height

    def _again(self, puts: _Puts) -> None:
        if puts.top != self.top:
            puts.top = self.top
            puts.placed = [self._block(*each) for each in puts.blocks]
            puts.rects = [
                (key, rect, Rect(rect.x, self.top + rect.y, rect.w, rect.h), of, obstacle)
                for key, rect, _, of, obstacle in puts.rects
            ]
        for block in puts.placed:
            self.blocks.setdefault(block.layer, []).append(block)
        for drawing, *_ in puts.blocks:
            if drawing.missing:
                self.missing.update(drawing.missing)
        for key, _, there, rect_of, obstacle in puts.rects:
            if rect_of:
                self.rects[key] = there
            if obstacle:
                self.obstacles[key] = there
