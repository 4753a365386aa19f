"""Where the words of a record stand in the window, so that the editor can be laid exactly over them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from app.scene.draw import frame
from app.scene.draw.headings import LANE_INDENT
from app.scene.shapes import Block, Box, TextLine
from app.scene.theme import style
from app.widgets.canvas.headings import Strip, heading_rect

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_EXIT_W, _EXIT_AIR = 36.0, 3.0
"""Room for the name of an exit while it is short, in points."""
_SAID_W = 128.0
"""Room for what is said of a feeling before it is drawn, in points."""
_STYLES = {"card": "card", "stage": "stage", "step": "step", "lane": "lane"}


class Slot(NamedTuple):
    """The rectangle of the words in pixels, and how they are set."""

    rect: QRectF
    face: str
    size: float
    """Height of the font in pixels."""
    leading: float
    """Distance of baselines in pixels."""
    color: str
    ground: str
    centered: bool = False


def slot_of(canvas: Canvas, key: str) -> Slot | None:
    """The place of a record's title; None while it is not drawn."""
    kind = canvas.drawn_kind(key)
    if kind == "card":
        block = next((b for b in canvas.drawing.index.of_owner(key) if b.layer == "card"), None)
        return _card(canvas, block) if block is not None else None
    if kind == "link":
        return _link(canvas, key)
    if kind == "emotion":
        return _feeling(canvas, key)
    if kind not in _STYLES:
        return None
    layer = "lane-heading" if kind == "lane" else "stage-heading"
    block = next((b for b in canvas.drawing.index.of_owner(key) if b.layer == layer), None)
    return _heading(canvas, block, kind) if block is not None else None


def _titles(block: Block, role: str) -> list[TextLine]:
    return [shape for shape in block.shapes if isinstance(shape, TextLine) and shape.role == role]


def _card(canvas: Canvas, block: Block) -> Slot:
    lines = _titles(block, "title") or _titles(block, "quote")
    usual = style("card")
    face, size = (lines[0].face, lines[0].size) if lines else (usual.face, usual.size)
    leading = lines[1].baseline - lines[0].baseline if len(lines) > 1 else usual.leading * size / usual.size
    above = (leading - 1.01 * size) / 2 + 0.80 * size
    top = lines[0].baseline - above if lines else frame.TOP
    height = max(leading, leading * len(lines))
    s = canvas.camera.scale
    x, y = canvas.camera.to_view(block.x + frame.PAD, block.y + top)
    rect = QRectF(x, y, max(24.0, (block.w - 2 * frame.PAD + 4) * s), height * s)
    framed = any(isinstance(shape, Box) and shape.fill == "paper" for shape in block.shapes)
    return Slot(rect, face, size * s, leading * s, "ink", "paper" if framed else "desk", not framed)


def _link(canvas: Canvas, key: str) -> Slot | None:
    """The label of a link; without one the middle of its longest stretch."""
    how, s = style("label"), canvas.camera.scale
    for block in canvas.drawing.index.of_owner(key):
        lines = _titles(block, "label") if block.layer == "link" else []
        if lines:
            top = block.y + lines[0].baseline - how.above
            height = (lines[-1].baseline - lines[0].baseline) + how.leading
            left = block.x + min(line.x for line in lines)
            width = max(line.width for line in lines)
            x, y = canvas.camera.to_view(left - _EXIT_AIR, top)
            rect = QRectF(x, y, (width + 3 * _EXIT_AIR) * s, height * s)
            return Slot(rect, how.face, how.size * s, how.leading * s, "ink", "desk")
    points = canvas.scene.paths.get(key, ())
    if len(points) < 2:
        return None
    a, b = max(pairwise(points), key=lambda pair: abs(pair[0][0] - pair[1][0]) + abs(pair[0][1] - pair[1][1]))
    x, y = canvas.camera.to_view((a[0] + b[0] - _EXIT_W) / 2, (a[1] + b[1] - how.leading) / 2)
    rect = QRectF(x, y, _EXIT_W * s, how.leading * s)
    return Slot(rect, how.face, how.size * s, how.leading * s, "ink", "paper")


def _feeling(canvas: Canvas, key: str) -> Slot | None:
    """The words below the face; where nothing was said yet, the place for them."""
    face = canvas.scene.rects.get(key)
    if face is None:
        return None
    how, s = style("fact"), canvas.camera.scale
    left, top, width, count = face.x + (face.w - _SAID_W) / 2, face.bottom + _EXIT_AIR, _SAID_W, 1
    for block in canvas.drawing.index.of_owner(key):
        if block.layer == "card" and any(isinstance(shape, TextLine) for shape in block.shapes):
            lines = _titles(block, "fact")
            left, top, width, count = block.x, block.y, block.w, max(1, len(lines))
    x, y = canvas.camera.to_view(left, top)
    rect = QRectF(x, y, width * s, count * how.leading * s)
    return Slot(rect, how.face, how.size * s, how.leading * s, "soft", "desk", centered=True)


def _heading(canvas: Canvas, block: Block, kind: str) -> Slot:
    strip: Strip = "left" if kind == "lane" else "top"
    place = heading_rect(block, strip, canvas.camera)
    k = canvas.camera.heading_scale
    how = style(_STYLES[kind])
    lines = _titles(block, "heading")
    top = (
        lines[0].baseline - how.above
        if lines
        else 11.0
        if kind == "lane"
        else 5.0
        if kind == "stage"
        else 0.0
    ) * k
    height = max(1, len(lines)) * how.leading * k
    inset = LANE_INDENT * k if kind == "lane" else 6.0
    rect = QRectF(place.x() + inset, place.y() + top, place.width() - inset - 6, height)
    if strip == "top":
        seen = QRectF(canvas.camera.left, place.y(), canvas.camera.area_w, place.height())
        rect = rect.intersected(seen.adjusted(6, 0, -6, 9999))
        middle, width = rect.center().x(), max(rect.width(), 60.0)
        rect = QRectF(middle - width / 2, rect.y(), width, rect.height())
    ground = "stage" if kind == "stage" else "paper"
    return Slot(rect, how.face, how.size * k, how.leading * k, "ink", ground, kind != "lane")
