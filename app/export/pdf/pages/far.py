"""A drawing from afar: what would be a speck on paper is left out, so that shapes, curve and links tell the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.export.pdf.stamps import icon_at
from app.scene.draw.pen import moved
from app.scene.extent import extent
from app.scene.shapes import LAYERS, Block, Box, Command, Hotspot, Layer, Path, Rect, Scene, Shape, TextLine

DRAWN: frozenset[Layer] = frozenset(("ground", "lane", "zone", "link", "card", "mark"))
"""The layers that are seen from afar; headings are written around the drawing instead."""
_FLAT = 0.2
"""The scale below which a card is its place and its colour."""
_THINNEST = 0.6
"""Points; a bar for words that would be thinner is only grey noise."""
_SPECK = 3.0
"""Points; icons and marks that would be smaller are left out."""
_ROUND = 1.0
"""Points; smaller corners are drawn square."""
_HEAD = 1.2
"""Points; smaller arrow heads are left out."""
_DASH = 0.6
"""Points; shorter dashes would run together."""
_HANDLE = 0.5522847498
"""How far the handles of a quarter circle reach, in radii."""
_INSET = 3.0
"""Points of the drawing that stay free around a flat card, so that neighbours are told apart."""


def far(scene: Scene, scale: float) -> Scene:
    """The same drawing for a small scale; it says nothing to screen readers, being told in full elsewhere."""
    blocks = []
    whole = Rect(0, 0, scene.width, scene.height)
    for layer in LAYERS:
        if layer not in DRAWN:
            continue
        shapes = [s for b in scene.blocks if b.layer == layer for s in moved(_simple(b, scale), b.x, b.y)]
        if layer == "card" and scale < _FLAT:
            shapes.sort(key=_by_colour)
        blocks.append(Block("", layer, whole.x, whole.y, whole.w, whole.h, tuple(shapes)))
    return replace(scene, blocks=tuple(blocks))


def _by_colour(shape: Shape) -> tuple[bool, str]:
    """Grounds before what lies on them; equal colours follow each other, which makes the file small."""
    fill = shape.fill or "" if isinstance(shape, Box | Path) else ""
    return shape.role != "card" if isinstance(shape, Box) else True, fill


def _simple(block: Block, scale: float) -> Iterator[Shape]:
    if block.layer == "card" and scale < _FLAT:
        yield from _flat(block)
        return
    if block.layer == "mark" and max(block.w, block.h) * scale < _SPECK:
        return
    at = 0
    while at < len(block.shapes):
        icon = icon_at(block.shapes, at)
        if icon is None:
            yield from _seen(block, block.shapes[at], scale)
        elif icon[3] * scale >= _SPECK:
            yield from icon[0]
        at += len(icon[0]) if icon is not None else 1


def _seen(block: Block, shape: Shape, scale: float) -> Iterator[Shape]:
    if isinstance(shape, TextLine):
        if block.layer in ("card", "lane") and 0.5 * shape.size * scale >= _THINNEST:
            yield Box(shape.x, shape.baseline - 0.55 * shape.size, shape.width, 0.5 * shape.size, "line")
    elif isinstance(shape, Box):
        yield replace(shape, radius=0.0) if 0 < shape.radius * scale < _ROUND else shape
    elif isinstance(shape, Path):
        yield from _line(block, shape, scale)
    elif not isinstance(shape, Hotspot):
        yield shape


def _flat(block: Block) -> Iterator[Shape]:
    """A card by its place and the colour of its lane; faces and signs are too small."""
    boxes = [shape for shape in block.shapes if isinstance(shape, Box)]
    card = next((box for box in boxes if box.role == "card"), None)
    if card is not None:
        yield Box(card.x, card.y, card.w, max(card.h - _INSET, 1.0), "line", role="card")
    elif block.far:  # a thought or a decision, whose outline is no box
        yield Box(0.0, 0.0, block.w, max(block.h - _INSET, 1.0), "line", role="card")
    for box in boxes:
        if box.role == "bar":
            yield Box(box.x, box.y, box.w * 3, box.h, box.fill)


def _line(block: Block, path: Path, scale: float) -> Iterator[Path]:
    if path.fill:
        reach = extent(path)
        if max(reach.w, reach.h) * scale >= _HEAD:
            yield path
        return
    if path.dash and max(path.dash) * scale < _DASH:
        if block.layer == "ground":
            return
        path = replace(path, dash=())
    if block.layer == "link" and path.role == "line":
        path = replace(path, commands=tuple(cornered(path.commands)))
    yield path


def cornered(commands: Iterable[Command]) -> list[Command]:
    """A link's line with sharp corners instead of round ones: a third of its numbers."""
    made: list[Command] = []
    for command in commands:
        if len(command) == 7 and made[-1][0] == "L":
            x, y = (float(value) for value in made.pop()[-2:])
            made.append(("L", x + (command[1] - x) / _HANDLE, y + (command[2] - y) / _HANDLE))
        else:
            made.append(command)
    return made
