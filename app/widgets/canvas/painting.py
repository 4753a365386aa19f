"""Painting the part of the map that a rectangle of the window shows."""

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
    """Paint what lies in `dirty` (pixels of the window) and return how many blocks that took.

    Without a level of detail the scale decides.
    """
    painter.save()
    painter.setClipRect(dirty)
    painter.fillRect(dirty, QColor(scene_painter.theme.color("desk")))
    blocks = blocks_in(dirty, camera, index, hidden)
    s = camera.scale
    painter.setTransform(QTransform(s, 0, 0, s, -camera.ox, -camera.oy), True)
    if fading is None:
        scene_painter.paint(painter, blocks, level or level_for(s))
    else:
        _paint_faded(painter, blocks, scene_painter, level or level_for(s), fading)
    painter.restore()
    return len(blocks)


def _paint_faded(
    painter: QPainter, blocks: list[Block], scene_painter: ScenePainter, level: Level, fading: Fading
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
            scene_painter.paint(painter, faded, level)
            painter.setOpacity(1.0)
        if lit:
            scene_painter.paint(painter, lit, level)


def blocks_in(dirty: QRect, camera: Camera, index: BlockIndex, hidden: Collection[str] = ()) -> list[Block]:
    """The blocks seen in a rectangle of the window, in painting order."""
    x, y = camera.to_map(dirty.x(), dirty.y())
    rect = Rect(x, y, dirty.width() / camera.scale, dirty.height() / camera.scale).grown(_BLEED)
    far = level_for(camera.scale) == "blocks"
    found: list[Block] = []
    for layer in MAP_LAYERS:
        if far and layer == "mark":
            continue  # too small to be seen
        blocks = index.threads(rect) if far and layer == "link" else index.near(layer, rect)
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
