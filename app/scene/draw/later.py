"""Drawings whose size is known and whose shapes are made when somebody looks: most of a large map is never seen."""

from __future__ import annotations

from collections.abc import Callable

from app.scene.draw.pen import Drawn
from app.scene.shapes import Block, Layer, Node, Shape


class Later(Drawn):
    """A drawing of a known size; what stands in it is made once, when it is first asked for."""

    __slots__ = ("_made", "_make")
    _made: Drawn | None
    _make: Callable[[], Drawn]

    def __init__(self, w: float, h: float, node: Node | None, far: str, make: Callable[[], Drawn]) -> None:
        """`make` may read nothing that changes: what it is made from is settled now."""
        put = object.__setattr__
        put(self, "w", w)
        put(self, "h", h)
        put(self, "node", node)
        put(self, "far", far)
        put(self, "missing", ())
        put(self, "_make", make)
        put(self, "_made", None)

    @property
    def whole(self) -> Drawn:
        """The drawing itself."""
        made = self._made
        if made is None:
            made = self._make()
            object.__setattr__(self, "_made", made)
            object.__delattr__(self, "_make")  # with all that it was made from
        return made

    @property
    def ready(self) -> bool:
        """Whether somebody has asked for it."""
        return self._made is not None

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
    drawing: Later

    def __init__(self, drawing: Later, owner: str, layer: Layer, x: float, y: float) -> None:
        put = object.__setattr__
        put(self, "drawing", drawing)
        put(self, "owner", owner)
        put(self, "layer", layer)
        put(self, "x", x)
        put(self, "y", y)
        put(self, "w", drawing.w)
        put(self, "h", drawing.h)
        put(self, "node", drawing.node)
        put(self, "far", drawing.far)

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
