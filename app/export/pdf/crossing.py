"""What of a long line lies on a sheet: a link over many sheets leaves on each only the piece that is seen there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.scene.extent import extent
from app.scene.shapes import Block, Command, Path, Rect, Shape

_EDGE = 4.0
"""Points around a part that are drawn too: half a thick line, and a round end."""


def within(block: Block, part: Rect) -> Iterable[Shape]:
    """The shapes of a block that a part of the drawing shows; only what is larger than the part is looked through."""
    if block.w <= part.w and block.h <= part.h:
        return block.shapes
    local = Rect(part.x - block.x, part.y - block.y, part.w, part.h).grown(_EDGE)
    found = (_cut(shape, local) for shape in block.shapes if local.touches(extent(shape).grown(0.5)))
    return [shape for shape in found if shape is not None]


def _cut(shape: Shape, part: Rect) -> Shape | None:
    if not isinstance(shape, Path) or shape.fill or any(len(command) == 1 for command in shape.commands):
        return shape
    commands = crossing(shape.commands, part, whole=bool(shape.dash))
    return replace(shape, commands=tuple(commands)) if commands else None


def crossing(commands: Iterable[Command], part: Rect, *, whole: bool = False) -> list[Command]:
    """The strokes of a line that touch a part, each begun where the one before it would have ended.

    `whole` keeps what lies before them: dashes are counted from the beginning of a line.
    """
    kept: list[Command] = []
    last, joined = 0, False
    x = y = 0.0
    for command in commands:
        numbers = [float(value) for value in command[1:]]
        if command[0] == "M":
            x, y = numbers
            joined = False
            if whole:
                kept.append(command)
            continue
        xs, ys = [x, *numbers[0::2]], [y, *numbers[1::2]]
        reach = Rect(min(xs) - 1, min(ys) - 1, max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)
        seen = part.touches(reach)
        if seen or whole:
            if not joined and not whole:
                kept.append(("M", x, y))
            kept.append(command)
        joined = seen
        if seen:
            last = len(kept)
        x, y = numbers[-2], numbers[-1]
    return kept[:last]
