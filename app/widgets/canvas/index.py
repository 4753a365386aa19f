"""Where the blocks of a scene lie: a grid of squares per layer, so that painting and pointing ask only near by.

A new scene is compared with the last one block by block; only what differs is moved in the index, and the places
of the difference are what the window has to paint anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import compress, count
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
_MOST_SQUARES = 400
"""A block that covers more squares is kept in a list of its own."""


class BlockIndex:
    """The blocks of the scene now shown."""

    def __init__(self) -> None:
        self._blocks: dict[Key, Block] = {}
        self._shown: tuple[Block, ...] = ()
        self._order: dict[Key, int] = {}
        self._owners: dict[str, list[Block]] = {}
        self._squares: dict[str, dict[tuple[int, int], dict[Key, None]]] = defaultdict(dict)
        self._where: dict[Key, list[tuple[int, int]] | None] = {}
        self._lines: dict[Key, tuple[_Edges, ...]] = {}
        self._large: dict[str, dict[Key, None]] = defaultdict(dict)

    def __len__(self) -> int:
        return len(self._blocks)

    def replace(self, scene: Scene) -> list[Block]:
        """Take a new scene; returns the blocks that went and those that came, where both must be painted anew."""
        gone, come = self._differences(scene.blocks)
        for block in gone:
            self._drop(id(block), block)
        for block in come:
            self._add(id(block), block)
        # The blocks before are let go only now, so that no identity can have passed to another block.
        for block in gone:
            del self._blocks[id(block)]
            self._order.pop(id(block), None)
        self._blocks.update((id(block), block) for block in come)
        self._shown = scene.blocks
        self._owners = {}
        return gone + come

    def _differences(self, now: tuple[Block, ...]) -> tuple[list[Block], list[Block]]:
        """The blocks that went and those that came; the painting order is taken over on the way."""
        was = self._shown
        if len(was) == len(now):
            at = list(compress(count(), map(is_not, was, now)))
            before, after = [was[i] for i in at], [now[i] for i in at]
            for i, block in zip(at, after, strict=True):
                self._order[id(block)] = i
        else:
            before, after = list(was), list(now)
            self._order = dict(zip(map(id, now), range(len(now)), strict=True))
        old, new = {id(b): b for b in before}, {id(b): b for b in after}
        return [old[k] for k in old.keys() - new.keys()], [new[k] for k in new.keys() - old.keys()]

    def near(self, layer: str, rect: Rect) -> list[Block]:
        """The blocks of a layer that touch a rectangle, in painting order."""
        left, top, right, bottom = rect.x, rect.y, rect.x + rect.w, rect.y + rect.h
        blocks = self._blocks
        found = [
            key
            for key in set(self._keys(layer, rect))
            if (block := blocks[key]).x <= right
            and left <= block.x + block.w
            and block.y <= bottom
            and top <= block.y + block.h
        ]
        if layer == "link":
            found = [
                key
                for key in found
                if any(
                    x <= right and left <= x1 and y <= bottom and top <= y1
                    for x, y, x1, y1 in self._lines[key]
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

    def _add(self, key: Key, block: Block) -> None:
        if block.layer == "link":
            line = self._lines[key] = _line(block)
            places = _along(line)
        else:
            places = _places(block)
        self._where[key] = places
        if places is None:
            self._large[block.layer][key] = None
            return
        squares = self._squares[block.layer]
        for place in places:
            squares.setdefault(place, {})[key] = None

    def _drop(self, key: Key, block: Block) -> None:
        self._lines.pop(key, None)
        places = self._where.pop(key)
        if places is None:
            self._large[block.layer].pop(key, None)
            return
        squares = self._squares[block.layer]
        for place in places:
            squares.get(place, {}).pop(key, None)


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
