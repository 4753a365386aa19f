"""Where the blocks of a scene lie: painting and pointing ask only near by, and are given what lies there.

A new scene is compared with the last one: what differs is what the window has to paint anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from app.scene.links import Lines
from app.scene.parts import Band, Blocks, Part, Source
from app.scene.questions import Rings
from app.scene.shapes import LAYERS, Block, Layer, Rect, Scene

HEADINGS = ("stage-heading", "lane-heading", "corner")
"""Layers that do not move with the map."""
MAP_LAYERS = tuple(layer for layer in LAYERS if layer not in HEADINGS)
_SMALL = 600
"""Up to so many blocks the difference between two scenes is always looked for block by block."""


class BlockIndex:
    """The blocks of the scene now shown."""

    def __init__(self) -> None:
        self._blocks = Blocks(())
        self._before: Blocks | None = None
        self._asked: tuple[Blocks, Rect | None, Sequence[Source]] = (self._blocks, None, ())
        """The sources near the rectangle that was asked for last."""

    def __len__(self) -> int:
        return len(self._blocks)

    def replace(self, scene: Scene) -> Collection[Block]:
        """Take a new scene; returns the blocks that went and those that came, where both must be painted anew."""
        now = scene.blocks if isinstance(scene.blocks, Blocks) else Blocks((_Plain(scene.blocks),))
        was, self._blocks = self._blocks, now
        self._before = was
        return differences(was, now)

    @property
    def blocks(self) -> Blocks:
        """All blocks of the scene."""
        return self._blocks

    def take_before(self) -> Blocks | None:
        """The blocks of the scene before, to be compared once with those of now; None when that was done."""
        was, self._before = self._before, None
        return was

    def near(self, layer: Layer, rect: Rect) -> list[Block]:
        """The blocks of a layer that touch a rectangle, in painting order."""
        return [block for source in self._around(rect) for block in source.near(layer, rect)]

    def _around(self, rect: Rect) -> Sequence[Source]:
        """The sources that may have something near a rectangle; one rectangle is mostly asked for layer by layer."""
        blocks, asked, found = self._asked
        if asked is not rect or blocks is not self._blocks:
            top, bottom = rect.y, rect.bottom
            found = [
                source
                for source in self._blocks.sources
                if not isinstance(source, Band) or source.reaches(top, bottom)
            ]
            self._asked = (self._blocks, rect, found)
        return found

    def strands(self, rect: Rect) -> list[Block]:
        """The links that touch a rectangle as they are seen in it, in painting order."""
        found: list[Block] = []
        for source in self._around(rect):
            found += source.strands(rect) if isinstance(source, Lines) else source.near("link", rect)
        return found

    def far(self, layer: Layer, rect: Rect) -> list[Block]:
        """The blocks of a layer that touch a rectangle and of which something is seen from far away."""
        found: list[Block] = []
        for source in self._around(rect):
            found += source.far(layer, rect) if isinstance(source, Band) else source.near(layer, rect)
        return found

    def threads(self, rect: Rect) -> list[Block]:
        """The links that touch a rectangle as they are seen from far away, in painting order."""
        found: list[Block] = []
        for source in self._around(rect):
            found += source.threads(rect) if isinstance(source, Lines) else source.near("link", rect)
        return found

    def of_layer(self, layer: Layer) -> Iterator[Block]:
        """All blocks of a layer, in painting order."""
        return (block for source in self._blocks.sources for block in source.of(layer))

    def of_owner(self, owner: str) -> list[Block]:
        """All blocks of a record, in painting order."""
        sources: Sequence[Source] = self._blocks.sources
        if any(isinstance(source, Band) and source.knows(owner) for source in sources):
            sources = [source for source in sources if not isinstance(source, Band) or source.knows(owner)]
        found = [block for source in sources for block in source.of_owner(owner)]
        return sorted(found, key=lambda block: LAYERS.index(block.layer)) if len(found) > 1 else found


class Everything(Collection[Block]):
    """The difference of two scenes of which much has moved: counted at once, looked for when somebody asks."""

    def __init__(self, was: Blocks, now: Blocks) -> None:
        self._was, self._now = was, now
        self._count = was.size() + now.size()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Block]:
        return iter(_exactly(self._was, self._now))

    def __contains__(self, block: object) -> bool:
        return any(each is block for each in self)


def differences(was: Blocks, now: Blocks) -> Collection[Block]:
    """The blocks that are in one of two scenes only."""
    if was.size() and was.size() + now.size() <= _SMALL:
        return _exactly(was, now)
    found = _some(was, now)
    return found if found is not None else Everything(was, now)


def _exactly(was: Blocks, now: Blocks) -> list[Block]:
    old, new = {id(b): b for b in was.flat}, {id(b): b for b in now.flat}
    return [old[k] for k in old.keys() - new.keys()] + [new[k] for k in new.keys() - old.keys()]


def _some(was: Blocks, now: Blocks) -> list[Block] | None:
    """The difference where single parts are others; None when whole lanes have moved."""
    before = {_name(source): source for source in was.sources}
    if before.keys() != {_name(source) for source in now.sources}:
        return None
    found: list[Block] = []
    pairs = [(before[_name(source)], source) for source in now.sources]
    # Bands first: when one has moved, nobody needs to know what else is another one.
    for old, new in sorted(pairs, key=lambda pair: not isinstance(pair[1], Band)):
        different = _between(old, new)
        if different is None:
            return None
        found += different
    return found


def _name(source: Source) -> object:
    return source.shelf.key if isinstance(source, Band) else type(source)


def _between(old: Source, new: Source) -> Iterable[Block] | None:
    if old is new:
        return ()
    if isinstance(old, Band) and isinstance(new, Band):
        return _bands(old, new) if old.top == new.top else None
    if isinstance(old, Lines) and isinstance(new, Lines):
        return new.differs(old)
    if isinstance(old, Rings) and isinstance(new, Rings):
        return new.differs(old)
    return None


def _bands(old: Band, new: Band) -> list[Block]:
    gone, come = _all(old, new), _all(new, old)
    return [gone[k] for k in gone.keys() - come.keys()] + [come[k] for k in come.keys() - gone.keys()]


def _all(band: Band, other: Band) -> dict[int, Block]:
    """The blocks of those parts of a band that another one has not."""
    known: set[Part] = set(other.shelf.parts)
    return {
        id(block): block
        for part in band.shelf.parts
        if part not in known
        for layer in part.puts
        for block in band.blocks(part, layer)
    }


class _Plain:
    """Blocks of a drawing that is no map."""

    missing: frozenset[str] = frozenset()

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = tuple(blocks)

    def of(self, layer: Layer) -> Iterable[Block]:
        return (block for block in self._blocks if block.layer == layer)

    def near(self, layer: Layer, box: Rect) -> Iterable[Block]:
        return (block for block in self.of(layer) if Rect(block.x, block.y, block.w, block.h).touches(box))

    def of_owner(self, owner: str) -> Iterable[Block]:
        return (block for block in self._blocks if block.owner == owner)

    def rect(self, key: str) -> Rect | None:
        return None

    def keys(self) -> Iterable[str]:
        return ()

    def count(self) -> int:
        return len(self._blocks)
