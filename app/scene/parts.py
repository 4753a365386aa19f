"""What a scene is made of: parts that stay the very same while nothing in them changes, on shelves that only move.

A shelf is a lane, the headings, or what lies loose. When a lane above it grows, a shelf is put elsewhere as it is.
Blocks with their final places are made only for those who ask for them: mostly that part of the map which is seen.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from app.scene.shapes import LAYERS, Block, Layer, Rect

if TYPE_CHECKING:
    from app.scene.draw.pen import Drawn
    from app.scene.shelves import Shelf

Put = tuple["Drawn", str, str, float, float]
"""A drawing, its owner, a name among the owner's drawings, and where it lies: x, and y from the shelf's top."""
_SIDE = 512.0
"""Points of map between two neighbouring lists of what lies near."""
FEW = 24
"""So many are looked at one by one."""
Buckets = dict[int, list[int]]
Reach = tuple[float, float, float, float]


class Source(Protocol):
    """Gives the blocks of a part of the drawing to those who ask."""

    @property
    def missing(self) -> frozenset[str]:
        """Characters for which no face has a glyph."""

    def of(self, layer: Layer) -> Iterable[Block]:
        """All blocks of a layer, in painting order."""

    def near(self, layer: Layer, box: Rect) -> Iterable[Block]:
        """The blocks of a layer that touch a rectangle, in painting order."""

    def of_owner(self, owner: str) -> Iterable[Block]:
        """The blocks of a record."""

    def rect(self, key: str) -> Rect | None:
        """Where a record lies; None when it does not lie here."""

    def keys(self) -> Iterable[str]:
        """The ids of all that lie here."""

    def count(self) -> int:
        """How many blocks there are."""


class Part:
    """Drawings that were put down together, y counted from the top of their shelf. Never changed afterwards."""

    __slots__ = (
        "_buckets",
        "_low",
        "_owners",
        "_reach",
        "count",
        "height",
        "key",
        "missing",
        "obstacles",
        "puts",
        "rects",
    )

    def __init__(
        self,
        key: object,
        height: float,
        puts: dict[Layer, list[Put]],
        rects: dict[str, Rect],
        obstacles: dict[str, Rect],
        missing: frozenset[str],
    ) -> None:
        self.key = key
        self.height = height
        self.puts = puts
        self.rects = rects
        self.obstacles = obstacles
        self.missing = missing
        self.count = sum(map(len, puts.values()))
        self._owners: frozenset[str] | None = None
        self._buckets: dict[Layer, Buckets] = {}
        self._reach: dict[Layer, Reach] = {}
        self._low: float | None = None

    @property
    def low(self) -> float:
        """How far down anything reaches."""
        if self._low is None:
            self._low = max((self.reach(layer)[3] for layer in self.puts), default=0.0)
        return self._low

    @property
    def owners(self) -> frozenset[str]:
        """Whose drawings these are."""
        if self._owners is None:
            self._owners = frozenset(put[1] for held in self.puts.values() for put in held)
        return self._owners

    def reach(self, layer: Layer) -> Reach:
        """How far a layer reaches: left, right, top and bottom."""
        found = self._reach.get(layer)
        if found is None:
            held = self.puts[layer]
            if len(held) == 1:  # as mostly
                drawing, _owner, _name, x, y = held[0]
                found = (x, x + drawing.w, y, y + drawing.h)
            else:
                found = _around_all(held)
            self._reach[layer] = found
        return found

    def around(self, layer: Layer, left: float, right: float) -> Iterable[int]:
        """The numbers of drawings that may lie between two places along x, in painting order."""
        held = self.puts[layer]
        if len(held) <= FEW:
            return range(len(held))
        buckets = self._buckets.get(layer)
        if buckets is None:
            buckets = self._buckets[layer] = bucketed((put[3], put[3] + put[0].w) for put in held)
        return found_in(buckets, left, right)


def _around_all(held: Sequence[Put]) -> Reach:
    left = top = math.inf
    right = bottom = -math.inf
    for drawing, _owner, _name, x, y in held:  # compared by hand: asking `min` takes twice as long
        end, low = x + drawing.w, y + drawing.h
        left, top = x if x < left else left, y if y < top else top
        right, bottom = end if end > right else right, low if low > bottom else bottom
    return left, right, top, bottom


def bucketed(spans: Iterable[tuple[float, float]]) -> Buckets:
    """Lists of what lies near along x, by the numbers of some spans in points; one that ends before it begins is in
    none."""
    found: Buckets = {}
    for number, (left, right) in enumerate(spans):
        for at in range(int(left // _SIDE), int(right // _SIDE) + 1) if right >= left else ():
            found.setdefault(at, []).append(number)
    return found


def found_in(buckets: Buckets, left: float, right: float) -> list[int]:
    """The numbers of spans that may come between two places along x, in order."""
    first, last = int(left // _SIDE), int(right // _SIDE)
    if last - first > len(buckets):
        return sorted({number for held in buckets.values() for number in held})
    return sorted({number for at in range(first, last + 1) for number in buckets.get(at, ())})


class Band:
    """A shelf at its place on the map. Whoever asks for the same block twice is given the same object."""

    __slots__ = ("_blocks", "_left", "shelf", "top")

    def __init__(self, shelf: Shelf, top: float, before: Band | None = None) -> None:
        self.shelf = shelf
        self.top = top
        self._blocks: dict[Part, dict[Layer, list[Block]]] = {}
        self._left: set[Part] = set()
        """The parts of the band before that are no longer here."""
        if before is not None and before.top == top:
            self._take_over(before)

    def _take_over(self, before: Band) -> None:
        """The blocks of the band before, where nothing in them is another one: both have them together."""
        self._blocks = before._blocks
        for part in before._left:  # of one that nobody compares with any more
            self._blocks.pop(part, None)
        was, now = set(before.shelf.parts), set(self.shelf.parts)
        self._left = was - now
        left = {part.key: part for part in self._left}
        for part in now - was:
            old = left.get(part.key)
            held = self._blocks.get(old) if old is not None else None
            if old is not None and held is not None:
                self._blocks[part] = {
                    layer: self._alike(part, layer, old.puts[layer], blocks)
                    for layer, blocks in held.items()
                    if layer in part.puts and layer in old.puts
                }

    def _alike(self, part: Part, layer: Layer, puts: Sequence[Put], blocks: Sequence[Block]) -> list[Block]:
        known = dict(zip(puts, blocks, strict=True))
        return [known.get(put) or self._block(put, layer) for put in part.puts[layer]]

    def _block(self, put: Put, layer: Layer) -> Block:
        drawing, owner, _name, x, y = put
        return drawing.block(owner, layer, x, self.top + y if self.top else y)

    @property
    def missing(self) -> frozenset[str]:
        return self.shelf.missing

    def blocks(self, part: Part, layer: Layer) -> list[Block]:
        """The blocks of one part in a layer it has."""
        held = self._blocks.setdefault(part, {})
        found = held.get(layer)
        if found is None:
            found = held[layer] = [self._block(put, layer) for put in part.puts[layer]]
        return found

    def of(self, layer: Layer) -> Iterator[Block]:
        return chain.from_iterable(
            self.blocks(part, layer) for part in self.shelf.parts if layer in part.puts
        )

    def reaches(self, top: float, bottom: float) -> bool:
        """Whether something lies between two heights, at whatever place along x."""
        low, high = self.shelf.extent
        return low <= high and self.top + low <= bottom and top <= self.top + high

    def near(self, layer: Layer, box: Rect) -> Iterator[Block]:
        left, top, right, bottom = box.x, box.y, box.right, box.bottom
        low, high = self.shelf.heights(layer)
        if high < low or bottom < self.top + low or self.top + high < top:
            return
        whole = top <= self.top + low and self.top + high <= bottom
        for part in self.shelf.around(layer, left, right):
            blocks = self.blocks(part, layer)
            if whole:
                first, last, _, _ = part.reach(layer)
                if left <= first and last <= right:  # all of it is seen, as from far away
                    yield from blocks
                    continue
            for number in part.around(layer, left, right):
                block = blocks[number]
                if (
                    block.x <= right
                    and left <= block.x + block.w
                    and block.y <= bottom
                    and top <= block.y + block.h
                ):
                    yield block

    def far(self, layer: Layer, box: Rect) -> Iterator[Block]:
        """The same of which something is seen from far away: no block is made for the others."""
        if any(each[0].far for part in self.shelf.parts for each in part.puts.get(layer, ())):
            yield from self.near(layer, box)

    def of_owner(self, owner: str) -> Iterator[Block]:
        known = self.knows(owner)
        for part in self.shelf.parts:
            if owner in (part.rects if known else part.owners):
                for layer in part.puts:
                    yield from (block for block in self.blocks(part, layer) if block.owner == owner)

    def knows(self, owner: str) -> bool:
        """Whether a record lies here: what is drawn of it then does so, too."""
        return owner in self.shelf.rects

    def rect(self, key: str) -> Rect | None:
        found = self.shelf.rects.get(key)
        return self.placed(found) if found is not None else None

    def placed(self, rect: Rect) -> Rect:
        """A rectangle of the shelf on the map."""
        return Rect(rect.x, self.top + rect.y, rect.w, rect.h)

    def keys(self) -> Iterable[str]:
        return self.shelf.rects

    def count(self) -> int:
        return self.shelf.count


def band_of(shelf: Shelf, top: float, before: Band | None) -> Band:
    """A shelf at its place: the very band of before while neither is another one."""
    if before is not None and before.shelf is shelf and before.top == top:
        return before
    return Band(shelf, top, before)


class Blocks(Sequence[Block]):
    """All blocks of a scene in painting order, made when somebody wants all of them."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = tuple(sources)
        self._flat: tuple[Block, ...] | None = None

    @property
    def flat(self) -> tuple[Block, ...]:
        """Every one of them."""
        if self._flat is None:
            self._flat = tuple(block for layer in LAYERS for each in self.sources for block in each.of(layer))
        return self._flat

    def size(self) -> int:
        """How many there are, without making them."""
        return sum(source.count() for source in self.sources)

    def __len__(self) -> int:
        return len(self.flat)

    def __bool__(self) -> bool:
        return any(source.count() for source in self.sources)

    def __iter__(self) -> Iterator[Block]:
        return iter(self.flat)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]  # one block or several, as for any sequence
        return self.flat[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Blocks):
            return self is other or self.flat == other.flat
        return self.flat == other

    __hash__ = None  # type: ignore[assignment]  # compared by what they are
