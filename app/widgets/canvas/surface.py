"""The painted surface of the canvas: what a paint event shows, and which pixels a change asks to be painted anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice, pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip

from app.export.qt import Pictures, ScenePainter
from app.scene.draw.thread import Thread
from app.scene.shapes import Block, Rect
from app.widgets import overlay, plain
from app.widgets.canvas import dots, heading_marks, tips
from app.widgets.canvas.backing import Backing
from app.widgets.canvas.dots import rects
from app.widgets.canvas.feeling_marks import hint_area, over_feelings
from app.widgets.canvas.headings import STRIPS, Headings
from app.widgets.canvas.hit import Hit
from app.widgets.canvas.index import HEADINGS
from app.widgets.canvas.sliding import moves, slide
from app.widgets.canvas.strips import Strips

if TYPE_CHECKING:
    from app.widgets.canvas.viewport import Canvas

_ABOUT = 24
"""Pixels that the pointer may move before a tool tip goes."""
_MANY = 150
"""From so many changed blocks on the whole window is painted at once."""


_AT_ONCE = 24
"""Of so many things at once each is painted by itself."""
_PEN = 6.0
"""Points around the middle of a link that belong to it."""


class Surface:
    """The pixels of one canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.backing = Backing(canvas)
        self._ringed: tuple[list[str], tuple[str, str] | None] = ([], None)
        self._hinted: tuple[str, str] | None = None
        """The cell in which a feeling is shown before it is given."""
        self.dress()

    def dress(self) -> None:
        """Take painters in the colours of the theme."""
        self.painter = ScenePainter(self._canvas.theme, Pictures(self._picture))
        self.strips = Strips(self._canvas, Headings(self._canvas.theme))

    # ---- painting
    def paint(self, painter: QPainter, event: QPaintEvent) -> None:
        """Paint every exposed rectangle by itself: the box around two strips would be the whole window."""
        canvas, camera = self._canvas, self._canvas.camera
        if camera.ratio != canvas.devicePixelRatioF():
            camera.on_screen(canvas.devicePixelRatioF())
        easel, area = dots.Easel(painter, camera), dots.area(camera)
        strips = {strip: dots.heading_area(camera, strip) for strip in STRIPS}
        easel.dots()
        for exposed in rects(event.region()):
            dirty = dots.around(camera, exposed)
            inside = dirty & area
            if not inside.isEmpty():
                self._paint_map(painter, inside)
            for strip, place in strips.items():
                part = dirty & place
                if not part.isEmpty():
                    self.strips.paint(painter, strip, place, part)
        easel.pixels(area)
        canvas.highlights.paint(painter)
        overlay.paint_over_map(painter, canvas)
        exposed_dots = dots.around(camera, event.rect())
        for strip, place in strips.items():
            if not exposed_dots.intersects(place):
                continue
            easel.pixels(place)
            overlay.paint_over_strip(painter, canvas, strip)
            canvas.highlights.paint_strip(painter, strip)
            heading_marks.paint_marks(painter, canvas, strip)
        if canvas.locking.shut:
            easel.pixels()
            canvas.locking.paint(painter)
        if canvas.gesture is not None:
            easel.pixels()
            canvas.gesture.paint(painter)

    def _paint_map(self, painter: QPainter, dirty: QRect) -> None:
        """Copy what is painted already of some dots; the rest is painted now, or in the middle of a zoom stretched."""
        canvas, backing = self._canvas, self.backing
        if canvas.glimpse.holds:
            for missing in rects(backing.missing(dirty)):
                canvas.painted += canvas.glimpse.paint(painter, missing)
        else:
            backing.complete(dirty)
        backing.show(painter, dirty)
        canvas.glimpse.shown()
        if not canvas.glimpse.moving:
            backing.paint_ahead()

    def _picture(self, blob: str) -> bytes | None:
        from app.storage.pictures import picture_bytes

        record = self._canvas.store.get(blob)
        return picture_bytes(blob, record) if record is not None else None

    # ---- asking for paint
    def repaint(self, changed: Collection[Block], lagging: bool = False) -> None:
        """Ask for paint where blocks differ: at their old places and at the new ones. `lagging` where nothing lies
        elsewhere and no heading looks otherwise: then much of it comes between two frames, what is seen first."""
        canvas = self._canvas
        self.hint()
        if self._slide():
            return
        if len(changed) > _MANY:
            self.backing.spoil_all(lagging)
            if not lagging:
                self.strips.spoil()
            canvas.glimpse.end()
            canvas.update()
            return
        changed = _looking_different(changed)
        if changed:
            canvas.glimpse.end()
        for block in changed:
            if block.layer in HEADINGS or block.layer == "ground":
                self.strips.spoil()
            if block.layer == "ground":  # the parking lot is named beside the map
                canvas.refresh(canvas.heading_area("left"))
            if block.layer in HEADINGS:
                canvas.refresh(canvas.heading_area("left" if block.layer == "lane-heading" else "top"))
                canvas.refresh(canvas.heading_area("corner"))
                continue
            self.backing.spoil(block)
            rect = overlay.view_rect(canvas, Rect(block.x, block.y, block.w, block.h)).toAlignedRect()
            ringed = block.owner in canvas.selected or block.owner == canvas.hovered.key
            margin = overlay.REACH if ringed or canvas.typing.open else 5
            canvas.refresh(rect.adjusted(-margin, -margin, margin, margin) & canvas.area())

    def _slide(self) -> bool:
        """Move the pixels of lanes that only lie elsewhere; False where none do, or none can be moved."""
        canvas, was = self._canvas, self._canvas.drawing.index.take_before()
        if was is None or canvas.scene.fading is not None:
            return False
        slid = slide(was, canvas.drawing.index.blocks, self.backing.held)
        if slid is None:
            return False
        canvas.glimpse.end()
        self.backing.slide(slid)
        dense = canvas.camera.dense
        lanes = ((floor(top * dense), ceil(bottom * dense)) for top, bottom in slid.lanes)
        self.strips.slide(moves(slid, dense), lanes)
        canvas.refresh(canvas.area() | canvas.heading_area("left"))
        return True

    def at_once(self, keys: Iterable[str]) -> None:
        """Whatever else is still to come, some cards and links are seen now where they lie."""
        scene = self._canvas.scene
        for key in islice(keys, _AT_ONCE):
            rect, way = scene.rects.get(key), scene.paths.get(key, ())
            if way:
                for (ax, ay), (bx, by) in pairwise(way):
                    self.backing.hurry(Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)).grown(_PEN))
            elif rect is not None:
                self.backing.hurry(rect)

    def hover(self, before: Hit, now: Hit) -> None:
        """Something else lies under the pointer."""
        if (before.kind, before.key, before.side) != (now.kind, now.key, now.side):
            for each in (before, now):
                self._around(each.key)
        self.hint()

    def hint(self) -> None:
        """The pointer may show another feeling beforehand, or none any more."""
        canvas, before = self._canvas, self._hinted
        over = (canvas.hovered.lane, canvas.hovered.step) if over_feelings(canvas) else None
        self._hinted = over
        if (before is None) != (over is None) and not canvas.store.of("emotion"):
            canvas.update()  # how to say a feeling is told elsewhere, while the pointer shows none
        for cell in (before, over):
            if cell is not None:
                canvas.refresh(hint_area(canvas, *cell))

    def selected(self, ids: list[str]) -> None:
        """Something else is selected."""
        canvas = self._canvas
        (keys, cell), self._ringed = self._ringed, (ids, canvas.selected.cell)
        for key in dict.fromkeys([*keys, *ids]):
            self._around(key)
        for marked in (cell, canvas.selected.cell):
            rect = canvas.cell_rect(*marked) if marked else None
            if rect is not None:
                canvas.refresh(overlay.view_rect(canvas, rect).toAlignedRect())
        self.hint()

    def _around(self, key: str) -> None:
        canvas = self._canvas
        if not key:
            return
        if canvas.kind_of(key) in ("stage", "step", "lane"):
            canvas.refresh(canvas.heading_area("top" if canvas.kind_of(key) != "lane" else "left"))
        else:
            canvas.refresh(overlay.reach_of(canvas, key))

    # ---- saying
    def explain(self, event: QHelpEvent) -> None:
        """Say what there is to say of what lies under the pointer; see tips."""
        canvas = self._canvas
        said = tips.tip(canvas, canvas.hit(QPointF(event.pos())))
        if said:
            about = QRect(0, 0, _ABOUT, _ABOUT)
            about.moveCenter(event.pos())  # farther away it would explain what is not under the pointer
            QToolTip.showText(event.globalPos(), plain.tooltip(said), canvas, about)
        else:
            QToolTip.hideText()


def _looks(block: Block) -> tuple[object, ...]:
    return block.shapes, block.far, block.corners if isinstance(block, Thread) else ()


def _looking_different(changed: Iterable[Block]) -> list[Block]:
    """Without blocks that only mean something else now: a link to a card that has another title looks the same."""
    found: dict[tuple[object, ...], list[Block]] = {}
    for block in changed:
        alike = found.setdefault((block.owner, block.layer, block.x, block.y, block.w, block.h), [])
        twin = next((each for each in alike if _looks(each) == _looks(block)), None)
        if twin is None:
            alike.append(block)
        else:
            alike.remove(twin)
    return [block for alike in found.values() for block in alike]
