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

    @property
    def ground(self) -> str:
        """The colour token under everything."""
        return "paper" if self.view.paper else "desk"

    @property
    def look(self) -> tuple[Hashable, ...]:
        """What every drawing depends on beside its records."""
        return (self.words.language, self.view.full_text)

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
        """Put a drawing down. `part` tells apart several blocks of one owner in one layer."""
        block = self.cache.block(
            (owner, layer, part), (drawing, x, y), lambda: drawing.block(owner, layer, x, y)
        )
        self.blocks.setdefault(layer, []).append(block)
        self.missing.update(drawing.missing)
        return block
