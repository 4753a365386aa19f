"""Drawings whose size is known and whose shapes are made when somebody looks: most of a large map is never seen."""

from __future__ import annotations

from typing import Any, Protocol

from app.scene.draw.pen import Drawn
from app.scene.shapes import Block, Layer, Node, Shape


class Sketch(Protocol):
    """What a drawing will be made from. It may read nothing that changes: all of it is settled now."""

    def node(self) -> Node:
        """What the drawing means, in words."""

    def draw(self, node: Node) -> Drawn:
        """The drawing itself."""


class Later(Drawn):
    """A drawing of a known size; what stands in it, and what it says, is made once, when it is first asked for."""

    __slots__ = ("_made", "_node", "_sketch")
    # A map has thousands: written as plainly as can be, by itself alone.
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__
    _made: Drawn | None
    _node: Node | None
    _sketch: Sketch

    def __init__(self, w: float, h: float, far: str, sketch: Sketch) -> None:
        own: Any = self  # what is fixed for all others
        own.w = w
        own.h = h
        own.far = far
        self._sketch = sketch
        self._made = self._node = None

    @property
    def node(self) -> Node:
        found = self._node
        if found is None:
            found = self._sketch.node()
            self._node = found
        return found

    @property
    def whole(self) -> Drawn:
        """The drawing itself."""
        made = self._made
        if made is None:
            made = self._sketch.draw(self.node)
            self._made = made
            del self._sketch  # with all that it was made from
        return made

    @property
    def ready(self) -> bool:
        """Whether somebody has asked for it."""
        return self._made is not None

    @property
    def missing(self) -> tuple[str, ...]:
        return ()  # or it would have been drawn at once

    @property
    def shapes(self) -> tuple[Shape, ...]:
        return self.whole.shapes

    @property
    def cut(self) -> tuple[str, ...]:
        return self.whole.cut

    def block(self, owner: str, layer: Layer, x: float, y: float) -> Block:
        return LaterBlock(self, owner, layer, x, y)


class LaterBlock(Block):
    """The block of such a drawing."""

    __slots__ = ("drawing",)
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__
    drawing: Later

    def __init__(self, drawing: Later, owner: str, layer: Layer, x: float, y: float) -> None:
        own: Any = self
        own.drawing = drawing
        own.owner = owner
        own.layer = layer
        own.x = x
        own.y = y
        own.w = drawing.w
        own.h = drawing.h
        own.far = drawing.far

    @property
    def node(self) -> Node:
        return self.drawing.node

    @property
    def shapes(self) -> tuple[Shape, ...]:
        return self.drawing.shapes

    @property
    def cut(self) -> tuple[str, ...]:
        return self.drawing.cut

    def moved(self, dx: float, dy: float) -> Block:
        return LaterBlock(self.drawing, self.owner, self.layer, self.x + dx, self.y + dy)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Block):
            return NotImplemented
        if isinstance(other, LaterBlock) and other.drawing is self.drawing:
            return (self.owner, self.layer, self.x, self.y) == (other.owner, other.layer, other.x, other.y)
        return _all(self) == _all(other)

    __hash__ = Block.__hash__


def _all(block: Block) -> tuple[object, ...]:
    return (
        *(block.owner, block.layer, block.x, block.y, block.w, block.h),
        *(block.node, block.far, block.cut, block.shapes),
    )
