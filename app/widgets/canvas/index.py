"""Where the blocks of a scene lie: a grid of squares per layer, so that painting and pointing ask only near by.

A new scene is compared with the last one block by block; only what differs is moved in the index, and the places
of the difference are what the window has to paint anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import compress, count, islice
from operator import is_not

from app.scene.shapes import LAYERS, Block, Path, Rect, Scene, Shape, TextLine

_Edges = tuple[float, float, float, float]
"""Left, top, right and bottom, in points."""
Key = int
"""The identity of a block: the scene gives the same object again for what has not changed."""

_SIDE = {"link": 256.0, "lane": 4096.0, "zone": 4096.0, "ground": 4096.0}
_USUAL_SIDE = 512.0
HEADINGS = ("stage-heading", "lane-heading", "corner")
"""Layers that do not move with the map."""
MAP_LAYERS = tuple(layer for layer in LAYERS if layer not in HEADINGS)
_PEN = 3.0
"""Half of the widest pen a link is drawn with, and a little more."""
_AT_A_TIME = 60
"""Blocks that are put into their squares whenever somebody asks."""
_STALE = 2000
"""So many more blocks than there are may have gone before all squares are made afresh."""
_MOST_SQUARES = 400
"""A block that covers more squares is kept in a list of its own."""


class BlockIndex:
    """The blocks of the scene now shown.

    A block that goes only leaves the books; squares that still name it are passed over, because every answer is
    checked against where blocks lie. A block that comes waits in a list and is put into its squares a few at a time
    when somebody asks. So an edit that moves half of the map costs next to nothing here.
    """

    def __init__(self) -> None:
        self._shown: tuple[Block, ...] = ()
        self._blocks: dict[Key, Block] = {}
        self._order: dict[Key, int] = {}
        self._owners: dict[str, list[Block]] = {}
        self._squares: dict[str, dict[tuple[int, int], dict[Key, None]]] = defaultdict(dict)
        self._lines: dict[Key, tuple[_Edges, ...]] = {}
        self._large: dict[str, dict[Key, None]] = defaultdict(dict)
        self._waiting: dict[str, dict[Key, Block]] = defaultdict(dict)
        self._gone = 0

    def __len__(self) -> int:
        return len(self._blocks)

    def replace(self, scene: Scene) -> list[Block]:
        """Take a new scene; returns the blocks that went and those that came, where both must be painted anew."""
        gone, come = self._differences(scene.blocks)
        for block in gone:
            key = id(block)
            del self._blocks[key]
            self._order.pop(key, None)
            self._lines.pop(key, None)
            self._waiting[block.layer].pop(key, None)
        for block in come:
            self._blocks[id(block)] = block
            self._waiting[block.layer][id(block)] = block
        self._number(scene.blocks)
        # The blocks before are let go only now, so that no identity has passed to another block.
        self._shown = scene.blocks
        self._owners = {}
        self._gone += len(gone)
        if self._gone > _STALE + len(self._blocks):
            self._afresh()
        return gone + come

    def _differences(self, now: tuple[Block, ...]) -> tuple[list[Block], list[Block]]:
        """The blocks that went and those that came."""
        was = self._shown
        if len(was) == len(now):
            at = list(compress(count(), map(is_not, was, now)))
            before, after = [was[i] for i in at], [now[i] for i in at]
        else:
            before, after = list(was), list(now)
        old, new = {id(b): b for b in before}, {id(b): b for b in after}
        return [old[k] for k in old.keys() - new.keys()], [new[k] for k in new.keys() - old.keys()]

    def _number(self, now: tuple[Block, ...]) -> None:
        """Take over the painting order."""
        if len(self._shown) != len(now):
            self._order = dict(zip(map(id, now), range(len(now)), strict=True))
        else:
            for at in compress(count(), map(is_not, self._shown, now)):
                self._order[id(now[at])] = at

    @property
    def waiting(self) -> bool:
        """Whether blocks wait to be put into their squares."""
        return any(self._waiting.values())

    def settle(self) -> Iterator[None]:
        """Put all blocks into their squares, some at a time."""
        for layer in list(self._waiting):
            while self._waiting[layer]:
                self._settle(layer)
                yield

    def _afresh(self) -> None:
        """Forget all squares; everything waits to be put into them again."""
        self._squares.clear()
        self._large.clear()
        self._lines.clear()
        self._waiting.clear()
        for key, block in self._blocks.items():
            self._waiting[block.layer][key] = block
        self._gone = 0

    def near(self, layer: str, rect: Rect) -> list[Block]:
        """The blocks of a layer that touch a rectangle, in painting order."""
        left, top, right, bottom = rect.x, rect.y, rect.x + rect.w, rect.y + rect.h
        blocks = self._blocks
        self._settle(layer)
        keys = set(self._keys(layer, rect))
        keys.update(self._waiting[layer])
        found = [
            key
            for key in keys
            if (block := blocks.get(key)) is not None
            and block.x <= right
            and left <= block.x + block.w
            and block.y <= bottom
            and top <= block.y + block.h
            and block.layer == layer
        ]
        if layer == "link":
            found = [
                key
                for key in found
                if any(
                    x <= right and left <= x1 and y <= bottom and top <= y1
                    for x, y, x1, y1 in self._line(key, blocks[key])
                )
            ]
        found.sort(key=self._order.__getitem__)
        return [blocks[key] for key in found]

    def of_layer(self, layer: str) -> Iterator[Block]:
        """All blocks of a layer, in painting order."""
        return (block for block in self._blocks.values() if block.layer == layer)

    def of_owner(self, owner: str) -> list[Block]:
        """All blocks of a record, in painting order."""
        if not self._owners:
            for block in self._blocks.values():
                self._owners.setdefault(block.owner, []).append(block)
        return self._owners.get(owner, [])

    # ---- inside
    def _keys(self, layer: str, rect: Rect) -> Iterator[Key]:
        yield from self._large[layer]
        squares = self._squares[layer]
        x0, y0, x1, y1 = _span(layer, rect.x, rect.y, rect.w, rect.h)
        if (x1 - x0 + 1) * (y1 - y0 + 1) > len(squares):
            for held in squares.values():
                yield from held
            return
        for i in range(x0, x1 + 1):
            for j in range(y0, y1 + 1):
                yield from squares.get((i, j), ())

    def _line(self, key: Key, block: Block) -> tuple[_Edges, ...]:
        held = self._lines.get(key)
        if held is None:
            held = self._lines[key] = _line(block)
        return held

    def _settle(self, layer: str) -> None:
        """Put some of the blocks that wait into their squares."""
        waiting = self._waiting[layer]
        for key in list(islice(waiting, _AT_A_TIME)):
            self._add(key, waiting.pop(key))

    def _add(self, key: Key, block: Block) -> None:
        places = _along(self._line(key, block)) if block.layer == "link" else _places(block)
        if places is None:
            self._large[block.layer][key] = None
            return
        squares = self._squares[block.layer]
        for place in places:
            squares.setdefault(place, {})[key] = None


def _along(line: Iterable[_Edges]) -> list[tuple[int, int]] | None:
    """The squares that the line of a link runs through: the box around it is mostly empty."""
    squares: set[tuple[int, int]] = set()
    for left, top, right, bottom in line:
        x0, y0, x1, y1 = _span("link", left, top, right - left, bottom - top)
        squares.update((i, j) for i in range(x0, x1 + 1) for j in range(y0, y1 + 1))
        if len(squares) > _MOST_SQUARES:
            return None
    return sorted(squares)


def _line(block: Block) -> tuple[_Edges, ...]:
    """The boxes around the single pieces of a link, its label and its mark, on the map."""
    dx, dy = block.x - _PEN, block.y - _PEN
    return tuple(
        (x + dx, y + dy, x + dx + w + 2 * _PEN, y + dy + h + 2 * _PEN)
        for shape in block.shapes
        for x, y, w, h in _pieces(shape)
    )


def _pieces(shape: Shape) -> Iterator[tuple[float, float, float, float]]:
    """The boxes (x, y, w, h) around the single pieces of a shape."""
    if isinstance(shape, TextLine):
        yield shape.x, shape.baseline - shape.size, shape.width, 1.5 * shape.size
    elif isinstance(shape, Path):
        last: tuple[float, ...] = ()
        for command in shape.commands:
            if len(command) == 1:
                continue
            numbers = [*last, *(float(each) for each in command[1:])]
            xs, ys = numbers[::2], numbers[1::2]
            yield min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
            last = tuple(numbers[-2:])
    else:
        yield shape.x, shape.y, shape.w, shape.h


def _span(layer: str, x: float, y: float, w: float, h: float) -> tuple[int, int, int, int]:
    side = _SIDE.get(layer, _USUAL_SIDE)
    return int(x // side), int(y // side), int((x + w) // side), int((y + h) // side)


def _places(block: Block) -> list[tuple[int, int]] | None:
    x0, y0, x1, y1 = _span(block.layer, block.x, block.y, block.w, block.h)
    if (x1 - x0 + 1) * (y1 - y0 + 1) > _MOST_SQUARES:
        return None
    return [(i, j) for i in range(x0, x1 + 1) for j in range(y0, y1 + 1)]
