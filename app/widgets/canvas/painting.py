"""Painting the part of the map that a rectangle of the window shows; the rectangle counts dots, see dots.py."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QTransform

from app.export.colours import Theme
from app.export.qt import Level, ScenePainter, level_for
from app.scene.filtering import Fading
from app.scene.shapes import Block, Rect
from app.widgets.canvas.camera import Camera
from app.widgets.canvas.index import MAP_LAYERS, BlockIndex

FADED = 0.3
"""How much is left of what a filter lets fade: enough to see that something is there, too little to read it."""
NUDGE = 1 / 1024
"""Dots by which all is moved: what lies just between two dots goes to the same one wherever it is painted."""
_BLEED = 4.0
"""Points that a stroke may reach beyond its block."""


def paint_map(
    painter: QPainter,
    dirty: QRect,
    camera: Camera,
    index: BlockIndex,
    scene_painter: ScenePainter,
    hidden: Collection[str] = (),
    level: Level | None = None,
    fading: Fading | None = None,
) -> int:
    """Paint what lies in `dirty` (dots of the window) and return how many blocks that took.

    Without a level of detail the scale decides. One unit of the painter is one dot.
    """
    blocks = blocks_in(dirty, camera, index, hidden)
    paint_blocks(painter, dirty, camera, blocks, scene_painter, level, fading)
    return len(blocks)


def paint_blocks(
    painter: QPainter,
    dirty: QRect,
    camera: Camera,
    blocks: list[Block],
    scene_painter: ScenePainter,
    level: Level | None = None,
    fading: Fading | None = None,
) -> None:
    """Paint what lies in `dirty`, of which these are the blocks; see paint_map."""
    level = level or level_for(camera.scale)
    painter.save()
    painter.setClipRect(dirty)
    painter.fillRect(dirty, QColor(scene_painter.theme.color("desk")))
    s = camera.dense
    painter.setTransform(QTransform(s, 0, 0, s, NUDGE - camera.dot_x, NUDGE - camera.dot_y), True)
    if fading is None:
        scene_painter.paint(painter, blocks, level, camera.ratio)
    else:
        _paint_faded(painter, blocks, scene_painter, level, fading, camera.ratio)
    painter.restore()


def _paint_faded(
    painter: QPainter,
    blocks: list[Block],
    scene_painter: ScenePainter,
    level: Level,
    fading: Fading,
    ratio: float,
) -> None:
    """Layer by layer, in each first what fades and then, over it, what stands out."""
    for layer in MAP_LAYERS:
        faded: list[Block] = []
        lit: list[Block] = []
        for block in blocks:
            if block.layer == layer:
                (faded if block.owner and fading.fades(block.owner) else lit).append(block)
        if faded:
            painter.setOpacity(FADED)
            scene_painter.paint(painter, faded, level, ratio)
            painter.setOpacity(1.0)
        if lit:
            scene_painter.paint(painter, lit, level, ratio)


def blocks_in(dirty: QRect, camera: Camera, index: BlockIndex, hidden: Collection[str] = ()) -> list[Block]:
    """The blocks seen in a rectangle of the window (dots), in painting order."""
    s = camera.dense
    x, y = (dirty.x() + camera.dot_x) / s, (dirty.y() + camera.dot_y) / s
    rect = Rect(x, y, dirty.width() / s, dirty.height() / s).grown(_BLEED)
    far = level_for(camera.scale) == "blocks"
    found: list[Block] = []
    for layer in MAP_LAYERS:
        if far and layer == "mark":
            continue  # too small to be seen
        if layer == "link":
            blocks = index.threads(rect) if far else index.strands(rect)
        else:
            blocks = index.far(layer, rect) if far else index.near(layer, rect)
        if hidden:
            blocks = [block for block in blocks if block.owner not in hidden]
        found += blocks
    return found


def paint_ghost(
    painter: QPainter, blocks: list[Block], dx: float, dy: float, camera: Camera, scene_painter: ScenePainter
) -> None:
    """Paint blocks (x and y in points) shifted by pixels: what is being dragged, under the pointer."""
    painter.save()
    s = camera.scale
    painter.setTransform(QTransform(s, 0, 0, s, dx - camera.ox, dy - camera.oy), True)
    painter.setOpacity(0.94)
    scene_painter.paint(painter, blocks, level_for(s))
    painter.restore()


def theme_color(theme: Theme, token: str, alpha: float = 1.0) -> QColor:
    """A token's colour, as transparent as asked."""
    color = QColor(theme.color(token))
    color.setAlphaF(alpha)
    return color
