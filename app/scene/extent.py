"""How far a shape reaches."""

from __future__ import annotations

from app.scene.shapes import Path, Rect, Shape, TextLine


def extent(shape: Shape) -> Rect:
    """The smallest rectangle around a shape, in points; control points of curves count as its points."""
    if isinstance(shape, TextLine):
        return Rect(shape.x, shape.baseline - shape.size, shape.width, 1.3 * shape.size)
    if isinstance(shape, Path):
        numbers = [command[1:] for command in shape.commands if len(command) > 1]
        xs = [float(v) for values in numbers for v in values[0::2]]
        ys = [float(v) for values in numbers for v in values[1::2]]
        if not xs:
            return Rect(0.0, 0.0, 0.0, 0.0)
        return Rect(min(xs), min(ys), max(max(xs) - min(xs), 0.01), max(max(ys) - min(ys), 0.01))
    return Rect(shape.x, shape.y, shape.w, shape.h)
